"""Proposals are made for the first words only."""

from pms_cli.diagnostics import Guesses, did_you_mean


def test_guesses_stop_after_so_many_words() -> None:
    guesses = Guesses(["pilotes", "titre"], at_most=2)
    near = did_you_mean("pilote", ["pilotes", "titre"])
    assert near == " ; vouliez-vous dire « pilotes » ?"
    assert [guesses("pilote") for _ in range(3)] == [near, near, ""]
