"""A file is mended as far as it is proved: a fix that does harm is refused, not the others."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import Edit, Fix, KeyPath
from pms_cli.edit import Mended, mend, replace_in_text, settle
from pms_cli.edit.mend import MAX_REREAD, is_equal_but
from pms_cli.model import Fiche
from pms_cli.source import read_source

SHEET = """\
# Une fiche # « oui »
numero: 8.2
titre: Un mot "juste" # remarque
axe: 1
orientation: 1
contexte: >-   # pliée
  Deux # dièses
  pliés
objectifs: [a, 'b # c']
"""


def change(old: str, new: str, *changes: KeyPath, text: str = SHEET, nth: int = 0) -> Fix:
    start = -1
    for _ in range(nth + 1):
        start = text.index(old, start + 1)
    return Fix((Edit(start, start + len(old), new),), changes)


def done(fix: Fix, text: str = SHEET) -> Mended:
    return mend(text.encode(), [fix], Fiche)


@pytest.mark.parametrize(
    ("fix", "becomes"),
    [
        pytest.param(change('"juste"', "« juste »", ("titre",)), "Un mot « juste » #", id="text"),
        pytest.param(change("8.2", '"8.2"'), 'numero: "8.2"', id="quotes"),
        pytest.param(change("axe: 1\norientation: 1", "orientation: 1\naxe: 1"),
                     "orientation: 1\naxe: 1", id="order"),
        pytest.param(change("a, 'b # c'", "a", ("objectifs",)), "objectifs: [a]", id="element"),
        pytest.param(change("objectifs: [a, 'b # c']\n", "", ("objectifs",)), "pliés\n", id="key"),
        pytest.param(change(" # remarque", "   # remarque"), '"   # remarque', id="blanks"),
        pytest.param(change("axe: 1", "axe: 2", ("axe",)), "axe: 2", id="number"),
    ],
)  # fmt: skip
def test_a_fix_that_does_what_it_says_is_kept(fix: Fix, becomes: str) -> None:
    result = done(fix)
    assert (result.applied, result.refused, result.skipped) == ((fix,), (), ())
    assert becomes in result.raw.decode()


@pytest.mark.parametrize(
    "fix",
    [
        pytest.param(change("axe: 1", "axe: 2"), id="a value that it does not name"),
        pytest.param(change("axe: 1", "axe: 2", ("orientation",)), id="another value"),
        pytest.param(change("axe: 1\n", ""), id="a key lost"),
        pytest.param(change("axe: 1\n", "", ("axe",)), id="a key that the file needs"),
        pytest.param(change("axe: 1", "axes: 1", ("axe",), ("axes",)), id="an unknown key"),
        pytest.param(change("axe: 1", "axe: un", ("axe",)), id="not a value of that key"),
        pytest.param(change("axe: 1", "axe: 1\naxe: 1", ("axe",)), id="a key twice"),
        pytest.param(change("axe: 1", "axe: [1", ("axe",)), id="not YAML"),
        pytest.param(change("axe: 1", "axe: &a 1", ("axe",)), id="an anchor"),
        pytest.param(change("axe: 1", "axe: 1\x07", ("axe",)), id="a control character"),
        pytest.param(change("axe: 1", "axe: \ud800", ("axe",)), id="half a character"),
        pytest.param(change("axe: 1", "axe: 1\n---", ("axe",)), id="a second document"),
        pytest.param(change(" # remarque", ""), id="a comment lost"),
        pytest.param(change("# remarque", "# remarques"), id="a comment altered"),
        pytest.param(change("# Une fiche", "# Une\n# fiche"), id="a comment cut"),
        pytest.param(change("axe: 1", "axe: 1 # un"), id="a comment added"),
        pytest.param(change("'b # c'", "b # c]", ("objectifs",)), id="a text made a comment"),
        pytest.param(change("   # pliée", "\n  # pliée", ("contexte",)), id="a comment made text"),
        pytest.param(change("a, 'b", "'b", ("objectifs", 0)), id="an element lost"),
        pytest.param(change("# pliée\n", "# pliée\n  "), id="a block set in"),
        pytest.param(change("8.2", '"8.2'), id="a quote left open"),
        pytest.param(Fix((Edit(0, 9999, ""),)), id="outside"),
        pytest.param(Fix(()), id="nothing"),
    ],
)
def test_a_fix_that_does_anything_else_is_refused(fix: Fix) -> None:
    assert done(fix) == Mended(SHEET.encode(), refused=(fix,))


def test_one_that_is_refused_does_not_hide_the_others() -> None:
    good = [change('"juste"', "juste", ("titre",)), change("8.2", "'8.2'")]
    bad = [change("axe: 1", "axe: 2"), change("orientation: 1", "orientation: [")]
    overlapping = change("mot", "MOT", ("titre",))
    twice = change("8.2", '"8.2"')
    result = mend(SHEET.encode(), [bad[0], good[0], bad[1], good[1], overlapping, twice], Fiche)
    assert result.applied == (*good, overlapping)
    assert (result.refused, result.skipped) == (tuple(bad), (twice,))
    assert "numero: '8.2'\ntitre: Un MOT juste # remarque" in result.raw.decode()


def test_what_only_another_fix_makes_wrong_waits_for_the_next_pass() -> None:
    text = SHEET + "liens: [1, 2, 3]\n"
    first = change("1, 2", "2", ("liens",), text=text)
    second = change("3]", "4]", ("liens", 2), text=text)
    assert mend(text.encode(), [second], Fiche).applied == (second,)
    result = mend(text.encode(), [first, second], Fiche)
    assert (result.applied, result.refused, result.skipped) == ((first,), (), (second,))


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "unended"])
def test_the_bytes_around_stay_as_they_are(bom: bytes, end: str, last: bool) -> None:
    text = (SHEET if last else SHEET.rstrip("\n")).replace("\n", end)
    fixes = [
        change('"juste"', "juste", ("titre",), text=text),
        change(f"axe: 1{end}", "niveau_final: x\naxe: 1\n", text=text),
        change("orientation: 1", "orientation: 1 ", text=text),
        change(f"orientation: 1{end}", "", text=text),
        change("axe: 1", "axe: 1\ncalendrier: {debut: 2018}", ("calendrier",), text=text),
    ]
    result = mend(bom + text.encode(), [fixes[0], fixes[4]], Fiche)
    assert len(result.applied) == 2
    wanted = text.replace('"juste"', "juste")
    wanted = wanted.replace("axe: 1", f"axe: 1{end}calendrier: {{debut: 2018}}")
    assert result.raw == bom + wanted.encode()


def test_a_file_that_already_has_faults_may_be_mended_of_others() -> None:
    text = SHEET + "axe: 3\ninconnue: 1\n"
    fix = change('"juste"', "juste", ("titre",), text=text)
    assert done(fix, text).applied == (fix,)
    mending = change("axe: 3\n", "", text=text)
    assert done(mending, text).applied == (mending,)
    worse = change("orientation: 1", "orientation: un", ("orientation",), text=text)
    assert done(worse, text).refused == (worse,)


@pytest.mark.parametrize("raw", [b"a: [", b"\xff", b"a: 1\n---\nb: 2\n", b"\xff\xfea\x00"])
def test_a_file_that_cannot_be_read_is_left_alone(raw: bytes) -> None:
    fix = Fix((Edit(0, 1, "b"),), ((),))
    assert mend(raw, [fix], Fiche) == Mended(raw, refused=(fix,))


def test_in_a_large_file_what_is_left_waits() -> None:
    text = SHEET + "#" + "x" * 1_000_000 + "\n"
    fixes = [Fix((Edit(n, n + 1, text[n]),)) for n in range(40)]
    result = mend(text.encode(), fixes, Fiche)
    assert len(result.applied) == MAX_REREAD // len(text) + 1
    assert len(result.applied) + len(result.skipped) == 40
    assert result.refused == ()


def test_mending_comes_to_rest() -> None:
    def find(raw: bytes) -> list[Fix]:
        source = read_source(raw)
        title = source.value(("titre",))
        assert isinstance(title, str)
        at = title.find('"')
        fix = replace_in_text(source, ("titre",), at, at + 1, "«" if at < 8 else "»")
        return [fix] if at >= 0 and fix else []

    result, at_rest = settle(SHEET.encode(), find, Fiche)
    assert at_rest
    assert len(result.applied) == 2
    assert "Un mot «juste»" in result.raw.decode()
    assert settle(result.raw, find, Fiche) == (Mended(result.raw), True)


def test_rules_that_undo_each_other_never_come_to_rest() -> None:
    def find(raw: bytes) -> list[Fix]:
        text = raw.decode()
        return [change("axe: 1", "axe: 2", ("axe",), text=text)] if "axe: 1" in text else [
            change("axe: 2", "axe: 1", ("axe",), text=text)
        ]  # fmt: skip

    result, at_rest = settle(SHEET.encode(), find, Fiche, passes=4)
    assert (at_rest, len(result.applied)) == (False, 4)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["a", "b", None]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_values_are_equal_when_they_are_and_anything_may_change_at_the_root(
    one: Any, two: Any
) -> None:
    assert is_equal_but(one, two, frozenset()) == (one == two)
    assert is_equal_but(one, two, frozenset([()]))


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_no_edit_whatever_changes_what_it_does_not_name(data: st.DataObject) -> None:
    size = len(SHEET)
    pieces = st.sampled_from(["", "x", "#", " # x", "\n", "\n  ", ": ", "'", '"', "[", "axe", " "])
    fixes = []
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, size))
        end = data.draw(st.integers(start, min(size, start + 12)))
        path = data.draw(st.sampled_from([(), (("titre",),), (("contexte",),), (("objectifs",),)]))
        fixes.append(Fix((Edit(start, end, data.draw(pieces)),), path))
    result = mend(SHEET.encode(), fixes, Fiche)
    named = frozenset(path for fix in result.applied for path in fix.changes)
    before, after = read_source(SHEET.encode()), read_source(result.raw)
    assert is_equal_but(before.data, after.data, named)
    assert sorted(before.comments) == sorted(after.comments)
    assert (after.faults, after.parsed) == ((), True)
    assert len(result.applied + result.refused + result.skipped) == len(fixes)


def test_the_plans_own_sheets_have_all_their_comments_found() -> None:
    root = Path(__file__).parent.parent.parent
    for path in sorted((root / "data").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        found = read_source(text.encode()).comments
        lines = [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
        assert [one for one in found if one in lines] == lines
