"""La cible d’un indicateur va à l’opposé du sens souhaité.

« sens: hausse » veut dire que la valeur doit monter : une cible plus basse que la valeur initiale
dit le contraire. Le taux d’atteinte (de la valeur initiale à la cible) serait faux, et il n’existe
pas quand la cible est la valeur initiale.

Que faire : corrigez « sens », la cible ou la valeur initiale.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Nombre de lieux
    type: nombre
    sens: hausse
    initiale: {date: 2017, valeur: 30, document: rapport-2019}
    cible: {date: 2022, valeur: 3}  # <- PMS224
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Nombre de lieux
    type: nombre
    sens: hausse
    initiale: {date: 2017, valeur: 3, document: rapport-2019}
    cible: {date: 2022, valeur: 30}
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.francais import nombre
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Targets that are not on the side of the initial value where the indicator should go."""
    common = {indicateur.code: indicateur for indicateur in workspace.plan.indicateurs}
    for file in (*workspace.fiches, workspace.indicateurs):
        for index, item in enumerate(file.value.indicateurs if file and file.value else ()):
            cited = common.get(item.code) if item.code else None
            way = item.sens or (cited.sens if cited else None)
            if way is None or item.initiale is None or item.cible is None or file is None:
                continue
            start, aim = item.initiale.valeur, item.cible.valeur
            if start != aim and (aim > start) == (way == "hausse"):
                continue
            place = "égale à" if aim == start else "sous" if aim < start else "au-dessus de"
            message = (
                f"la cible ({nombre(aim)}) est {place} la valeur initiale ({nombre(start)}), alors "
                f"que le sens souhaité est la {way} : corrigez l’une des deux, ou « sens »"
            )
            yield Finding(file, ("indicateurs", index, "cible", "valeur"), message)


RULE = Rule("PMS224", "cible-a-rebours", __doc__ or "", Severity.AVERTISSEMENT, check=check)
