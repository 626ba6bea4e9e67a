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
            missing = [number for number in orientation.actions.numeros if number not in present]
            if not missing:
                continue
            shown = [str(number) for number in missing[:SHOWN]]
            more = len(missing) - len(shown)
            listed = enumerer([*shown, f"{more} autres"] if more > 0 else shown)
            message = (
                f"{noms.orientation.defini} {axe.numero}.{orientation.numero} annonce "
                f"{noms.action.compte(len(orientation.actions.numeros))} ; "
                f"il manque la fiche {listed} : "
                "créez-la dans actions/, ou corrigez cette ligne"
            )
            if len(missing) > 1:
                message = message.replace("la fiche", "les fiches").replace("créez-la", "créez-les")
            path = ("axes", index, "orientations", rank, "actions")
            yield Finding(workspace.edition, path, message)


RULE = Rule("PMS204", "serie-incomplete", __doc__ or "", check=check)
