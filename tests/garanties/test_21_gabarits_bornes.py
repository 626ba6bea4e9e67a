"""Templates that are not ours are filled by a child that can do little, and not for long."""

import datetime as dt
import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pms_cli.errors import TemplateError
from pms_cli.gabarits import Gabarits, enfant
from pms_cli.site.rendu import construire
from pms_cli.vues.demande import Demande
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT
from tests.gabarits.dossier import NAME, Plan, Vue
from tools.bench.plans import write_plan

LOOP = "{% for a in range(100000) %}{% for b in range(100000) %}{% set c = b %}{% endfor %}"
DOUBLE = "{% macro m(x, n) %}{% if n %}{{ m(x ~ x, n - 1) }}{% else %}{{ x }}{% endif %}"
SQUARE = "{% macro m(x, n) %}{% if n %}{{ m(x * x, n - 1) }}{% else %}{{ x > 1 }}{% endif %}"
FLOOD = "{% for a in range(100000) %}{{ vue.titre * 1000 }}{% endfor %}"
INTRICATE = "trop de balises ou de parenthèses les unes dans les autres"
BOMBS = {
    "power": ("{{ 9**9**9 }}", ", ligne 1, ", "« ** » n’est pas permis"),
    "loops": (f"\n{LOOP}{{% endfor %}}", ", ligne 2, ", "secondes de calcul"),
    "text": ("\n\n{{ 'a' * 10000000000 }}", ", ligne 3, ", "Mo de mémoire"),
    "list": ("{{ [1] * 1000000000 }}", ", ligne 1, ", "Mo de mémoire"),
    "doubling": (f"{DOUBLE}{{% endmacro %}}{{{{ m('ab', 60) }}}}", ", ligne 1, ", "Mo de mémoire"),
    "flood": (f"\n{FLOOD}", ", ligne 2, ", "caractères"),
    "range": ("{{ range(10000000) | list }}", ", ligne 1, ", "100 000 nombres au plus"),
    "macro": ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", ", ligne 2, ", "sans fin"),
    "inclusion": ("{% include 'essai/rapport.html.j2' %}", ", ligne 1, ", "sans fin"),
    "extension": ("{% extends 'essai/rapport.html.j2' %}", ", ligne 1, ", "sans fin"),
    "parentheses": ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", " ", INTRICATE),
    "nested": ("{% for a in b %}" * 60 + "{% endfor %}" * 60, " ", INTRICATE),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_told_with_its_template_and_its_line(
    dossier: Plan, bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, place, why = BOMBS[bomb]
    if bomb == "loops":  # the one that only time ends: a second is enough to see it
        monkeypatch.setattr(enfant, "MAX_CPU_SECONDS", 1)
    said = dossier.refused(template)
    assert said.startswith(f"le gabarit templates/essai/rapport.html.j2{place}ne peut pas être")
    assert why in said


def test_what_stays_in_one_operation_is_stopped_by_the_clock(
    dossier: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enfant, "MAX_WALL_SECONDS", 2)
    started = time.monotonic()
    said = dossier.refused(f"{SQUARE}{{% endmacro %}}{{{{ m(7000000000000000, 30) }}}}")
    assert time.monotonic() - started < 20  # it would take minutes
    assert said.startswith(
        "le gabarit templates/essai/rapport.html.j2 ne peut pas être rempli : "
        "il demande plus de 2 secondes"
    )


def test_the_limits_are_on_what_is_asked_not_on_how_often(
    dossier: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enfant, "MAX_CPU_SECONDS", 1)
    # Four texts of about half a second of computation each.
    dossier.write("{% for a in range(vue.n) %}{% for b in range(1000) %}{% endfor %}{% endfor %}ok")
    gabarits = Gabarits(str(dossier.root))
    started = time.process_time()
    gabarits._fill(NAME, {"vue": {"n": 2000}})
    taken = time.process_time() - started
    rounds = max(1, int(2000 * 0.4 / taken))
    jobs = [(NAME, {"vue": {"n": rounds}})] * 4
    assert list(gabarits.render_all(jobs)) == ["ok\n"] * 4


def _computes(_name: str, seconds: object) -> str:
    """In place of a template."""
    assert isinstance(seconds, float)
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "fait"


def _waits(_name: str, seconds: object) -> str:
    assert isinstance(seconds, float)
    time.sleep(seconds)
    return "fait"


@pytest.mark.parametrize(
    ("limit", "work", "words"),
    [
        ("MAX_CPU_SECONDS_IN_ALL", _computes, "plus de 2 secondes de calcul"),
        ("MAX_WALL_SECONDS_IN_ALL", _waits, "plus de 2 secondes ;"),
    ],
)
@pytest.mark.parametrize("each", [0.001, 0.3])
def test_all_that_is_asked_ends_however_many_the_pages(
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    work: Callable[[str, object], str],
    words: str,
    each: float,
) -> None:
    monkeypatch.setattr(enfant, limit, 2)
    started = time.monotonic()
    jobs: list[Any] = [("a", each)] * 10_000
    done: list[str] = []
    with pytest.raises(TemplateError) as caught:
        done.extend(enfant.filled_apart(work, jobs, str))
    assert time.monotonic() - started < 20
    assert {*done} == {"fait"}
    assert 1 < len(done) < 10_000
    said = f"le gabarit a ne peut pas être rempli : toutes les pages ensemble demandent {words}"
    assert str(caught.value).startswith(said)


def test_an_honest_site_is_far_from_the_limit_in_all(tmp_path: Path) -> None:
    """A thousand sheets, on a machine four times slower or busier, take less."""
    import resource

    plan = tmp_path / "plan"
    write_plan(plan, 100)
    Plan(plan).write('{% extends "pms/site/fiche.html.j2" %}', "site/fiche.html.j2")
    workspace = read_workspace(plan)
    demande = Demande(workspace.plan, workspace.plan.actions, dt.date(2026, 1, 1))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    made = dict(construire(demande, Gabarits(workspace.folder)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert len(made) > 100
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert 0 < taken * 10 * 4 < enfant.MAX_CPU_SECONDS_IN_ALL


def test_one_child_fills_all_and_the_first_fault_stops(dossier: Plan) -> None:
    dossier.write("{{ 6 // vue }}")
    gabarits = Gabarits(str(dossier.root))
    assert list(gabarits.render_all((NAME, {"vue": n}) for n in (1, 2, 3))) == ["6\n", "3\n", "2\n"]
    filling = gabarits.render_all((NAME, {"vue": n}) for n in (1, 0, 2))
    assert next(filling) == "6\n"
    with pytest.raises(TemplateError, match=r"ligne 1, .*une division par zéro"):
        next(filling)
    assert list(filling) == []


def test_a_long_text_comes_whole(dossier: Plan) -> None:
    text = dossier.fill("{% for a in range(50000) %}é{{ vue.titre }}\n{% endfor %}")
    assert text == "é&lt;b&gt;\n" * 50000


def test_the_child_has_no_file_no_process_no_core(dossier: Plan, tmp_path: Path) -> None:
    """What the child may do is asked of a child, in place of a template."""

    def confess(_name: str, _context: object) -> str:
        import resource

        told = [path.name for path in sorted(Path("/proc/self/fd").iterdir())]
        told.append(str(resource.getrlimit(resource.RLIMIT_CORE)))
        try:
            (tmp_path / "ecrit").write_text("a" * 100, encoding="utf-8")
        except OSError as error:
            told.append(type(error).__name__)
        try:
            for _ in range(enfant.MAX_DESCRIPTORS + 1):
                os.open("/dev/null", os.O_RDONLY)
        except OSError as error:
            told.append(str(error.errno))
        return repr(told)

    held = (tmp_path / "tenu").open("wb")
    read, write = os.pipe()
    with held:
        os.set_inheritable(write, True)
        (told,) = enfant.filled_apart(confess, [("a", {})], str)
    os.close(read)
    os.close(write)
    # The standard streams lead nowhere, 3 is the answer, 4 the folder that was being listed.
    assert told == repr(["0", "1", "2", "3", "4", "(0, 0)", "OSError", "24"])
    assert not (tmp_path / "ecrit").exists() or (tmp_path / "ecrit").stat().st_size == 0


def test_a_child_that_dies_or_lies_is_told(dossier: Plan) -> None:
    def die(_name: str, _context: object) -> str:
        os._exit(7)

    def lie(_name: str, _context: object) -> str:
        os.write(3, enfant._HEADER.pack(0, 4 * enfant.MAX_OUTPUT + 1))
        time.sleep(60)
        return ""

    def burst(_name: str, _context: object) -> str:
        raise MemoryError

    for work, why in ((die, "s’est arrêté"), (lie, "caractères"), (burst, "Mo de mémoire")):
        with pytest.raises(TemplateError, match=f"^le gabarit a ne peut pas être rempli : .*{why}"):
            list(enfant.filled_apart(work, [("a", {})], str))


def test_no_child_is_left_whatever_comes(dossier: Plan) -> None:
    dossier.write("{% for a in range(vue) %}{% for b in range(100000) %}{% endfor %}{% endfor %}x")
    filling = Gabarits(str(dossier.root)).render_all((NAME, {"vue": n}) for n in (1, 100000))
    assert next(filling) == "x\n"
    filling.close()  # type: ignore[attr-defined]
    gc.collect()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_template_at_fault_leaves_the_file_as_it_was(dossier: Plan) -> None:
    plan = dossier.root / "plan"
    subprocess.run(["cp", "-r", ROOT / "tests" / "plans" / "base", plan], check=True)
    own = Plan(plan)
    own.write("début {{ vue.absent }}", "point-etape/rapport.html.j2")
    target = dossier.root / "rapport.html"
    target.write_text("Produit par pms 0.1.0", encoding="utf-8")
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "pms_cli",
            "report",
            "point-etape",
            "-o",
            str(target),
            "--remplacer",
        ],
        cwd=plan,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout) == (2, "")
    assert "templates/point-etape/rapport.html.j2, ligne 1, ne peut pas" in found.stderr
    assert target.read_text(encoding="utf-8") == "Produit par pms 0.1.0"
    assert sorted(path.name for path in dossier.root.iterdir()) == ["plan", "rapport.html"]


def test_where_a_child_cannot_be_bounded_it_is_said(
    dossier: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enfant, "can_be_bounded", lambda: False)
    assert "ne sont remplis que sous Linux ou macOS" in dossier.refused("a")
    assert Gabarits().render("base/parties.html.j2", {}) == "\n"
    assert Vue().titre == "<b>"
