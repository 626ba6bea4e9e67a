"""Une abréviation d’ordinal ou de numéro n’est pas celle du français.

On écrit 1er, 1re, 2e, XXe, et « n° 12 » avec une espace : « 2ème », « 1ère », « 3è » et « n°12 »
sont des fautes courantes.

Que faire : récrivez l’abréviation ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: La 2ème réunion a eu lieu dans le 3ème arrondissement, au n°12.  # <- PMS508
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: La 2e réunion a eu lieu dans le 3e arrondissement, au n° 12.
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.francais import NBSP
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    ORDINAL,
    Slip,
    finding,
    for_machines,
    others,
    slips,
    suspects,
)
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_ORDINAL = motif(
    r"(?<![\w.,/-])(?:"
    r"(?P<first>1)(?:(?P<er>i?er(?<=ier))|i?[èe]re(?P<res>s?))"
    r"|(?P<rank>(?!1[iè]?[èe]?m?e?s?\b)\d{1,4}|(?!I[iè])[IVXLC]{1,8})(?:i?[èe]me(?P<mes>s?)|è(?P<es>s?))"
    r")(?!\w)"
)
_NUMBER = motif(r"(?<!\w)([nN]°)(?=\d)")


# Without its accent: « 2eme », « 2ieme ».
_PLAIN = motif(r"eme(?:(?<=[0-9IVXLC]eme)|(?<=[0-9IVXLC]ieme))")


def worth(file: PlanFile[Any]) -> bool:
    """Whether there may be one."""
    prose = file.prose
    return ORDINAL in file.once(suspects) or _PLAIN.search(prose) is not None


def find(text: str) -> Iterator[Slip]:
    """Ordinals and « n° » that are not written as they should be."""
    for match in _ORDINAL.finditer(text):
        if match["first"]:
            new = "1er" if match["er"] else f"1re{match['res'] or ''}"
        else:
            new = f"{match['rank']}e{match['mes'] or match['es'] or ''}"
        if not for_machines(text, match.start()):
            yield Slip(match.start(), match.end(), new)
    for match in _NUMBER.finditer(text):
        if not for_machines(text, match.start()):
            yield Slip(match.start(), match.end(), match[1] + NBSP)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Ordinals and « n° » that are not written as they should be; once a text."""
    for file, path, text, found in slips(workspace, worth, find):
        found.sort()
        first = found[0]
        written = text[first.start : first.end]
        remedy = (
            "mettez une espace insécable après" if "°" in written else f"écrivez « {first.new} »"
        )
        message = f"« {written} » n’est pas l’abréviation française{others(found)} : {remedy}"
        if "°" in written:
            message = f"« {written} » touche le nombre qui le suit{others(found)} : {remedy}"
        yield finding(file, path, found, message)


RULE = Rule("PMS508", "ordinal", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True)
