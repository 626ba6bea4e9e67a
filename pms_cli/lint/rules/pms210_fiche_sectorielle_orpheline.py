"""Une fiche sectorielle décline une action qui n’a pas de fiche.

La fiche "8.2" décline l’action 8 : elle se montre sous elle et n’est pas comptée à part.

Que faire : corrigez le numéro, ou créez la fiche de l’action.

Mauvais :

```yaml actions/09.1-familles-isolees.yaml
numero: "9.1"  # <- PMS210
titre: Accueillir les familles isolées
axe: 1
orientation: 1
```

Bon :

```yaml actions/01.1-familles-isolees.yaml
numero: "1.1"
titre: Accueillir les familles isolées
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator

from pms_cli.lint.names import known_numbers
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Numero
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sectoral sheets whose action has no sheet."""
    known = known_numbers(workspace)
    nom = workspace.plan.edition.noms.action
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None or not fiche.numero.est_sectoriel:
            continue
        if Numero(fiche.numero.action) not in known:
            message = (
                f"la fiche {fiche.numero} décline {nom.defini} {fiche.numero.action}, "
                "qui n’a pas de fiche : corrigez le numéro, ou créez cette fiche"
            )
            yield Finding(file, ("numero",), message)


RULE = Rule("PMS210", "fiche-sectorielle-orpheline", __doc__ or "", check=check)
