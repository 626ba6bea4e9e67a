"""Un acteur est à la fois pilote et partenaire d’une fiche.

Un pilote conduit l’action, un partenaire y est associé : le même acteur est l’un ou l’autre, et
serait compté deux fois.

Que faire : retirez-le d’une des deux listes ; si le document l’imprime dans les deux, dites-le par
une remarque « # pms: ignore PMS222 (raison) ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
pilotes: [ARS]
partenaires: [ARS]  # <- PMS222
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
pilotes: [ARS]
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Partners of a sheet who are its pilots too."""
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None or not fiche.pilotes or not fiche.partenaires:
            continue
        pilots = {pilote.strip() for pilote in fiche.pilotes}
        for index, partenaire in enumerate(fiche.partenaires):
            if partenaire.strip() in pilots:
                message = (
                    f"« {shorten(partenaire)} » est déjà parmi les pilotes de la fiche : "
                    "retirez-le d’une des deux listes"
                )
                yield Finding(file, ("partenaires", index), message)


RULE = Rule("PMS222", "pilote-et-partenaire", __doc__ or "", Severity.AVERTISSEMENT, check=check)
