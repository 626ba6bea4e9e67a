"""Il manque des fiches à la série annoncée par le plan.

« plan.yaml » dit quelles actions chaque orientation contient. Une fiche absente fausserait les
totaux. Une fiche présente mais illisible n’est pas signalée ici : elle l’est pour elle-même.

Que faire : créez la fiche, ou corrigez « actions » dans « plan.yaml ».

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
      - {numero: 2, titre: Soutenir, actions: 3-5}  # <- PMS204
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
from itertools import islice

from pms_cli.francais import enumerer
from pms_cli.lint.names import known_numbers
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace

SHOWN = 8


def check(workspace: Workspace) -> Iterator[Finding]:
    """Orientations some of whose actions have no sheet."""
    noms = workspace.plan.edition.noms
    present = {numero.action for numero in known_numbers(workspace) if not numero.est_sectoriel}
    for index, axe in enumerate(workspace.plan.edition.axes):
        for rank, orientation in enumerate(axe.orientations):
            if orientation.actions is None:
                continue
            plage = orientation.actions
            # The first few are shown and the rest only counted: a run may be long.
            first = list(islice((n for n in plage.numeros if n not in present), SHOWN + 1))
            if not first:
                continue
            missing = len(plage.numeros) - sum(number in plage for number in present)
            message = (
                f"{noms.orientation.defini} {axe.numero}.{orientation.numero} annonce "
                f"{noms.action.compte(len(plage.numeros))} ; "
                f"{_absent(first, missing)} dans actions/, ou corrigez cette ligne"
            )
            path = ("axes", index, "orientations", rank, "actions")
            yield Finding(workspace.edition, path, message)


def _absent(first: list[int], count: int) -> str:
    if count == 1:
        return f"il manque la fiche {first[0]} : créez-la"
    more = count - SHOWN
    shown = [str(number) for number in first]
    if more > 1:
        shown[SHOWN:] = [f"{more} autres"]
    return f"il manque les fiches {enumerer(shown)} : créez-les"


RULE = Rule("PMS204", "serie-incomplete", __doc__ or "", check=check)
