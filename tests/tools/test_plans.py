"""Generated plans: right, of the size asked for, the same bytes each time."""

from itertools import combinations
from pathlib import Path

import pytest

from pms_cli.model import Numero
from pms_cli.workspace import read_workspace
from tests.conftest import NEW_YEAR_2026, Pms
from tools.bench.intitules import MOST, titre
from tools.bench.plans import TODAY, last_sheet, numeros, write_plan


def test_a_generated_plan_has_no_problem(tmp_path: Path, pms: Pms) -> None:
    assert TODAY == NEW_YEAR_2026  # the day that the fixture pins
    write_plan(tmp_path / "plan", 40)
    outcome = pms("lint", cwd=tmp_path / "plan")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == "Aucun problème\u00a0: 44 fichiers vérifiés.\n"


@pytest.mark.parametrize("sheets", [1, 2, 17])
def test_a_small_plan_has_no_problem_either(tmp_path: Path, pms: Pms, sheets: int) -> None:
    write_plan(tmp_path, sheets)
    assert pms("lint", cwd=tmp_path).status == 0


def test_its_last_sheet_is_checked_like_the_others(tmp_path: Path, pms: Pms) -> None:
    write_plan(tmp_path, 40)
    path = last_sheet(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"    niveau: ", b"    niveau: beaucoup # ", 1))
    outcome = pms("lint", cwd=tmp_path)
    assert outcome.status == 1
    assert path.name in outcome.out


def test_sheets_are_of_the_size_of_real_ones_and_full(tmp_path: Path) -> None:
    write_plan(tmp_path, 200)
    sizes = [path.stat().st_size for path in (tmp_path / "actions").iterdir()]
    assert len(sizes) == 200
    assert 2_700 <= sum(sizes) / len(sizes) <= 2_900
    assert min(sizes) > 2_400
    assert max(sizes) < 3_600
    for fiche in read_workspace(tmp_path).plan.fiches:
        levels = [point.niveau for point in fiche.avancement]
        assert levels == sorted(levels)
        assert len(set(levels)) == 3
        assert all(point.constat for point in fiche.avancement)
        assert fiche.calendrier is not None
        assert len(fiche.calendrier.jalons) == 2
        assert all(item.cible and len(item.mesures) == 2 for item in fiche.indicateurs)
        assert len({item.libelle for item in fiche.indicateurs}) == 2


def test_the_same_bytes_each_time_in_place_of_what_was_there(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    write_plan(first, 30)
    write_plan(second, 60)
    write_plan(second, 30)
    assert _bytes(first) == _bytes(second)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yaml"))
    }


def test_texts_are_those_of_the_real_sheets(tmp_path: Path) -> None:
    # Folding must give back what was folded: each piece is in a real sheet as it stands.
    from tools.bench.plans import DATA

    real = "\n".join(
        text
        for fiche in read_workspace(DATA).plan.fiches
        for text in (
            *(point.constat or "" for point in fiche.avancement),
            *fiche.objectifs,
        )
    )
    write_plan(tmp_path, 30)
    for fiche in read_workspace(tmp_path).plan.fiches:
        for text in (*fiche.objectifs, *(point.constat or "" for point in fiche.avancement)):
            assert text in real


@pytest.mark.parametrize("sheets", [1, 9, 80, 1_000, 10_000])
def test_as_many_numbers_as_sheets(sheets: int) -> None:
    found = numeros(sheets)
    assert len(set(found)) == len(found) == sheets
    assert all(Numero.lire(str(numero)) == numero for numero in found)
    assert {numero.action for numero in found} == set(range(1, max(found).action + 1))


@pytest.mark.parametrize("sheets", [0, 10_001])
def test_no_plan_of_that_size(sheets: int) -> None:
    with pytest.raises(ValueError, match="10 000"):
        numeros(sheets)


def test_titles_are_far_from_each_other() -> None:
    from tools.bench.intitules import PIECES

    assert [len(set(pieces)) for pieces in PIECES] == [23] * 6
    words = {
        rank: {piece for pieces in PIECES for piece in pieces if piece in titre(rank)}
        for rank in (*range(60), *range(529, 560), *range(9_940, 10_000))
    }
    for one, other in combinations(words, 2):
        assert len(words[one] & words[other]) <= 3, (titre(one), titre(other))


def test_titles_are_all_different_and_run_out() -> None:
    assert len({titre(rank) for rank in range(MOST)}) == MOST
    with pytest.raises(ValueError, match=str(MOST)):
        titre(MOST)
