"""A chart as a file: strict XML, nothing that obeys, the same bytes, what it says without eyes."""

import datetime as dt
import itertools
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from pms_cli.francais import NBSP
from pms_cli.graphiques import (
    Calendrier,
    Compte,
    Groupe,
    Jalon,
    Svg,
    Tuile,
    gantt,
    jauge,
    niveaux,
    repartition,
    tuiles,
)
from pms_cli.graphiques.barres import GAP, largeurs
from pms_cli.graphiques.couleurs import ATTRIBUTS, MOTIFS, TEINTES, teinte
from pms_cli.graphiques.dessin import n
from tests.conftest import ROOT
from tests.graphiques.boites import SVG
from tests.graphiques.cas import ECHELLE, HOSTILES, charts, moment

CSS = (ROOT / "templates" / "graphiques.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media screen and (prefers-color-scheme: dark)")
DRAWN = [
    (f"{name}-{kind}", drawing)
    for name, chart in charts().items()
    for kind, drawing in (("large", chart.svg), ("etroit", chart.etroit))
    if drawing
]
KNOWN = {
    "svg", "title", "desc", "defs", "pattern", "rect", "line", "circle", "path", "text"
}  # fmt: skip


@pytest.mark.parametrize(("name", "drawing"), DRAWN)
def test_a_drawing_is_a_file_of_its_own_that_obeys_nobody(name: str, drawing: Svg) -> None:
    root = ET.fromstring(drawing)
    ids = {found.get("id") for found in root.iter() if found.get("id")}
    assert root.tag == f"{SVG}svg"
    assert {found.tag.removeprefix(SVG) for found in root.iter()} <= KNOWN
    assert root.get("role") == "img"
    # Named by its title alone: browsers tell the description after the name, once.
    assert root.get("aria-labelledby") == root[0].get("id")
    assert root.get("aria-describedby") == root[1].get("id")
    for found in root.iter():
        names = set(found.attrib)
        assert not {"style", "href"} & names
        assert not [name for name in names if name.startswith("on")]
        for value in found.attrib.values():
            assert not re.search(r"\d\.\d\d", value)
            for used in re.findall(r"url\(#(.*?)\)", value):
                assert used in ids
    assert "<script" not in drawing
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\ud800-\udfff\uffff]", drawing)


def test_no_two_drawings_share_an_id() -> None:
    ids = [found for _, drawing in DRAWN for found in re.findall(r' id="(.*?)"', drawing)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("ident", ["", "1a", 'a"', "a b", "é", "a\n"])
def test_an_ident_that_no_id_can_have_is_refused(ident: str) -> None:
    with pytest.raises(ValueError, match="ident"):
        jauge(ident, "Action 1", 3, 5)


def test_the_same_figures_give_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.graphiques.cas import charts; "
        "print(hashlib.sha256(repr(charts()).encode('utf-8')).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_a_distribution_is_said() -> None:
    chart = repartition("a", "Répartition", ECHELLE, Compte((0, 24, 37, 6, 5), 8, 1))
    assert chart.description == (
        "81 actions\u00a0: 24 à 2/5, 37 à 3/5, 6 à 4/5 et 5 à 5/5\u00a0; 8 sans niveau\u00a0; "
        "1 hors échelle. Niveau moyen\u00a0: 2,89 sur 5."
    )
    assert chart.lignes[0] == ("1/5", "0", "0\u00a0%")
    assert chart.lignes[-1] == ("Total", "81", "100\u00a0%")


def test_levels_are_said_group_by_group_then_by_their_extremes() -> None:
    few = [Groupe("Axe 1", Compte((1, 0, 0, 0, 1))), Groupe("Axe 2", Compte((0,) * 5))]
    assert niveaux("a", "N", ECHELLE, few).description == (
        "Axe 1\u00a0: 2 actions, niveau moyen 3,00 sur 5 (1 à 1/5 et 1 à 5/5). "
        "Axe 2\u00a0: aucune action."
    )
    many = [Groupe(f"G{n}", Compte((30 - n, 0, 0, 0, n))) for n in range(30)]
    chart = niveaux("a", "N", ECHELLE, many)
    assert chart.description == (
        "30 groupes. Niveau moyen le plus haut, sur 5\u00a0: G29 (4,87). Le plus bas\u00a0: "
        "G0 (1,00)."
    )
    assert len(chart.lignes) == 30
    assert "autres, dans le tableau" in chart.svg


@pytest.mark.parametrize(
    ("level", "said", "full"),
    [
        (3, "Niveau 3 sur 5.", 3),
        (0, "Niveau 0 sur 5.", 0),
        (5, "Niveau 5 sur 5.", 5),
        (7, "Niveau 7 sur 5, hors de l’échelle.", 0),
        (None, "Niveau non renseigné.", 0),
    ],
)
def test_a_gauge_is_full_up_to_its_level(level: int | None, said: str, full: int) -> None:
    chart = jauge("a", "Action 1", level, 5)
    assert chart.description == said
    assert chart.svg.count('class="plein"') == full
    assert chart.svg.count("<rect") == 5


def test_calendars_are_said_with_what_is_late() -> None:
    said = charts()["gantt-60"].description
    assert "60 actions, de 2017 à 2021." in said
    assert "en retard" in said
    assert len(said) < 5000
    assert charts()["gantt-vide"].description == "Aucune date connue."
    assert charts()["courbe"].description == (
        "3 valeurs, de 30\u00a0% (2016) à 39\u00a0% (2018). Au plus bas\u00a0: 30\u00a0% (2016)"
        "\u00a0; au plus haut\u00a0: 42\u00a0% (2017). Cible\u00a0: 80\u00a0% (2022)."
    )


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: repartition("a", "T", ECHELLE, Compte((1, 2))),
        lambda: repartition("a", "T", (), Compte(())),
        lambda: repartition("a", "T", ECHELLE, Compte((1, 2, 3, 4, -1))),
        lambda: niveaux("a", "T", ECHELLE, [Groupe("G", Compte((1,)))]),
        lambda: tuiles("a", "T", [Tuile("T", 6)], 5),
        lambda: jauge("a", "T", 1, 0),
    ],
)
def test_figures_that_do_not_agree_are_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        wrong()


def test_widths_share_the_room_and_the_least_can_be_seen() -> None:
    widths = largeurs((0, 1, 1_000_000, 3), 300)
    assert widths[0] == 0
    assert widths[1] == widths[3] == 4
    assert sum(widths) + 2 * GAP == pytest.approx(300)
    assert largeurs((1, 1, 2), 104) == (25, 25, 50)


@pytest.mark.parametrize(("value", "said"), [(1, "1"), (1.25, "1.2"), (-0.01, "0"), (2.0, "2")])
def test_numbers_are_short(value: float, said: str) -> None:
    assert n(value) == said


def test_hostile_words_are_told_in_the_table_too() -> None:
    names = [line[0] for line in charts()["tuiles-mots"].lignes]
    assert len(names) == len(HOSTILES)
    assert not re.search("[\x00-\x1f\u202e\ud800-\udfff\uffff]", "".join(names))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rules(css: str) -> dict[str, dict[str, str]]:
    """The properties of each class, colours in six digits."""
    found: dict[str, dict[str, str]] = {}
    for names, body in re.findall(r"^\s*((?:\.graphique \.[\w-]+(?:, )?)+) \{(.*?)\}", css, re.M):
        given = dict(re.findall(r"([\w-]+): (#\w+|none);", body))
        for name in re.findall(r"\.graphique \.([\w-]+)", names):
            found.setdefault(name, {}).update(
                {
                    key: re.sub(r"^#(\w)(\w)(\w)$", r"#\1\1\2\2\3\3", value)
                    for key, value in given.items()
                }
            )
    return found


def colours(attributes: str) -> dict[str, str]:
    return dict(re.findall(r'(fill|stroke)="(#\w{6})"', attributes))


def test_the_sheet_has_the_light_colours_of_the_drawings_and_dark_ones_for_each() -> None:
    light, dark = rules(LIGHT), rules(DARK)
    assert light == {name: colours(attributes) for name, attributes in ATTRIBUTS.items()}
    assert {name: set(found) for name, found in dark.items()} == {
        name: set(found) for name, found in light.items()
    }


@pytest.mark.parametrize(("sheet", "ground"), [(LIGHT, "#ffffff"), (DARK, "#15161a")])
def test_colours_stand_out_from_the_ground(sheet: str, ground: str) -> None:
    found = rules(sheet)
    for name in ("mots", "mots-gris", "mots-jour"):
        assert contrast(found[name]["fill"], ground) >= 4.5, name
    tints = [contrast(found[f"teinte-{rank}"]["fill"], ground) for rank in range(1, TEINTES + 1)]
    assert min(tints) >= 3
    # In shades of grey too, each tint is darker (lighter, in the dark) than the one before.
    assert all(high / low >= 1.3 for low, high in itertools.pairwise(tints))
    for name in ("plein", "duree", "atteint", "retard"):
        assert contrast(found[name]["fill"], ground) >= 3, name
    for name in ("vide", "contour", "axe", "cible", "trait", "incertain", "venir", "jour"):
        assert contrast(found[name]["stroke"], ground) >= 3, name
    assert contrast(found["mots"]["fill"], found["etiquette"]["fill"]) >= 4.5


def test_tints_go_from_the_lowest_to_the_highest_on_every_scale() -> None:
    for degrees in range(2, 21):
        tints = [teinte(rank, degrees) for rank in range(1, degrees + 1)]
        assert tints == sorted(tints)
        assert (tints[0], tints[-1]) == (1, TEINTES)
    assert len(set(MOTIFS.values())) == TEINTES - 1


@pytest.mark.parametrize(("late", "said"), [(9, "; et 1 autre."), (10, "; et 2 autres.")])
def test_steps_late_that_are_too_many_to_be_told_are_counted(late: int, said: str) -> None:
    steps = tuple(Jalon(f"J{rank}", moment(2018), "en retard") for rank in range(late))
    found = [Calendrier("A", jalons=steps), Calendrier("B", moment(2018))]
    told = gantt("a", "G", found, dt.date(2019, 1, 1), "1er janvier 2019").description
    assert said in told.replace(NBSP, " ")
