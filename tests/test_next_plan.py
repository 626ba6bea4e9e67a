"""The next plan, kept as an example: it has no sheet yet, and its levels have other names."""

import re
from pathlib import Path

import pytest

from pms_cli.reports import RAPPORTS
from tests.conftest import ROOT, Pms
from tests.reports.page_html import parsed
from tests.reports.tous import PLANS, cibles, page, some

NEXT = "exemples/pms-2023-2027"
WITHOUT_A_PLAN = {"explain", "completion", "schema"}  # the schema names the keys of files
WRITING_PAGES = {"site", "serve"}  # their pages are read below
OUR_LEVELS = re.compile(r"\b(?:axes?|orientations?|actions?)\b", re.IGNORECASE)
"""What only a plan that names its levels so may be told."""
COMMANDS = {
    "lint": (),
    "status": (),
    "list": (),
    "agenda": (),
    "indicateurs": (),
    "territoire": (),
    "couverture": (),
    "instances": (),
    "chiffres": (),
    "completude": (),
    "glossaire": (),
    "sources": (),
    "report": ("point-etape",),
}


def test_every_command_but_show_is_tried() -> None:
    from pms_cli.cli.app import build_command

    commands = set(build_command().commands)  # type: ignore[attr-defined]
    assert commands - WITHOUT_A_PLAN - WRITING_PAGES - {"show"} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_and_never_says_axe_nor_action(command: str, pms: Pms) -> None:
    outcome = pms(command, *COMMANDS[command], "--plan", NEXT, cwd=ROOT)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out != ""
    assert OUR_LEVELS.findall(outcome.out) == []


@pytest.mark.parametrize("nom", RAPPORTS)
def test_a_report_never_says_axe_nor_action(nom: str) -> None:
    make, jour = PLANS["next"]
    for cible in some(cibles(nom, make(), jour)):
        assert said(page(nom, "html", make(), cible, jour=jour)) == []


def test_the_site_never_says_axe_nor_action(pms: Pms, tmp_path: Path) -> None:
    target = tmp_path / "public"
    outcome = pms("site", "--plan", NEXT, "-o", str(target), cwd=ROOT)
    assert (outcome.status, outcome.err) == (0, "")
    found = {}
    for path in sorted(target.rglob("*.html")):
        if path.name != "telechargements.html":  # names tables and columns of the open data
            found[path.name] = said(path.read_text("utf-8"))
    assert len(found) > 10
    assert {name: words for name, words in found.items() if words} == {}


def said(html: str) -> list[str]:
    """Our words for the levels that a page says; its style sheet says nothing."""
    root = parsed(html)
    (title,) = root.iter("title")
    (body,) = root.iter("body")
    return OUR_LEVELS.findall(" ".join([*title.itertext(), *body.itertext()]))


@pytest.mark.parametrize(
    ("command", "first", "following"),
    [
        ("status", "Axe 1", "Engagement 1"),
        ("report", "Axe 1 – Développer la prévention", "Engagement 1 – Accueillir sans condition"),
        ("report", "Une action sans point", "Un projet phare sans point"),
    ],
)
def test_it_says_engagement_where_the_first_says_axe(
    command: str, first: str, following: str, pms: Pms
) -> None:
    before = pms(command, *COMMANDS[command], cwd=ROOT)
    after = pms(command, *COMMANDS[command], "--plan", NEXT, cwd=ROOT)
    assert first in before.out
    assert following not in before.out
    assert following in after.out
    assert first not in after.out


def test_lint_is_clean_and_says_what_is_announced(pms: Pms) -> None:
    outcome = pms("lint", "--plan", NEXT, cwd=ROOT)
    assert outcome.out == (
        "Aucun problème\u00a0: 5 fichiers vérifiés.\n"
        "Aucune fiche encore\u00a0; le plan annonce 7 engagements, 21 chantiers et 63 projets "
        "phares.\n"
    )
    assert (outcome.status, outcome.err) == (0, "")


def test_show_has_no_sheet_to_show(pms: Pms) -> None:
    outcome = pms("show", "1", "--plan", NEXT, cwd=ROOT)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "Erreur\u00a0: aucune fiche n’est encore saisie dans ce plan\n"


def test_lists_say_that_nothing_is_there_in_the_words_of_the_plan(pms: Pms) -> None:
    found = {
        command: pms(command, "--plan", NEXT, cwd=ROOT).out.splitlines()[-1]
        for command in ("list", "indicateurs", "territoire", "couverture", "glossaire")
    }
    assert found == {
        "list": "Aucun projet phare.",
        "indicateurs": "Aucun indicateur.",
        "territoire": "Aucun territoire saisi.",
        "couverture": "Aucun territoire saisi.",
        "glossaire": "Ce plan n’a ni acteurs ni glossaire.",
    }


def test_its_earlier_edition_is_the_first_plan(pms: Pms) -> None:
    kept = ROOT / NEXT / "editions" / "pms-2017-2022.yaml"
    outcome = pms("list", "--format", "edition", cwd=ROOT)
    assert outcome.status == 0
    # Kept with the line that tells editors its schema, which depends on where it is kept.
    line, text = kept.read_text(encoding="utf-8").split("\n", 1)
    assert line.startswith("# yaml-language-server: ")
    assert outcome.out == text
