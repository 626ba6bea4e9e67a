"""Il manque une espace avant ou après un signe de ponctuation.

En français, les signes « : ; ? ! » et « % », le guillemet fermant et le guillemet ouvrant ont une
espace du côté du mot qu’ils touchent ; la virgule et le point, une après eux. Une espace ordinaire
est admise. Les heures, les adresses et les codes (« 10:30 », « L121-3 ») ne sont pas signalés.

Que faire : ajoutez l’espace, insécable de préférence ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Qui vient? Surtout des parents seuls; 14% viennent «par hasard».  # <- PMS504
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Qui vient ? Surtout des parents seuls ; 14 % viennent « par hasard ».
```
"""

import re
from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.francais import NBSP
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import (
    MANQUE,
    Slip,
    extract,
    finding,
    for_machines,
    others,
    suspected,
)
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_END = r"(?=[\s)\]»”\"’…,.]|\Z)"
# Each begins with its sign. A letter alone before « : » is a drive or a mark: « C:\ », « a: ».
_BEFORE = motif(
    rf";(?<=[\w)\]»%€];){_END}"
    r"|:(?:(?<=[^\W\d_]{2}:)|(?<=[)\]»%€]:))(?=[\s»]|\Z)"
    r"|:(?<=\d:)(?=\s+[^\s\d]|\Z)"
    rf"|[?!](?<=[\w)»%€][?!])(?=[?!]{{0,2}}(?:[\s)\]»”\"’…,;.]|\Z))"
    rf"|%(?<=\d%)(?=[\s)\]»”\"’…,;:.?!]|\Z)"
    r"|»(?<=[^\s«»‹›]»)"
)
_AFTER = motif(r"«(?=[\w(\[…’])")
# What hardly begins anything but a sentence.
_OPENING = (
    r"(?=(?:Les?|La|L|Une?|Des?|Du|Deux|Trois|Ils?|Elles?|En|Ces?|Cet|Cette|À|Au|Aux|Dans|Pour|Par"
    r"|On|Nous|Son|Sa|Ses|Chaque|Tous|Toutes|Avec|Sur|D|C)[ ’'])"
)
# Between two words in small letters, and between two sentences: neither a code nor an abbreviation.
_BETWEEN = motif(
    r",(?<=[a-zß-öø-ÿ]{2},)(?=[^\W\d_]{2})"
    r"|;(?<=[a-zß-öø-ÿ]{2};)(?=[^\W\d_]{2})"
    rf"|\.(?<=[a-zß-öø-ÿ]{{3}}\.){_OPENING}"
)
# Spanish opens what it asks or cries.
_OPENED = motif(r"[¿¡][^¿¡?!.]*\Z")
# A name with its sign, an entity of a web page (PMS519), what introduces an address.
_MEANT = motif(r"(?:\bYahoo!|&#?\w{2,8};|\b(?:doi|mailto|tel|https?|pms):)\Z", re.IGNORECASE)
_LONGEST_MEANT = 12
_CLOSING = ("?", "!")
_FAR = 200


def find(text: str) -> Iterator[Slip]:
    """The signs that touch a word which they should not."""
    for match in _BEFORE.finditer(text):
        place = match.start()
        if _MEANT.search(text[max(0, match.end() - _LONGEST_MEANT) : match.end()]):
            continue
        if match[0] in _CLOSING and _OPENED.search(text, max(0, place - _FAR), place):
            continue
        if not for_machines(text, place):
            yield Slip(place, match.end(), NBSP + match[0])
    yield from _between(text)
    for match in _AFTER.finditer(text):
        if not for_machines(text, match.start()):
            yield Slip(match.start(), match.end(), match[0] + NBSP)


def _between(text: str) -> Iterator[Slip]:
    """The signs that touch a word on both sides."""
    for match in _BETWEEN.finditer(text):
        place = match.start()
        if for_machines(text, place):
            continue
        if match[0] != ";":
            yield Slip(place, match.end(), f"{match[0]} ")
        elif not _MEANT.search(text[max(0, match.end() - _LONGEST_MEANT) : match.end()]):
            yield Slip(place, match.end(), f"{NBSP}; ")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Signs without their space; once a text."""
    for file, path, text, found in suspected(workspace, MANQUE, find):
        found.sort()
        first = found[0]
        sign = text[first.start]
        where = "après" if sign in "«,." else "avant"
        kind = "" if sign in ",." else ", insécable de préférence"
        name = {"«": "le guillemet ouvrant", "»": "le guillemet fermant"}.get(sign, f"« {sign} »")
        message = (
            f"il manque une espace {where} {name} dans « {_quoted(extract(text, first))} »"
            f"{others(found)} : ajoutez-la{kind}"
        )
        yield finding(file, path, found, message)


def _quoted(words: str) -> str:
    return words.strip("«»")


RULE = Rule("PMS504", "espace-manquante", __doc__ or "", Severity.CONSEIL, check=check)
