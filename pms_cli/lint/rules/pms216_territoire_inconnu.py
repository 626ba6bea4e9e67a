"""Un territoire cité n’a pas de fichier.

Une réunion ou un chiffre peut concerner un territoire ; son code est celui d’un fichier du dossier
« territories ».

Que faire : corrigez le code (le message propose le plus proche), ou ajoutez le fichier du
territoire.

Mauvais :

```yaml chiffres.yaml
chiffres:
  - code: habitants
    libelle: Habitants
    valeur: 1200
    territoire: ville-exemples  # <- PMS216
    document: rapport-2019
```

Bon :

```yaml chiffres.yaml
chiffres:
  - code: habitants
    libelle: Habitants
    valeur: 1200
    territoire: ville-exemple
    document: rapport-2019
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Guesses, KeyPath
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Chiffre, Reunion
from pms_cli.model.parcours import Cueilleur
from pms_cli.workspace import PlanFile, Workspace

_placed = Cueilleur(lambda kind: isinstance(kind, type) and issubclass(kind, Chiffre | Reunion))


def check(workspace: Workspace) -> Iterator[Finding]:
    """Codes of territories that no file has."""
    if any(file.value is None for file in workspace.territoires):
        return  # a territory that could not be read may be the one cited
    known = {file.value.code for file in workspace.territoires if file.value is not None}
    guesses = Guesses(sorted(known))
    for file, path, code in _cited(workspace):
        if code not in known:
            remedy = (
                guesses(code)
                or " : corrigez le code, ou ajoutez son fichier au dossier territories"
            )
            yield Finding(file, path, f"aucun territoire n’a le code « {code} »{remedy}")


def _cited(workspace: Workspace) -> Iterator[tuple[PlanFile[Any], KeyPath, str]]:
    registries = (workspace.instances, workspace.chiffres)
    for file in (*registries, *workspace.territoires):
        if file is None or file.value is None:
            continue
        for path, placed in _placed(file.value):
            if placed.territoire is not None:
                yield file, (*path, "territoire"), placed.territoire


RULE = Rule("PMS216", "territoire-inconnu", __doc__ or "", check=check)
