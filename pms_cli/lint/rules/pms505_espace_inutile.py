"""Une espace est de trop.

Deux espaces de suite, une espace avant une virgule ou un point, ou à l’intérieur d’une parenthèse,
se voient dans un rapport et coupent mal les lignes. Les espaces qui alignent un tableau sur
plusieurs lignes ne sont pas signalées.

Que faire : retirez l’espace ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles ( parents et enfants ) sont reçues , le mardi.  # <- PMS505
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles (parents et enfants) sont reçues, le mardi.
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    TROP,
    Slip,
    extract,
    finding,
    first_slips,
    for_machines,
    is_prose,
    others,
    suspects,
)
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_THIN = ("\u00a0", "\u202f")
_BLANK = "[ \u00a0\u202f]"
# What holds the slip is its first group: the blanks to take away.
_USELESS = motif(
    rf"({_BLANK}{{2,20}})(?={_BLANK}{{0,20}}[,.)\]](?:\s|\Z)|\S)"
    rf"|({_BLANK})(?=,(?:\s|\Z)|\.(?:\s|\Z)|\)(?![-(])|\](?=\s|[,.;]|\Z))"
    rf"|(?<=[(\[])({_BLANK}{{1,20}})(?=[\w«])"
)
_RUN = motif(r"\S  +\S")
_ALIGNED = 2
_NEAR = 300
_BEFORE = motif(r"[\w»)\]%€’]")
# « [0 ; 1[ » and « ]0, 1[ » leave out their end.
_HALF_OPEN = motif(r"[\[\]][ \u00a0\u202f]?-?[\w∞][^\[\]\n]{0,40}\[\Z")
_BOX = motif(r"[(\[]\s{0,3}\w?\s{0,3}[)\]]")


def find(text: str) -> Iterator[Slip]:
    """The blanks that are too many."""
    lines = text.split("\n") if "\n" in text else ()
    runs = sum(1 for line in lines if _RUN.search(line))
    for match in _USELESS.finditer(text):
        start, end = match.span()
        if match[3] is not None:
            if _HALF_OPEN.search(text, max(0, start - _NEAR), start):
                continue
            if not _BOX.match(text, start - 1) and not for_machines(text, start - 1):
                yield Slip(start, end, "")
            continue
        if not start or text[start - 1].isspace():
            continue
        after = text[end : end + 1]
        if after in {",", ".", ")", "]"} and _ends_there(text, end):
            # « ] 0 ; 1 [ » is an interval.
            opened = after != "]" or "[" in text[max(0, start - _NEAR) : start]
            if opened and _BEFORE.match(text, start - 1) and not _in_box(text, start):
                yield Slip(start, end, "")
        elif end - start > 1 and runs < _ALIGNED and after not in {"", "\n"}:
            kept = next((blank for blank in match[0] if blank != " "), " ")
            if text[start - 1] in {"(", "["}:
                kept = kept if _BOX.match(text, start - 1) else ""
            yield Slip(start, end, kept)


def _ends_there(text: str, place: int) -> bool:
    after = text[place + 1 : place + 2]
    return not after or after.isspace() or text[place] in {")", "]"}


def _in_box(text: str, place: int) -> bool:
    near = _BOX.finditer(text, max(0, place - 5), place + 5)
    return any(match.end() > place for match in near)


def _worth(file: PlanFile[Any]) -> bool:
    prose = file.prose
    return (
        "  " in prose
        or TROP in file.once(suspects)
        or any(blank in prose and (f" {blank}" in prose or f"{blank} " in prose) for blank in _THIN)
    )


def check(workspace: Workspace) -> Iterator[Finding]:
    """Blanks that are too many; once a text."""
    for file in workspace.files:
        if not _worth(file):
            continue
        if file.source.faults:
            continue  # a blank may stand for a character that cannot be shown (PMS004)
        for path, text in file.textes:
            if not is_prose(path):
                continue
            found = first_slips(find, text)
            # A blank at the end of a folded line makes two with the fold, and is never seen.
            found = [
                slip
                for slip in found
                if "\n" in text
                or "\n"
                not in file.source.text[
                    slice(*file.source.text_offsets(path, slip.start, slip.end))
                ]
            ]
            if found:
                first = found[0]
                message = (
                    f"une espace est de trop {_where(text, first)}{others(found)} : retirez-la"
                )
                yield finding(file, path, found, message)


def _where(text: str, slip: Slip) -> str:
    if slip.new:
        return f"dans « {' '.join(extract(text, slip).split())} »"
    if text[slip.start - 1] in {"(", "["}:
        return f"après « {text[slip.start - 1]} »"
    return f"avant « {text[slip.end]} »"


RULE = Rule("PMS505", "espace-inutile", __doc__ or "", Severity.CONSEIL, check=check)
