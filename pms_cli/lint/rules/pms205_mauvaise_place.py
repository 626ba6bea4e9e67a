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

from pms_cli.lint.names import known_numbers
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Edition, Fiche, Numero, Plage
from pms_cli.workspace import Workspace

Place = tuple[int, int]
"""Numbers of an axe and of an orientation in it."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets whose number belongs to another orientation than the one they name."""
    edition = workspace.plan.edition
    noms = edition.noms
    runs = _runs(edition)
    if not any(runs.values()):
        return
    known = known_numbers(workspace)
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None:
            continue
        if fiche.numero.est_sectoriel and Numero(fiche.numero.action) in known:
            continue  # its place is that of its action: PMS214
        numero = fiche.numero.action
        here = (fiche.axe, fiche.orientation)
        right = [place for place, run in runs.items() if run is not None and numero in run]
        if not right and not _may_be_right(fiche, runs, known):
            message = (
                f"le numéro {numero} n’est dans {noms.orientation.aucun} de plan.yaml : "
                "corrigez-le, ou étendez « actions » dans plan.yaml"
            )
            yield Finding(file, ("numero",), message)
        # Of a place that does not exist PMS203 says all there is to say.
        elif right and here not in right and here in runs:
            axe, orientation = right[0]
            run = runs[right[0]]
            nom = noms.action.pluriel if run and len(run.numeros) > 1 else noms.action.singulier
            message = (
                f"d’après plan.yaml, {noms.action.defini} {numero} est dans "
                f"{noms.orientation.defini} {axe}.{orientation} ({nom} {run}), et non dans "
                f"{fiche.axe}.{fiche.orientation} : corrigez la fiche, ou plan.yaml"
            )
            yield Finding(file, ("orientation",) if axe == fiche.axe else ("axe",), message)


def _runs(edition: Edition) -> dict[Place, Plage | None]:
    """The run of action numbers of each orientation, None where the plan gives none."""
    return {
        (axe.numero, orientation.numero): orientation.actions
        for axe in edition.axes
        for orientation in axe.orientations
    }


def _may_be_right(fiche: Fiche, runs: dict[Place, Plage | None], known: frozenset[Numero]) -> bool:
    """Whether a sheet whose number no run holds may be in its place all the same.

    Its orientation may have no run at all; and of a sectoral sheet whose action has no sheet,
    PMS210 says all there is to say.
    """
    here = (fiche.axe, fiche.orientation)
    if here in runs and runs[here] is None:
        return True
    return Numero(fiche.numero.action) not in known


RULE = Rule("PMS205", "mauvaise-place", __doc__ or "", check=check)
