"""What is installed is whole: templates and French messages travel in the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_all_that_runs_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        path.relative_to(ROOT).as_posix()
        for folder in ("pms_cli",)
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    templates = {
        f"pms_cli/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert {name for name in names if ".dist-info/" not in name} == sources | templates


def test_an_installed_pms_works_on_any_folder(wheel: Path, plan_copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(site), "COLUMNS": "80"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=plan_copy, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert run("-c", "import pms_cli; print(pms_cli.__file__)").stdout.startswith(str(site))
    for arguments in (["lint"], ["status"], ["report", "point-etape", "-o", "r.html"]):
        found = run("-m", "pms_cli", *arguments)
        assert (found.returncode, found.stderr) == (0, ""), arguments
    assert "Point d’étape" in (plan_copy / "r.html").read_text(encoding="utf-8")
    assert run("-m", "pms_cli", "--help").stdout.startswith("Emploi")
