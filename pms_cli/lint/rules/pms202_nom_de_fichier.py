"""Le nom du fichier ne s’accorde pas avec le numéro de la fiche.

Un fichier s’appelle « 12-violences-intra-familiales.yaml » : le numéro (à deux chiffres), puis
quelques mots sans accent séparés par des tirets. On retrouve ainsi une fiche sans l’ouvrir.

Que faire : renommez le fichier, ou corrigez le numéro.

Mauvais :

```yaml actions/07-accueil.yaml
numero: 1  # <- PMS202
titre: Accueillir les familles
axe: 1
orientation: 1
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator

from pms_cli.lint.names import announced_number, expected_prefix
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets whose file announces another number, or none."""
    for file in workspace.fiches:
        if file.value is None:
            continue
        numero = file.value.numero
        announced = announced_number(file.path)
        if announced == numero:
            continue
        wanted = f"« {expected_prefix(numero)}….yaml »"
        if announced is None:
            message = (
                "le nom du fichier n’a pas la forme attendue (numéro, tiret, mots sans accent ni "
                f"majuscule) : renommez-le {wanted}"
            )
        else:
            message = (
                f"le nom du fichier annonce le numéro {announced}, la fiche porte le {numero} : "
                f"renommez le fichier {wanted}, ou corrigez le numéro"
            )
        yield Finding(file, ("numero",), message)


RULE = Rule("PMS202", "nom-de-fichier", __doc__ or "", check=check)
