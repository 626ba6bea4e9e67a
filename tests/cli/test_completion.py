"""Shell completion: the plan's own numbers and titles, in shells that are really run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Pms


def complete(words: str, cwd: Path = ROOT) -> list[str]:
    """What zsh would be told for a line being typed: value and help of each proposal."""
    count = len(words.split(" ")) - 1
    environment = {
        "PATH": os.environ["PATH"],
        "_PMS_COMPLETE": "zsh_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(count),
    }
    found = subprocess.run(
        [sys.executable, "-c", "from pms_cli.cli import main; main()"],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stderr == ""
    lines = found.stdout.splitlines()
    return [f"{lines[i + 1]} {lines[i + 2]}" for i in range(0, len(lines) - 2, 3)]


def test_numbers_with_titles() -> None:
    assert complete("pms show 1")[:3] == [
        "1 Recenser et renforcer la prévention auprès du plus grand nombre",
        "1.2 Renforcer les actions de prévention au bénéfice des plus fragiles",
        (
            "10 Adapter les bilans de santé à l’école maternelle aux spécificités des territoires "
            "métropolitains"
        ),
    ]


def test_axes_orientations_levels_and_rules() -> None:
    assert complete("pms status --axe 1") == ["1 Développer la prévention à destination de tous"]
    assert complete("pms list --orientation 4.2") == [
        "4.2 Valoriser le citoyen, créateur de solidarité"
    ]
    assert complete("pms list --niveau a") == ["aucun sans niveau"]
    assert complete("pms explain PMS203") == [
        "PMS203 L’axe ou l’orientation d’une fiche n’existe pas dans le plan"
    ]
    assert complete("pms status --par ori") == ["orientation _"]


RICHE = ROOT / "tests" / "plans" / "riche"


@pytest.mark.parametrize("command", ["status", "list", "couverture", "completude"])
def test_the_territories_of_an_option(command: str) -> None:
    assert complete(f"pms {command} --territoire ", cwd=RICHE) == [
        "centre Centre",
        "faubourgs Faubourgs",
        "plateau Plateau",
    ]
    assert complete(f"pms {command} --territoire fa", cwd=RICHE) == ["faubourgs Faubourgs"]


def test_territories_documents_and_sigles_as_arguments() -> None:
    assert complete("pms territoire c", cwd=RICHE) == ["centre Centre"]
    assert complete("pms sources p", cwd=RICHE) == [
        "point-2025 Premier point",
        "projet-centre Projet de quartier du Centre",
    ]
    assert complete("pms sources zz", cwd=RICHE) == []
    assert complete("pms glossaire D", cwd=RICHE) == [
        "DV Direction de la voirie",
        "DT Direction des transports",
    ]


def test_the_forms_of_each_command() -> None:
    assert complete("pms agenda --format ") == ["table _", "json _", "csv _", "ics _"]
    assert complete("pms list --format e") == ["edition _"]
    assert complete("pms couverture --format ") == ["table _", "json _", "csv _"]
    assert complete("pms territoire --format ") == ["texte _", "json _"]
    assert complete("pms status --par t") == ["territoire _"]
    assert complete("pms status --par f") == ["famille _"]


@pytest.mark.parametrize(
    "words", ["show 1", "territoire ", "sources ", "glossaire ", "list --territoire "]
)
def test_no_plan_proposes_nothing(words: str, tmp_path: Path) -> None:
    assert complete(f"pms {words}", cwd=tmp_path) == []


def test_a_hostile_code_is_never_proposed(plan_copy: Path) -> None:
    acteurs = plan_copy / "acteurs.yaml"
    text = acteurs.read_text(encoding="utf-8").replace("sigle: CAF\n", "sigle: $(touch\u00a0x)\n")
    acteurs.write_text(text, encoding="utf-8")
    proposed = complete("pms list --pilote ", cwd=plan_copy)
    assert "ANAH Agence Nationale de l’Habitat" in proposed
    assert not [line for line in proposed if "touch" in line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts_are_given(pms: Pms, shell: str) -> None:
    outcome = pms("completion", shell)
    assert (outcome.status, outcome.err) == (0, "")
    assert f"_PMS_COMPLETE={shell}_complete" in outcome.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes(tmp_path: Path) -> None:
    bindir = tmp_path / "bin"
    bindir.mkdir()
    command = bindir / "pms"
    command.write_text(
        f"#!{sys.executable}\nfrom pms_cli.cli import main\nmain()\n", encoding="utf-8"
    )
    command.chmod(0o755)
    script = (
        'eval "$(pms completion bash)"\n'
        "COMP_WORDS=(pms show 7); COMP_CWORD=2\n"
        "_pms_completion pms\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    found = subprocess.run(
        ["bash", "-c", script],
        cwd=ROOT,
        env={"PATH": f"{bindir}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout.split() == ["7", *(str(number) for number in range(70, 80))]
