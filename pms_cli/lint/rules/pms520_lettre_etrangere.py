"""Une lettre d’un autre alphabet est dans un mot.

Le « а » cyrillique ne se distingue pas de notre « a », mais aucune recherche ne trouve le mot, et
un lecteur d’écran l’épelle. Ces lettres viennent d’un copier-coller. Les symboles grecs
(« µ », « Ω ») sont permis.

Que faire : remplacez la lettre par celle du clavier.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: L’аccueil est ouvert à tous.  # <- PMS520
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: L’accueil est ouvert à tous.
```
"""

from collections.abc import Iterator
from typing import Any, Final

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import Slip, extract, finding, others, slips
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_FOREIGN = "АВЕКМНОРСТХУЅІЈаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵ"
_LATIN = "ABEKMHOPCTXYSIJaeopcyxsijhdqwABEZHIKMNOPTYXov"
_LIKE: Final = dict(zip(_FOREIGN, _LATIN, strict=True))
_OTHERS = r"\u0370-\u03ff\u0400-\u052f"
# In one word with at least one of our letters: a word in Greek or in Russian is what it is.
_WORD = motif(rf"[A-Za-zÀ-ÖØ-öø-ÿœŒ{_OTHERS}]{{2,60}}")
_OURS = motif(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]")
_ALIKE = motif(f"[{_FOREIGN}]")
_PAGES: Final = (b"\x03", b"\x04", b"\x05")


def worth(file: PlanFile[Any]) -> bool:
    """Whether a Greek or a Cyrillic letter is there: the high byte of each says so, quickly."""
    prose = file.prose
    if prose.isascii():
        return False
    raw = prose.encode("utf-16-le", "replace")
    return any(page in raw for page in _PAGES)


def find(text: str) -> Iterator[Slip]:
    """The letters that look like ours, in words that have ours too."""
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        if _OURS.search(match[0]) is None:
            continue
        for letter in _ALIKE.finditer(match[0]):
            place = match.start() + letter.start()
            yield Slip(place, place + 1, _LIKE[letter[0]])


def check(workspace: Workspace) -> Iterator[Finding]:
    """Letters of another alphabet within our words; once a text."""
    for file, path, text, found in slips(workspace, worth, find):
        first = found[0]
        alphabet = "grec" if text[first.start] < "\u0400" else "cyrillique"
        message = (
            f"dans « {extract(text, first)} », « {text[first.start]} » est de l’alphabet "
            f"{alphabet}{others(found)} : remplacez cette lettre par « {first.new} »"
        )
        yield finding(file, path, found, message, safe=False)


RULE = Rule("PMS520", "lettre-etrangere", __doc__ or "", Severity.AVERTISSEMENT, check=check)
