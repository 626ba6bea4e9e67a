"""Des accents sont abîmés.

« Ã© » pour « é », « â€™ » pour « ’ » : le texte a été lu dans un autre codage que le sien, puis
recopié. Un losange tient la place d’une lettre perdue.

Que faire : récrivez le mot, ou recopiez-le de sa source.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles sont reÃ§ues.  # <- PMS518
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles sont reçues.
```
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import Slip, extract, finding, others, slips
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_LOST: Final = "\ufffd"
# What cp1252 makes of the bytes 80 to BF, which follow the first byte of a letter in UTF-8.
_AFTER = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xC0))
_CLASS = f"[{re.escape(_AFTER)}]"
# Latin letters, and the punctuation that begins with « â€ »: no French word has these pairs.
_DAMAGED = motif(
    rf"(?:[ÃÅ]{_CLASS}|Â[\u00a0-\u00bf]|â€{_CLASS}?|ï»¿|ï¬{_CLASS})"
    rf"|{_LOST}"
)
# « Â » before a mark or a blank may be a letter of its own, where nothing else is damaged.
_MAYBE = motif(r"Â[\u00a0«»]")

_SIGNS: Final = ("Ã", "Å", "Â", _LOST, "ï»", "ï¬")


def worth(file: PlanFile[Any]) -> bool:
    """Whether one of the letters that such an accident makes is there."""
    prose = file.prose
    return any(sign in prose for sign in _SIGNS) or ("€" in prose and "â€" in prose)


def find(text: str) -> Iterator[Slip]:
    """The stretches that were read in another encoding, with what they were when it is certain."""
    matches = list(_DAMAGED.finditer(text))
    if any(_MAYBE.fullmatch(match[0]) is None for match in matches):
        for match in matches:
            yield Slip(*match.span(), _again(match[0]))


def _again(damaged: str) -> str | None:
    """What cp1252 was made of; None when that is not to be known."""
    try:
        restored = damaged.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return restored if restored.isprintable() or restored == "\u00a0" else None


def check(workspace: Workspace) -> Iterator[Finding]:
    """Letters damaged by a change of encoding; once a text."""
    for file, path, text, found in slips(workspace, worth, find):
        first = found[0]
        quoted = extract(text, first)
        remedy = f"écrivez « {first.new} »" if first.new else "recopiez le mot de sa source"
        message = f"les accents de « {quoted} » sont abîmés{others(found)} : {remedy}"
        yield finding(file, path, found, message, safe=False)


RULE = Rule("PMS518", "accents-abimes", __doc__ or "", Severity.AVERTISSEMENT, check=check)
