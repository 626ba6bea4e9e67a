"""Un titre commence par une minuscule ou finit par un point.

Les titres et les libellés se suivent dans les tableaux et les sommaires : ils commencent par une
majuscule et n’ont pas de point final. Les noms qui s’écrivent ainsi (« e-santé ») sont admis.

Que faire : mettez la majuscule, ou retirez le point.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: accueillir les familles  # <- PMS513
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

import re
from collections.abc import Iterator

from pms_cli.diagnostics import KeyPath, Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import Slip, finding
from pms_cli.model import Fiche
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

# A word of small letters only, by itself: not « e-santé », « iPhone », « data.gouv ».
_SMALL = motif(r"[a-zß-öø-ÿœ]+(?=[\s,]|\Z|[’'][a-zà-ÿœ])")
# « etc. », « S.A.S. », « St. », « M. » and what ends with « … » keep their point.
_STOP = motif(r"[^\W\d_]{3,}\)?\.\Z|[)»]\.\Z|\d\.\Z")
_SHORT = motif(
    r"\b(?:etc|ext|min|max|env|dép|dépt|art|chap|tél|cf|inc|ltd|coll|éd|fig|hab)\.\Z", re.IGNORECASE
)
_TAIL = 40


def check(workspace: Workspace) -> Iterator[Finding]:
    """Titles of sheets, and labels of their indicators and steps."""
    for file in workspace.fiches:
        if file.value is not None:
            for path, text in _titles(file.value):
                yield from _ill_formed(file, path, text)


def _titles(fiche: Fiche) -> Iterator[tuple[KeyPath, str]]:
    yield ("titre",), fiche.titre
    if fiche.titre_livret is not None:
        yield ("titre_livret",), fiche.titre_livret
    for place, indicateur in enumerate(fiche.indicateurs):
        if indicateur.libelle is not None:
            yield ("indicateurs", place, "libelle"), indicateur.libelle
    for place, jalon in enumerate(fiche.calendrier.jalons if fiche.calendrier else ()):
        yield ("calendrier", "jalons", place, "libelle"), jalon.libelle


def _ill_formed(file: PlanFile[Fiche], path: KeyPath, text: str) -> Iterator[Finding]:
    is_title = len(path) == 1
    small = _SMALL.match(text) if is_title and text[0].islower() else None
    if small is not None:
        slip = Slip(0, 1, text[0].upper())
        message = f"ce titre commence par une minuscule (« {small[0]} ») : mettez une majuscule"
        yield finding(file, path, [slip], message, safe=False)
    if text[-1] == "." and _ends_with_a_stop(text):
        slip = Slip(len(text) - 1, len(text), "")
        message = f"ce {'titre' if is_title else 'libellé'} finit par un point : retirez-le"
        yield finding(file, path, [slip], message, safe=False)


def _ends_with_a_stop(text: str) -> bool:
    tail = text[-_TAIL:]
    if _STOP.search(tail) is None or _SHORT.search(tail) is not None:
        return False
    # Of several sentences the last has its point as the others do.
    return ". " not in text


RULE = Rule("PMS513", "forme-du-titre", __doc__ or "", Severity.CONSEIL, check=check)
