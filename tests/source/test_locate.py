"""Key paths to places: of a value, of its key, of the nearest parent of what is not there."""

import pytest

from pms_cli.diagnostics import KeyPath, Span
from tests.source.reading import located, read

SHEET = """\
# Une fiche
numero: 12
titre: "Été : 😀"
pilotes: [DSDS, 'DPE']
calendrier:
  debut: 2017
  fin:
  jalons:
    - date: 2018   # prévu
      libelle: Généralisation
    -
    - {date: 2019, libelle: Fin, "x y": [a, {b: c}]}
contexte: >-
  Trois
  communes.

objectifs:

  - |
    Un

  - deux
    trois
? explicite
: valeur
vide:
liste: []
groupe: {}
"""


@pytest.mark.parametrize(
    ("path", "line", "column", "text"),
    [
        (("numero",), 2, 9, "12"),
        (("titre",), 3, 8, '"Été : 😀"'),
        (("pilotes",), 4, 10, "[DSDS, 'DPE']"),
        (("pilotes", 0), 4, 11, "DSDS"),
        (("pilotes", 1), 4, 17, "'DPE'"),
        (("calendrier", "debut"), 6, 10, "2017"),
        (("calendrier", "jalons", 0, "date"), 9, 13, "2018"),
        (("calendrier", "jalons", 0, "libelle"), 10, 16, "Généralisation"),
        (("calendrier", "jalons", 2), 12, 7, '{date: 2019, libelle: Fin, "x y": [a, {b: c}]}'),
        (("calendrier", "jalons", 2, "libelle"), 12, 29, "Fin"),
        (("calendrier", "jalons", 2, "x y"), 12, 41, "[a, {b: c}]"),
        (("calendrier", "jalons", 2, "x y", 1, "b"), 12, 49, "c"),
        (("contexte",), 13, 11, ">-\n  Trois\n  communes."),
        (("objectifs", 0), 19, 5, "|\n    Un"),
        (("objectifs", 1), 22, 5, "deux\n    trois"),
        (("explicite",), 25, 3, "valeur"),
        (("liste",), 27, 8, "[]"),
        (("groupe",), 28, 9, "{}"),
    ],
    ids=str,
)
def test_a_value_is_where_it_is_written(path: KeyPath, line: int, column: int, text: str) -> None:
    assert located(SHEET, path) == (line, column, text)
    crlf = located(SHEET.replace("\n", "\r\n"), path)
    assert (crlf[0], crlf[1], crlf[2].replace("\r\n", "\n")) == (line, column, text)


@pytest.mark.parametrize(
    ("path", "line", "column", "text"),
    [
        (("calendrier",), 6, 3, "debut: 2017"),
        (("calendrier", "jalons"), 9, 5, "- date: 2018"),
        (("calendrier", "jalons", 0), 9, 7, "date: 2018"),
        (("objectifs",), 19, 3, "- |"),
    ],
    ids=str,
)
def test_a_group_on_several_lines_begins_at_its_first_key_or_dash(
    path: KeyPath, line: int, column: int, text: str
) -> None:
    found = located(SHEET, path)
    assert (found[0], found[1], found[2][: len(text)]) == (line, column, text)
    assert not found[2].endswith((" ", "\n"))


@pytest.mark.parametrize(
    ("path", "line", "column", "text"),
    [
        (("numero",), 2, 1, "numero"),
        (("calendrier",), 5, 1, "calendrier"),
        (("calendrier", "jalons"), 8, 3, "jalons"),
        (("calendrier", "jalons", 2, "x y"), 12, 34, '"x y"'),
        (("calendrier", "jalons", 2, "x y", 1, "b"), 12, 46, "b"),
        (("explicite",), 24, 3, "explicite"),
        (("vide",), 26, 1, "vide"),
    ],
    ids=str,
)
def test_a_key_is_where_it_is_written(path: KeyPath, line: int, column: int, text: str) -> None:
    assert located(SHEET, path, key=True) == (line, column, text)


@pytest.mark.parametrize(
    ("path", "line", "column", "text"),
    [
        pytest.param(("calendrier", "fin"), 7, 3, "fin", id="empty value: its key"),
        pytest.param(("vide",), 26, 1, "vide", id="empty value at the first level"),
        pytest.param(("calendrier", "duree"), 5, 1, "calendrier", id="missing key: parent's key"),
        pytest.param(("pilotes", 7), 4, 1, "pilotes", id="missing element"),
        pytest.param(("pilotes", 0, "x"), 4, 11, "DSDS", id="key within a text"),
        pytest.param(("calendrier", "x", 3, "y"), 5, 1, "calendrier", id="far below a parent"),
        pytest.param(("calendrier", "jalons", 2, "y"), 12, 7,
                     '{date: 2019, libelle: Fin, "x y": [a, {b: c}]}', id="missing in an element"),
        pytest.param(("vide", "x"), 26, 1, "vide", id="below an empty value"),
        pytest.param(("titr",), 2, 1, "", id="missing at the first level: where keys begin"),
        pytest.param(("calendrier", "jalons", 1), 11, 6, "", id="empty element"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_at_its_nearest_parent(
    path: KeyPath, line: int, column: int, text: str
) -> None:
    assert located(SHEET, path) == (line, column, text)


def test_an_element_of_a_list_has_no_key_but_itself() -> None:
    assert located(SHEET, ("pilotes", 1), key=True) == (4, 17, "'DPE'")
    assert located("a:\n  - {b: 1}\n  - [c, d]\n", ("a", 1), key=True) == (3, 5, "[c, d]")


def test_a_missing_key_of_an_element_on_lines_is_at_the_first_key_of_that_element() -> None:
    line, column, _ = located(SHEET, ("calendrier", "jalons", 0, "x"))
    assert (line, column) == (9, 7)


@pytest.mark.parametrize("path", [(), ("x",), (0,), (0, "x", 1)], ids=str)
@pytest.mark.parametrize(
    "text",
    ["", "# rien\n", "a: [", "a: 1\n---\nb: 1\n", "{}"],
    ids=["empty", "comment", "slip", "two documents", "no key"],
)
def test_any_path_has_a_place_in_any_file(path: KeyPath, text: str) -> None:
    assert read(text).locate(path) == Span(1, 1, 1, 1)


def test_the_whole_file_begins_at_its_first_key() -> None:
    assert read("# é\n\na: 1\n").locate(()) == Span(3, 1, 3, 1)
    assert read("# é\n\n- b\n").locate((0,)) == Span(3, 3, 3, 4)


def test_a_list_at_the_first_level_is_located_too() -> None:
    assert located("- a\n- {b: c}\n", (1, "b")) == (2, 7, "c")


@pytest.mark.parametrize("blank", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_far_down_a_file_places_stay_right(blank: str) -> None:
    text = blank * 200_000 + f"a: 1{blank}é😀: [b, \t'😀c', d]{blank}"
    assert located(text, ("a",)) == (200_001, 4, "1")
    assert located(text, ("é😀", 1)) == (200_002, 10, "'😀c'")


@pytest.mark.parametrize(
    ("written", "text"),
    [("b\u00a0", "b\u00a0"), ("\u3000", "\u3000"), ("b\u2003", "b\u2003"), ("b \t ", "b")],
)
def test_only_the_blanks_that_yaml_drops_are_left_out_of_a_place(written: str, text: str) -> None:
    assert located(f"a: {written}\nc: 1\n", ("a",)) == (1, 4, text)
    assert read(f"a: {written}\nc: 1\n").data == {"a": text, "c": "1"}


def test_places_do_not_change_when_asked_again_or_when_nothing_else_was() -> None:
    source = read(SHEET)
    first = [source.locate(("calendrier", "debut")) for _ in range(2)]
    assert first == [Span(6, 10, 6, 14)] * 2
    assert read(SHEET).locate(("calendrier", "debut")) == first[0]


def test_what_is_refused_can_be_located_with_the_rest() -> None:
    text = "a: &x b\n<<: {c: 1}\n? [d]\n: e\nf: *x\nf: 2\ng: !t h\n"
    assert located(text, ("a",)) == (1, 4, "&x b")
    assert located(text, ("f",)) == (5, 4, "*x")
    assert located(text, ("g",)) == (7, 4, "!t h")
    assert located(text, ("c",)) == (1, 1, "")


def test_keys_refused_within_a_refused_key_lead_nowhere() -> None:
    text = "? {a: {b: 1}}\n: {c: 2}\nd: {e: 3}\n"
    assert read(text).locate(("a", "b")) == Span(1, 1, 1, 1)
    assert located(text, ("d", "e")) == (3, 8, "3")


def test_a_line_is_its_text_without_its_end() -> None:
    source = read("a: 1\r\n\r\né: 😀\nb: \u00a02 ")
    assert [source.line(number) for number in range(6)] == [
        "",
        "a: 1",
        "",
        "é: 😀",
        "b: \u00a02 ",
        "",
    ]
    assert read("a: 1\n").line(2) == ""
    assert read("").line(1) == ""


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 0, Span(1, 1, 1, 1)),
        (0, 3, Span(1, 1, 1, 4)),
        (4, 5, Span(1, 5, 2, 1)),
        (5, 6, Span(2, 1, 2, 2)),
        (8, 2, Span(2, 4, 2, 4)),
        (9, 9, Span(2, 5, 2, 5)),
    ],
)
def test_offsets_become_lines_and_columns(start: int, end: int, span: Span) -> None:
    assert read("a: 1\né: 2").span(start, end) == span
