"""Reports as HTML, opened in a browser: every check, on the real plan and on a hostile one."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import require
from tests.navigateur.conftest import Ouvrir
from tests.navigateur.controles import faults_of
from tests.navigateur.plans import REEL, hostile_plan, report
from tests.navigateur.validite import html_is_valid

PLACES = {"reel": ("villeurbanne", "2018"), "hostile": ("centre", "2025")}
"""A territory and a year of each plan."""
REPORTS = {
    plan: {
        "point-etape": (),
        "axe": ("1",),
        "fiche": ("1",),
        "territoire": (place,),
        "bilan": (year,),
        "relance": (),
        "tableau-de-bord": (),
    }
    for plan, (place, year) in PLACES.items()
}
"""Each report as HTML, and what it is asked about."""
PAGES = [(plan, name) for plan, reports in REPORTS.items() for name in reports]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = tmp_path_factory.mktemp("rapports")
    plans = {"reel": REEL, "hostile": hostile_plan(folder)}
    return {
        (plan, name): report(
            plans[plan],
            folder / f"{plan}-{name}.html",
            name,
            *REPORTS[plan][name],
        )
        for plan, name in PAGES
    }


@pytest.mark.parametrize("page", PAGES, ids="-".join)
def test_a_report_passes_every_check(
    ouvrir: Ouvrir, pages: dict[tuple[str, str], Path], page: tuple[str, str]
) -> None:
    faults = faults_of(ouvrir(pages[page]))
    assert not faults, "\n".join(faults)


def test_reports_are_valid_html(pages: dict[tuple[str, str], Path]) -> None:
    faults = html_is_valid([*pages.values()])
    assert not faults, "\n".join(faults)


def test_a_printed_report_keeps_all_its_figures(
    ouvrir: Ouvrir, pages: dict[tuple[str, str], Path], tmp_path: Path
) -> None:
    """Words that leave the sheet are not in what pdftotext reads."""
    reader = require("pdftotext", hint="installez poppler-utils")
    printed = tmp_path / "imprime.pdf"
    visite = ouvrir(pages["reel", "point-etape"])
    visite.page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    read = subprocess.run([reader, printed, "-"], capture_output=True, text=True, check=True).stdout
    told = visite.page.evaluate(
        "() => [...document.querySelectorAll('th, td')].map((cell) => cell.textContent)"
    )
    words = {word for text in told for word in re.findall(r"\w+", text)}
    assert len(words) > 30
    assert words - set(re.findall(r"\w+", read)) == set()
