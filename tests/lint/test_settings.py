"""The plan's settings: severities, rules left out of some files, and the command line over them."""

import time
from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from pms_cli.errors import MisuseError
from pms_cli.lint.engine import lint_plan
from pms_cli.lint.settings import choose
from pms_cli.model.lecture import lire
from pms_cli.model.reglages import ReglagesLint
from pms_cli.source import read_source
from pms_cli.workspace import Reader
from tests.conftest import Pms
from tests.lint.folder import JOUR, base_plan, places, sheet


def reglages(text: str) -> ReglagesLint:
    return lire(ReglagesLint, read_source(text.encode()).data)


def told(root: Path, text: str) -> list[str]:
    return places(lint_plan(Reader(root), choose(reglages(text)), JOUR).diagnostics)


FILES = {
    "actions/01-accueil.yaml": sheet("1", rest="liens: [45]\npilotes: [ASR]\n"),
    "actions/02-jeunes-parents.yaml": sheet("2", rest="liens: [45]\n"),
}


def test_a_rule_is_left_out_of_the_files_of_a_pattern(tmp_path: Path) -> None:
    root = base_plan(tmp_path, FILES)
    assert told(root, "select: [PMS2]") == [
        "actions/01-accueil.yaml:5:9: PMS208",
        "actions/01-accueil.yaml:6:11: PMS207",
        "actions/02-jeunes-parents.yaml:5:9: PMS208",
    ]
    text = "select: [PMS2]\nchemins: [{fichiers: actions/01-*, ignore: [pms208]}]"
    assert told(root, text) == [
        "actions/01-accueil.yaml:6:11: PMS207",
        "actions/02-jeunes-parents.yaml:5:9: PMS208",
    ]
    for pattern in ("'*'", "actions/*.yaml", "'./actions/0[12]-*'", "'*0?-*'"):
        text = f"select: [PMS2]\nchemins: [{{fichiers: {pattern}, ignore: [PMS2]}}]"
        assert told(root, text) == []
    text = "select: [PMS2]\nchemins: [{fichiers: territories/*, ignore: [PMS2]}]"
    assert len(told(root, text)) == 3


def test_severities_are_the_plans(tmp_path: Path) -> None:
    root = base_plan(tmp_path, FILES)
    text = (
        "select: [PMS2]\nseverites:\n  - {regle: PMS2, severite: conseil}\n"
        "  - {regle: PMS208, severite: avertissement}\n"
    )
    result = lint_plan(Reader(root), choose(reglages(text)), JOUR)
    assert [(found.code, found.severity) for found in result.diagnostics] == [
        ("PMS208", Severity.AVERTISSEMENT),
        ("PMS207", Severity.CONSEIL),
        ("PMS208", Severity.AVERTISSEMENT),
    ]


def test_what_is_asked_for_by_name_is_shown_whatever_the_plan_leaves_out(tmp_path: Path) -> None:
    root = base_plan(tmp_path, FILES)
    text = "ignore: [PMS2, PMS018]\nchemins: [{fichiers: '*', ignore: [PMS2]}]"
    assert told(root, text) == []
    asked = choose(reglages(text), select=("PMS207",))
    assert places(lint_plan(Reader(root), asked, JOUR).diagnostics) == [
        "actions/01-accueil.yaml:6:11: PMS207"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "severites: [{regle: PMS9, severite: conseil}]",
            "aucune règle ne commence par « PMS9 »",
        ),
        (
            "chemins: [{fichiers: a, ignore: [PMS2O8]}]",
            "aucune règle ne commence par « PMS2O8 » ; vouliez-vous dire « PMS208 » ?",
        ),
        (
            f"chemins: [{{fichiers: {'a' * 201}, ignore: [PMS2]}}]",
            f"le chemin « {'a' * 40}… » a plus de 200 caractères : raccourcissez-le",
        ),
    ],
)
def test_a_setting_that_means_nothing_is_misuse(text: str, sentence: str) -> None:
    with pytest.raises(MisuseError) as raised:
        choose(reglages(text))
    assert str(raised.value).startswith(sentence)


@pytest.mark.parametrize("pattern", ["*" * 200, "*a" * 100, "[" * 200, "?*" * 100])
def test_no_pattern_is_slow(tmp_path: Path, pattern: str) -> None:
    choix = choose(reglages(f"chemins: [{{fichiers: '{pattern}', ignore: [PMS2]}}]"))
    ((compiled, _),) = choix.chemins
    began = time.process_time()
    compiled.fullmatch("a" * 3_000 + "!")
    assert time.process_time() - began < 1.0


def test_a_wrong_setting_of_the_plan_says_where_it_is(pms: Pms, tmp_path: Path) -> None:
    root = base_plan(tmp_path)
    plan = root / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(f"{text}reglages: {{lint: {{ignore: [PMS298]}}}}\n", encoding="utf-8")
    outcome = pms("lint", cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(
        "Erreur\u00a0: plan.yaml:23:28, «\u00a0reglages: lint:\u00a0»\u00a0: "
    )


def test_a_rule_that_waits_is_asked_for_by_its_whole_code() -> None:
    assert "PMS506" in {rule.code for rule in choose(reglages("ajout: [pms506]")).rules}
    for begins in ("PMS50", "PMS"):
        with pytest.raises(MisuseError, match=f"codes entiers, comme PMS506, et non « {begins} »"):
            choose(reglages(f"ajout: [{begins}]"))
