"""CSV for a French spreadsheet: no cell is a formula, everything reads back."""

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.output.tableur import Cell, csv_text
from pms_cli.texte import safe_cell
from tests.sheets import HOSTILE

# Written out on their own, not taken from the product.
BLANKS = " \t\r\n\x0b\x0c\u00a0\u202f\u2003\u3000\u200b\u200c\u2060\ufeff\u00ad\x00\x1f\x85"
QUOTES = "\"'＂＇"
FORMULAS = "=+-@＝＋－＠"


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def begins_a_formula(cell: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula, the apostrophe of a text aside."""
    if cell.startswith("'"):
        return False
    return cell.lstrip(BLANKS + QUOTES)[:1] in set(FORMULAS)


formula_like = st.builds(
    "{}{}{}".format,
    st.text(BLANKS + QUOTES, max_size=4),
    st.sampled_from(FORMULAS),
    st.text("A1()!|;\"'\n =+", max_size=10),
)
texts = st.one_of(formula_like, st.text(max_size=20), st.text(BLANKS + QUOTES + FORMULAS + "a;"))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=4))
def test_no_text_is_a_formula(rows: list[list[str]]) -> None:
    for row in read_back(csv_text(["a", "b", "c"], rows))[1:]:
        assert [cell for cell in row if begins_a_formula(cell)] == []


# What reads back as it was: all but control characters, which are written out.
plain = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=20)
lines = st.lists(plain, max_size=3).map("\n".join)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(lines, min_size=2, max_size=2), max_size=4))
def test_text_reads_back(rows: list[list[str]]) -> None:
    found = read_back(csv_text(["a", "b"], rows))
    assert found[0] == ["a", "b"]
    assert len(found) == 1 + len(rows)
    for row, cells in zip(rows, found[1:], strict=True):
        for text, cell in zip(row, cells, strict=True):
            formula = re.match(r"[\s\"'＂＇]*[=+@＝＋－＠-]", text)
            assert cell == (f"'{text}" if formula else text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t\r\n=1", "' \t\r\n=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\"'=1", "'\"'=1"),
        ("\u202f\u3000＝1", "'\u202f\u3000＝1"),
        ("\u200b-1", "'\u200b-1"),
        ("2 ou 3", "2 ou 3"),
        ("a=b", "a=b"),
        ("’-1", "’-1"),
        ("", ""),
        ("   ", "   "),
    ],
)
def test_only_what_begins_a_formula_is_marked(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (0, "0"),
        (-3, "-3"),
        (Fraction(27, 10), "2,7000"),
        (Fraction(-1, 3), "-0,3333"),
        (Fraction(12345), "12345,0000"),
        (Decimal("1250.50"), "1250,50"),
        (Decimal("-3"), "-3"),
        (Decimal("0.000001"), "0,000001"),
        (Decimal("999999999999999.123456"), "999999999999999,123456"),
        ("deux\r\nlignes", "deux\nlignes"),
        ("\x1b[31m", "\\x1b[31m"),
    ],
)
def test_how_each_value_is_written(value: Cell, cell: str) -> None:
    assert read_back(csv_text(["a", "b"], [["x", value]]))[1] == ["x", cell]


def test_lines_end_as_the_standard_says_and_cells_are_apart_by_semicolons() -> None:
    text = csv_text(["a", "b"], [["x;y", 'dit "oui"'], ["un\ndeux", None]])
    assert text == 'a;b\r\n"x;y";"dit ""oui"""\r\n"un\ndeux";\r\n'


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_in_its_cell(title: str) -> None:
    found = read_back(csv_text(["a", "b", "c"], [["avant", title, "après"]]))
    assert len(found) == 2
    assert (found[1][0], found[1][2], len(found[1])) == ("avant", "après", 3)
    assert not begins_a_formula(found[1][1])
