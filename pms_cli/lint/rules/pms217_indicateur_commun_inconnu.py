"""Une fiche cite un indicateur commun qui n’existe pas.

Un indicateur demandé à plusieurs fiches n’a qu’une entrée, dans « indicateurs.yaml » ; chaque fiche
le cite par son code.

Que faire : corrigez le code (le message propose le plus proche), ajoutez l’indicateur à
« indicateurs.yaml », ou retirez « code » si l’indicateur n’est qu’à cette fiche.

Mauvais :

```yaml indicateurs.yaml
indicateurs:
  - {code: agents-formes, libelle: Nombre d’agents formés, type: nombre}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - code: agent-forme  # <- PMS217
```

Bon :

```yaml indicateurs.yaml
indicateurs:
  - {code: agents-formes, libelle: Nombre d’agents formés, type: nombre}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - code: agents-formes
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Guesses
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Codes of common indicators that indicateurs.yaml does not have."""
    registry = workspace.indicateurs
    if registry is not None and registry.value is None:
        return  # the registry has a fault of its own, told already
    known = {indicateur.code for indicateur in workspace.plan.indicateurs}
    guesses = Guesses(sorted(known))
    for file in workspace.fiches:
        for index, item in enumerate(file.value.indicateurs if file.value is not None else ()):
            if item.code is None or item.code in known:
                continue
            if registry is None:
                remedy = " : créez ce fichier et ajoutez-y l’indicateur, ou retirez « code »"
            else:
                remedy = guesses(item.code) or " : ajoutez-l’y, ou retirez « code »"
            yield Finding(
                file,
                ("indicateurs", index, "code"),
                f"« {item.code} » n’est pas dans indicateurs.yaml{remedy}",
            )


RULE = Rule("PMS217", "indicateur-commun-inconnu", __doc__ or "", check=check)
