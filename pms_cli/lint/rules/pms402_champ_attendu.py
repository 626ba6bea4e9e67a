"""Une fiche n’a pas un champ que le plan attend.

« reglages.attendus », dans « plan.yaml », énumère les champs que ce plan attend de chaque fiche, en
plus des quatre qui sont obligatoires partout.

Que faire : ajoutez le champ à la fiche, ou retirez-le de « attendus ».

Mauvais :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
reglages:
  attendus: [avancement]
```

```yaml actions/03-soutien.yaml
numero: 3  # <- PMS402
titre: Soutenir les aidants
axe: 1
orientation: 2
```

Bon :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
reglages:
  attendus: [avancement]
```

```yaml actions/03-soutien.yaml
numero: 3
titre: Soutenir les aidants
axe: 1
orientation: 2
avancement:
  - date: 2019-02
    niveau: 2
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity, did_you_mean, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Fiche
from pms_cli.model.base import declares
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets without a field that the plan expects, and expected fields that no sheet can have."""
    fields = {declared.nom: declared.champ.titre for declared in declares(Fiche)}
    expected = workspace.plan.edition.reglages.attendus
    for index, name in enumerate(expected):
        if name not in fields:
            guess = did_you_mean(name, fields) or " : corrigez-le, ou retirez-le"
            message = f"une fiche n’a pas de champ « {shorten(name)} »{guess}"
            yield Finding(workspace.edition, ("reglages", "attendus", index), message)
    for file in workspace.fiches:
        for name in dict.fromkeys(expected):
            if (
                file.value is not None
                and name in fields
                and getattr(file.value, name) in {None, ()}
            ):
                if _has(file.source.data, name):
                    continue  # written, with a fault of its own
                message = f"il manque « {name} », que ce plan attend de chaque fiche : ajoutez-le"
                yield Finding(file, ("numero",), message)


def _has(data: object, name: str) -> bool:
    return isinstance(data, dict) and data.get(name) not in (None, [])


RULE = Rule("PMS402", "champ-attendu", __doc__ or "", Severity.AVERTISSEMENT, check=check)
