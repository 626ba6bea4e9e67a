"""``pms serve`` as a program: what it says, what it answers, how it ends."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import BASE_PLAN, ROOT, Pms
from tests.garanties.essais import tree


class Program:
    """The program, in a copy of a small plan."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.root = folder
        self.before = tree(folder)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pms_cli", "serve", "--port", "0", *words],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": "/nowhere"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said = ""
        while "arrêter" not in self.said:
            assert self.process.stdout is not None
            line = self.process.stdout.readline()
            assert line, self.process.communicate()
            self.said += line
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        assert found is not None
        self.address, self.port = found[0], int(found[1])

    def get(self, path: str = "/") -> str:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            link.request("GET", path)
            return link.getresponse().read().decode()
        finally:
            link.close()

    def state(self) -> dict[str, str]:
        found = json.loads(self.get("/-/etat.json"))
        assert isinstance(found, dict)
        return found

    def end(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, self.said + out, err


Start = Callable[..., Program]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    root = tmp_path / "plan"
    shutil.copytree(BASE_PLAN, root)
    started: list[Program] = []

    def go(*words: str) -> Program:
        started.append(Program(root, *words))
        return started[-1]

    yield go
    for program in started:
        program.process.kill()
        program.process.communicate()


def put(path: Path, text: bytes) -> None:
    """Write a file in one go: half of it must not be seen."""
    other = path.with_name(".neuf")
    other.write_bytes(text)
    other.replace(path)


def wait(until: Callable[[], bool]) -> None:
    limit = time.monotonic() + 120
    while not until():
        assert time.monotonic() < limit
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_said_and_how_it_ends(start: Start, number: int) -> None:
    program = start()
    assert "Accueillir les familles" in program.get("/actions/1.html")
    status, out, err = program.end(number)
    assert (status, err) == (130, "Interrompu.\n")
    lines = out.replace("\u00a0", " ").splitlines()
    assert re.fullmatch(r"\d+ fichiers fabriqués en \d+,\d s", lines[0])
    assert lines[1:] == [
        f"Aperçu du site : {program.address}",
        "Plan suivi : le dossier courant, à chaque fichier enregistré",
        "Pour arrêter : Ctrl+C",
    ]
    assert tree(program.root) == program.before


def test_a_sheet_that_changes_is_shown(start: Start) -> None:
    program = start()
    sheet = next(iter(sorted((program.root / "actions").glob("*.yaml"))))
    version = program.state()["version"]
    text = re.sub(r"(?m)^titre:.*$", "titre: Planter des tilleuls", sheet.read_text("utf-8"))
    put(sheet, text.encode())
    wait(lambda: program.state()["version"] != version)
    assert "Planter des tilleuls" in program.get("/actions/1.html")
    assert program.state()["probleme"] == ""


def test_a_plan_broken_then_mended(start: Start) -> None:
    program = start()
    plan = program.root / "plan.yaml"
    good, page = plan.read_bytes(), program.get()
    put(plan, b"titre: [\x1b[31m\n")
    wait(lambda: program.state()["probleme"] != "")
    problem = program.state()["probleme"]
    assert "plan.yaml, ligne 1" in problem
    assert problem.startswith("Les pages sont celles d’avant\u00a0: plan.yaml n’est pas utilisable")
    assert program.get() == page
    put(plan, good)
    wait(lambda: program.state()["probleme"] == "")
    assert program.get() == page
    sheet = next(iter(sorted((program.root / "actions").glob("*.yaml"))))
    put(sheet, b"[")
    wait(lambda: program.state()["probleme"] != "")
    assert f"actions/{sheet.name}, ligne 1" in program.state()["probleme"]
    assert program.get() != page
    status, _, err = program.end()
    assert status == 130
    assert "\x1b" not in err
    assert "Traceback" not in err
    assert err.count("Attention") == 2


def test_a_plan_broken_from_the_start(tmp_path: Path, start: Start) -> None:
    (tmp_path / "plan" / "plan.yaml").write_text("titre: [\n")
    program = start()
    assert "Le site ne peut pas être fabriqué" in program.get()
    put(program.root / "plan.yaml", (BASE_PLAN / "plan.yaml").read_bytes())
    wait(lambda: "Accueillir les familles" in program.get("/actions/1.html"))


def test_another_port_when_it_is_taken(start: Start, tmp_path: Path) -> None:
    program = start()
    found = subprocess.run(
        [sys.executable, "-m", "pms_cli", "serve", "--port", str(program.port)],
        cwd=tmp_path / "plan",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert found.returncode == 2
    assert f"le port {program.port} est déjà pris" in found.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "99999999999999999999"])
def test_a_port_that_is_none_is_told_in_plain_words(pms: Pms, port: str) -> None:
    outcome = pms("serve", "--port", port)
    assert (outcome.status, outcome.out) == (2, "")
    said = f"--port ne peut pas être {port} : écrivez un nombre de 0 à 65535"
    assert said in outcome.err.replace("\u00a0", " ")
