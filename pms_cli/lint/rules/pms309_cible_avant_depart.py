"""Une cible ou une mesure vient avant la valeur de départ.

Un indicateur va d’une valeur initiale à une cible, plus tard. Quand l’échéance de la cible vient
avant la valeur initiale ou avant le début de l’action, une des dates est fausse. Quand la dernière
mesure est plus ancienne que la valeur initiale, le taux d’atteinte ne veut rien dire.

Que faire : corrigez celle des deux dates qui est fausse.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Nombre de familles accueillies
    type: nombre
    initiale: {date: 2018, valeur: 120, document: rapport-2019}
    cible: {date: 2017, valeur: 400}  # <- PMS309
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
    initiale: {date: 2018, valeur: 120, document: rapport-2019}
    cible: {date: 2021, valeur: 400}
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import KeyPath, Severity
from pms_cli.lint.dated import indicateurs
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import DatePartielle, Indicateur
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Targets and last measures dated before what they start from."""
    for file, path, indicateur in indicateurs(workspace):
        calendar = getattr(file.value, "calendrier", None)
        start = calendar.debut if calendar is not None else None
        for where, message in _faults(indicateur, start):
            yield Finding(file, (*path, *where), message)


def _faults(item: Indicateur, start: DatePartielle | None) -> Iterator[tuple[KeyPath, str]]:
    target = item.cible.date if item.cible is not None else None
    if target is not None:
        if item.initiale is not None and target.fin < item.initiale.date.debut:
            yield ("cible", "date"), _before_start(target, item.initiale.date, "la valeur initiale")
        elif start is not None and target.fin < start.debut:
            yield ("cible", "date"), _before_start(target, start, "le début de l’action")
    if item.initiale is not None and item.mesures:
        last = max(measure.date for measure in item.mesures)
        if last.fin < item.initiale.date.debut:
            yield (
                ("initiale", "date"),
                (
                    f"la valeur initiale ({item.initiale.date.en_clair}) vient après la dernière "
                    f"mesure ({last.en_clair}) : corrigez l’une des deux dates"
                ),
            )


def _before_start(target: DatePartielle, start: DatePartielle, what: str) -> str:
    return (
        f"la cible est pour {target.en_clair}, avant {what} ({start.en_clair}) : "
        "corrigez l’une des deux dates"
    )


RULE = Rule("PMS309", "cible-avant-depart", __doc__ or "", Severity.AVERTISSEMENT, check=check)
