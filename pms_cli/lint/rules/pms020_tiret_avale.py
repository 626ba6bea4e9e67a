"""Un tiret en début de ligne est pris dans le texte de la ligne précédente.

Un « - » plus en retrait que celui du dessus ne commence pas un élément de liste : il continue le
texte. « - Ouvrir » suivi de «   - Fermer » donne un seul élément, « Ouvrir - Fermer », et la liste
compte un élément de moins. Il en va de même des puces d’un traitement de texte (« • », « – »).

Que faire : alignez le tiret sur celui de la liste, ou commencez le texte par « | » s’il doit garder
ses lignes.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs:
  - Ouvrir un lieu
    - Former les équipes  # <- PMS020
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs:
  - Ouvrir un lieu
  - Former les équipes
```
"""

from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import KeyPath, Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.source import Source
from pms_cli.workspace import Workspace

_SIGN = motif(r"(?<= )([-•*]|[–—])(?=[ \u00a0])")
# The signs that begin no element of YAML; a line of the file must begin with one.
_FOREIGN = motif(r"\n[ \t]*[–—•*][ \u00a0]")
_DASHES: Final = "–—"
_ENOUGH: Final = 2
_LONGEST: Final = 65_536


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts in which a line began with a dash, which is now in the middle: once a text."""
    for file in workspace.files:
        prose = file.prose
        if " - " not in prose and not (_has_foreign(prose) and _FOREIGN.search(file.source.text)):
            continue
        for path, text in file.textes:
            start = _swallowed(file.source, path, text)
            if start is not None:
                message = (
                    f"« {text[start]} » en début de ligne est lu comme la suite du texte d’avant : "
                    "alignez-le sur les « - » de la liste, ou commencez le texte par « | » "
                    "s’il doit garder ses lignes"
                )
                yield Finding(file, path, message, within=(start, start + 1))


def _has_foreign(prose: str) -> bool:
    return "•" in prose or "– " in prose or "* " in prose or "— " in prose or "–\u00a0" in prose


def _swallowed(source: Source, path: KeyPath, text: str) -> int | None:
    """Where in a text the first sign is that began a line of the file, None when there is none."""
    if len(text) > _LONGEST or not _SIGN.search(text):
        return None
    scalar = source.scalar(path)
    if scalar is None or scalar.style not in {"", ">"}:
        return None
    signs = [
        match.start()
        for match in _SIGN.finditer(text)
        if _before(text, match.start()) not in {"", "\n"}  # that line is kept
        and _before(source.text, scalar.starts[match.start()]) == "\n"
    ]
    # A dash in a sentence may come first on its line by chance: two of them are a list.
    dashes = [place for place in signs if text[place] in _DASHES]
    if len(dashes) < _ENOUGH:
        signs = [place for place in signs if place not in dashes]
    return signs[0] if signs else None


def _before(text: str, offset: int) -> str:
    """What comes before the blanks that precede an offset; empty at the beginning."""
    place = offset - 1
    while place >= 0 and text[place] in " \t":
        place -= 1
    return text[place] if place >= 0 else ""


RULE = Rule("PMS020", "tiret-avale", __doc__ or "", Severity.AVERTISSEMENT, check=check)
