"""Une fiche renvoie à une fiche qui n’existe pas, ou à elle-même.

« liens » énumère les numéros des fiches auxquelles celle-ci renvoie ; les rapports en font des
liens. Dans un territoire, « decline » est le numéro de l’action du plan qui est déclinée.

Que faire : corrigez le numéro, ou retirez le lien.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
liens: [44]  # <- PMS208
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
liens: [2]
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import KeyPath
from pms_cli.lint.names import known_numbers
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import ActionTerritoriale, Numero
from pms_cli.model.parcours import Cueilleur
from pms_cli.workspace import PlanFile, Workspace

_local_actions = Cueilleur(lambda kind: kind is ActionTerritoriale)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Numbers of sheets that do not exist, and links of a sheet to itself."""
    known = known_numbers(workspace)
    for file, path, numero in _cited(workspace):
        if numero not in known:
            message = f"aucune fiche ne porte le numéro {numero} : corrigez-le, ou retirez-le"
        elif numero == getattr(file.value, "numero", None):
            message = "la fiche renvoie à elle-même : retirez ce lien"
        else:
            continue
        yield Finding(file, path, message)


def _cited(workspace: Workspace) -> Iterator[tuple[PlanFile[Any], KeyPath, Numero]]:
    """Every number of a sheet that a sheet or a territory refers to."""
    for file in workspace.fiches:
        for index, lien in enumerate(file.value.liens if file.value is not None else ()):
            yield file, ("liens", index), lien
    for territoire in workspace.territoires:
        if territoire.value is None:
            continue
        for path, action in _local_actions(territoire.value):
            if action.decline is not None:
                yield territoire, (*path, "decline"), action.decline
        for rank, without in enumerate(territoire.value.sans_objet):
            yield territoire, ("sans_objet", rank, "action"), without.action


RULE = Rule("PMS208", "lien-inconnu", __doc__ or "", check=check)
