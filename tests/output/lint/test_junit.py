"""JUnit XML, read by junitparser and by a strict XML reader."""

import re
import xml.etree.ElementTree as ET
from typing import Any

from hypothesis import given, settings
from junitparser import JUnitXml

from pms_cli.output.lint import FORMATS, Verification
from tests.output.lint.verifications import A, C, problem, verification, verifications


def written(checked: Verification) -> Any:
    return JUnitXml.fromstring(FORMATS["junit"](checked).encode())


def test_a_document() -> None:
    checked = verification(problem(), problem("plan.yaml", message="mieux : <b>", severity=C))
    assert FORMATS["junit"](checked).replace("\u00a0", "~") == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pms lint" tests="2" failures="1" errors="0">
  <testsuite name="data/actions/01-a.yaml" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="data/actions/01-a.yaml" name="PMS206 «~x~» n’est pas là~: ajoutez-le" \
file="data/actions/01-a.yaml" line="7" time="0">
      <failure message="«~x~» n’est pas là~: ajoutez-le" type="erreur">\
data/actions/01-a.yaml:7:9: PMS206 «~x~» n’est pas là~: ajoutez-le</failure>
    </testcase>
  </testsuite>
  <testsuite name="data/plan.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="data/plan.yaml" name="PMS206 mieux~: &lt;b&gt;" file="data/plan.yaml" \
line="7" time="0">
      <system-out>conseil~: data/plan.yaml:7:9: PMS206 mieux~: &lt;b&gt;</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_nothing_found_is_one_case_that_passes() -> None:
    found = written(verification(files=83))
    (suite,) = found
    (case,) = suite
    assert (suite.tests, suite.failures, case.is_passed) == (1, 0, True)
    assert case.name == "Aucun problème\u00a0: 83 fichiers vérifiés."


def test_errors_and_warnings_fail_and_advice_does_not() -> None:
    checked = verification(problem("a"), problem("b", severity=A), problem("c", severity=C))
    passed = [case.is_passed for suite in written(checked) for case in suite]
    assert passed == [False, False, True]


def test_cases_of_one_file_have_names_of_their_own() -> None:
    twice = [problem(code="PMS206"), problem(code="PMS206", severity=A), problem(code="PMS207")]
    (suite,) = written(verification(*twice))
    names = [case.name for case in suite]
    assert names[1] == f"{names[0]} (2)"
    assert len(set(names)) == 3


def test_what_xml_cannot_say_is_written_out() -> None:
    told = problem("a\n\t\x01\x9b\u202e\ud800\ufffe.yaml", message="\x00 ]]> \uffff")
    (suite,) = ET.fromstring(FORMATS["junit"](verification(told)).encode())
    (case,) = suite
    assert suite.get("name") == "data/a \\x01\\x9b\\u202e\\ud800\\ufffe.yaml"
    # What opens the file has its line break, not a space.
    assert case.get("file") == "data/a\n\t\\x01\\x9b\u202e\\ud800\\ufffe.yaml"
    assert case[0].get("message") == "\\x00 ]]>\u00a0\\uffff".replace("\u00a0", " ")


@settings(deadline=None)
@given(verifications())
def test_any_text_is_read_back(checked: Verification) -> None:
    text = FORMATS["junit"](checked)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text) is None
    assert text == FORMATS["junit"](checked)
    found = written(checked)
    cases = [case for suite in found for case in suite]
    assert found.tests == len(cases) == max(1, len(checked.diagnostics))
    assert found.failures == sum(item.severity is not C for item in checked.diagnostics)
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    assert all(suite.tests == len(list(suite)) for suite in found)
    for case, item in zip(cases, checked.diagnostics, strict=False):
        assert case.is_passed == (item.severity is C)
        assert case.name.startswith(item.code)
