"""Keys put in order: whole lines move with their remarks; values and remarks stay."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from pms_cli.edit import apply, reorder_keys
from tests.source.reading import read

SHEET = """\
# yaml-language-server: $schema=../x.json
# Relu en mai

# Sur le titre,
# deux lignes
titre: Un
numero: 1
contexte: |
  # texte
  fin

# Les objectifs

objectifs:
  - a  # un
  #- b
axe: 1
  # en retrait

# Fin du fichier
"""


def ordered(text: str, *wanted: str) -> str:
    source = read(text)
    fix = reorder_keys(source, wanted)
    assert fix is not None
    assert fix.safe
    assert fix.changes == ()
    return apply(text, [fix])[0]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_what_stands_above_a_key_goes_with_it(end: str) -> None:
    becomes = """\
# yaml-language-server: $schema=../x.json
# Relu en mai

numero: 1
# Sur le titre,
# deux lignes
titre: Un
axe: 1
  # en retrait

# Les objectifs

objectifs:
  - a  # un
  #- b
contexte: |
  # texte
  fin

# Fin du fichier
"""
    wanted = ("numero", "titre", "axe", "objectifs", "contexte")
    assert ordered(SHEET.replace("\n", end), *wanted) == becomes.replace("\n", end)
    assert reorder_keys(read(becomes), wanted) is None


@pytest.mark.parametrize(
    ("text", "wanted", "becomes"),
    [
        pytest.param("b: 1\na: 2\n", "ab", "a: 2\nb: 1\n", id="two"),
        pytest.param("b: 1\na: 2", "ab", "a: 2\nb: 1", id="unended"),
        pytest.param("b: 1\nx: 3\na: 2\n", "ab", "a: 2\nb: 1\nx: 3\n", id="unknown after its own"),
        pytest.param("x: 3\nb: 1\na: 2\n", "ab", "x: 3\na: 2\nb: 1\n", id="unknown first"),
        pytest.param("b: 1\n\na: 2\n", "ab", "a: 2\n\nb: 1\n", id="blank line"),
        pytest.param("b: 1\n\na: 2\n\nc: 3\n", "acb", "a: 2\n\nc: 3\n\nb: 1\n", id="blank lines"),
        pytest.param("b: 1\n\n\na: 2\n\n\n", "ab", "a: 2\n\n\nb: 1\n\n\n", id="blanks at the end"),
        pytest.param("---\n# b\nb: 1\na: 2\n", "ab", "---\na: 2\n# b\nb: 1\n", id="---"),
        pytest.param("# x\n\nb: 1\na: 2\n", "ab", "# x\n\na: 2\nb: 1\n", id="opening remark"),
        pytest.param("b: 1\n# sous b\n\na: 2\n", "ab", "\na: 2\nb: 1\n# sous b\n", id="below"),
        pytest.param("b:\n  - x\n\n  # c\na: 2\n", "ab", "a: 2\nb:\n  - x\n\n  # c\n", id="set in"),
        pytest.param("b:\na: 2\n", "ab", "a: 2\nb:\n", id="empty value"),
        pytest.param("b: |+\n  x\n\na: 2\n", "ab", "a: 2\nb: |+\n  x\n\n", id="kept blank lines"),
        pytest.param("b:\n- c\n-\na: 2\n", "ab", "a: 2\nb:\n- c\n-\n", id="list at the edge"),
        pytest.param("b: [1,\n# r\n2]\na: 2\n", "ab", "a: 2\nb: [1,\n# r\n2]\n", id="brackets"),
        pytest.param("b: 'x\n\n  y'\na: 2\n", "ab", "a: 2\nb: 'x\n\n  y'\n", id="quotes"),
        pytest.param('"b": 1\na: 2\n', "ab", 'a: 2\n"b": 1\n', id="key in quotes"),
        pytest.param("\ufeffb: 1\na: 2\n", "ab", None, id="BOM"),
    ],
)
def test_orders(text: str, wanted: str, becomes: str | None) -> None:
    if becomes is None:
        text, becomes = text.removeprefix("\ufeff"), "a: 2\nb: 1\n"
    if becomes.startswith("\n"):
        becomes = becomes.removeprefix("\n").replace("2\n", "2\n\n")
    assert ordered(text, *wanted) == becomes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{b: 1, a: 2}\n", id="braces"),
        pytest.param("? b\n: 1\na: 2\n", id="question mark"),
        pytest.param("  b: 1\n  a: 2\n", id="set in"),
        pytest.param("b: 1\na: 2\n...\n", id="end of document"),
        pytest.param("b: 1\na: 2\na: 3\n", id="twice"),
        pytest.param("b: 1\na: [\n", id="not YAML"),
        pytest.param("- b\n- a\n", id="list"),
        pytest.param("texte\n", id="text"),
        pytest.param("", id="empty"),
        pytest.param("--- # x\n--- \nb: 1\n", id="two documents"),
        pytest.param("b: 1\na: |\n  x", id="a text that needs the end of the file"),
        pytest.param("b: &x 1\na: 2\n", id="anchor"),
    ],
)
def test_what_is_out_of_the_ordinary_is_left_alone(text: str) -> None:
    assert reorder_keys(read(text), ["a", "b"]) is None


@pytest.mark.parametrize("wanted", [[], ["a", "b"], ["z", "a"], ["b"], ["a", "b", "a"]])
def test_what_is_in_order_is_left_alone(wanted: list[str]) -> None:
    assert reorder_keys(read("a: 1\nb: 2\nx: 3\n"), wanted) is None


VALUES = st.sampled_from(
    [" 1\n", " 'a\n\n  b'\n", "\n  - a\n  - b: c # d\n    e:\n", "\n- a\n-\n", " |\n  x\n  # y\n",
     " >-\n  x\n\n  y\n", " |+\n  x\n\n", " [a,\n  b]\n", " {a: b} # c\n", "\n", " a\n  b\n",
     "\n  c:\n    d: |2\n       e\n"]
)  # fmt: skip
ABOVE = st.sampled_from(
    ["", "", "\n", "# r\n", "\n# s\n", "  # t\n", "# u\n\n", "\n\n# v\n\n# w\n"]
)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_values_and_remarks_stay_whatever_the_order(data: st.DataObject) -> None:
    keys = data.draw(st.permutations("abcdxy"))
    text = "".join(f"{data.draw(ABOVE)}{key}:{data.draw(VALUES)}" for key in keys)
    text += data.draw(ABOVE)
    if data.draw(st.booleans()):
        text = text.removesuffix("\n")
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    source = read(text)
    fix = reorder_keys(source, "abcd")
    event("left alone" if fix is None else "ordered")
    if fix is None:
        return
    after = apply(text, [fix])[0]
    again = read(after)
    assert isinstance(again.data, dict)
    assert again.data == source.data
    assert sorted(again.comments) == sorted(source.comments)
    assert [key for key in again.data if key in "abcd"] == list("abcd")
    for unknown in "xy":
        before = [keys[0], *keys][keys.index(unknown)]
        assert unknown == keys[0] or list(again.data)[list(again.data).index(unknown) - 1] == before
    # Nothing but lines that move; idempotent.
    assert sorted(after.split("\n")) == sorted(text.split("\n")) or not text.endswith("\n")
    assert reorder_keys(again, "abcd") is None
