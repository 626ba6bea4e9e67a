"""PMS517: titles and texts that are very long."""

from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity
from pms_cli.lint.settings import choose_rules
from tests.conftest import BASE_PLAN
from tests.lint.folder import base_plan, found, lines, sheet

FILE = "actions/01-accueil.yaml"


def _titled(size: int) -> str:
    return f"numero: 1\ntitre: {'a' * size}\naxe: 1\norientation: 1\n"


def _plan(seuils: str) -> str:
    text = (BASE_PLAN / "plan.yaml").read_text(encoding="utf-8")
    return f"{text}reglages: {{lint: {{seuils: {seuils}}}}}\n"


@pytest.mark.parametrize(("size", "told"), [(400, []), (401, [f"{FILE}:2:408:"])])
def test_a_title_over_the_bound_is_told_where_it_goes_over(
    tmp_path: Path, size: int, told: list[str]
) -> None:
    root = base_plan(tmp_path, {FILE: _titled(size)})
    assert [line.split(" ")[0] for line in lines(root, "PMS517")] == told


@pytest.mark.parametrize(("size", "told"), [(10000, []), (10001, [f"{FILE}:5:10011:"])])
def test_a_text_over_the_bound_is_told(tmp_path: Path, size: int, told: list[str]) -> None:
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: {'a' * size}\n")})
    assert [line.split(" ")[0] for line in lines(root, "PMS517")] == told


def test_the_bounds_are_settings(tmp_path: Path) -> None:
    files = {"plan.yaml": _plan("{titre: 20, texte: 25}")}
    told = lines(base_plan(tmp_path, files), "PMS517")
    assert [line.split(" : ")[0] for line in told if line.startswith(FILE)] == [
        f"{FILE}:2:28: PMS517 ce titre a 23 caractères, pour 20 au plus",
        f"{FILE}:9:39: PMS517 ce texte a 29 caractères, pour 25 au plus",
    ]


def test_the_title_of_a_group_is_a_text(tmp_path: Path) -> None:
    rest = f"modalites: [{{titre: {'a' * 500}}}]\n"
    assert lines(base_plan(tmp_path, {FILE: sheet("1", rest=rest)}), "PMS517") == []


def test_it_is_advice_that_nothing_mends(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {FILE: _titled(500)})
    (problem,) = found(root, choose_rules(("PMS517",), ()))
    assert problem.severity is Severity.CONSEIL
    assert problem.fix is None
