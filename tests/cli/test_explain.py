"""`pms explain`: the page of a rule by its code or its name, the list of all."""

import re

import pytest

from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import RULES
from tests.conftest import Pms


@pytest.mark.parametrize("columns", ["80", "40"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_by_its_code_and_its_name_in_any_case(
    pms: Pms, monkeypatch: pytest.MonkeyPatch, rule: Rule, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    outcome = pms("explain", rule.code)
    assert (outcome.status, outcome.err) == (0, "")
    assert " ".join(outcome.out.split()).startswith(
        f"{rule.code} {rule.name} ({rule.severity.label}, "
    )
    prose = [line for line in outcome.out.splitlines() if not line.startswith("    ")]
    assert [line for line in prose if len(line) > int(columns)] == []
    for other in (rule.code.lower(), rule.name, rule.name.upper()):
        assert pms("explain", other) == outcome


@pytest.mark.parametrize("columns", ["80", "40"])
def test_without_a_code_every_rule_is_listed(
    pms: Pms, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    outcome = pms("explain")
    assert (outcome.status, outcome.err) == (0, "")
    assert re.findall(r"(?m)^PMS\d{3}", outcome.out) == [rule.code for rule in RULES]
    assert [line for line in outcome.out.splitlines() if len(line) > int(columns)] == []


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("PMS1O6", "aucune règle « PMS1O6 » ; vouliez-vous dire « PMS106 » ?"),
        ("encodages", "aucune règle « encodages » ; vouliez-vous dire « encodage » ?"),
        ("orthographe", "aucune règle « orthographe » : pms explain les énumère"),
        ("", "aucune règle « » : pms explain les énumère"),
        ("z" * 99, f"aucune règle « {'z' * 40} » : pms explain les énumère"),
        ("\x1b[31m\u202e", "aucune règle « \\x1b[31m\\u202e » : pms explain les énumère"),
    ],
)
def test_an_unknown_rule_ends_with_2(pms: Pms, asked: str, sentence: str) -> None:
    outcome = pms("explain", asked)
    assert (outcome.status, outcome.out) == (2, "")
    assert " ".join(outcome.err.split()) == f"Erreur : {sentence}"


def test_a_retired_code_says_what_became_of_it(pms: Pms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pms_cli.lint.rules.RETIRED", {"PMS298": "remplacée par PMS204 en 0.3"})
    outcome = pms("explain", "pms298")
    assert (outcome.status, outcome.out) == (0, "PMS298 : remplacée par PMS204 en 0.3\n")


def test_no_plan_is_needed(pms: Pms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMS_PLAN", "/nulle/part")
    assert pms("explain", "PMS001").status == 0


def test_the_codes_kept_for_the_history_say_so(pms: Pms) -> None:
    outcome = pms("explain", "pms701")
    assert (outcome.status, outcome.out) == (2, "")
    assert "gardés pour ce que seul l’historique du plan peut dire" in outcome.err
