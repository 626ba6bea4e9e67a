"""La fin d’une action est passée, et son niveau n’est pas le plus haut.

C’est un retard, ou un point qui manque. La règle parle tant que le plan est suivi : jusqu’à sa fin,
et encore le temps d’une nouvelle (« reglages.sans_nouvelle ») pour écrire les derniers points. Une
édition close est gardée telle quelle.

Que faire : ajoutez un point qui dit où en est l’action, ou corrigez « fin » si elle a été
repoussée.

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
  debut: 2024
  fin: 2025-06  # <- PMS312
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
  debut: 2024
  fin: 2025-06
avancement:
  - {date: 2025-03, niveau: 3}
  - {date: 2025-06, niveau: 5, constat: Les trois lieux sont ouverts.}
```
"""

import datetime as dt
from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import a_rebours
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.suivi import est_suivie, fin_attendue
from pms_cli.workspace import Workspace


def check(workspace: Workspace, jour: dt.date) -> Iterator[Finding]:
    """Ends before the day of actions that are not at the top, while the plan is followed."""
    edition = workspace.plan.edition
    if not est_suivie(edition, jour):
        return
    top = edition.echelle.maximum
    for file in workspace.fiches:
        if file.value is None or file.value.calendrier is None or not file.valid:
            continue
        if a_rebours(file.value.calendrier):
            continue  # PMS302 says so
        end = fin_attendue(edition, file.value, jour)
        if end is not None and end.fin < jour:
            point = file.value.point_au(jour)
            state = "sans niveau" if point is None else f"à {point.niveau}/{top}"
            message = (
                f"la fin est passée ({end.en_clair}) et {edition.noms.action.defini} reste {state} "
                ": ajoutez un point qui dit où l’on en est, ou corrigez « fin »"
            )
            yield Finding(file, ("calendrier", "fin"), message)


RULE = Rule("PMS312", "fin-depassee", __doc__ or "", Severity.CONSEIL, check_au=check)
