"""What the preview shows: the last good pages, made fit to be served, and what is wrong since."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from pms_cli.francais import majuscule, typographie

PREFIX: Final = "-/"
"""Where the preview's own files are: no page of the site begins so."""
SCRIPT: Final = f"{PREFIX}apercu.js"
STATE: Final = f"{PREFIX}etat.json"

HTML: Final = "text/html; charset=utf-8"
_TYPES: Final = {
    "html": HTML,
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "geojson": "application/geo+json; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "yaml": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""For pages that say none themselves."""
_ADDED: Final = ("script-src", "connect-src")
_META: Final = re.compile(
    rb"""<meta\s+http-equiv\s*=\s*["']?content-security-policy["']?\s+content\s*=\s*"""
    rb"""(?:"([^"]*)"|'([^']*)')\s*/?>""",
    re.IGNORECASE,
)
_HEAD_END: Final = re.compile(rb"</head\s*>", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """What is answered for a path."""

    body: bytes
    kind: str
    policy: str = POLICY
    status: int = 200

    @property
    def tag(self) -> str:
        """The mark by which a browser asks whether its copy is still the same."""
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'


@dataclass(frozen=True)
class Apercu:
    """The pages of one making, with what the person who looks at them is to be told.

    ``probleme`` is why they are not those of the plan as it is now, or what is missing in them.
    """

    pages: Mapping[str, Page] = field(default_factory=dict)
    version: str = ""
    probleme: str = ""

    @classmethod
    def of(cls, files: Mapping[str, bytes], probleme: str = "") -> "Apercu":
        """The preview of a site: contents by relative paths."""
        digest = blake2b(digest_size=12)
        for name, content in sorted(files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape") + content)
        version = digest.hexdigest()
        return cls({name: _page(name, files[name], version) for name in files}, version, probleme)

    def still(self, probleme: str) -> "Apercu":
        """The same pages, and what keeps them from being made again."""
        return Apercu(self.pages, self.version, probleme)

    def find(self, path: str) -> Page | str | None:
        """The page of a path that begins with « / », or where it is (another path), or None."""
        name = path[1:]
        if name == STATE:
            return Page(self._state(), _TYPES["json"])
        if name == SCRIPT:
            return Page(_script(), _TYPES["js"])
        whole = f"{name}index.html" if name.endswith("/") or not name else name
        if whole in self.pages:
            return self.pages[whole]
        if f"{name}/index.html" in self.pages:
            return f"{path}/"
        return None

    def absent(self) -> Page:
        """What is answered for a path that has no page."""
        if not self.pages:
            return self.message(
                "Le site ne peut pas être fabriqué", majuscule(self.probleme), status=503
            )
        said = "Le site n’a pas de page à cette adresse, ou n’en a plus."
        return self.message("Page introuvable", said, status=404, link=True)

    def message(self, title: str, said: str, *, status: int, link: bool = False) -> Page:
        """A page of ours, which becomes the site's when there is one."""
        back = '<p><a href="/">Aller à l’accueil du site</a></p>' if link else ""
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in said.splitlines())
        text = (
            f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
            f"</head><body><h1>{title}</h1>{lines}{back}</body></html>"
        )
        page = _page("a.html", typographie(text).encode(errors="replace"), self.version)
        return Page(page.body, page.kind, page.policy, status)

    def _state(self) -> bytes:
        state = {"version": self.version, "probleme": typographie(majuscule(self.probleme))}
        return json.dumps(state).encode()


def _page(name: str, content: bytes, version: str) -> Page:
    kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    if kind != HTML:
        return Page(content, kind)
    # A policy in the page would hold against ours: it goes into the header, with what the
    # preview itself needs.
    found = _META.search(content)
    policy = POLICY
    if found is not None:
        policy = _widened((found[1] or found[2]).decode(errors="replace"))
        content = content[: found.start()] + content[found.end() :]
    script = f'<script src="/{SCRIPT}?{version}" defer></script>'.encode()
    end = _HEAD_END.search(content)
    at = len(content) if end is None else end.start()
    return Page(content[:at] + script + content[at:], kind, policy)


def _widened(policy: str) -> str:
    """A page's policy, in which the preview's script may run and ask this server for its state."""
    text = html.unescape(policy)
    if not text.isascii() or not text.isprintable():
        return POLICY
    rules = {words[0].lower(): words[1:] for rule in text.split(";") if (words := rule.split())}
    for name in _ADDED:
        allowed = [word for word in rules.get(name, []) if word != "'none'"]
        rules[name] = allowed if "'self'" in allowed else [*allowed, "'self'"]
    return "; ".join(" ".join((name, *words)) for name, words in rules.items())


@cache
def _script() -> bytes:
    return (Path(__file__).parent / "apercu.js").read_bytes()
