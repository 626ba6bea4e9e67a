"""Une action est au plus haut niveau, et rien ne dit ce qui est fait.

Dire une action achevée est ce qu’un plan affirme de plus fort. Le point qui le dit a au moins un
constat, ou le document d’où il vient.

Que faire : ajoutez un « constat » ou un « document » à ce point.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2019-02, niveau: 5}  # <- PMS404
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2019-02, niveau: 5, constat: Les trois lieux sont ouverts.}
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Points at the top of the scale with neither a text nor a document."""
    edition = workspace.plan.edition
    top = edition.echelle.maximum
    for file in workspace.fiches:
        for index, point in enumerate(file.value.avancement if file.value is not None else ()):
            if point.niveau == top and point.constat is None and point.document is None:
                message = (
                    f"ce point met {edition.noms.action.defini} au plus haut niveau sans dire ce "
                    "qui est fait : ajoutez un « constat » ou un « document »"
                )
                yield Finding(file, ("avancement", index, "niveau"), message)


RULE = Rule(
    "PMS404", "acheve-sans-appui", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True
)
