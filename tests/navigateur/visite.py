"""A page opened in Chromium, cut off from the world, that checks look at in several ways."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

HERE: Final = Path(__file__).parent
WIDE: Final = (1280, 800)
NARROW: Final = (320, 640)
"""What WCAG 1.4.10 asks: 320 CSS pixels."""
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    # No name resolves, even where a request would escape the routes below.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
_LISTENING: Final = """
document.addEventListener("securitypolicyviolation", (event) => {
  const place = `${event.sourceFile || ""}:${event.lineNumber}`;
  (window.__violations ??= []).push(`${event.effectiveDirective}: ${event.blockedURI} (${place})`);
});
"""


@cache
def script(name: str) -> str:
    """One of the scripts beside this file, or any other by its path."""
    return (HERE / name).read_text(encoding="utf-8")


@dataclass
class Visite:
    """An opened page and all that it did while it was looked at."""

    page: Page
    root: Path | None
    """What a page that is a file may read: itself, or the folder of its site."""
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def ask(self, name: str, what: str) -> Any:
        """What a function of a script beside this file says of the page."""
        return self.page.evaluate(script(name), what)

    def faults(self, name: str, what: str) -> list[str]:
        """The faults that a function of a script sees, most readable first."""
        found = self.ask(name, what)
        assert isinstance(found, list)
        return [str(fault) for fault in found]

    def violations(self) -> list[str]:
        """What the page's Content-Security-Policy refused."""
        found = self.page.evaluate("() => window.__violations ?? []")
        return [*dict.fromkeys(str(one) for one in found)]

    @contextlib.contextmanager
    def seen(
        self,
        size: tuple[int, int] = WIDE,
        *,
        dark: bool = False,
        paper: bool = False,
        style: str = "",
    ) -> Iterator[None]:
        """The page in a window of another size, dark, as printed, or with a reader's own styles.

        Those styles come as a reader's browser would bring them: no policy refuses them.
        """
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(
            color_scheme="dark" if dark else "light", media="print" if paper else "screen"
        )
        self.page.evaluate(
            "(style) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);"
            " document.adoptedStyleSheets = [sheet]; }",
            style,
        )
        try:
            yield
        finally:
            self.page.evaluate("() => { document.adoptedStyleSheets = []; }")
            self.page.emulate_media(color_scheme="light", media="screen")
            self.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})

    def may_have(self, url: str) -> bool:
        """Whether a page may ask for that: itself, its site's folder, a loopback server."""
        parts = urlsplit(url)
        if parts.scheme in {"data", "blob", "about"}:
            return True
        if parts.scheme == "file" and self.root is not None and not parts.netloc:
            return Path(unquote(parts.path)).resolve().is_relative_to(self.root.resolve())
        return parts.scheme in {"http", "ws"} and parts.hostname in LOOPBACK and self.root is None

    def go(self, where: Path | str, *, root: Path | None = None) -> None:
        """Open another page in the same profile, all that the last one did forgotten."""
        for kept in (self.console, self.requests, self.refused):
            kept.clear()
        self.root = root or (where if isinstance(where, Path) else None)
        self.page.goto(where.resolve().as_uri() if isinstance(where, Path) else where)

    def listen(self, context: BrowserContext) -> None:
        """Write down what the page says and asks; refuse what it may not have."""

        def passing(route: Route) -> None:
            url = route.request.url
            self.requests.append(url)
            if self.may_have(url):
                route.continue_()
            else:
                self.refused.append(url)
                route.abort("blockedbyclient")

        context.route(re.compile(""), passing)
        context.add_init_script(_LISTENING)
        self.page.on(
            "console",
            lambda said: (
                self.console.append(f"{said.type}: {said.text}")
                if said.type in {"error", "warning", "assert"}
                else None
            ),
        )
        self.page.on("pageerror", lambda error: self.console.append(f"exception: {error}"))
        self.page.on("crash", lambda _: self.console.append("the page crashed"))
        self.page.on("dialog", self._dismiss)
        self.page.on("popup", lambda popup: self.refused.append(f"window: {popup.url}"))

    def _dismiss(self, dialog: Any) -> None:
        self.console.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextlib.contextmanager
def visit(
    browser: Browser, where: Path | str, *, root: Path | None = None, javascript: bool = True
) -> Iterator[Visite]:
    """A file or a loopback address, opened in a fresh profile; ``root`` is the site's folder."""
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]},
        locale="fr-FR",
        timezone_id="Europe/Paris",
        color_scheme="light",
        reduced_motion="no-preference",
        service_workers="block",
        java_script_enabled=javascript,
        accept_downloads=False,
    )
    context.set_default_timeout(30_000)
    try:
        found = Visite(context.new_page(), root)
        found.listen(context)
        found.go(where, root=root)
        yield found
    finally:
        context.close()
