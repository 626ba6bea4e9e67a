"""Une fin vient avant son début.

Un calendrier, la période du plan et le rythme d’une instance vont du début vers la fin.

Que faire : inversez les deux dates, ou corrigez celle qui est fausse.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  debut: 2019
  fin: 2017  # <- PMS302
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
calendrier:
  debut: 2017
  fin: 2019
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import KeyPath
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import DatePartielle
from pms_cli.workspace import PlanFile, Workspace

Span = tuple[PlanFile[Any], KeyPath, DatePartielle | None, DatePartielle | None]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Spans whose last day comes before their first."""
    for file, path, start, end in _spans(workspace):
        if start is not None and end is not None and end.fin < start.debut:
            message = (
                f"la fin ({end.en_clair}) vient avant le début ({start.en_clair}) : "
                "inversez-les, ou corrigez l’une des deux"
            )
            yield Finding(file, (*path, "fin"), message)


def _spans(workspace: Workspace) -> Iterator[Span]:
    period = workspace.plan.edition.periode
    yield workspace.edition, ("periode",), period.debut, period.fin
    files: tuple[PlanFile[Any], ...] = (*workspace.fiches, *workspace.territoires)
    for file in files:
        calendar = file.value.calendrier if file.value is not None else None
        if calendar is not None:
            yield file, ("calendrier",), calendar.debut, calendar.fin
    bodies = workspace.instances
    if bodies is not None and bodies.value is not None:
        for index, body in enumerate(bodies.value.instances):
            yield bodies, ("instances", index), body.debut, body.fin


RULE = Rule("PMS302", "fin-avant-debut", __doc__ or "", check=check)
