"""Un niveau d’avancement sort de l’échelle du plan.

L’échelle (de 1 à 5, par exemple) est dans « plan.yaml ». Un niveau hors de l’échelle n’entre dans
aucune moyenne.

Que faire : corrigez le niveau.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 7  # <- PMS211
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - date: 2019-02
    niveau: 3
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import KeyPath
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Fiche
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Levels, named, kept or possible, that the plan's scale does not have."""
    scale = workspace.plan.edition.echelle
    wrong = (
        "le niveau {level} sort de l’échelle du plan : "
        f"écrivez un niveau de {scale.minimum} à {scale.maximum}"
    )
    for index, degre in enumerate(scale.libelles):
        if degre.niveau not in scale.degres:
            path: KeyPath = ("echelle", "libelles", index, "niveau")
            yield Finding(workspace.edition, path, wrong.format(level=degre.niveau))
    for file in workspace.fiches:
        if file.value is None:
            continue
        for path, level in _levels(file.value):
            if level not in scale.degres:
                yield Finding(file, path, wrong.format(level=level))


def _levels(fiche: Fiche) -> Iterator[tuple[KeyPath, int]]:
    for index, point in enumerate(fiche.avancement):
        yield ("avancement", index, "niveau"), point.niveau
        for rank, level in enumerate(point.niveaux_possibles):
            yield ("avancement", index, "niveaux_possibles", rank), level


RULE = Rule("PMS211", "niveau-hors-echelle", __doc__ or "", check=check)
