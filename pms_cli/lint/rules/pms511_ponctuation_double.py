"""Un signe de ponctuation est écrit deux fois.

Deux virgules, deux points ou deux points d’exclamation de suite sont le plus souvent un reste de
correction : le lecteur se demande s’il manque un mot.

Que faire : gardez un seul signe, ou complétez la phrase.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles,, reçues le mardi, reviennent..  # <- PMS511
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles, reçues le mardi, reviennent.
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    DOUBLE,
    POINTS,
    Slip,
    finding,
    first_slips,
    for_machines,
    is_prose,
    others,
    suspects,
)
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# Two points after « etc. » or an abbreviation are two as well; three are PMS507's.
_TWICE = motif(
    r",(?<=[\w)»’],)[,.;]{1,3}(?=\s|\Z)"
    r"|;[;,]{1,3}(?=\s|\Z)"
    r"|\.(?<=[\w)»]\.)\.(?=\s|\Z)"
    r"|!(?<=[\w\s»)]!)!{1,5}(?=[\s)»]|\Z)"
)


def find(text: str) -> Iterator[Slip]:
    """The signs written twice; what is meant is known when both are the same."""
    for match in _TWICE.finditer(text):
        signs = match[0]
        if not for_machines(text, match.start()):
            yield Slip(*match.span(), signs[0] if len(set(signs)) == 1 else None)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Signs written twice; once a text."""
    for file in workspace.files:
        if not {DOUBLE, POINTS} & file.once(suspects):
            continue
        for path, text in file.textes:
            found = first_slips(find, text) if is_prose(path) else []
            if found:
                signs = text[found[0].start : found[0].end]
                message = (
                    f"« {signs} » : un seul signe était attendu{others(found)} ; "
                    "gardez-en un, ou complétez la phrase"
                )
                yield finding(file, path, found, message, safe=False)


RULE = Rule("PMS511", "ponctuation-double", __doc__ or "", Severity.CONSEIL, check=check)
