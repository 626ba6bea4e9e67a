"""`pms lint -o`: a result is written again over the one before, never over anything else."""

from pathlib import Path

import pytest

from tests.conftest import Pms
from tests.lint.folder import base_plan, sheet, write

FORMATS = ["texte", "json", "github", "gitlab", "sarif", "junit", "rdjson"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base_plan(tmp_path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("wrong", [True, False])
def test_a_result_is_written_again_but_not_over_another_form(
    pms: Pms, root: Path, form: str, wrong: bool
) -> None:
    if wrong:
        write(root, {"actions/01-accueil.yaml": sheet("1", rest="pilotes: [ZZZ]\n")})
    result = root.parent / "resultat"
    for _ in range(2):
        outcome = pms("lint", "--format", form, "-o", "../resultat", cwd=root)
        assert (outcome.status, outcome.err) == (int(wrong), "")
    assert pms("lint", "--format", form, cwd=root).out == result.read_text(encoding="utf-8")
    if wrong:
        other = "json" if form != "json" else "texte"
        outcome = pms("lint", "--format", other, "-o", "../resultat", cwd=root)
        assert outcome.status == 2
        assert "ajoutez --remplacer" in outcome.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_another_is_kept_whatever_the_form(pms: Pms, root: Path, form: str) -> None:
    notes = "Réunion : revoir PMS203, « pms lint » et la fiche 12.\n"
    (root.parent / "notes").write_text(notes, encoding="utf-8")
    outcome = pms("lint", "--format", form, "-o", "../notes", cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert (root.parent / "notes").read_text(encoding="utf-8") == notes
