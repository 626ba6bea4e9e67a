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

from pms_cli.diagnostics import Guesses, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_SEPARATOR = motif(r"\s*[;,/+&]\s*|\s+et\s+")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Pilots and partners whose sigle acteurs.yaml does not have."""
    if workspace.acteurs is not None and workspace.acteurs.value is None:
        return  # the registry has a fault of its own, told already
    known = {acteur.sigle for acteur in workspace.plan.acteurs}
    guesses = Guesses(sorted(known))
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None:
            continue
        for key, sigles in (("pilotes", fiche.pilotes), ("partenaires", fiche.partenaires)):
            for index, sigle in enumerate(sigles):
                if sigle not in known:
                    absent = workspace.acteurs is None
                    message = _unknown(sigle, known, guesses, absent=absent)
                    yield Finding(file, (key, index), message)


def _unknown(sigle: str, known: set[str], guesses: Guesses, *, absent: bool) -> str:
    parts = _SEPARATOR.split(sigle)
    if len(parts) > 1 and known.issuperset(parts):
        return (
            f"« {shorten(sigle)} » réunit plusieurs sigles : "
            f"séparez-les par des virgules, comme [{', '.join(parts)}]"
        )
    if absent:
        remedy = " : créez ce fichier et ajoutez-y l’acteur"
    else:
        remedy = guesses(sigle) or " : corrigez le sigle, ou ajoutez l’acteur à acteurs.yaml"
    return f"« {shorten(sigle)} » n’est pas dans acteurs.yaml{remedy}"


RULE = Rule("PMS207", "acteur-inconnu", __doc__ or "", check=check)
