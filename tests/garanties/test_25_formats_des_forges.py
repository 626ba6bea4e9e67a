"""What `pms lint` writes for programs: every format there is, on the same hostile plan.

Guarantees 25 (annotations) and 26 (SARIF, JSON). Each format read back by its own schema or reader
is in ``tests/output/lint/``.
"""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.garanties.essais import CALLS, pms
from tests.garanties.test_23_aucun_octet_de_commande import HOSTILE, OBEYED
from tests.lint.folder import base_plan, sheet

FORMS = tuple(
    call[call.index("--format") + 1]
    for call in CALLS
    if call[0] == "lint" and "--format" in call[:-1] and call[-1] not in {"texte", "table"}
)
"""The formats of ``pms lint`` that programs read."""
JSON_LIKE = {"json", "gitlab", "sarif", "rdjson"}


def _registered() -> set[str]:
    try:
        from pms_cli.output.lint import FORMATS
    except ImportError:
        return set()
    return set(FORMATS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    quoted = json.dumps(HOSTILE)
    return base_plan(
        tmp_path_factory.mktemp("formats"),
        {
            "actions/::error file=x::y%0A.yaml": sheet("7", rest=f"{quoted}: 1\n"),
            "actions/##[error]y,z=1.yaml": sheet("8", rest=f"pilotes: [{quoted}]\n"),
            "actions/10-a.yaml": "titre: é : b\n",
        },
    )


def test_every_format_that_is_registered_can_be_asked_for() -> None:
    assert _registered() <= set(FORMS)


@pytest.mark.skipif(not FORMS, reason="lint writes text only")
def test_the_forms_known_here_are_all() -> None:
    assert set(FORMS) <= {*JSON_LIKE, "github", "junit"}


@pytest.mark.parametrize("form", FORMS)
def test_no_byte_to_obey_the_same_status_and_the_same_count(root: Path, form: str) -> None:
    text = pms("lint", cwd=root)
    found = pms("lint", "--format", form, cwd=root)
    assert (found.status, found.err) == (text.status, text.err) == (1, b"")
    assert OBEYED.findall(found.out.decode()) == []
    again = pms("lint", "--format", form, cwd=root)
    assert again.out == found.out
    count = len(text.out.decode().splitlines()) - 1
    assert len(_problems(form, found.out.decode())) == count > 3


def _problems(form: str, text: str) -> list[Any]:
    """The problems that a format tells, as its reader finds them."""
    if form == "github":
        lines = [line for line in text.splitlines() if line.startswith(("::", "##["))]
        assert all(re.match(r"::(error|warning|notice) ", line) for line in lines)
        assert lines == text.splitlines()
        return lines
    if form == "junit":
        return list(ET.fromstring(text).iter("failure"))
    said = json.loads(text, parse_constant=pytest.fail)
    if form == "sarif":
        (run,) = said["runs"]
        results: list[Any] = run["results"]
        return results
    if form == "gitlab":
        assert isinstance(said, list)
        return said
    problems: list[Any] = said["diagnostics" if form == "rdjson" else "problemes"]
    return problems
