"""One Chromium for all tests of pages; a fresh profile for each page that one opens."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import require
from tests.navigateur.visite import FLAGS, Visite, visit

Ouvrir = Callable[..., Visite]
"""``ouvrir(path or loopback address, root=site folder, javascript=True)``."""


_started: list[Browser] = []


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    """The machine's own Chromium; no browser is ever downloaded.

    One for a whole session, even where another folder of tests imports this fixture: a second one
    would find the first one's loop running.
    """
    if _started:
        yield _started[0]
        return
    names = ("chromium", "chromium-browser", "google-chrome")
    program = require(
        next((name for name in names if shutil.which(name)), names[0]),
        hint="installez Chromium (« apt install chromium »)",
    )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        _started.append(browser)
        yield browser
        _started.clear()
        browser.close()


@pytest.fixture
def ouvrir(navigateur: Browser) -> Iterator[Ouvrir]:
    """Open a page; it is closed when the test ends."""
    with contextlib.ExitStack() as opened:

        def call(where: Path | str, *, root: Path | None = None, javascript: bool = True) -> Visite:
            return opened.enter_context(visit(navigateur, where, root=root, javascript=javascript))

        yield call
