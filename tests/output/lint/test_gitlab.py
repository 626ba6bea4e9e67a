"""GitLab's Code Quality report: what GitLab asks for, and fingerprints that hold."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from pms_cli.diagnostics import Span
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import FORMATS, Verification
from tests.output.lint.verifications import A, C, problem, verification, verifications

# What GitLab's documentation of the report requires, with nothing else let through.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def written(checked: Verification) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FORMATS["gitlab"](checked))
    return found


def fingerprints(checked: Verification) -> list[str]:
    return [item["fingerprint"] for item in written(checked)]


def test_a_problem_as_gitlab_expects_it() -> None:
    (found,) = written(verification(problem()))
    assert len(found.pop("fingerprint")) == 32
    assert found == {
        "description": "«\u00a0x\u00a0» n’est pas là\u00a0: ajoutez-le",
        "check_name": "PMS206",
        "severity": "major",
        "location": {"path": "data/actions/01-a.yaml", "lines": {"begin": 7}},
    }


def test_severities() -> None:
    checked = verification(problem("a"), problem("b", severity=A), problem("c", severity=C))
    assert [item["severity"] for item in written(checked)] == ["major", "minor", "info"]


def test_nothing_found_is_an_empty_array() -> None:
    assert FORMATS["gitlab"](verification()) == "[]\n"


def test_a_fingerprint_holds_when_lines_move() -> None:
    message = "« a » est déjà à la ligne {}, colonne {} : effacez-le"
    before = problem(message=message.format(3, 1))
    after = problem(span=Span(99, 1, 99, 2), message=message.format(120, 8))
    assert fingerprints(verification(before)) == fingerprints(verification(after))


def test_figures_that_are_no_line_count() -> None:
    one, two = problem(message="l’axe 9 n’existe pas"), problem(message="l’axe 8 n’existe pas")
    assert fingerprints(verification(one)) != fingerprints(verification(two))


def test_two_problems_that_only_their_place_tells_apart() -> None:
    twice = [problem(), problem(span=Span(8, 1, 8, 2))]
    both = fingerprints(verification(*twice))
    assert len(set(both)) == 2
    # The first keeps its own whether the second is there or not.
    assert fingerprints(verification(twice[1])) == both[:1]


def test_path_rule_and_message_each_count() -> None:
    plain = problem()
    others = [
        replace(plain, path="plan.yaml"),
        replace(plain, code="PMS207"),
        replace(plain, message="autre"),
    ]
    found = [fingerprints(verification(item))[0] for item in (plain, *others)]
    assert len(set(found)) == 4


def test_no_part_runs_into_the_next() -> None:
    one = problem(path="a\0PMS1", code="PMS2", message="m")
    two = problem(path="a", code="PMS1\0PMS2", message="m")
    assert fingerprints(verification(one)) != fingerprints(verification(two))


@pytest.mark.parametrize("prefix", ["/builds/1/data/", "../data/", "C:/data/"])
def test_where_a_machine_keeps_the_plan_does_not_count(prefix: str) -> None:
    plain = problem()
    assert fingerprints(verification(plain, prefix=prefix)) == fingerprints(
        verification(plain, prefix="")
    )
    assert fingerprints(verification(plain, prefix="data/")) != fingerprints(
        verification(plain, prefix="")
    )


@settings(deadline=None)
@given(verifications())
def test_any_text_makes_a_report_that_gitlab_reads(checked: Verification) -> None:
    text = FORMATS["gitlab"](checked)
    found = json.loads(text)
    jsonschema.validate(found, SCHEMA)
    # Rust, Ruby and Go readers refuse a lone surrogate, even escaped.
    json.dumps(found, ensure_ascii=False).encode()
    prints = [item["fingerprint"] for item in found]
    assert len(set(prints)) == len(prints)
    assert text == FORMATS["gitlab"](checked)
    assert [item["description"] for item in found] == [
        message_text(item) for item in checked.diagnostics
    ]
    for item, told in zip(found, checked.diagnostics, strict=True):
        path = f"{checked.prefix}{told.path}"
        written_out = path.encode("utf-8", "backslashreplace").decode()
        assert item["location"]["path"] == written_out
