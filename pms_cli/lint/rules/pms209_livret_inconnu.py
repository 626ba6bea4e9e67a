"""Le livret d’une fiche n’existe pas dans le plan.

Les livrets et leurs secteurs sont énumérés dans « plan.yaml ».

Que faire : corrigez le code, ou ajoutez le livret à « plan.yaml ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
livret: santee  # <- PMS209
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
livret: sante
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import did_you_mean
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Booklets and sectors that plan.yaml does not have."""
    if not workspace.edition.valid:
        return  # its lists may be missing, for a fault told already
    edition = workspace.plan.edition
    livrets = [livret.code for livret in edition.livrets]
    secteurs = [secteur.code for secteur in edition.secteurs]
    for index, livret in enumerate(edition.livrets):
        if livret.secteur is not None and livret.secteur not in secteurs:
            guess = did_you_mean(livret.secteur, secteurs) or " : ajoutez-le à « secteurs »"
            message = f"le secteur « {livret.secteur} » n’est pas dans plan.yaml{guess}"
            yield Finding(workspace.edition, ("livrets", index, "secteur"), message)
    for file in workspace.fiches:
        fiche = file.value
        if fiche is not None and fiche.livret is not None and fiche.livret not in livrets:
            guess = did_you_mean(fiche.livret, livrets) or " : corrigez-le, ou ajoutez-le au plan"
            message = f"le livret « {fiche.livret} » n’est pas dans plan.yaml{guess}"
            yield Finding(file, ("livret",), message)


RULE = Rule("PMS209", "livret-inconnu", __doc__ or "", check=check)
