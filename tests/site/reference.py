"""The search told a second time, in Python and at leisure: what the script must answer."""

import functools
import json
import re
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pms_cli.site.recherche import Entree
from tests.conftest import ROOT, require

SCRIPTS = ROOT / "templates" / "site"
ARTICLES = {*"cdjlmnst", "qu", "jusqu", "lorsqu", "puisqu"}


def node(**asked: Any) -> Any:
    """What the scripts answer under node."""
    program = require("node", hint="installez Node.js 20 (nodejs.org)")
    found = subprocess.run(
        [program, str(Path(__file__).parent / "moteur.js")],
        input=json.dumps({"scripts": str(SCRIPTS), **asked}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(found.stdout)


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"})
    return kept.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


@functools.cache
def words(text: str) -> list[str]:
    return re.findall(r"[0-9]+(?:\.[0-9]+)+|[^\W_]+", plain(text))


def root(word: str) -> str:
    if len(word) < 5 or re.search("[0-9]", word):
        return word
    singular = word[:-1] if word[-1] in "sx" else word
    return singular[:-1] if len(singular) > 4 and singular[-1] == "e" else singular


def asked(query: str) -> list[str]:
    text = re.sub(r"(?<![^\W_])n\s?[°º]\s?(?=[0-9])", "", query.lower())
    pieces = re.split("(['’ʼ])", text)
    for place in range(0, len(pieces) - 2, 2):
        match = re.search(r"[^\W_]+$", pieces[place])
        if match and match[0] in ARTICLES and re.match(r"[^\W_]", pieces[place + 2]):
            pieces[place] = pieces[place][: match.start()]
            pieces[place + 1] = ""
    return list(dict.fromkeys(words("".join(pieces))))


def worth(entry: Entree, word: str) -> int:
    if entry.numero == word:
        return 1000
    if entry.numero.startswith(word + "."):
        return 500
    fields = [
        (words(entry.titre), (60, 50, 40)),
        (words(" ".join(entry.sigles)), (35, 30, 25)),
        (words(f"{entry.genre} {entry.texte}"), (10, 8, 6)),
    ]
    for found, (whole, begun, kin) in fields:
        if word in found:
            return whole
        if any(other.startswith(word) for other in found):
            return begun
        if any(other.startswith(root(word)) for other in found):
            return kin
    return 0


def search(
    entries: Sequence[Entree], query: str, facets: Sequence[tuple[str, str]] = ()
) -> list[int]:
    """The places of the entries found, the best first."""
    wanted = asked(query)
    if not wanted and not facets:
        return []
    found = []
    for place, entry in enumerate(entries):
        if all(code in entry.facettes.get(name, ()) for name, code in facets):
            worths = [worth(entry, word) for word in wanted]
            if all(worths):
                found.append((-sum(worths), place))
    return [place for _, place in sorted(found)]
