"""The keys of a sheet by their paths, and which of them a sheet lacks."""

from typing import Any

import pytest
from hypothesis import given, reject

from pms_cli.model import Fiche
from pms_cli.model.attendus import champs_de_fiche
from pms_cli.model.base import declares
from pms_cli.model.lecture import DouteError, lire
from tests.model.plain import plain
from tests.sheets import action


def test_the_keys_of_a_sheet_are_there_in_the_order_of_the_format() -> None:
    tops = [path for path in champs_de_fiche() if "." not in path]
    assert tops == [declared.nom for declared in declares(Fiche)]
    paths = list(champs_de_fiche())
    assert paths.index("calendrier") < paths.index("calendrier.fin") < paths.index("contexte")
    assert champs_de_fiche()["calendrier.fin"].titre == "Calendrier, fin"


def test_what_a_sheet_must_have_or_has_by_default_cannot_be_lacking() -> None:
    sure = {path for path, field in champs_de_fiche().items() if not field.facultatif}
    assert {"numero", "titre", "axe", "orientation", "lecture_numero"} <= sure
    assert {"avancement.niveau", "avancement.lecture"} <= sure
    assert not {"pilotes", "contexte", "calendrier.fin", "avancement.constat"} & sure


POINTS = {
    "avancement": [{"date": "2018", "niveau": 1, "constat": "A"}, {"date": "2019", "niveau": 2}]
}


@pytest.mark.parametrize(
    ("keys", "path", "where"),
    [
        ({}, "pilotes", [()]),
        ({"pilotes": []}, "pilotes", [()]),
        ({"pilotes": ["DV"]}, "pilotes", []),
        ({}, "calendrier.fin", [()]),
        ({"calendrier": {"debut": "2018"}}, "calendrier.fin", [("calendrier",)]),
        ({"calendrier": {"fin": "2018"}}, "calendrier.fin", []),
        ({}, "calendrier.jalons.atteint", []),
        (
            {"calendrier": {"jalons": [{"date": "2018", "libelle": "A"}]}},
            "calendrier.jalons.atteint",
            [("calendrier", "jalons", 0)],
        ),
        ({}, "avancement.constat", []),
        (POINTS, "avancement.constat", [("avancement", 1)]),
        ({"indicateurs": [{"libelle": "A"}]}, "indicateurs.cible.date", [("indicateurs", 0)]),
        (
            {"indicateurs": [{"libelle": "A", "cible": {"valeur": 1}}]},
            "indicateurs.cible.date",
            [("indicateurs", 0, "cible")],
        ),
        ({"indicateurs": [{"code": "a"}]}, "indicateurs.cible", []),
        ({"indicateurs": [{"libelle": "A"}]}, "indicateurs.code", [("indicateurs", 0)]),
    ],
)
def test_where_a_field_is_lacking(
    keys: dict[str, Any], path: str, where: list[tuple[str | int, ...]]
) -> None:
    field = champs_de_fiche()[path]
    sheet = action(1, **keys)
    assert list(field.manques(sheet)) == where
    for place in where:
        assert path.endswith(field.reste(place))


def test_a_sectoral_sheet_without_points_is_not_asked_for_any() -> None:
    field = champs_de_fiche()["avancement"]
    assert field.concerne(action(8))
    assert not field.concerne(action("8.2"))
    assert field.concerne(action("8.2", ("2019", 2)))


def test_what_cites_the_registry_can_have_a_code_only() -> None:
    sheet = action(1, indicateurs=[{"code": "a"}])
    assert champs_de_fiche()["indicateurs.code"].concerne(sheet)
    assert not champs_de_fiche()["indicateurs.cible"].concerne(sheet)


@given(data=plain(Fiche))
def test_a_field_is_lacking_only_in_parts_that_are_there(data: dict[str, Any]) -> None:
    try:
        sheet = lire(Fiche, data)
    except DouteError:
        reject()
    for field in champs_de_fiche().values():
        for path in field.manques(sheet):
            part: Any = sheet
            for key in path:
                part = part[key] if isinstance(key, int) else getattr(part, key)
            value = getattr(part, field.reste(path).split(".")[0])
            assert value in (None, ()), field.chemin
            assert field.facultatif or "." in field.reste(path)
