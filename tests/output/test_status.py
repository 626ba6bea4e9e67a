"""`pms status`: table, blocks, CSV and JSON from one view."""

import csv
import dataclasses
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from pms_cli.model import Plan, Territoire, jour_en_clair
from pms_cli.output.status import StatusView, status_csv, status_json, status_table
from pms_cli.output.terminal import Terminal
from pms_cli.query import Filtre, choisir, decrire
from pms_cli.stats import figures, grouper
from tests.sheets import ASSISES, HOSTILE, action, doubtful, part, plan

WIDTHS = (1, 20, 40, 76, 80, 200)


def view_of(
    made: Plan, *, par: str = "axe", filtre: Filtre | None = None, jour: dt.date = ASSISES
) -> StatusView:
    filtre = filtre or Filtre()
    scale = made.edition.echelle
    nothing_yet = not made.actions and not filtre
    chosen = choisir(made, made.actions, filtre, jour)
    return StatusView(
        edition=made.edition,
        jour=jour_en_clair(jour),
        jour_iso=jour.isoformat(),
        par=par,
        filtre=decrire(made, filtre),
        plan=figures(made.actions, jour, scale),
        choix=figures(chosen, jour, scale) if filtre else None,
        groupes=tuple(
            (group, figures(group.fiches, jour, scale))
            for group in grouper(made, chosen, par, vides=nothing_yet)
        ),
        dernier_point="février 2019" if made.actions else None,
        territorial=bool(filtre.territoires) or par == "territoire",
    )


@pytest.fixture
def sample() -> Plan:
    return plan(
        action(1, ("2019-02", 2)),
        doubtful(2, 3, 2, 3),
        action(3, ("2019-02", 5), orientation=2),
        action(4, axe=2),
        action("4.1", ("2019-02", 5), axe=2),
    )


def shown(view: StatusView, **terminal: Any) -> str:
    return status_table(view, Terminal(**terminal)).replace("\u00a0", " ")


def test_the_table_at_eighty_columns(sample: Plan) -> None:
    assert (
        shown(view_of(sample))
        == """\
Plan d’exemple – Métropole d’exemple
État d’avancement au 14 février 2019 (dernier point connu : février 2019)

                                                                Sans         À
                 Actions Répartition          Moyenne   À 5/5 niveau confirmer
Ensemble du plan       4 222223333355555..... 3,33          1      1         1
                         0 · 1 · 1 · 0 · 1    3 niveaux  25 %

Axe 1                  3 22222223333333555555 3,33          1      0         1
Prévenir                 0 · 1 · 1 · 0 · 1    3 niveaux  33 %

Axe 2                  1 .................... –             0      1         0
Accompagner              0 · 0 · 0 · 0 · 0    0 niveau    0 %

Répartition : une case pour environ 5 % des actions, le chiffre est le niveau
(un point : sans niveau) ; dessous, le nombre à chaque niveau, de 1/5 à 5/5.
Moyenne : sur celles qui ont un niveau. À 5/5 : part de toutes les actions de la
ligne.
À confirmer : la source laisse un doute, le niveau retenu est le plus cohérent.
"""
    )


def test_blocks_of_lines_where_a_table_has_no_room(sample: Plan) -> None:
    text = shown(view_of(sample, filtre=Filtre(axes=(1,)), par="orientation"), width=40)
    assert (
        text
        == """\
Plan d’exemple – Métropole d’exemple
État d’avancement au 14 février 2019
(dernier point connu : février 2019)

Ensemble du plan
  4 actions
  à 1/5 : 0
  à 2/5 : 1
  à 3/5 : 1
  à 4/5 : 0
  à 5/5 : 1
  moyenne : 3,33 (3 niveaux)
  au plus haut : 25 %
  sans niveau : 1
  à confirmer : 1

Sélection
  axe 1
  3 actions
  à 1/5 : 0
  à 2/5 : 1
  à 3/5 : 1
  à 4/5 : 0
  à 5/5 : 1
  moyenne : 3,33 (3 niveaux)
  au plus haut : 33 %
  sans niveau : 0
  à confirmer : 1

Orientation 1.1
  Repérer
  2 actions
  à 1/5 : 0
  à 2/5 : 1
  à 3/5 : 1
  à 4/5 : 0
  à 5/5 : 0
  moyenne : 2,50 (2 niveaux)
  au plus haut : 0 %
  sans niveau : 0
  à confirmer : 1

Orientation 1.2
  Soutenir
  1 action
  à 1/5 : 0
  à 2/5 : 0
  à 3/5 : 0
  à 4/5 : 0
  à 5/5 : 1
  moyenne : 5,00 (1 niveau)
  au plus haut : 100 %
  sans niveau : 0
  à confirmer : 0

Moyenne : sur celles qui ont un niveau.
À 5/5 : part de toutes les actions de la
ligne.
À confirmer : la source laisse un doute,
le niveau retenu est le plus cohérent.
"""
    )


def test_notes_say_only_what_applies() -> None:
    certain = shown(view_of(plan(action(1, ("2019-02", 3)))))
    assert "À confirmer :" not in certain
    outside = shown(view_of(plan(action(1, ("2019-02", 9)))))
    assert "Hors échelle : 1, sans effet sur les moyennes (voyez pms lint)." in outside
    pilots = shown(view_of(plan(action(1)), par="pilote"))
    assert "Une action à plusieurs pilotes compte dans chaque ligne" in pilots


def test_the_words_of_the_plan_are_used() -> None:
    noms = {"action": {"singulier": "projet", "pluriel": "projets", "genre": "masculin"}}
    text = shown(view_of(plan(action(1, ("2019-02", 3)), noms=noms), par="pilote"))
    assert "Projets Répartition" in text
    assert "Moyenne : sur ceux qui ont un niveau. À 5/5 : part de tous les projets" in text
    assert "Un projet à plusieurs pilotes" in text


def test_colours_change_nothing_of_the_words(sample: Plan) -> None:
    view = view_of(sample)
    colored = status_table(view, Terminal(color=True))
    assert "\x1b[31m" not in status_table(view, Terminal())
    assert re.sub(r"\x1b\[[\d;]*m", "", colored).split() == status_table(view, Terminal()).split()


@pytest.mark.parametrize(("width", "color"), [*((width, False) for width in WIDTHS), (80, True)])
@pytest.mark.parametrize("title", HOSTILE)
def test_no_line_is_wider_than_the_terminal(title: str, width: int, color: bool) -> None:
    names = {"singulier": title, "pluriel": title, "genre": "féminin"}
    made = plan(
        action(1, ("2019-02", 3), livret="sante", pilotes=[title]),
        titre=title,
        collectivite=title,
        noms={"axe": names, "action": names},
        livrets=[{"code": "sante", "titre": title}],
    )
    for par in ("axe", "livret", "pilote"):
        text = status_table(view_of(made, par=par), Terminal(width, color=color))
        text = re.sub(r"\x1b\[[\d;]*m", "", text) if color else text
        if width >= 76:
            assert max(cell_len(line) for line in text.split("\n")) <= width
        assert [c for c in text if not c.isprintable() and c not in "\n\u00a0\u200d"] == [
            c for c in text if c in "\ufdd0\ufffe\U0001ffff"
        ]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_csv_has_a_line_a_group_and_the_plan_first(sample: Plan) -> None:
    rows = read_csv(status_csv(view_of(sample, filtre=Filtre(axes=(1,)))))
    assert [(row["groupe"], row["titre"], row["actions"]) for row in rows] == [
        ("Ensemble du plan", "", "4"),
        ("Sélection", "axe 1", "3"),
        ("Axe 1", "Prévenir", "3"),
    ]
    assert rows[0] == {
        "groupe": "Ensemble du plan",
        "titre": "",
        "actions": "4",
        "niveau_1": "0",
        "niveau_2": "1",
        "niveau_3": "1",
        "niveau_4": "0",
        "niveau_5": "1",
        "moyenne": "3,3333",
        "renseignees": "3",
        "non_renseignees": "1",
        "hors_echelle": "0",
        "au_plus_haut": "1",
        "part_au_plus_haut": "0,2500",
        "a_confirmer": "1",
        "au": "2019-02-14",
    }


def test_csv_leaves_what_does_not_exist_empty() -> None:
    rows = read_csv(status_csv(view_of(plan(action(1)))))
    assert [row["moyenne"] for row in rows] == ["", ""]


def test_json_has_the_plan_the_selection_and_the_groups(sample: Plan) -> None:
    found = json.loads(status_json(view_of(sample, filtre=Filtre(axes=(1,)))))
    assert {key: found[key] for key in list(found)[:8]} == {
        "schema_version": 1,
        "commande": "status",
        "edition": "plan-exemple",
        "titre": "Plan d’exemple",
        "au": "2019-02-14",
        "echelle": {"minimum": 1, "maximum": 5},
        "annonce": None,
        "filtre": "axe 1",
    }
    assert found["plan"] == {
        "actions": 4,
        "repartition": {"1": 0, "2": 1, "3": 1, "4": 0, "5": 1},
        "moyenne": 3.3333,
        "somme_niveaux": 10,
        "renseignees": 3,
        "non_renseignees": 1,
        "hors_echelle": 0,
        "au_plus_haut": 1,
        "part_au_plus_haut": 0.25,
        "a_confirmer": 1,
    }
    assert found["selection"]["actions"] == 3
    assert found["par"] == "axe"
    assert [(group["cle"], group["nom"], group["titre"]) for group in found["groupes"]] == [
        ("1", "Axe 1", "Prévenir")
    ]


def test_json_says_null_where_there_is_nothing() -> None:
    found = json.loads(status_json(view_of(plan(action(1)), par="pilote")))
    assert (found["filtre"], found["selection"], found["plan"]["moyenne"]) == (None, None, None)
    group = found["groupes"][0]
    assert (group["cle"], group["nom"], group["titre"]) == (None, "Pilote non indiqué", None)


def test_a_plan_without_actions_has_no_share() -> None:
    view = view_of(plan())
    found = json.loads(status_json(view))
    assert found["plan"]["part_au_plus_haut"] is None
    assert [(group["nom"], group["actions"]) for group in found["groupes"]] == [
        ("Axe 1", 0),
        ("Axe 2", 0),
    ]
    rows = read_csv(status_csv(view))
    assert [(row["groupe"], row["titre"], row["actions"], row["moyenne"]) for row in rows] == [
        ("Ensemble du plan", "", "0", ""),
        ("Axe 1", "Prévenir", "0", ""),
        ("Axe 2", "Accompagner", "0", ""),
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_plan_without_actions_names_its_groups_and_shows_no_zero(width: int) -> None:
    text = shown(view_of(plan(annonce={"actions": 63}), par="orientation"), width=max(width, 40))
    heading, body = text.split("\n\n", 1)
    assert " ".join(heading.split()) == (
        "Plan d’exemple – Métropole d’exemple État d’avancement au 14 février 2019 "
        "Annoncé : 63 actions. Saisi : 2 axes, 3 orientations et 0 action."
    )
    assert body == (
        "Orientation 1.1 – Repérer\nOrientation 1.2 – Soutenir\nOrientation 2.1 – Loger\n"
        "\nAucune action n’est encore sur fiche.\n"
    )


def test_a_plan_without_actions_nor_groups_says_so_in_its_words() -> None:
    name = {"singulier": "projet phare", "pluriel": "projets phares", "genre": "masculin"}
    text = shown(view_of(plan(noms={"action": name}), par="pilote"))
    assert text.endswith("2019\n\nAucun projet phare n’est encore sur fiche.\n")


def test_a_filter_on_a_plan_without_actions_keeps_the_figures() -> None:
    text = shown(view_of(plan(), filtre=Filtre(axes=(1,))))
    assert "encore sur fiche" not in text
    assert "\nSélection              0                      –" in text
    assert "\naxe 1                    0 · 0 · 0 · 0 · 0    0 niveau     –\n" in text


@pytest.mark.parametrize(
    ("par", "filtre"),
    [("territoire", Filtre()), ("axe", Filtre(territoires=("lyon",)))],
)
def test_the_level_of_a_territory_is_said_to_be_that_of_the_plan(par: str, filtre: Filtre) -> None:
    place = part(Territoire, "code: lyon\nnom: Lyon", actions=[{"titre": "Ici", "decline": "1"}])
    made = dataclasses.replace(plan(action(1, ("2019-02", 3))), territoires=(place,))
    note = (
        "\nTerritoire : le niveau est celui de l’action dans le plan entier ; rien ne dit\n"
        "celui du territoire.\n"
    )
    assert note in shown(view_of(made, par=par, filtre=filtre))
    assert "Territoire :" not in shown(view_of(made))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(st.none(), st.integers(0, 7)), max_size=8), st.sampled_from(WIDTHS))
def test_three_forms_give_the_same_figures(levels: list[int | None], width: int) -> None:
    sheets = [
        action(number, *([("2019-02", level)] if level is not None else []), axe=1 + number % 2)
        for number, level in enumerate(levels, 1)
    ]
    view = view_of(plan(*sheets))
    found = json.loads(status_json(view))
    rows = read_csv(status_csv(view))
    objects = [found["plan"], *found["groupes"]]
    assert len(rows) == len(objects)
    text = status_table(view, Terminal(width)).replace("\u00a0", " ")
    if not levels:
        assert " ".join(text.split()).endswith(
            " Axe 2 – Accompagner Aucune action n’est encore sur fiche."
        )
        assert re.search(r"\b0\b", text) is None
    for row, group in zip(rows, objects, strict=True):
        assert int(row["actions"]) == group["actions"]
        levels_of_row = [int(row[f"niveau_{level}"]) for level in range(1, 6)]
        assert levels_of_row == list(group["repartition"].values())
        mean = group["moyenne"]
        assert row["moyenne"] == ("" if mean is None else f"{mean:.4f}".replace(".", ","))
        if not levels:
            continue
        if width >= 76:
            assert " · ".join(str(count) for count in levels_of_row) in text
        else:
            assert f"à 3/5 : {row['niveau_3']}\n" in text


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_same_plan_gives_the_same_bytes(form: str) -> None:
    here = Path(__file__).parent.parent
    outputs = {
        subprocess.run(
            [
                *(sys.executable, "-m", "pms_cli", "--plan", str(here / "plans" / "base")),
                *("status", "--par", "pilote", "--au", "2019-02", "--format", form),
            ],
            cwd=here.parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b"Pilote non indiqu" in outputs.pop()
