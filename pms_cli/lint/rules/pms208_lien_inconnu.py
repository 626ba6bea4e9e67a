"""Une fiche renvoie à une fiche qui n’existe pas, ou à elle-même.

« liens » énumère les numéros des fiches auxquelles celle-ci renvoie ; les rapports en font des
liens.

Que faire : corrigez le numéro, ou retirez le lien.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
liens: [44]  # <- PMS208
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
liens: [2]
```
"""

from collections.abc import Iterator

from pms_cli.lint.names import known_numbers
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Links to a sheet that does not exist, or to the sheet itself."""
    known = known_numbers(workspace)
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None:
            continue
        for index, lien in enumerate(fiche.liens):
            if lien == fiche.numero:
                message = "la fiche renvoie à elle-même : retirez ce lien"
            elif lien not in known:
                message = (
                    f"aucune fiche ne porte le numéro {lien} : corrigez-le, ou retirez ce lien"
                )
            else:
                continue
            yield Finding(file, ("liens", index), message)


RULE = Rule("PMS208", "lien-inconnu", __doc__ or "", check=check)
