"""Un pilote ou un partenaire n’est pas dans le registre.

Les sigles sont ceux de « acteurs.yaml » : c’est ce qui permet de dire le nom complet d’un sigle et
de retrouver toutes les fiches d’un même service.

Que faire : corrigez le sigle (le message propose le plus proche), ou ajoutez l’acteur à
« acteurs.yaml ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
pilotes: [ASR]  # <- PMS207
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

from pms_cli.diagnostics import did_you_mean, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Pilots and partners whose sigle acteurs.yaml does not have."""
    if workspace.acteurs is not None and workspace.acteurs.value is None:
        return  # the registry has a fault of its own, told already
    known = {acteur.sigle for acteur in workspace.plan.acteurs}
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None:
            continue
        for key, sigles in (("pilotes", fiche.pilotes), ("partenaires", fiche.partenaires)):
            for index, sigle in enumerate(sigles):
                if sigle in known:
                    continue
                guess = did_you_mean(sigle, known)
                remedy = guess or " : corrigez le sigle, ou ajoutez l’acteur à acteurs.yaml"
                message = f"« {shorten(sigle)} » n’est pas dans acteurs.yaml{remedy}"
                yield Finding(file, (key, index), message)


RULE = Rule("PMS207", "acteur-inconnu", __doc__ or "", check=check)
