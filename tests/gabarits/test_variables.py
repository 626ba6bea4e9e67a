"""What a template may use is listed: variables with their kinds, blocks with what they are."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import pytest

from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.variables import blocs, variables
from pms_cli.graphiques import Svg
from tests.gabarits.dossier import Plan


@dataclass(frozen=True)
class Nom:
    """Inside."""

    texte: Annotated[str, "ce qui s’affiche"]
    suite: tuple["Nom", ...]


@dataclass(frozen=True)
class Exemple:
    """One of each kind."""

    titre: Annotated[str, "le titre"]
    rang: int
    public: bool
    jour: dt.date
    dessin: Svg
    paires: tuple[tuple[str, int], ...]
    absent: Nom | None
    noms: Annotated[tuple[Nom, ...], "les noms, comme « Lyon »"]


def test_each_variable_has_its_path_its_kind_and_its_description() -> None:
    assert variables(Exemple).splitlines() == [
        "vue.titre         texte",
        "    le titre",
        "vue.rang          nombre entier",
        "vue.public        oui ou non",
        "vue.jour          date",
        "vue.dessin        dessin",
        "vue.paires        liste (texte et nombre entier)",
        "vue.absent        ensemble ou rien",
        "vue.absent.texte  texte",
        "    ce qui s’affiche",
        "vue.absent.suite  liste (ensemble), comme vue.absent",
        "vue.noms          liste (ensemble), comme vue.absent",
        "    les noms, comme «\u00a0Lyon\u00a0»",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("v" * 16, ["{0}.noms          liste (ensemble), comme {0}.absent"]),
        ("v" * 18, ["{0}.noms  liste (ensemble), comme {0}.absent"]),
        ("v" * 30, ["{0}.noms", "    liste (ensemble), comme {0}.absent"]),
    ],
)
def test_a_kind_too_long_for_its_column_comes_close_then_below(name: str, shown: list[str]) -> None:
    lines = variables(Exemple, name).splitlines()
    expected = [line.format(name) for line in shown]
    assert lines[-1 - len(expected) : -1] == expected
    assert max(map(len, lines)) <= 78


def test_the_blocks_are_those_of_the_template_and_of_what_it_extends() -> None:
    found = {bloc.nom: bloc for bloc in blocs("point-etape/rapport.html.j2")}
    assert {"titre", "entete", "sommaire", "corps", "methode", "pied"} <= set(found)
    assert found["pied"].gabarit == "pms/base/rapport.html.j2"
    assert found["pied"].description == "le bas du document"
    assert found["corps"].gabarit == "pms/point-etape/rapport.html.j2"
    assert blocs("pms/point-etape/rapport.html.j2") == blocs("point-etape/rapport.html.j2")
    assert blocs("absent.html.j2") == ()


def test_a_plan_overrides_one_block_and_keeps_the_rest(dossier: Plan) -> None:
    from tests.gabarits.vues import view_of

    name = "point-etape/rapport.html.j2"
    contexte = {"vue": view_of("point-etape"), "style": "", "style_hash": ""}
    ours = Gabarits().render(name, contexte)
    own = dossier.fill(
        '{% extends "pms/point-etape/rapport.html.j2" %}\n'
        "{% block pied %}{{ super() }}<p>Mairie de {{ vue.entete.collectivite }}</p>"
        "{% endblock %}\n",
        contexte,
        name,
    )
    before, mark, after = own.partition("<p>Mairie de ")
    assert mark
    assert before + after.partition("</p>")[2].lstrip("\n") == ours
