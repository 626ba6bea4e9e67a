"""`pms list --format edition`: a file that the next plan's folder can hold, read back by pms."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.exchange.edition import edition_yaml
from pms_cli.model import EditionAnterieure
from pms_cli.model.lecture import lire
from pms_cli.model.validation import schema_faults
from pms_cli.source import read_source
from pms_cli.workspace import read_workspace
from tests.conftest import BASE_PLAN, Pms
from tests.sheets import HOSTILE, action, edition

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
WHOLE = """\
# Les fiches d’une édition précédente, pour dire de laquelle une fiche est issue.
edition: plan-exemple
titre: "Plan d’exemple"
fiches:
  - numero: 1
    titre: "Accueillir"
  - numero: "1.10"
    titre: "Dire \\"oui\\" \\\\ non"
"""


def read_back(text: str) -> EditionAnterieure:
    """What pms reads of a file of ``editions/``; a fault fails."""
    source = read_source(text.encode())
    assert source.faults == ()
    assert schema_faults(EditionAnterieure, source.data) == ()
    return lire(EditionAnterieure, source.data)


def test_the_number_and_title_of_each_sheet() -> None:
    sheets = [action(1, titre="Accueillir"), action("1.10", titre='Dire "oui" \\ non')]
    assert edition_yaml(edition(), sheets) == WHOLE


@pytest.mark.parametrize(
    "title",
    [
        "null", "oui", "no", "2024", "1.10", "0x1F", "2024-01-15", "~", "[a, b]", "{a: b}", "*a",
        "&a", "!a", "| a", "> a", "- a", "? a", "a: b", "a # b", "%a", "@a", "`a`", "'a'", '"a"',
        "un\ndeux", "un\n\n  deux\n", "tab\tici", " espaces ", "fin \\", "\\n", "\\x41", "é’字👩",
    ],
)  # fmt: skip
def test_a_title_that_yaml_could_take_for_something_else(title: str) -> None:
    found = read_back(edition_yaml(edition(titre=title), [action(1, titre=title)]))
    assert (found.titre, found.fiches[0].titre) == (title, title)


titles = st.text(
    st.one_of(
        st.sampled_from("\n\t :#-\"'\\{}[]&*!|>%@`~\u00a0"),
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=BIDI),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() != "" and "\ufffe" not in text and "\uffff" not in text)
numbers = st.one_of(
    st.integers(1, 9999).map(str),
    st.builds("{}.{}".format, st.integers(1, 9999), st.integers(1, 99)),
)


@settings(deadline=None, max_examples=150)
@given(titles, st.lists(st.tuples(numbers, titles), min_size=1, max_size=5))
def test_pms_reads_back_what_it_writes(title: str, sheets: list[tuple[str, str]]) -> None:
    made = edition(titre=title)
    fiches = [action(numero, titre=text) for numero, text in sheets]
    found = read_back(edition_yaml(made, fiches))
    assert (found.edition, found.titre) == (made.edition, title)
    assert [(str(sheet.numero), sheet.titre) for sheet in found.fiches] == sheets


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_in_its_quotes(title: str) -> None:
    text = edition_yaml(edition(titre=title), [action(1, titre=title), action(2)])
    assert [c for c in text if not c.isprintable() and c not in "\n\u00a0\u200d"] == [
        c for c in text if c in "\ufdd0\ufffe\U0001ffff"
    ]
    lines = text.split("\n")
    assert lines[3] == "fiches:"
    assert lines[6:] == ["  - numero: 2", '    titre: "Action 2"', ""]


def test_the_next_plan_can_say_where_its_sheets_come_from(pms: Pms, tmp_path: Path) -> None:
    plan = tmp_path / "suivant"
    shutil.copytree(BASE_PLAN, plan)
    written = pms("list", "--format", "edition", cwd=BASE_PLAN).out
    (plan / "editions").mkdir()
    (plan / "editions" / "plan-exemple.yaml").write_text(written, encoding="utf-8")
    itself = (plan / "plan.yaml").read_text(encoding="utf-8")
    suivant = itself.replace("edition: plan-exemple", "edition: plan-suivant")
    (plan / "plan.yaml").write_text(suivant, encoding="utf-8")
    sheet = plan / "actions" / "03-soutien.yaml"
    came = sheet.read_text(encoding="utf-8") + "issue_de: [plan-exemple/2]\n"
    sheet.write_text(came, encoding="utf-8")
    (edition_before,) = read_workspace(plan).plan.editions
    assert [str(fiche.numero) for fiche in edition_before.fiches] == ["1", "2", "3"]
    assert pms("lint", cwd=plan).status == 0
    shown = pms("show", "3", cwd=plan).out
    assert "Plan d’exemple, fiche 2 – Recevoir les jeunes parents\n" in shown
