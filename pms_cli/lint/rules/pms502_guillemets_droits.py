"""Un texte a des guillemets droits ou anglais.

En français, les guillemets sont « ces signes-là ». Les guillemets droits ou anglais viennent d’un
copier-coller ou du clavier, et se voient dans un rapport imprimé.

Que faire : remplacez-les par des guillemets français, avec une espace insécable à l’intérieur.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le dispositif "premiers pas" est ouvert à tous.  # <- PMS502
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le dispositif « premiers pas » est ouvert à tous.
```
"""

import re
from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import Severity, shorten
from pms_cli.francais import NBSP
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import Slip, for_machines, is_prose, mended
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# A quote after a digit is a measure in inches or seconds of an angle.
_STRAIGHT = motif(r"(?<!\d)[\"“”„]\s*([^\"“”„]*)")
_REMEDY = "remplacez-les par des guillemets français, avec une espace insécable à l’intérieur"
_MARKS: Final = ('"', "“", "”", "„")
_ANY = motif(r"[\"“”„]")
# Within French quotation marks, these are the right ones.
_SECOND = motif(r"«[^«»]*»")
_BEFORE_OPENING: Final = frozenset("([’'-–—/")
_AFTER_CLOSING: Final = frozenset(")],.;:!?…-–—/")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts with straight or English quotation marks; once a text."""
    for file in workspace.files:
        prose = file.prose
        if not any(mark in prose for mark in _MARKS):
            continue
        for path, text in file.textes:
            if not is_prose(path):
                continue
            seen = _SECOND.sub(_hidden, text) if "«" in text else text
            match = _STRAIGHT.search(seen)
            if match is not None:
                quoted = shorten(match[1], 30).strip()
                where = f"autour de « {quoted} »" if quoted else "à la fin du texte"
                message = f"guillemets droits ou anglais {where} : {_REMEDY}"
                place = match.start()
                fix = mended(file, path, pairs(seen))
                yield Finding(file, path, message, within=(place, place + 1), fix=fix)


def _hidden(quoted: re.Match[str]) -> str:
    """The same length without the marks of the second level."""
    return quoted[0].translate({ord("“"): " ", ord("”"): " "})


def pairs(text: str) -> list[Slip]:
    """The marks with those that replace them; none unless every one is certainly half of a pair."""
    marks = list(_ANY.finditer(text))
    if len(marks) % 2 or "«" in text:
        return []
    found: list[Slip] = []
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        if not _is_pair(text, opening.start(), closing.start()):
            return []
        found.append(Slip(*opening.span(), f"«{NBSP}"))
        found.append(Slip(*closing.span(), f"{NBSP}»"))
    return found


def _is_pair(text: str, opening: int, closing: int) -> bool:
    signs = text[opening] + text[closing]
    before, after = text[opening - 1 : opening], text[closing + 1 : closing + 2]
    inside = text[opening + 1 : closing]
    return (
        signs in {'""', "“”", "„”", "„“"}
        and (not before or before.isspace() or before in _BEFORE_OPENING)
        and (not after or after.isspace() or after in _AFTER_CLOSING)
        and bool(inside)
        and not inside[0].isspace()
        and not inside[-1].isspace()
        and not inside[-1].isdigit()
        and not for_machines(text, opening)
    )


RULE = Rule("PMS502", "guillemets-droits", __doc__ or "", Severity.AVERTISSEMENT, check=check)
