"""The short way into ``pms lint`` understands its words as the whole command line does."""

from typing import Any

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.cli.app import build_command
from pms_cli.cli.door import FLAGS, REPEATED, VALUES, understood

WORDS = st.sampled_from(
    ["--plan", "--select", "--ignore", "--format", "--par", "--au", "--statistiques",
     "--sans-cache", "--plan=data", "--select=PMS2", "--ignore=PMS1,PMS2", "--format=json",
     "--select=", "PMS2", "data", "json", "actions/01.yaml", "", "-", "--", "--fix", "-o", "x=y",
     "--selec", "--plan=a=b", "--statistiques=1", "2019", "--help", "-h", "é"]
)  # fmt: skip


def whole(words: list[str]) -> dict[str, Any] | None:
    """What typer understands, None for what it refuses or answers at once (help)."""
    command = build_command().commands["lint"]  # type: ignore[attr-defined]
    try:
        with command.make_context("lint", list(words), resilient_parsing=False) as context:
            return dict(context.params)
    except (click.exceptions.ClickException, click.exceptions.Exit):
        return None


@settings(deadline=None, max_examples=400)
@given(st.lists(WORDS, max_size=6))
def test_what_is_understood_is_what_the_whole_command_line_understands(words: list[str]) -> None:
    short = understood(words)
    if short is None:
        return
    expected = whole(words)
    assert expected is not None
    for name, value in expected.items():
        given = short.get(name)
        if name in {*REPEATED, "fichiers"}:
            assert list(given or ()) == list(value or ())  # type: ignore[call-overload]
        elif given is None:
            assert value in {None, False, "texte"}
        else:
            assert given == value
    assert set(short) <= set(expected)


@pytest.mark.parametrize(
    "words",
    [[], ["--plan", "data"], ["--select", "PMS2,PMS3", "actions"], ["--format=json"],
     ["--statistiques"], ["--sans-cache", "--au", "2019-02"], ["a.yaml", "b.yaml"]],
)  # fmt: skip
def test_the_plain_words_are_understood(words: list[str]) -> None:
    assert understood(words) is not None


def test_every_option_of_the_short_way_is_one_of_the_command() -> None:
    command = build_command().commands["lint"]  # type: ignore[attr-defined]
    known = {option: item.name for item in command.params for option in item.opts}
    assert {option: known[option] for option in (*VALUES, *FLAGS)} == {**VALUES, **FLAGS}
