"""The documentation tells the truth: generated pages are fresh, links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.pages import EXAMPLE

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def test_generated_pages_are_fresh() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tools.docs", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), target


def test_the_example_of_the_format_page_is_a_valid_sheet() -> None:
    from pms_cli.model import Fiche
    from pms_cli.model.validation import schema_faults
    from pms_cli.source import read_source

    source = read_source(EXAMPLE.encode())
    assert source.faults == ()
    assert schema_faults(Fiche, source.data) == ()
    # Every key of the schema is shown.
    assert isinstance(source.data, dict)
    from pms_cli.model.base import declares

    assert set(source.data) == {declared.nom for declared in declares(Fiche)}


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") <= 115


def test_every_make_target_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    explained = re.findall(r"^([a-z]+):.*## .+$", makefile, re.MULTILINE)
    assert sorted(explained) == sorted(phony[1].split())
