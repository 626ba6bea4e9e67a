"""No two words of a chart meet, none leaves it, whatever the words and the numbers are."""

import datetime as dt
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.francais import NBSP
from pms_cli.graphiques import (
    Calendrier,
    Compte,
    Graphique,
    Groupe,
    Jalon,
    Moment,
    Nom,
    Releve,
    Tuile,
    courbe,
    gantt,
    niveaux,
    repartition,
    tuiles,
)
from pms_cli.graphiques.lettres import _WIDTHS, couper, largeur, propre
from pms_cli.texte import printable
from tests.graphiques.boites import Boite, fautes
from tests.graphiques.cas import HOSTILES, charts

WORDS = st.one_of(st.sampled_from(HOSTILES), st.text(max_size=250), st.text("iW -é", max_size=90))
COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 10**7))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
NAMES = st.builds(Nom, WORDS, WORDS, WORDS)
SOME = settings(max_examples=60, deadline=None)


@st.composite
def scales(draw: st.DrawFn) -> tuple[range, int]:
    low = draw(st.integers(0, 3))
    degrees = range(low, low + draw(st.integers(2, 20)))
    return degrees, len(degrees)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    first = draw(DAYS)
    days = draw(st.sampled_from((0, 27, 364)))
    return Moment(first, first + dt.timedelta(days=days), draw(WORDS))


def counts(degrees: int) -> st.SearchStrategy[Compte]:
    numbers = st.lists(COUNTS, min_size=degrees, max_size=degrees).map(tuple)
    return st.builds(Compte, numbers, COUNTS, COUNTS)


STEPS = st.builds(Jalon, WORDS, moments(), st.sampled_from(("atteint", "en retard", "à venir")))
CALENDARS = st.builds(
    Calendrier,
    WORDS,
    st.none() | moments(),
    st.none() | moments(),
    st.lists(STEPS, max_size=6).map(tuple),
)
VALUES = st.builds(
    Releve,
    moments(),
    st.fractions(-(10**13), 10**13, max_denominator=100) | st.fractions(0, 1, max_denominator=50),
    WORDS,
)


def in_order(chart: Graphique) -> None:
    assert fautes(chart.svg) == []
    assert fautes(chart.etroit or chart.svg) == []
    assert all(len(line) == len(chart.entetes) for line in chart.lignes)


@pytest.mark.parametrize("name", charts())
def test_words_of_odd_charts_do_not_meet(name: str) -> None:
    in_order(charts()[name])


@SOME
@given(st.data())
def test_words_of_a_distribution_do_not_meet(data: st.DataObject) -> None:
    degrees, number = data.draw(scales())
    names = data.draw(st.lists(WORDS, max_size=number))
    in_order(
        repartition(
            "a", data.draw(WORDS), degrees, data.draw(counts(number)), libelles=names,
            nom=data.draw(NAMES),
        )
    )  # fmt: skip


@SOME
@given(st.data())
def test_words_of_levels_do_not_meet(data: st.DataObject) -> None:
    degrees, number = data.draw(scales())
    groups = data.draw(st.lists(st.builds(Groupe, WORDS, counts(number)), max_size=6))
    in_order(niveaux("a", "N", degrees, groups, nom=data.draw(NAMES)))


@SOME
@given(st.lists(st.builds(Tuile, WORDS, st.none() | st.integers(0, 50)), max_size=9), NAMES)
def test_words_of_tiles_do_not_meet(found: list[Tuile], name: Nom) -> None:
    in_order(tuiles("a", "T", found, 50, nom=name))


@SOME
@given(st.lists(CALENDARS, max_size=8), DAYS, WORDS)
def test_words_of_calendars_do_not_meet(found: list[Calendrier], day: dt.date, said: str) -> None:
    in_order(gantt("a", "G", found, day, said))


@SOME
@given(st.lists(VALUES, max_size=12), st.none() | VALUES, WORDS)
def test_words_of_a_curve_do_not_meet(
    found: list[Releve], target: Releve | None, word: str
) -> None:
    in_order(courbe("a", "C", found, cible=target, mesure=word))


def test_boxes_that_meet_are_told() -> None:
    one, other = Boite("a", 0, 0, 10, 10), Boite("b", 9, 9, 20, 20)
    assert one.touche(other)
    assert not one.touche(Boite("c", 10, 0, 20, 10))
    text = '<text x="{}" y="20">mot</text>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 30">{}</svg>'
    assert len(fautes(svg.format(text.format(0) + text.format(20)))) == 1
    assert len(fautes(svg.format(text.format(90)))) == 1
    assert fautes(svg.format(text.format(0) + text.format(60))) == []


@SOME
@given(WORDS, st.integers(60, 300), st.integers(1, 4), st.booleans())
def test_lines_fit_and_keep_the_words(text: str, room: int, most: int, bold: bool) -> None:
    lines = couper(text, room, au_plus=most, gras=bold)
    assert 1 <= len(lines) <= most
    assert all(largeur(line, gras=bold) <= room for line in lines)
    said, kept = propre(text).replace(" ", ""), "".join(lines).replace(" ", "")
    assert kept == said or (kept.endswith("…") and said.startswith(kept.rstrip("….,;:")))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Accueillir les familles", ("Accueillir les", "familles")),
        ("Ouest Nord-Val d’Yzeron", ("Ouest Nord-", "Val d’Yzeron")),
        ("Une action vraiment trop longue pour deux lignes", ("Une action", "vraiment…")),
    ],
)
def test_lines_end_between_words(text: str, lines: tuple[str, ...]) -> None:
    assert couper(text, 105, au_plus=2) == lines


def test_a_curve_tells_its_first_and_last_values() -> None:
    years = [Moment(dt.date(y, 1, 1), dt.date(y, 12, 31), str(y)) for y in (2016, 2017, 2018)]
    found = [
        Releve(year, Fraction(value), f"{value} %")
        for year, value in zip(years, (30, 42, 39), strict=True)
    ]
    chart = courbe("a", "Part", found)
    assert all(f">{value} %<" in drawn for value in (30, 39) for drawn in (chart.svg, chart.etroit))


def test_letters_that_are_left_alone_are_those_that_nothing_would_change() -> None:
    for letter in _WIDTHS:
        assert unicodedata.normalize("NFC", letter) == printable(letter) == letter
        assert not unicodedata.combining(letter)
    # A letter that the table does not have takes the long way, and comes out the same.
    for text in (" a  b ", "é  ", f"{NBSP}x{NBSP}", "l’été\u202f: 10 %", "œuvre…"):
        assert propre(text) == propre(f"{text}\u03b1").removesuffix("\u03b1").strip(" ")


@given(st.text("".join(_WIDTHS), max_size=40), st.text(max_size=5))
def test_a_width_is_the_sum_of_those_of_letters(known: str, unknown: str) -> None:
    for text in (known, known + unknown):
        assert largeur(text) == pytest.approx(sum(largeur(letter) for letter in text))
