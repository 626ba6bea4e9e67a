"""The same data gives the same bytes: no clock, no chance, no address, no order of a set."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pms_cli.gabarits import Gabarits
from tests.conftest import ROOT
from tests.gabarits.dossier import NAME, Plan
from tests.garanties.essais import RICHE

PROGRAM = """
import sys
from pms_cli.reports import RAPPORTS
from pms_cli.reports.rendu import FORMATS, render_view
from tests.gabarits.vues import view_of
for _ in range(2):
    for report in RAPPORTS:
        for form in FORMATS:
            sys.stdout.buffer.write(render_view(report, form, view_of(report)).encode())
"""
WHOLE = """
import sys
from pms_cli.cli.run import run
from tests.garanties.essais import CIBLES
for name, about in CIBLES.items():
    for form in ("md", "html", "docx", *(["pdf"] if name == "axe" else [])):
        assert run(["report", name, *about, "--au", "2026-12-31", "-o", f"../{name}.{form}"]) == 0
assert run(["site", "--au", "2026-12-31", "-o", "../public"]) == 0
"""
"""Every report in every form, and the site, from a plan's folder to the one that it is in."""
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "fr_FR.UTF-8", "PYTHONUTF8": "1"},
)
OWN = """\
{% for a, b in vue | groupby('n') %}{{ a }}{% for x in b | sort(attribute='t') %}{{ x.t }}\
{% endfor %}{% endfor %}{{ vue | length }}{% for k, v in vue[0].items() %}{{ k }}{% endfor %}
"""


def test_reports_are_the_same_whatever_the_seed_the_place_and_the_language() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), **place},
            capture_output=True,
            check=True,
        ).stdout
        for place in PLACES
    ]
    assert made[0] == made[1]
    half = len(made[0]) // 2
    assert made[0][:half] == made[0][half:]
    assert made[0].startswith(b"<!DOCTYPE html>")


def test_the_site_and_every_report_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """Other folder, other order of its files, hash seed, time zone, language, moment, umask."""
    made = []
    for rank, place in enumerate(PLACES):
        root = tmp_path / f"ailleurs-{rank}" / "plan"
        files = sorted(path for path in RICHE.rglob("*") if path.is_file())
        for path in files if rank else reversed(files):
            target = root / path.relative_to(RICHE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        subprocess.run(
            [sys.executable, "-c", f"import os\nos.umask({rank * 0o77})\n{WHOLE}"],
            cwd=root,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PMS_CACHE": "non",
                "SOURCE_DATE_EPOCH": str(1_800_000_000 + rank * 90_000_000),
                **place,
            },
            capture_output=True,
            check=True,
        )
        made.append(
            {
                path.relative_to(root.parent).as_posix(): path.read_bytes()
                for path in root.parent.rglob("*")
                if path.is_file() and not path.is_relative_to(root)
            }
        )
    assert len(made[0]) > 80
    assert [name for name in made[0] if made[0][name] != made[1].get(name)] == []
    assert made[0].keys() == made[1].keys()


def test_a_template_of_ones_own_gives_the_same_in_the_child(dossier: Plan) -> None:
    contexte = {"vue": [{"n": n % 3, "t": str(n)} for n in range(9)]}
    assert {dossier.fill(OWN, contexte) for _ in range(3)} == {
        "003611472258 9nt\n".replace(" ", "")
    }


@pytest.mark.parametrize(
    "template",
    [
        "{{ vue.titre.lower }}",
        "{{ vue.items }}",
        "{{ range }}",
        "{{ vue.l | reverse }}",
        "{{ vue.l | batch(1) }}",
        "{{ self }}",
        "{% macro m() %}{% endmacro %}{{ m }}",
        "{{ vue.l | random }}",
        "{{ now() }}",
        "{{ vue.jour.today() }}",
    ],
)
def test_no_template_can_ask_the_clock_chance_or_an_address(dossier: Plan, template: str) -> None:
    said = dossier.refused(template, {"vue": {"titre": "a", "l": [1]}})
    assert not re.search(r"0x[0-9a-f]{4}", said)


def test_one_environment_serves_all_and_nothing_passes_from_one_to_the_next(dossier: Plan) -> None:
    dossier.write("{% if vue == 1 %}{% set x = 'a' %}{% endif %}{{ x | default('–') }}")
    jobs = [(NAME, {"vue": 1}), (NAME, {"vue": 2}), (NAME, {"vue": 1})]
    assert list(Gabarits(str(dossier.root)).render_all(jobs)) == ["a\n", "–\n", "a\n"]
