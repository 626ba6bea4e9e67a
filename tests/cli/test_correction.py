"""`pms lint --fix` and `--diff`: what is written, what is told, and how it ends."""

import datetime as dt
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pms_cli.cli import correction, door, ecriture
from pms_cli.diagnostics import Edit, Fix
from pms_cli.lint.engine import LintResult, lint_plan
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.rules import RULES
from pms_cli.lint.settings import Choix
from pms_cli.workspace import Reader, Workspace
from tests.conftest import Pms, require
from tests.lint.folder import base_plan, sheet, write

ONE = "actions/01-accueil.yaml"
THREE = "actions/03-soutien.yaml"
DISORDERED = """\
titre: Fiche 1  # le titre
# le numéro
numero: 1
axe: 1
orientation: 1
contexte: Le "premier" pas.
"""
ORDERED = """\
# le numéro
numero: 1
titre: Fiche 1  # le titre
axe: 1
orientation: 1
contexte: Le «\u00a0premier\u00a0» pas.
"""
BLANKS = sheet("3", orientation="2").replace("axe: 1", "axe: 1  ")
FAULTY = {ONE: DISORDERED, THREE: BLANKS}
CLEAN = "Aucun problème : 7 fichiers vérifiés.\n"
ACTOR = "pilotes: [ZZZ]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base_plan(tmp_path, FAULTY)


def content(root: Path) -> dict[str, bytes]:
    """Every file below, hidden ones too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def said(text: str) -> str:
    """What was printed, with ordinary spaces."""
    return text.replace("\u00a0", " ")


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make the system say that a file may not be written, whoever runs the tests."""
    real = os.access

    def access(path: Path, mode: int) -> bool:
        return Path(path).name != name and real(path, mode)

    monkeypatch.setattr(os, "access", access)


# -- --fix --------------------------------------------------------------------------------------


def test_what_can_be_mended_is_written_and_told(pms: Pms, root: Path) -> None:
    before = content(root)
    outcome = pms("lint", "--fix", cwd=root)
    assert (outcome.status, said(outcome.out), outcome.err) == (
        0,
        f"3 problèmes corrigés dans 2 fichiers : {ONE}, {THREE}.\n{CLEAN}",
        "",
    )
    mended = {ONE: ORDERED.encode(), THREE: BLANKS.replace("1  ", "1").encode()}
    assert content(root) == {**before, **mended}


def test_mending_again_changes_nothing(pms: Pms, root: Path) -> None:
    pms("lint", "--fix", cwd=root)
    once = content(root)
    places = {path: (root / path).stat().st_ino for path in once}
    outcome = pms("lint", "--fix", cwd=root)
    assert (outcome.status, said(outcome.out)) == (0, CLEAN)
    assert content(root) == once
    assert {path: (root / path).stat().st_ino for path in once} == places


def test_what_is_left_is_shown_where_it_is_now(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "--fix", cwd=write(root, {ONE: ACTOR + DISORDERED}))
    assert outcome.status == 1
    assert f"\n{ONE}:6:11: PMS207 " in outcome.out
    assert "[*]" not in outcome.out


def test_nothing_to_mend_in_what_is_wrong_is_told(pms: Pms, root: Path) -> None:
    pms("lint", "--fix", cwd=write(root, {ONE: sheet("1", rest=ACTOR)}))
    outcome = pms("lint", "--fix", cwd=root)
    assert outcome.status == 1
    assert said(outcome.out).startswith(
        f"Rien n’a été corrigé : ce qui reste se corrige à la main.\n{ONE}:5:11: PMS207 "
    )


def test_only_the_files_named_are_touched(pms: Pms, root: Path) -> None:
    before = content(root)
    outcome = pms("lint", "--fix", THREE, cwd=root)
    assert (outcome.status, said(outcome.out)) == (
        0,
        f"1 problème corrigé dans 1 fichier : {THREE}.\nAucun problème : 1 fichier vérifié.\n",
    )
    assert {path for path, raw in content(root).items() if before[path] != raw} == {THREE}


def test_a_file_that_is_not_the_plans_stops_all(pms: Pms, root: Path) -> None:
    before = content(root)
    outcome = pms("lint", "--fix", THREE, "autre.yaml", cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert content(root) == before


def test_the_names_of_many_files_are_not_told(pms: Pms, root: Path) -> None:
    sheets = {
        f"actions/{n}-x.yaml": sheet(f"{n}", rest="pilotes: [ARS]  \n") for n in range(10, 14)
    }
    outcome = pms("lint", "--fix", cwd=write(root, sheets))
    assert outcome.out.startswith("7 problèmes corrigés dans 6 fichiers.\n")


def test_fixes_that_need_a_look_wait_to_be_asked_for(pms: Pms, root: Path) -> None:
    doubled = sheet("1", rest="contexte: Voici le le premier pas.\n")
    (root / THREE).write_text(sheet("3", orientation="2"))
    outcome = pms("lint", "--fix", cwd=write(root, {ONE: doubled}))
    assert outcome.status == 1
    assert said(outcome.out).startswith(
        "Rien n’a été corrigé : ce qui reste se corrige à la main, "
        "ou avec --unsafe-fixes pour une partie.\n"
    )
    assert (root / ONE).read_text() == doubled
    assert pms("lint", "--fix", "--unsafe-fixes", cwd=root).status == 0
    assert "contexte: Voici le premier pas.\n" in (root / ONE).read_text()


def test_unsafe_fixes_alone_mean_nothing(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "--unsafe-fixes", cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert "--unsafe-fixes va avec --fix" in outcome.err


def test_a_plan_that_cannot_be_used_is_not_mended(pms: Pms, root: Path) -> None:
    (root / "plan.yaml").write_text("titre: [\n")
    before = content(root)
    for option in ("--fix", "--diff"):
        outcome = pms("lint", option, cwd=root)
        assert (outcome.status, outcome.out) == (2, "")
    assert content(root) == before


def test_what_was_kept_of_a_check_is_not_used(
    pms: Pms, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("PMS_CACHE", str(cache))
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert door.understood(["--select", "PMS0"]) is not None
    for option in ("--fix", "--diff", "--unsafe-fixes"):
        assert door.understood([option]) is None
    for _ in range(2):
        write(root, FAULTY)
        assert "3 problèmes corrigés" in pms("lint", "--fix", cwd=root).out
    assert not cache.exists()


# -- programs that read the result --------------------------------------------------------------


def test_json_stays_json(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "--fix", "--format", "json", cwd=root)
    assert json.loads(outcome.out)["problemes"] == []
    assert said(outcome.err).startswith("3 problèmes corrigés dans 2 fichiers : ")
    assert outcome.status == 0


def test_what_is_mended_is_told_when_the_result_goes_to_a_file(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "--fix", "--format", "json", "-o", "../r.json", cwd=root)
    assert said(outcome.out).startswith("3 problèmes corrigés dans 2 fichiers : ")
    assert json.loads((root.parent / "r.json").read_text())["problemes"] == []


@pytest.mark.parametrize("target", ["r.txt", "../tiers.txt"])
def test_nothing_is_mended_when_the_result_may_not_be_written(
    pms: Pms, root: Path, target: str
) -> None:
    (root.parent / "tiers.txt").write_text("à quelqu’un d’autre\n")
    before = content(root.parent)
    outcome = pms("lint", "--fix", "-o", target, cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert content(root.parent) == before


# -- what goes wrong ----------------------------------------------------------------------------


def test_a_file_that_cannot_be_written_is_told_and_its_problems_with_it(
    pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "01-accueil.yaml")
    outcome = pms("lint", "--fix", cwd=root)
    assert outcome.status == 1
    assert said(outcome.err) == (
        f"Erreur : « {ONE} » est protégé en écriture : ôtez cette protection pour le corriger\n"
    )
    lines = said(outcome.out).splitlines()
    assert lines[0] == f"1 problème corrigé dans 1 fichier : {THREE}."
    assert [line.split(" ")[:2] for line in lines[1:3]] == [
        [f"{ONE}:3:1:", "PMS018"],
        [f"{ONE}:6:14:", "PMS502"],
    ]
    assert (root / ONE).read_text() == DISORDERED


def test_a_file_changed_meanwhile_is_left_to_whoever_changed_it(
    pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = sheet("1", rest="contexte: À eux.\n")
    real = ecriture.replace_many

    def late(changes: Iterator[ecriture.Replacement]) -> ecriture.Ecrits:
        (root / ONE).write_text(theirs)
        return real(changes)

    monkeypatch.setattr(ecriture, "replace_many", late)
    outcome = pms("lint", "--fix", cwd=root)
    assert outcome.status == 1
    assert f"« {ONE} » a changé pendant la correction" in said(outcome.err)
    assert said(outcome.out) == (f"1 problème corrigé dans 1 fichier : {THREE}.\n{CLEAN}")
    assert (root / ONE).read_text() == theirs


def test_an_interruption_is_passed_on_once_told(
    pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(changes: Iterator[ecriture.Replacement]) -> ecriture.Ecrits:
        first, second = changes
        return ecriture.Ecrits((first,), ((second, "interrompu avant"),), interrupted=True)

    monkeypatch.setattr(ecriture, "replace_many", stopped)
    outcome = pms("lint", "--fix", cwd=root)
    assert outcome.status == 130
    assert "interrompu avant" in outcome.err
    assert said(outcome.out) == f"2 problèmes corrigés dans 1 fichier : {ONE}.\n"


def _harmful(workspace: Workspace) -> Iterator[Finding]:
    """Says that it changes nothing, and changes the title."""
    for file in workspace.fiches:
        place = file.source.text.index("Fiche")
        fix = Fix((Edit(place, place + 5, "Action"),))
        yield Finding(file, ("titre",), "le titre ne va pas : corrigez-le", fix=fix)


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_fix_that_does_something_else_is_refused_and_no_longer_promised(
    pms: Pms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    root = base_plan(tmp_path)
    for path in root.glob("actions/*"):
        path.unlink()
    write(root, {ONE: sheet("1")})
    rule = Rule("PMS298", "essai", "", check=_harmful)
    monkeypatch.setattr("pms_cli.lint.settings.RULES", (*RULES, rule))
    outcome = pms("lint", option, ONE, cwd=root)
    assert outcome.status == 1
    assert said(outcome.err).startswith(
        "1 correction n’a pas été faite : elle aurait touché à autre chose ; "
        "corrigez ce problème à la main.\n"
    )
    assert "[*]" not in outcome.out
    assert "Rien n’a été" not in outcome.out
    assert (root / ONE).read_text() == sheet("1")


def test_rules_that_undo_each_other_end(
    pms: Pms, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[Reader] = []

    def counted(reader: Reader, choix: Choix, jour: dt.date, *, processes: int = 1) -> LintResult:
        turns.append(reader)
        return lint_plan(reader, choix, jour, processes=processes)

    monkeypatch.setattr(correction, "lint_plan", counted)

    def swapped(workspace: Workspace) -> Iterator[Finding]:
        for file in workspace.fiches:
            text = file.source.text
            for one, other in (("Fiche", "Action"), ("Action", "Fiche")):
                place = text.find(one)
                if place >= 0:
                    fix = Fix((Edit(place, place + len(one), other),), (("titre",),))
                    yield Finding(file, ("titre",), "le titre : corrigez-le", fix=fix)
                    break

    rule = Rule("PMS298", "essai", "", check=swapped)
    monkeypatch.setattr("pms_cli.lint.settings.RULES", (*RULES, rule))
    assert pms("lint", "--fix", "--select", "PMS298", cwd=root).status == 1
    assert len(turns) <= 12


# -- --diff -------------------------------------------------------------------------------------


def _with_git(folder: Path, diff: Path) -> None:
    command = [require("git", hint="installez git"), "apply", str(diff)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _with_patch(folder: Path, diff: Path) -> None:
    command = [require("patch", hint="installez patch"), "-p1", "-s", "--binary", "-i", str(diff)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("apply", [_with_git, _with_patch])
@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda raw: raw, id="unix"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="windows"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="bom"),
        pytest.param(lambda raw: raw.removesuffix(b"\n"), id="without its last end of line"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n", 2), id="mixed"),
    ],
)
def test_what_is_shown_applies_to_what_is_written(
    pms: Pms,
    root: Path,
    spoilt: Callable[[bytes], bytes],
    apply: Callable[[Path, Path], None],
) -> None:
    for path in (ONE, THREE):
        (root / path).write_bytes(spoilt((root / path).read_bytes()))
    before = content(root)
    shown = pms("lint", "--diff", cwd=root)
    assert shown.status == 1
    assert content(root) == before
    copy = root.parent / "copie"
    shutil.copytree(root, copy)
    diff = root.parent / "correction.diff"
    diff.write_bytes(shown.out.encode())
    apply(copy, diff)
    assert pms("lint", "--fix", cwd=root).status == 0
    assert content(copy) == content(root) != before


def test_the_count_goes_beside_the_differences(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "--diff", cwd=root)
    assert outcome.out.startswith(f"--- a/{ONE}\n+++ b/{ONE}\n@@ -1,6 +1,6 @@\n")
    assert outcome.err == "3 problèmes seraient corrigés dans 2 fichiers.\n"


def test_only_the_files_named_are_shown(pms: Pms, root: Path) -> None:
    outcome = pms("lint", "--diff", THREE, cwd=write(root, {ONE: ACTOR + DISORDERED}))
    assert (outcome.status, outcome.err) == (1, "1 problème serait corrigé dans 1 fichier.\n")
    assert ONE not in outcome.out


def test_nothing_to_show_ends_with_0(pms: Pms, tmp_path: Path) -> None:
    outcome = pms("lint", "--diff", cwd=base_plan(tmp_path))
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "Rien à corriger.\n")


def test_what_would_be_left_is_counted(pms: Pms, root: Path) -> None:
    write(root, {ONE: ACTOR + DISORDERED})
    assert said(pms("lint", "--diff", cwd=root).err) == (
        "3 problèmes seraient corrigés dans 2 fichiers. "
        "Il resterait 1 problème : « pms lint » le montre.\n"
    )
    pms("lint", "--fix", cwd=root)
    outcome = pms("lint", "--diff", cwd=root)
    assert (outcome.status, outcome.out) == (1, "")
    assert said(outcome.err) == "Rien à corriger. Il reste 1 problème : « pms lint » le montre.\n"


@pytest.mark.parametrize(
    "options", [["--par", "regle"], ["--statistiques"], ["-o", "../x"], ["--format", "json"]]
)
def test_what_a_diff_cannot_show_is_refused(pms: Pms, root: Path, options: list[str]) -> None:
    outcome = pms("lint", "--diff", *options, cwd=root)
    assert (outcome.status, outcome.out) == (2, "")
    assert "--diff" in outcome.err
