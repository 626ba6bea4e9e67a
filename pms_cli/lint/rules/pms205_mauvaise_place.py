"""Le numéro d’une fiche ne correspond pas à son orientation.

« plan.yaml » dit quelles actions chaque orientation contient. Une fiche rangée ailleurs fausserait
les chiffres de deux orientations.

Que faire : corrigez « axe » et « orientation » dans la fiche, ou « actions » dans « plan.yaml ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 2  # <- PMS205
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

from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets whose number belongs to another orientation than the one they name."""
    edition = workspace.plan.edition
    noms = edition.noms
    places = [
        (axe.numero, orientation)
        for axe in edition.axes
        for orientation in axe.orientations
        if orientation.actions is not None
    ]
    if not places:
        return
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None:
            continue
        numero = fiche.numero.action
        right = [
            (axe, orientation)
            for axe, orientation in places
            if orientation.actions is not None and numero in orientation.actions
        ]
        if not right:
            message = (
                f"le numéro {numero} n’est dans {noms.orientation.aucun} de plan.yaml : "
                "corrigez-le, ou étendez « actions » dans plan.yaml"
            )
            yield Finding(file, ("numero",), message)
            continue
        if any(
            axe == fiche.axe and orientation.numero == fiche.orientation
            for axe, orientation in right
        ):
            continue
        axe, orientation = right[0]
        message = (
            f"d’après plan.yaml, {noms.action.defini} {numero} est dans "
            f"{noms.orientation.defini} {axe}.{orientation.numero} "
            f"({noms.action.pluriel} {orientation.actions}), et non dans "
            f"{fiche.axe}.{fiche.orientation} : corrigez la fiche, ou plan.yaml"
        )
        yield Finding(file, ("orientation",) if axe == fiche.axe else ("axe",), message)


RULE = Rule("PMS205", "mauvaise-place", __doc__ or "", check=check)
