"""The figures of the real plan, as published in February 2019."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from pms_cli.francais import decimal, pourcentage
from pms_cli.model import Plan
from pms_cli.model.profils import vu_par
from pms_cli.stats import figures, grouper
from pms_cli.stats.annee import annee
from pms_cli.stats.echeances import portefeuilles
from pms_cli.stats.manques import manques
from pms_cli.stats.territoire import synthese
from pms_cli.workspace import read_workspace
from tests.sheets import ASSISES

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module")
def real() -> Plan:
    return read_workspace(DATA).plan


def test_the_whole_plan(real: Plan) -> None:
    found = figures(real.actions, ASSISES, real.edition.echelle)
    assert found.actions == 80
    assert found.repartition == (8, 24, 37, 6, 5)
    assert found.moyenne == Fraction(27, 10)
    assert decimal(found.moyenne) == "2,70"
    assert pourcentage(found.part_au_plus_haut) == "6\u00a0%"
    assert (found.a_confirmer, found.non_renseignees, found.hors_echelle) == (42, 0, 0)


def test_axe_by_axe(real: Plan) -> None:
    found = {
        group.cle: figures(group.fiches, ASSISES, real.edition.echelle)
        for group in grouper(real, real.actions, "axe")
    }
    assert {key: axe.actions for key, axe in found.items()} == {"1": 26, "2": 23, "3": 18, "4": 13}
    assert found["1"].repartition == (1, 6, 15, 3, 1)
    assert found["2"].repartition == (2, 6, 12, 2, 1)
    assert found["3"].repartition == (3, 7, 5, 1, 2)
    assert found["4"].repartition == (2, 5, 5, 0, 1)
    assert [axe.a_confirmer for axe in found.values()] == [17, 23, 2, 0]


def test_orientation_by_orientation(real: Plan) -> None:
    groups = grouper(real, real.actions, "orientation")
    assert [(group.cle, len(group.fiches)) for group in groups] == [
        ("1.1", 7), ("1.2", 7), ("1.3", 7), ("1.4", 5),
        ("2.1", 6), ("2.2", 2), ("2.3", 8), ("2.4", 7),
        ("3.1", 5), ("3.2", 5), ("3.3", 2), ("3.4", 6),
        ("4.1", 3), ("4.2", 1), ("4.3", 4), ("4.4", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "known"), [("2019-01-31", 0), ("2019-02-01", 80)])
def test_nothing_is_known_before_february_2019(real: Plan, day: str, known: int) -> None:
    found = figures(real.actions, dt.date.fromisoformat(day), real.edition.echelle)
    assert (found.actions, found.renseignees) == (80, known)


def test_what_is_missing_and_to_be_confirmed(real: Plan) -> None:
    found = {item.nature: (item.compte, item.total) for item in manques(real, real.fiches, ASSISES)}
    assert found == {
        "action-absente": (0, 80), "point": (0, 80), "constat": (0, 80),
        "pilote": (64, 88), "calendrier": (65, 88), "source": (0, 88), "attendu": (0, 88),
        "mesure": (77, 78), "cible": (77, 78), "jalon-passe": (3, 16),
        "renvoi-inconnu": (0, 851), "niveau": (42, 80), "numero-suppose": (1, 88),
        "jalon": (3, 16), "chiffre-en-doute": (12, 57), "rattachement-editorial": (21, 21),
    }  # fmt: skip


def test_the_year_2019(real: Plan) -> None:
    found = annee(real, real.fiches, 2019, dt.date(2026, 1, 1))
    assert len(found.de_sens("nouveau")) == len(found.points) == 80
    assert (found.avant.moyenne, found.apres.moyenne, found.evolution) == (
        None, Fraction(27, 10), None,
    )  # fmt: skip
    held = {item.instance.code: (len(item.tenues), item.dues) for item in found.reunions}
    assert held == {
        "comite-des-partenaires": (0, 2),
        "comite-des-partenaires-locaux": (0, 1),
        "assises-des-solidarites": (1, 1),
    }


def test_pilots_one_year_later(real: Plan) -> None:
    found = {item.sigle: item for item in portefeuilles(real, real.fiches, dt.date(2020, 6, 1))}
    assert len(found[""].fiches) == 64
    assert [str(item.fiche.numero) for item in found["DTP"].en_retard] == ["56", "57"]
    assert len(found["DSDS"].fiches) == 12
    silent = {item.fiche.numero for pilot in found.values() for item in pilot.muettes}
    assert len(silent) == 75  # all but the five at the top


def test_villeurbanne_beside_the_plan(real: Plan) -> None:
    place = real.territoire("villeurbanne")
    assert place is not None
    found = synthese(real, place, ASSISES)
    assert [str(item.fiche.numero) for item in found.declinees] == ["12", "28", "31", "57", "75"]
    assert (found.chiffres.moyenne, found.ecart) == (Fraction(14, 5), Fraction(1, 10))
    assert (found.axes_couverts, len(found.propres)) == (4, 19)


def test_the_public_sees_all_but_the_body_of_the_services(real: Plan) -> None:
    seen = vu_par(real, "public")
    assert {body.code for body in real.instances} - {body.code for body in seen.instances} == {
        "codir-de-territoire"
    }
    assert seen.fiches is real.fiches
