"""Reports as HTML, opened in a browser: every check, on the real plan and on a hostile one."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import require
from tests.navigateur.conftest import Ouvrir
from tests.navigateur.controles import faults_of
from tests.navigateur.plans import REEL, hostile_plan, report
from tests.navigateur.validite import html_is_valid

PLANS = ("reel", "hostile")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("rapports")
    plans = {"reel": REEL, "hostile": hostile_plan(folder)}
    return {name: report(plan, folder / f"{name}.html") for name, plan in plans.items()}


@pytest.mark.parametrize("name", PLANS)
def test_a_report_passes_every_check(ouvrir: Ouvrir, pages: dict[str, Path], name: str) -> None:
    assert faults_of(ouvrir(pages[name])) == []


def test_reports_are_valid_html(pages: dict[str, Path]) -> None:
    assert html_is_valid([*pages.values()]) == []
