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
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Orientations whose run of actions overlaps an earlier one."""
    noms = workspace.plan.edition.noms
    # For each number, whether a run has it: the search for the next one is then immediate.
    taken = bytearray(max(workspace.plan.edition.numeros_annonces, default=0) + 1)
    owner: dict[int, str] = {}
    for index, axe in enumerate(workspace.plan.edition.axes):
        for rank, orientation in enumerate(axe.orientations):
            if orientation.actions is None:
                continue
            first, end = orientation.actions.premiere, orientation.actions.derniere + 1
            shared = taken.find(1, first, end)
            if shared >= 0:
                message = (
                    f"{noms.orientation.defini} {owner[shared]} annonce déjà "
                    f"{noms.action.defini} {shared} : corrigez l’une des deux suites"
                )
                path = ("axes", index, "orientations", rank, "actions")
                yield Finding(workspace.edition, path, message)
            free = taken.find(0, first, end)
            while free >= 0:
                taken[free] = 1
                owner[free] = f"{axe.numero}.{orientation.numero}"
                free = taken.find(0, free, end)


RULE = Rule("PMS213", "suites-qui-se-recouvrent", __doc__ or "", check=check)
