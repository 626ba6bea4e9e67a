"""Un document est cité pour un fait qui lui est postérieur.

Un document de 2019 ne peut pas dire l’état de 2021. La règle parle quand un point, une mesure ou un
jalon atteint est daté de plus de six mois après le document qu’il cite : c’est souvent un «
document » recopié du point précédent.

Que faire : citez le document d’où vient le fait, ou corrigez l’une des deux dates.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2021-02, niveau: 3, document: rapport-2019}  # <- PMS310
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2019-02, niveau: 3, document: rapport-2019}
```
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import faits
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import mois_apres
from pms_cli.workspace import Workspace

_MONTHS: Final = 6
"""A report may be written before the meeting whose date its points are given."""


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """What is said to have been so long after the document that it cites."""
    dates = {
        found.code: (found.date, mois_apres(found.date.fin, _MONTHS))
        for found in workspace.plan.documents
        if found.date is not None
    }
    for fait in faits(workspace):
        document = fait.document
        known = dates.get(document.code) if document is not None else None
        # What is still to come is PMS305's.
        if document is not None and known is not None and known[1] < fait.date.debut <= jour:
            message = (
                f"« {document.code} » est un document plus ancien ({known[0].en_clair}) que "
                f"{fait.nom} ({fait.date.en_clair}), dont il ne peut rien dire : "
                "corrigez le document, ou l’une des deux dates"
            )
            yield Finding(fait.file, fait.path, message)


RULE = Rule("PMS310", "document-anterieur", __doc__ or "", Severity.AVERTISSEMENT, check_au=check)
