"""PMS109: texts that other tools read otherwise."""

from pathlib import Path

import pytest

from pms_cli.edit import mend
from pms_cli.lint.settings import choose_rules
from pms_cli.model import Fiche
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"


def _mended(root: Path, code: str) -> str:
    (problem,) = found(root, choose_rules((code,), ()))
    assert problem.fix is not None
    raw = (root / problem.path).read_bytes()
    mended = mend(raw, [problem.fix], Fiche)
    assert (mended.applied, mended.refused) == ((problem.fix,), ())
    return mended.raw.decode()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("no", "« faux »"), ("Off", "« faux »"), ("yes", "« vrai »"), ("TRUE", "« vrai »"),
        ("~", "une valeur vide"), ("null", "une valeur vide"), ("2019-02-14", "une date"),
        ("12", "un nombre"), ("012", "un nombre"), ("0x1F", "un nombre"), ("1:30", "un nombre"),
        ("1e3", "un nombre"), ("1.10", "un nombre"), ("-3", "un nombre"), (".5", "un nombre"),
        ("1_000", "un nombre"), (".inf", "un nombre"),
    ],
)  # fmt: skip
def test_each_is_told_and_quoted(tmp_path: Path, text: str, what: str) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: {text}\n")})
    (line,) = lines(root, "PMS109")
    assert line.startswith(f"{FILE}:5:11: PMS109 d’autres outils lisent « {text} » comme {what},")
    assert f'contexte: "{text}"\n' in _mended(root, "PMS109")


@pytest.mark.parametrize(
    "text",
    ["'no'", '"012"', "|\n  12", "Oui", "Non", "2017-2022", "1er", "12 lieux", "1,5", "e3", "A"],
)
def test_other_texts_are_silent(tmp_path: Path, text: str) -> None:
    rest = f"contexte: {text}\n"
    assert lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS109") == []
