"""La date d’un jalon est passée, et rien ne dit s’il est atteint.

La règle parle tant que le plan est suivi (voyez PMS312), et se tait quand l’action est au plus haut
niveau, ou quand sa fin elle-même est passée. Un jalon dont la date reste à confirmer n’est en
retard que si toutes ses « dates_possibles » sont passées.

Que faire : ajoutez « atteint » avec sa date, ou corrigez la date prévue.

Mauvais :

```yaml plan.yaml
edition: plan-2024
titre: Plan 2024-2028
collectivite: Métropole d’exemple
periode: {debut: 2024, fin: 2028}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2025-03, libelle: Choix du lieu}  # <- PMS313
avancement:
  - {date: 2025-03, niveau: 3}
```

Bon :

```yaml plan.yaml
edition: plan-2024
titre: Plan 2024-2028
collectivite: Métropole d’exemple
periode: {debut: 2024, fin: 2028}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  jalons:
    - {date: 2025-03, libelle: Choix du lieu, atteint: 2025-04-02}
avancement:
  - {date: 2025-03, niveau: 3}
```
"""

import datetime as dt
from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import listes_de_jalons
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Edition, Fiche
from pms_cli.model.suivi import est_achevee, est_passe, est_suivie, fin_attendue
from pms_cli.workspace import Workspace


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """Steps that should have been reached before the day, while the plan is followed."""
    edition = workspace.plan.edition
    if not est_suivie(edition, jour):
        return
    for file, path, jalons in listes_de_jalons(workspace):
        if not file.valid or (isinstance(file.value, Fiche) and _told(edition, file.value, jour)):
            continue
        for index, jalon in enumerate(jalons):
            # One that is said to be reached on a day to come is PMS305's.
            if jalon.atteint is None and est_passe(jalon, jour):
                message = (
                    f"la date de ce jalon est passée ({jalon.date.en_clair}) et rien ne dit s’il "
                    "est atteint : ajoutez « atteint: … » avec sa date, ou corrigez la date prévue"
                )
                yield Finding(file, (*path, index, "date"), message)


def _told(edition: Edition, fiche: Fiche, jour: dt.date) -> bool:
    """Whether the action is done, or its end passed: PMS312 says so, once."""
    end = fin_attendue(edition, fiche, jour)
    return est_achevee(edition, fiche, jour) or (end is not None and end.fin < jour)


RULE = Rule("PMS313", "jalon-passe", __doc__ or "", Severity.CONSEIL, check_au=check)
