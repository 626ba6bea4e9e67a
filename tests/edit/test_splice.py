"""Edits put into a text: from the end backwards, each fix whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pms_cli.diagnostics import Edit, Fix
from pms_cli.edit import apply, combine


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix(tuple(Edit(*edit) for edit in edits))


def test_edits_do_not_move_one_another() -> None:
    fixes = [fix((0, 1, "xyz")), fix((4, 6, ""), (2, 2, "+"))]
    assert apply("abcdef", fixes) == ("xyzb+cd", tuple(fixes), ())


def test_a_fix_that_overlaps_one_already_taken_is_left_out_whole() -> None:
    first, second, third = fix((1, 3, "x")), fix((5, 6, "y"), (2, 4, "z")), fix((3, 4, "w"))
    assert apply("abcdef", [first, second, third]) == ("axwef", (first, third), (second,))


@pytest.mark.parametrize("other", [(2, 2, "y"), (2, 4, "y"), (0, 5, "y"), (1, 3, "x")])
def test_what_falls_inside_another_or_covers_it_waits(other: tuple[int, int, str]) -> None:
    first, second = fix((1, 3, "x")), fix(other)
    assert apply("abcdef", [first, second]) == ("axdef", (first,), (second,))
    assert apply("abcdef", [second, first])[1:] == ((second,), (first,))


def test_edits_may_stand_side_by_side_but_not_two_insertions_at_one_place() -> None:
    fixes = [fix((1, 3, "x")), fix((3, 3, "y")), fix((1, 1, "z")), fix((3, 4, "w"))]
    assert apply("abcdef", fixes) == ("azxywef", tuple(fixes), ())
    assert apply("abcdef", [fixes[1], fix((3, 3, "v"))])[1:] == ((fixes[1],), (fix((3, 3, "v")),))


@pytest.mark.parametrize(
    "wrong",
    [fix((-1, 1, "")), fix((5, 7, "")), fix((3, 2, "")), fix((1, 3, ""), (2, 4, "")), fix()],
)
def test_a_fix_that_makes_no_sense_is_left_out(wrong: Fix) -> None:
    assert apply("abcdef", [wrong]) == ("abcdef", (), (wrong,))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [("a\r\nb\r\n", "a\r\nx\r\ny\r\n"), ("a\r\nb\n", "a\r\nx\ny\n"), ("a\nb\n", "a\nx\ny\n")],
)
def test_the_ends_of_lines_are_those_of_the_file(text: str, becomes: str) -> None:
    start = text.index("b")
    assert apply(text, [fix((start, start + 1, "x\ny"))])[0] == becomes
    assert apply("a\r\nb", [fix((3, 4, "x\r\ny"))])[0] == "a\r\nx\r\ny"


def test_fixes_are_combined_into_one() -> None:
    one = Fix((Edit(0, 1, ""),), (("a",),))
    two = Fix((Edit(2, 3, ""),), (("b",), ("a",)), safe=False)
    assert combine([one, two]) == Fix((*one.edits, *two.edits), (("a",), ("b",)), safe=False)
    assert combine([one, one]).safe


PLACES = st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "X", "YZ"]))
FIXES = st.lists(
    st.lists(PLACES, min_size=1, max_size=3).map(
        lambda places: fix(*((start, start + size, new) for start, size, new in places))
    ),
    max_size=8,
)


@given(FIXES)
def test_what_is_put_in_is_what_each_place_says(fixes: list[Fix]) -> None:
    text = "abcdefghijklmnopqrstuvwxyzABCDEF"
    result, applied, skipped = apply(text, fixes)
    assert sorted(map(repr, applied + skipped)) == sorted(map(repr, fixes))
    # Another way to say it: character by character.
    news: dict[int, str] = {}
    gone: set[int] = set()
    inserted: set[int] = set()
    for edit in sorted(edit for each in applied for edit in each.edits):
        assert edit.start not in inserted or edit.start != edit.end
        inserted |= {edit.start} if edit.start == edit.end else set()
        assert not gone & set(range(edit.start, edit.end))
        news[edit.start] = news.get(edit.start, "") + edit.text
        gone |= set(range(edit.start, edit.end))
    said = [
        news.get(at, "") + ("" if at in gone or at == len(text) else text[at])
        for at in range(len(text) + 1)
    ]
    assert result == "".join(said)


@given(FIXES)
def test_each_that_is_left_out_touches_one_that_was_taken_or_itself(fixes: list[Fix]) -> None:
    text = "abcdefghijklmnopqrstuvwxyzABCDEF"
    _, applied, skipped = apply(text, fixes)
    for left in skipped:
        if apply(text, [left])[1]:
            assert any(apply(text, [one, left])[2] == (left,) for one in applied)
