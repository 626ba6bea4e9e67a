"""The tools that are compared, each through its installed script, and what each is given."""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tools.bench.mesures import (
    CHECK_JSONSCHEMA,
    COLD,
    FLOOR,
    PEERS,
    WARM,
    YAMALE,
    YAMLLINT,
)
from tools.bench.plans import TODAY

_HERE: Final = Path(__file__).parent
BUILD: Final = _HERE.parents[1] / "build"
WORK: Final = BUILD / "bench"
VENV: Final = BUILD / "pairs"
_PINS: Final = _HERE / "pairs.txt"
_SCHEMA: Final = WORK / "fiche.schema.json"
CACHE: Final = WORK / "cache"
PMS: Final = str(Path(sys.executable).parent / "pms")
_NO_CACHE: Final = "--sans-cache"


@dataclass(frozen=True)
class Outil:
    """A command that checks the sheets of the plan whose folder it is started in."""

    nom: str
    commande: list[str]
    environnement: dict[str, str] = field(default_factory=dict)
    fiches_en_arguments: bool = False

    def command(self, folder: Path) -> list[str]:
        """The whole command for a plan."""
        if not self.fiches_en_arguments:
            return self.commande
        names = sorted(path.name for path in (folder / "actions").iterdir())
        return [*self.commande, *(f"actions/{name}" for name in names)]


def install_peers(pinned: Path = _PINS, folder: Path = VENV) -> None:
    """Put the pinned peers into ``build/pairs/``, unless they are there; say so when it fails."""
    pins = pinned.read_text(encoding="utf-8")
    stamp = folder / "installed.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pins:
        return
    print(f"Installation des outils comparés dans build/{folder.name}/…", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    made = subprocess.run([*pip, "install", "-r", str(pinned)], check=False)
    if made.returncode:
        print("Tout n’a pas pu être installé : le tableau le dira.", flush=True)
    else:
        stamp.write_text(pins, encoding="utf-8")


def versions(pinned: Path = _PINS, peers: Sequence[str] = PEERS) -> dict[str, str]:
    """The pinned version of each peer."""
    text = pinned.read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)$", text, re.MULTILINE))
    return {peer: pins[peer] for peer in peers}


def pms_has_a_cache() -> bool:
    """Whether this pms keeps what it read between two runs, and can be told not to."""
    return _NO_CACHE in _printed("lint", "--help")


def _printed(*words: str) -> str:
    """What pms prints. Raises CalledProcessError when it fails."""
    return subprocess.run(
        [PMS, *words],
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def outils() -> dict[str, Outil]:
    """Every tool that is installed, by its name in the tables."""
    WORK.mkdir(parents=True, exist_ok=True)
    _SCHEMA.write_text(_printed("schema", "fiche", "--sans-plan"), encoding="utf-8")
    scripts = VENV / "bin"
    pinned = {"SOURCE_DATE_EPOCH": TODAY, "PMS_CACHE": str(CACHE), "NO_COLOR": "1"}
    cold = [PMS, "lint", _NO_CACHE] if pms_has_a_cache() else [PMS, "lint"]
    found = (
        Outil(FLOOR, [sys.executable, "-c", "pass"]),
        Outil(COLD, cold, pinned),
        Outil(WARM, [PMS, "lint"], pinned),
        Outil(YAMALE, [str(scripts / YAMALE), "-s", str(_HERE / "fiche.yamale"), "actions"]),
        Outil(
            CHECK_JSONSCHEMA,
            [str(scripts / CHECK_JSONSCHEMA), "--schemafile", str(_SCHEMA)],
            fiches_en_arguments=True,
        ),
        Outil(YAMLLINT, [str(scripts / YAMLLINT), "-c", str(_HERE / "yamllint.yaml"), "actions"]),
    )
    return {outil.nom: outil for outil in found if Path(outil.commande[0]).is_file()}
