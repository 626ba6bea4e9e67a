"""One territory put in words: its parts, its meetings on a day, its sources line by line."""

import datetime as dt

from pms_cli.model import Reference
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.citations import reunions, sources
from pms_cli.vues.territoire import vue_territoire
from tests.reports.tous import EN_2026, RICHE, read
from tests.sheets import plan


def test_parts_are_named_as_the_project_names_them() -> None:
    made = read(RICHE)
    centre = next(place for place in made.territoires if place.code == "centre")
    view = vue_territoire(made, centre, EN_2026, Adresses())
    assert [(part.titre, bool(part.ajout), len(part.actions)) for part in view.axes] == [
        ("Axe 1 – Rues apaisées", False, 2),
        ("Axe ajouté – Le tram", True, 2),
    ]
    assert view.actions == 4
    assert [found.fiche.texte[:4] for found in view.declinees] == ["1 – ", "2 – ", "5 – "]
    assert view.declinees[0].axe == "Engagement 1"
    assert view.editorial


def test_meetings_of_after_the_day_are_not_known_unless_planned() -> None:
    made = read(RICHE)
    centre = next(place for place in made.territoires if place.code == "centre")
    assert [said[:12] for said in reunions(made, centre, EN_2026)] == ["17 juin 2025"]
    assert [s for s in reunions(made, centre, dt.date(2024, 1, 1)) if "(prévue)" not in s] == []


def test_a_document_is_said_once_with_its_places() -> None:
    cited = (
        Reference("point-2019", "p. 2"),
        Reference("zz", ""),
        Reference("point-2019", "p. 5"),
    )
    assert [line.replace("\u00a0", " ") for line in sources(plan(), cited)] == [
        "Point d’étape (février 2019) : p. 2 ; p. 5",
        "zz",
    ]
