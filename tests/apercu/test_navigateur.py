"""A real browser loads the pages again when they are made again, and shows what is wrong."""

import subprocess
from pathlib import Path
from typing import cast

from pms_cli.apercu import Apercu, ouvrir
from pms_cli.apercu.contenu import Page
from tests.apercu.test_serveur import refuse
from tests.conftest import require

PAGE = (
    "<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'>"
    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:\">"
    "<link rel='icon' href='data:,'><title>Plan</title></head><body><p>{}</p></body></html>"
)


class Story:
    """What is served, another thing each time that its state was asked a few times."""

    def __init__(self, *previews: Apercu) -> None:
        self.previews = list(previews)
        self.asked: list[tuple[int, str]] = []

    def find(self, path: str) -> Page | str | None:
        self.asked.append((len(self.previews), path))
        found = self.previews[0].find(path)
        seen = self.asked.count((len(self.previews), "/-/etat.json"))
        if seen == 2 and len(self.previews) > 1:
            self.previews.pop(0)
        return found

    def absent(self) -> Page:
        return self.previews[0].absent()


def preview(text: str, problem: str = "") -> Apercu:
    return Apercu.of({"index.html": PAGE.format(text).encode()}, problem)


def visit(story: Story, profile: Path) -> str:
    """The document as a browser has it after a while, in a time that passes faster than ours."""
    chromium = require("chromium", hint="apt install chromium")
    served = ouvrir(0, cast("Apercu", story), refuse)
    served.start()
    try:
        found = subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", f"--user-data-dir={profile}", "--enable-logging=stderr",
                "--virtual-time-budget=10000", "--dump-dom", served.address,
            ],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        served.stop()
    assert "Content Security Policy" not in found.stderr
    return found.stdout


def test_pages_made_again_are_loaded_again(tmp_path: Path) -> None:
    story = Story(preview("avant"), preview("après"), preview("après", "aïe"), preview("fin"))
    document = visit(story, tmp_path)
    assert [left for left, path in story.asked if path == "/"] == [4, 3, 1]
    assert "<p>fin</p>" in document
    assert "aïe" not in document


def test_a_problem_is_shown_as_it_is_written(tmp_path: Path) -> None:
    story = Story(preview("avant"), preview("avant", "<b>Rien</b> ne va"))
    document = visit(story, tmp_path)
    assert [left for left, path in story.asked if path == "/"] == [2]
    assert "<p>avant</p>" in document
    assert "&lt;b&gt;Rien&lt;/b&gt; ne va</div>" in document
