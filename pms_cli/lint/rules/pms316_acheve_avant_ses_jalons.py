"""Une action est au plus haut niveau, et un de ses jalons est encore à venir.

Si tout est fait, le jalon est atteint ou abandonné ; s’il reste à faire, l’action n’est pas
achevée.

Que faire : ajoutez « atteint » au jalon, retirez-le, ou corrigez le niveau.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2126-06, libelle: Ouverture du deuxième lieu}  # <- PMS316
avancement:
  - {date: 2019-02, niveau: 5, document: rapport-2019}
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2126-06, libelle: Ouverture du deuxième lieu}
avancement:
  - {date: 2019-02, niveau: 4, document: rapport-2019}
```
"""

import datetime as dt
from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.suivi import est_au_plus_haut
from pms_cli.workspace import Workspace


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """Steps planned after the day in sheets at the top: the first of each sheet."""
    edition = workspace.plan.edition
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None or fiche.calendrier is None or not fiche.calendrier.jalons:
            continue
        if not file.valid or not est_au_plus_haut(edition, fiche, jour):
            continue
        for index, jalon in enumerate(fiche.calendrier.jalons):
            # A date to be confirmed may be past, and a step that says « atteint » is not ahead.
            if jalon.date.debut > jour and jalon.atteint is None and jalon.lecture == "lue":
                message = (
                    f"{edition.noms.action.defini} est au plus haut niveau et ce jalon est encore "
                    f"à venir ({jalon.date.en_clair}) : ajoutez « atteint: … », retirez-le, "
                    "ou corrigez le niveau"
                )
                yield Finding(file, ("calendrier", "jalons", index, "date"), message)
                break


RULE = Rule("PMS316", "acheve-avant-ses-jalons", __doc__ or "", Severity.CONSEIL, check_au=check)
