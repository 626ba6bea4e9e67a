"""L’axe ou l’orientation d’une fiche n’existe pas dans le plan.

Les axes et leurs orientations sont énumérés dans « plan.yaml ». Le numéro d’une orientation
recommence à 1 dans chaque axe.

Que faire : choisissez un numéro qui existe, ou ajoutez l’axe ou l’orientation à « plan.yaml ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 9  # <- PMS203
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator

from pms_cli.francais import enumerer
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets placed in an axe or an orientation that plan.yaml does not have."""
    edition = workspace.plan.edition
    noms = edition.noms
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None:
            continue
        axe = edition.axe(fiche.axe)
        if axe is None:
            choices = enumerer((found.numero for found in edition.axes), last="ou")
            message = (
                f"{noms.axe.defini} {fiche.axe} n’existe pas dans plan.yaml : écrivez {choices}"
            )
            yield Finding(file, ("axe",), message)
        elif axe.orientation(fiche.orientation) is None:
            choices = enumerer((found.numero for found in axe.orientations), last="ou")
            remedy = f"écrivez {choices}" if choices else "corrigez la fiche, ou plan.yaml"
            message = (
                f"{noms.orientation.defini} {fiche.orientation} n’existe pas dans "
                f"{noms.axe.defini} {axe.numero} : {remedy}"
            )
            yield Finding(file, ("orientation",), message)


RULE = Rule("PMS203", "axe-ou-orientation-inconnus", __doc__ or "", check=check)
