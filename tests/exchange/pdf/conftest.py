"""The PDFs that these tests read, each made once for all of them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pms_cli.errors import MisuseError
from pms_cli.exchange.pdf import pdf_of
from tests.conftest import NEW_YEAR_2026, REQUIRED, ROOT
from tests.exchange.pdf.sample import SAMPLE


@dataclass(frozen=True)
class Made:
    """A page, its PDF, and where that is for other programs to read."""

    html: str
    data: bytes
    path: Path


def made(html: str, path: Path) -> Made:
    path.write_bytes(data := pdf_of(html))
    return Made(html, data, path)


@pytest.fixture(scope="session")
def engine() -> None:
    """WeasyPrint with its system libraries; without them these tests say so."""
    try:
        pdf_of("<p>a</p>")
    except MisuseError as error:
        if os.environ.get(REQUIRED):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def sample(engine: None, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The page that has every element."""
    return made(SAMPLE, tmp_path_factory.mktemp("pdf") / "sample.pdf")


@pytest.fixture(scope="session")
def report(engine: None, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The review of the repository's own plan, 80 actions."""
    folder = tmp_path_factory.mktemp("rapport")
    subprocess.run(
        [sys.executable, "-m", "pms_cli", "report", "point-etape", "-o", folder / "x.html"],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": NEW_YEAR_2026},
        check=True,
        capture_output=True,
    )
    return made((folder / "x.html").read_text(encoding="utf-8"), folder / "x.pdf")
