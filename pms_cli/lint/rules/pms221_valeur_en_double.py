"""Une liste a deux fois la même valeur.

Un pilote, un partenaire, un lien, un objectif ou une source écrits deux fois viennent d’un
copier-coller. Les rapports les montreraient deux fois. Les majuscules et les espaces ne font pas
une autre valeur : « livret-pmi (fiche 12) » et « livret-pmi (Fiche 12) » sont la même citation.

Que faire : retirez l’une des deux, ou corrigez celle qui devait être autre chose.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
liens: [2, 3, 2]  # <- PMS221
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
liens: [2, 3]
```
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pms_cli.diagnostics import KeyPath, Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Fiche, Territoire
from pms_cli.model.references import Reference
from pms_cli.workspace import PlanFile, Workspace

_OF_A_SHEET: Final = ("pilotes", "partenaires", "objectifs", "liens", "issue_de", "sources")
_OF_A_TERRITORY: Final = ("objectifs", "sources")

_Liste = tuple[KeyPath, Sequence[Any]]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Second and later times of a value in a list of a sheet, a territory or a figure."""
    for fiche in workspace.fiches:
        if fiche.value is not None:
            yield from _twice(fiche, _of_sheet(fiche.value))
    for territoire in workspace.territoires:
        if territoire.value is not None:
            yield from _twice(territoire, _of_territory(territoire.value))
    figures = workspace.chiffres
    if figures is not None and figures.value is not None:
        lists = ((("chiffres", n, "aussi"), c.aussi) for n, c in enumerate(figures.value.chiffres))
        yield from _twice(figures, lists)


def _of_sheet(fiche: Fiche) -> Iterator[_Liste]:
    for name in _OF_A_SHEET:
        values = getattr(fiche, name)
        if len(values) > 1:
            yield (name,), values
    for index, modalite in enumerate(fiche.modalites):
        yield ("modalites", index, "actions"), modalite.actions
    for index, point in enumerate(fiche.avancement):
        yield ("avancement", index, "niveaux_possibles"), point.niveaux_possibles


def _of_territory(territoire: Territoire) -> Iterator[_Liste]:
    for name in _OF_A_TERRITORY:
        yield (name,), getattr(territoire, name)
    without = [item.action for item in territoire.sans_objet]
    yield ("sans_objet",), without


def _twice(file: PlanFile[Any], lists: Iterator[_Liste] | Any) -> Iterator[Finding]:
    for path, values in lists:
        if len(values) < 2:  # noqa: PLR2004
            continue
        if len({_end(value) for value in values}) == len(values):
            continue  # nearly always: each ends in its own way
        keys = [_said(value) for value in values]
        if len(set(keys)) == len(keys):
            continue
        first: dict[str, int] = {}
        for index, key in enumerate(keys):
            if key in first:
                message = (
                    f"« {shorten(str(values[index]))} » est déjà à la place n° {first[key] + 1} "
                    "de cette liste : retirez l’un des deux, ou corrigez-le"
                )
                yield Finding(file, (*path, index), message)
            first.setdefault(key, index)


def _end(value: Any) -> Any:
    if isinstance(value, str):
        return value[-4:].lower()
    return value.code if isinstance(value, Reference) else value


def _said(value: Any) -> str:
    return " ".join(str(value).split()).casefold()


RULE = Rule("PMS221", "valeur-en-double", __doc__ or "", Severity.AVERTISSEMENT, check=check)
