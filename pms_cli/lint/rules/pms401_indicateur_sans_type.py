"""Un indicateur n’a pas de type.

Le type dit comment lire la valeur : un nombre, un pourcentage, un montant, ou oui-non pour ce qui
est fait ou ne l’est pas. Sans lui, une mesure ne peut pas être présentée.

Que faire : ajoutez « type: nombre », pourcentage, montant ou oui-non.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Nombre de familles accueillies  # <- PMS401
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
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace

_MESSAGE = (
    "cet indicateur n’a pas de type : ajoutez « type: nombre », pourcentage, montant ou oui-non"
)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Indicators of sheets and of the registry without a type; a citation has that of its entry."""
    for file in workspace.fiches:
        for index, item in enumerate(file.value.indicateurs if file.value is not None else ()):
            if item.type is None and item.code is None:
                yield Finding(file, ("indicateurs", index, "libelle"), _MESSAGE)
    registry = workspace.indicateurs
    if registry is not None and registry.value is not None:
        for index, common in enumerate(registry.value.indicateurs):
            if common.type is None:
                yield Finding(registry, ("indicateurs", index, "code"), _MESSAGE)


RULE = Rule(
    "PMS401",
    "indicateur-sans-type",
    __doc__ or "",
    Severity.AVERTISSEMENT,
    check=check,
)
