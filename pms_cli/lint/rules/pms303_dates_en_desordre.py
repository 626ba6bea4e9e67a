"""Des points ou des mesures ne sont pas dans l’ordre de leurs dates.

Les points d’avancement et les mesures s’écrivent du plus ancien au plus récent : le dernier écrit
doit être celui qui dit l’état. Une année ou un mois compte depuis son premier jour : 2019 vient
donc avant 2019-03, et c’est 2019-03 qui dit l’état.

Que faire : remettez-les dans l’ordre, ou corrigez la date qui est fausse. Pour une année qui suit
un mois de la même année, écrivez une date plus précise, comme 2019-12.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2019-02, niveau: 3}
  - {date: 2018-06, niveau: 2}  # <- PMS303
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
avancement:
  - {date: 2018-06, niveau: 2}
  - {date: 2019-02, niveau: 3}
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.dated import Serie, series
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Points and measures that count before one written above: the first of each list."""
    for serie in series(workspace):
        if len(serie.items) > 1:
            yield from _first(serie)


def _first(serie: Serie) -> Iterator[Finding]:
    latest = serie.items[0].date
    seen = {latest.texte}
    for index, item in enumerate(serie.items[1:], 1):
        date = item.date
        if date < latest and date.texte not in seen:  # the same date twice is PMS304
            this, several = serie.nom
            if date.fin < latest.debut:
                message = (
                    f"{this} ({date.en_clair}) est écrit après un autre plus récent "
                    f"({latest.en_clair}) : mettez les {several} dans l’ordre de leurs dates, "
                    "ou corrigez la date"
                )
            else:
                message = (
                    f"{this} ({date.en_clair}) est écrit après un autre ({latest.en_clair}) et "
                    f"compte avant lui, car {date.en_clair} commence plus tôt : écrivez une date "
                    f"plus précise, ou mettez les {several} dans l’ordre"
                )
            yield Finding(serie.file, (*serie.path, index, "date"), message)
            return
        latest = max(latest, date)
        seen.add(date.texte)


RULE = Rule("PMS303", "dates-en-desordre", __doc__ or "", Severity.AVERTISSEMENT, check=check)
