"""Result files: written whole, never over something that pms did not make."""

import os
from pathlib import Path

import pytest

from pms_cli.cli.files import MARK, write_result
from pms_cli.errors import MisuseError, OutputError
from tests.conftest import ROOT, Pms

TEXT = f"Rapport. {MARK} 0.1.0\n"


def test_a_new_file_and_its_folders_are_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "rapport.md"
    write_result(target, TEXT)
    assert target.read_text(encoding="utf-8") == TEXT
    assert [path.name for path in target.parent.iterdir()] == ["rapport.md"]


def test_a_report_of_ours_is_written_again_with_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "rapport.md"
    write_result(target, TEXT)
    target.chmod(0o640)
    write_result(target, TEXT * 2)
    assert target.read_text(encoding="utf-8") == TEXT * 2
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_file_of_someone_else_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "notes.md"
    target.write_text("mes notes", encoding="utf-8")
    with pytest.raises(MisuseError, match="n’a pas été produit par pms"):
        write_result(target, TEXT)
    assert target.read_text(encoding="utf-8") == "mes notes"
    write_result(target, TEXT, replace=True)
    assert target.read_text(encoding="utf-8") == TEXT


def test_only_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    os.mkfifo(tmp_path / "tube")
    for name, why in (("dossier", "est un dossier"), ("tube", "n’est pas un fichier ordinaire")):
        for replace in (False, True):
            with pytest.raises(MisuseError, match=why):
                write_result(tmp_path / name, TEXT, replace=replace)
    assert (tmp_path / "tube").is_fifo()


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs.md"
    elsewhere.write_text(TEXT, encoding="utf-8")
    link = tmp_path / "rapport.md"
    link.symlink_to(elsewhere)
    with pytest.raises(MisuseError):
        write_result(link, TEXT * 2)
    assert elsewhere.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
def test_a_failure_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "rapport.md"
    write_result(target, TEXT)

    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"pms_cli.cli.files.os.{call}", fail)
    with pytest.raises(OutputError, match=r"rapport\.md"):
        write_result(target, TEXT * 2)
    monkeypatch.undo()
    assert target.read_text(encoding="utf-8") == TEXT
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.md"]


def test_a_report_is_refused_among_the_sheets(pms: Pms, plan_copy: Path) -> None:
    outcome = pms("report", "point-etape", "-o", "actions/r.md", cwd=plan_copy)
    assert outcome.status == 2
    assert "parmi les fiches du plan" in outcome.err
    assert not (plan_copy / "actions" / "r.md").exists()


@pytest.mark.parametrize("name", ["r.html", "R.HTML", "r.md"])
def test_a_report_is_written_and_said(pms: Pms, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    outcome = pms("report", "point-etape", "-o", str(target), cwd=ROOT)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == f"Rapport écrit\u00a0: {target}\n"
    assert MARK in target.read_text(encoding="utf-8")
