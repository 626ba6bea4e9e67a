"""A fault of ours is told with its log, and a command that lasts writes one log a fault."""

import re
from pathlib import Path
from typing import Final

import pytest

from pms_cli.cli.journal import Defauts
from pms_cli.cli.run import run
from tests.conftest import BASE_PLAN

OURS: Final = "c’est un défaut de pms, pas de vos fichiers. Signalez-le :"


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import tempfile

    folder = tmp_path / "journaux"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def caught(word: str) -> Exception:
    """A fault with the place where it was met, always the same."""
    nothing: dict[str, Exception] = {}
    try:
        return nothing[word]
    except KeyError as error:
        return error


def test_a_fault_that_comes_back_has_one_log(logs: Path) -> None:
    defauts = Defauts()
    said = [defauts.dire(caught(word)) for word in ("un", "deux", "trois")]
    (log,) = logs.iterdir()
    assert set(said) == {
        f"erreur interne (KeyError) : {OURS} le journal est dans {log}, joignez-le à votre message"
    }
    assert "KeyError: 'un'" in log.read_text(encoding="utf-8")


def test_another_fault_has_its_own_and_each_file_is_named(logs: Path) -> None:
    defauts = Defauts()
    first, other, noted = caught("un"), ValueError("jamais levée"), caught("deux")
    noted.add_note("actions/12.yaml")
    said = [defauts.dire(error) for error in (first, other, noted)]
    assert len(list(logs.iterdir())) == 2
    assert said[1].startswith("erreur interne (ValueError) : ")
    assert said[2] == said[0].replace("(KeyError)", "(KeyError, actions/12.yaml)")


def test_memory_that_is_short_is_no_fault_of_ours(logs: Path) -> None:
    assert Defauts().dire(MemoryError()) == "plus de mémoire disponible"
    assert list(logs.iterdir()) == []


def test_the_preview_writes_the_log_of_a_fault(
    logs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faulty however often it is looked at: in the making of pages, and in an answer."""
    from pms_cli import apercu
    from pms_cli.site import rendu

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    class Watch(apercu.Veille):
        def again(self, apercu: apercu.Apercu) -> apercu.Apercu | None:
            self.rounds = getattr(self, "rounds", 0) + 1
            if self.rounds > 3:
                raise KeyboardInterrupt
            for _ in range(3):
                served[0]._bug(caught("réponse"))
            return self._made(apercu)

    served: list[apercu.Serveur] = []
    real = apercu.ouvrir

    def kept(*given: object) -> apercu.Serveur:
        served.append(real(*given))  # type: ignore[arg-type]
        return served[0]

    monkeypatch.setattr(rendu, "construire", broken)
    monkeypatch.setattr(apercu, "Veille", Watch)
    monkeypatch.setattr(apercu, "ouvrir", kept)
    assert run(["serve", "--port", "0", "--plan", str(BASE_PLAN)]) == 130
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert re.findall(r"Attention : erreur interne \((\w+)\)", said) == [
        "ZeroDivisionError",
        "KeyError",
    ]
    found = sorted(log.read_text(encoding="utf-8").splitlines()[-1] for log in logs.iterdir())
    assert found == ["KeyError: 'réponse'", "ZeroDivisionError"]
    assert all(str(log) in said for log in logs.iterdir())
