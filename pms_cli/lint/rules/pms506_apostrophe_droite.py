"""Un texte a des apostrophes droites.

L’apostrophe du clavier (') est celle des machines à écrire ; en français imprimé elle est courbe
(’). Les deux mêlées se voient, et empêchent de retrouver un mot.

Que faire : remplacez-la par ’ ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: L'accueil est ouvert à tous ceux qu'on oriente.  # <- PMS506
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: L’accueil est ouvert à tous ceux qu’on oriente.
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    APOSTROPHE,
    Slip,
    extract,
    finding,
    for_machines,
    others,
    suspected,
)
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_STRAIGHT = motif(
    r"['´‘](?<=[^\W\d_].)(?=[^\W\d_])"
    r"|'(?<=\b[cdjlmnstCDJLMNST]')(?=[«“\"])"
    r"|'(?<=\b[dlDL]')(?=\d)"
)


def find(text: str) -> Iterator[Slip]:
    """The apostrophes between two letters, or after an elided word."""
    for match in _STRAIGHT.finditer(text):
        if not for_machines(text, match.start()):
            yield Slip(match.start(), match.end(), "’")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Straight apostrophes; once a text."""
    for file, path, text, found in suspected(workspace, APOSTROPHE, find):
        message = (
            f"l’apostrophe de « {extract(text, found[0])} » est droite{others(found)} : "
            "remplacez-la par ’"
        )
        yield finding(file, path, found, message)


RULE = Rule(
    "PMS506", "apostrophe-droite", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True
)
