"""Un chiffre, une mesure ou un territoire ne dit pas d’où il vient.

Chacun peut demander d’où vient un chiffre : la réponse est un document de « documents.yaml », et si
possible l’endroit où le lire.

Que faire : ajoutez « document: … » (« sources: [...] » pour un territoire), avec l’endroit entre
parenthèses si vous le connaissez, comme rapport-2019 (p. 12).

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Nombre de familles accueillies
    type: nombre
    mesures:
      - date: 2019-02  # <- PMS403
        valeur: 120
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
    mesures:
      - date: 2019-02
        valeur: 120
        document: rapport-2019 (p. 12)
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Chiffre, Mesure
from pms_cli.model.parcours import Cueilleur
from pms_cli.workspace import PlanFile, Workspace

_figures = Cueilleur(lambda kind: isinstance(kind, type) and issubclass(kind, Chiffre | Mesure))


def check(workspace: Workspace) -> Iterator[Finding]:
    """Figures and measures without a document, territories without a source."""
    files: list[PlanFile[Any]] = [*workspace.fiches, *workspace.territoires]
    files += [file for file in (workspace.chiffres, workspace.indicateurs) if file is not None]
    for file in files:
        if file.value is None:
            continue
        for path, figure in _figures(file.value):
            if figure.document is None:
                is_figure = isinstance(figure, Chiffre)
                what, it = ("ce chiffre", "il") if is_figure else ("cette mesure", "elle")
                message = f"{what} ne dit pas d’où {it} vient : ajoutez « document: … »"
                yield Finding(file, (*path, "libelle" if is_figure else "date"), message)
    for territoire in workspace.territoires:
        if territoire.value is not None and not territoire.value.sources:
            message = "ce territoire ne dit pas d’où il vient : ajoutez « sources: [...] »"
            yield Finding(territoire, ("code",), message)


RULE = Rule("PMS403", "sans-document", __doc__ or "", Severity.AVERTISSEMENT, check=check)
