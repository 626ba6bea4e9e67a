"""PMS310: documents older than what they are cited for."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, rest: str) -> list[str]:
    return lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS3")


def _points(tmp_path: Path, *points: str) -> list[str]:
    return _told(tmp_path, "avancement:\n" + "".join(f"  - {{{point}}}\n" for point in points))


DOCUMENTS = """\
documents:
  - {code: rapport-2019, titre: Rapport, date: 2019-02-14, nature: rapport}
  - {code: sans-date, titre: Note, nature: note}
"""


def _told_of(tmp_path: Path, rest: str) -> list[str]:
    files = {FILE: sheet("1", rest=rest), "documents.yaml": DOCUMENTS}
    return lines(base_plan(tmp_path, files), "PMS310")


def test_each_kind_of_fact_is_told_at_its_date(tmp_path: Path) -> None:
    rest = """\
calendrier:
  jalons:
    - {date: 2021, libelle: Ouvrir, atteint: 2021-03, document: rapport-2019}
indicateurs:
  - libelle: A
    type: nombre
    initiale: {date: 2020, valeur: 1, document: rapport-2019}
    mesures: [{date: 2021, valeur: 2, document: rapport-2019 (p. 3)}]
avancement:
  - {date: 2021-02, niveau: 1, document: rapport-2019}
"""
    told = _told_of(tmp_path, rest)
    assert [line.split(" ")[0] for line in told] == [
        f"{FILE}:7:46:", f"{FILE}:11:22:", f"{FILE}:12:22:", f"{FILE}:14:12:",
    ]  # fmt: skip
    assert told[-1].split(" ", 2)[2] == (
        "« rapport-2019 » est un document plus ancien (14 février 2019) que ce point "
        "(février 2021), dont il ne peut rien dire : corrigez le document, ou l’une des deux dates"
    )


@pytest.mark.parametrize(
    "point",
    [
        "date: 2019-02, niveau: 1, document: rapport-2019",
        "date: 2019-08-14, niveau: 1, document: rapport-2019",
        "date: 2019, niveau: 1, document: rapport-2019",
        "date: 2018, niveau: 1, document: rapport-2019",
        "date: 2021, niveau: 1, document: sans-date",
        "date: 2021, niveau: 1",
    ],
)
def test_a_document_that_may_say_it_is_right(tmp_path: Path, point: str) -> None:
    assert _told_of(tmp_path, f"avancement: [{{{point}}}]\n") == []


def test_the_day_after_six_months_is_too_late(tmp_path: Path) -> None:
    rest = "avancement: [{date: 2019-08-15, niveau: 1, document: rapport-2019}]\n"
    assert len(_told_of(tmp_path, rest)) == 1


def test_what_is_planned_may_come_long_after_its_document(tmp_path: Path) -> None:
    rest = """\
calendrier: {jalons: [{date: 2025, libelle: Ouvrir, document: rapport-2019}]}
indicateurs:
  - {libelle: A, type: nombre, cible: {date: 2030, valeur: 2, document: rapport-2019}}
"""
    assert _told_of(tmp_path, rest) == []


def test_a_date_to_come_is_told_as_such_only(tmp_path: Path) -> None:
    rest = "avancement: [{date: 2109, niveau: 1, document: rapport-2019}]\n"
    (told,) = _told(tmp_path, rest)
    assert "PMS305" in told
