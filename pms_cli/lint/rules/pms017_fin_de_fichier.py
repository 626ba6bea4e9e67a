"""Le fichier ne finit pas par une seule fin de ligne.

Sans fin de ligne après la dernière, la prochaine personne qui ajoute une ligne semble modifier la
précédente aussi ; les lignes vides à la fin d’un fichier ne disent rien.

Que faire : gardez une seule fin de ligne après la dernière ligne (« pms lint --fix » le fait).

Mauvais :

```yaml actions/01-accueil.yaml ligne=5
numero: 1
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

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# Looked for in the last characters only.
_RIGHT = motif(r"[^ \t\r\n]\r?\n\Z")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Files that end without a line end, or with blank lines."""
    for file in workspace.files:
        text = file.source.text
        if _RIGHT.search(text, max(len(text) - 3, 0)):
            continue
        from pms_cli.edit import end_of_file

        found = end_of_file(file.source)
        if found is None:
            continue
        _, fix = found
        edit = fix.edits[0]
        first = text.find("\n", edit.start) + 1
        if first:
            message = "le fichier finit par des lignes vides : effacez-les"
        else:
            message = "le fichier finit sans fin de ligne : ajoutez-la après la dernière ligne"
        start = first or edit.start
        yield Finding(file, (), message, raw=(start, max(start, edit.end)), fix=fix)


RULE = Rule(
    "PMS017", "fin-de-fichier", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True
)
