"""The index of the site's search: a script, so that a page opened from a folder can load it too.

A page that wants the search loads, in this order and with ``defer``, ``mots.js``,
``recherche-index.js`` (made here) and ``recherche.js``; see ``templates/site/_recherche.html.j2``.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final

from pms_cli.texte import printable_json

FICHIER: Final = "recherche-index.js"
SCRIPTS: Final = ("mots.js", "recherche.js", "filtres.js")
"""Scripts of ``templates/site/`` that go beside the pages as they are."""

FACETTES: Final = ("axe", "orientation", "niveau", "pilote", "livret", "territoire", "secteur")
"""What results can be narrowed by, named as in the address: ``?q=logement&axe=1``."""

MAX_TEXTE: Final = 20_000
"""Characters of an entry's text that are searched."""

# Relative to the site's root, made of slugs: no scheme, no host, nothing to escape.
_URL = re.compile(r"(?!/)[A-Za-z0-9._/-]*(?:#[A-Za-z0-9._-]+)?", re.ASCII)
# What HTML would take for the end of the script; JSON says the same with an escape.
_HTML = re.compile("[<>&]")


@dataclass(frozen=True)
class Entree:
    """What a search can find: ``url`` is relative to the site's root.

    ``genre`` is said before the title (« Action », « Territoire »); ``sigles`` are those by which
    it is known or which it names; ``facettes`` are codes by the names of FACETTES.
    """

    url: str
    titre: str
    genre: str
    numero: str = ""
    texte: str = ""
    sigles: tuple[str, ...] = ()
    facettes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Choix:
    """A list of the search's or the filters' form: its facet, its label, its (code, words)."""

    nom: Annotated[str, "le nom du filtre, comme « axe »"]
    titre: Annotated[str, "son titre affiché, comme « Axe »"]
    valeurs: Annotated[tuple[tuple[str, str], ...], "pour chaque choix, son code et ses mots"]


def index_js(entrees: Iterable[Entree]) -> bytes:
    """The script that defines ``PmsIndex``: the same entries give the same bytes.

    Each kind and each code stands once, and entries name them by their places. Raises ValueError
    for an address that is not one of the site's own, or a facet that is not one of FACETTES.
    """
    genres: dict[str, int] = {}
    codes: dict[str, int] = {}
    rows = [
        [
            _checked(entree.url),
            genres.setdefault(entree.genre, len(genres)),
            entree.numero,
            _squeezed(entree.titre),
            list(entree.sigles),
            _squeezed(entree.texte)[:MAX_TEXTE],
            _facettes(entree, codes),
        ]
        for entree in entrees
    ]
    content = {
        "version": 1,
        "facettes": FACETTES,
        "genres": list(genres),
        "codes": list(codes),
        "entrees": rows,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f'"use strict";globalThis.PmsIndex=Object.freeze({_script_safe(text)});\n'.encode()


def _facettes(entree: Entree, codes: dict[str, int]) -> list[list[int]]:
    unknown = sorted(set(entree.facettes) - set(FACETTES))
    if unknown:
        raise ValueError(f"{entree.url}: facet {unknown[0]} unknown")
    found = [
        [codes.setdefault(code, len(codes)) for code in entree.facettes.get(name, ())]
        for name in FACETTES
    ]
    while found and not found[-1]:
        found.pop()
    return found


def _checked(url: str) -> str:
    if not url or not _URL.fullmatch(url):
        raise ValueError(f"{url!r} is no address of the site")
    return url


def _squeezed(text: str) -> str:
    """On one line, its words one space apart: what a result shows."""
    return " ".join(text.split())


def _script_safe(document: str) -> str:
    """JSON that is the same to JavaScript, and that no HTML around it can end or alter."""
    escaped = _HTML.sub(lambda match: f"\\u{ord(match.group()):04x}", document)
    # U+2028 and U+2029 once ended a line of script; bidi controls would lie to who reads it.
    return printable_json(escaped)
