"""Un reste de page web est dans un texte.

« &nbsp; », « &eacute; », « <br> » viennent d’une page copiée avec son code : ils seraient imprimés
tels quels.

Que faire : remplacez-les par le caractère qu’ils disent, ou retirez-les ; « pms lint --fix »
remplace ceux qui commencent par « & ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles sont re&ccedil;ues.  # <- PMS519
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

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import Slip, finding, others, slips
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_ENTITY = (
    r"&(?:amp;)?(?:[AEIOUYaeiouy](?:acute|grave|circ|uml)|[cC]cedil|[nN]tilde|nbsp|amp|lt|gt|quot|"
    r"apos|[lr]aquo|[lr]s[aq]?quo|[lr]dquo|hellip|[nm]dash|bull|middot|deg|euro|oelig|OElig|aelig|"
    r"sup[23]|frac12|times|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)
_TAG = (
    r"</?(?:p|br|b|i|u|em|strong|span|div|li|ul|ol|h[1-6]|table|tr|td|th|font|sup|sub)"
    r"(?:\s[^<>\n]{0,200})?/?>|</?(?:a|img)(?:\s[^<>\n]{1,300})>|</a>"
)
_LEFT = motif(f"{_ENTITY}|{_TAG}")


def worth(file: PlanFile[Any]) -> bool:
    """Whether the signs of a web page are there."""
    prose = file.prose
    return ("&" in prose and ";" in prose) or "<" in prose


def find(text: str) -> Iterator[Slip]:
    """Entities, with what they say, and tags."""
    for match in _LEFT.finditer(text):
        yield Slip(*match.span(), _said(match[0]) if match[0][0] == "&" else None)


def _said(entity: str) -> str | None:
    from html import unescape

    said = unescape(unescape(entity))
    # « < » would open a tag, « & » another entity; a hidden character is no better than the entity.
    return said if len(said) == 1 and said not in "<>&" and _is_shown(said) else None


def _is_shown(said: str) -> bool:
    return said.isprintable() or said == "\u00a0"


def check(workspace: Workspace) -> Iterator[Finding]:
    """What a web page left; once a text."""
    for file, path, text, found in slips(workspace, worth, find):
        first = found[0]
        left = text[first.start : first.end]
        shown = left if len(left) <= _LONGEST else f"{left[: _LONGEST - 1]}…"
        remedy = f"écrivez « {first.new} »" if (first.new or "").strip() else "retirez-le"
        message = f"« {shown} » est un reste de page web{others(found)} : {remedy}"
        yield finding(file, path, found, message)


_LONGEST = 40


RULE = Rule("PMS519", "reste-de-page-web", __doc__ or "", Severity.AVERTISSEMENT, check=check)
