"""Une action est au plus haut niveau, et aucun de ses indicateurs n’a été mesuré.

La fiche dit par quoi l’action serait évaluée, puis la dit achevée sans l’avoir été. La première
question sera : avec quel résultat ?

Que faire : ajoutez les mesures connues, ou retirez les indicateurs abandonnés.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:  # <- PMS315
  - {libelle: Nombre de familles accueillies, type: nombre}
avancement:
  - {date: 2019-02, niveau: 5, document: rapport-2019}
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Nombre de familles accueillies
    type: nombre
    mesures:
      - {date: 2018, valeur: 120, document: rapport-2019}
avancement:
  - {date: 2019-02, niveau: 5, document: rapport-2019}
```
"""

import datetime as dt
from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.suivi import est_au_plus_haut
from pms_cli.workspace import Workspace


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """Sheets at the top whose indicators, common ones included, have no measure at all."""
    edition = workspace.plan.edition
    # One that the registry does not have is PMS217's: nothing is said of its measures.
    unmeasured = {item.code for item in workspace.plan.indicateurs if not item.mesures}
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None or not fiche.indicateurs or not file.valid:
            continue
        if all(
            not item.mesures and (item.code is None or item.code in unmeasured)
            for item in fiche.indicateurs
        ) and est_au_plus_haut(edition, fiche, jour):
            message = (
                f"{edition.noms.action.defini} est au plus haut niveau et aucun de ses "
                "indicateurs n’a été mesuré : ajoutez les mesures connues, ou retirez les "
                "indicateurs abandonnés"
            )
            yield Finding(file, ("indicateurs",), message, on_key=True)


RULE = Rule("PMS315", "acheve-sans-mesure", __doc__ or "", Severity.CONSEIL, check_au=check)
