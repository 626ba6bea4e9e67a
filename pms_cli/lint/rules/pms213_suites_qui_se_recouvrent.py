"""Deux orientations annoncent la même action.

Dans « plan.yaml », chaque action appartient à une seule orientation.

Que faire : corrigez l’une des deux suites de numéros.

Mauvais :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-2}
      - {numero: 2, titre: Soutenir, actions: 2-3}  # <- PMS213
```

Bon :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-2}
      - {numero: 2, titre: Soutenir, actions: 3}
```
"""

from collections.abc import Iterator

from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Plage
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Orientations whose run of actions overlaps an earlier one."""
    noms = workspace.plan.edition.noms
    taken: list[tuple[Plage, str]] = []
    for index, axe in enumerate(workspace.plan.edition.axes):
        for rank, orientation in enumerate(axe.orientations):
            plage = orientation.actions
            if plage is None:
                continue
            for other, name in taken:
                low, high = max(plage.premiere, other.premiere), min(plage.derniere, other.derniere)
                if low <= high:
                    message = (
                        f"{noms.orientation.defini} {name} annonce déjà {noms.action.defini} "
                        f"{low} : corrigez l’une des deux suites"
                    )
                    path = ("axes", index, "orientations", rank, "actions")
                    yield Finding(workspace.edition, path, message)
                    break
            taken.append((plage, f"{axe.numero}.{orientation.numero}"))


RULE = Rule("PMS213", "suites-qui-se-recouvrent", __doc__ or "", check=check)
