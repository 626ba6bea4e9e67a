"""Le nom du fichier d’un territoire ou d’une édition n’est pas son code.

« territories/villeurbanne.yaml » décrit le territoire dont le code est « villeurbanne », et
« editions/pms-2017-2022.yaml » l’édition de ce code. Un nom avec des espaces, des accents ou des
majuscules ne se retrouve pas, et deux noms qui ne diffèrent que par une majuscule n’en font qu’un
sous Windows et sous macOS.

Que faire : renommez le fichier, ou corrigez le code.

Mauvais :

```yaml territories/Ville-Nouvelle.yaml
code: ville-nouvelle  # <- PMS220
nom: Ville nouvelle
sources: [rapport-2019]
```

Bon :

```yaml territories/ville-nouvelle.yaml
code: ville-nouvelle
nom: Ville nouvelle
sources: [rapport-2019]
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import PlanFile, Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Files of a territory or of an earlier edition that are not named after its code."""
    named: list[tuple[PlanFile[Any], str]] = [(file, "code") for file in workspace.territoires]
    named += [(file, "edition") for file in workspace.editions]
    for file, key in named:
        if file.value is None:
            continue
        wanted = f"{getattr(file.value, key)}.yaml"
        if file.path.rpartition("/")[2] != wanted:
            message = (
                f"ce fichier ne porte pas le nom de son code : renommez-le « {wanted} », "
                "ou corrigez le code"
            )
            yield Finding(file, (key,), message)


RULE = Rule("PMS220", "fichier-d-un-territoire", __doc__ or "", Severity.AVERTISSEMENT, check=check)
