"""Le numéro d’une fiche sectorielle n’est pas entre guillemets.

« pms » lit 8.10 comme il est écrit, mais un tableur ou un autre outil y voit un nombre à virgule et
le ramène à 8.1, qui est une autre fiche.

Que faire : mettez le numéro entre guillemets, comme "8.2" (« pms lint --fix » le fait).

Mauvais :

```yaml actions/01.1-accueil.yaml
numero: 1.1  # <- PMS108
titre: Accueillir les familles
axe: 1
orientation: 1
```

Bon :

```yaml actions/01.1-accueil.yaml
numero: "1.1"
titre: Accueillir les familles
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Numero
from pms_cli.model.parcours import Cueilleur
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_numeros = Cueilleur(lambda kind: kind is Numero)
# Most files have no number with a point; without quotes, what follows it is no text.
_MAYBE = motif(r"\.(?<=\d\.)\d{1,2}[ \t]*[\n\r,\]}#]")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Numbers of sectoral sheets (a sheet's own, those that it cites) without quotes."""
    files: list[PlanFile[Any]] = [*workspace.fiches, *workspace.territoires, *workspace.editions]
    for file in files:
        if file.value is None or not _MAYBE.search(file.source.text):
            continue
        for path, numero in _numeros(file.value):
            if not numero.est_sectoriel:
                continue
            scalar = file.source.scalar(path)
            if scalar is None or scalar.style:
                continue
            message = (
                f"d’autres outils lisent {numero} comme un nombre à virgule : "
                f'mettez-le entre guillemets, "{numero}"'
            )
            from pms_cli.edit import quote_value

            yield Finding(file, path, message, fix=quote_value(file.source, path))


RULE = Rule("PMS108", "numero-sans-guillemets", __doc__ or "", Severity.AVERTISSEMENT, check=check)
