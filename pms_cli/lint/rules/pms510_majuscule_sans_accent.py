"""Une majuscule n’a pas son accent.

En français les majuscules ont leurs accents : « Etat » se lit autrement que « État », et une
recherche ne trouve pas l’un par l’autre. Seuls des mots certains sont signalés.

Que faire : mettez l’accent, sauf dans un nom propre qui s’écrit ainsi.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les services de l’Etat sont réunis. A partir de 2019, ils sont trois.  # <- PMS510
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les services de l’État sont réunis. À partir de 2019, ils sont trois.
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import ACCENT, Slip, finding, for_machines, others, suspected
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# What English has too (Education, Evaluation) is French before a French word only.
_FRENCH = r"(?=\s(?:de|du|des|d[’']|à|au|aux|et|les?|la|en|pour|par|sur|dans|avec)\b)"
_E = (
    "tre|nergies?|nerg[ée]tiques?|tats?|tablissements?|tablir|coles?|couter?|conomies?|conomiques?|changes?|changer|tudes?|"
    "tudier|tapes?|tudiants?|valuer|viter|v[éeè]nements?|galit[ée]|ducatifs?|ducatives?|"
    "ducateurs?|ducatrices?|quipes?|quipements?|quiper|l[èe]ves?|laborer|largir|ligibilit[ée]|"
    f"lus?|panouissement|veiller?|veil|(?:ducation|valuation|volution|laboration|mergence){_FRENCH}"
)
_AFTER_A = (
    r"l[’']|la |partir |travers |ce jour\b|noter\b|destination |compter |d[ée]faut |titre |"
    r"terme\b|court |moyen |long |domicile\b|confirmer\b|savoir\b|cet? |cette |chaque "
)
# « A » is a preposition at the beginning of a sentence only: « vitamine A », « plan A » have none.
_WORD = motif(
    rf"(?<![\w-])E(?:{_E})(?!\w)|A(?:(?<=\AA)|(?<=[.!?…]\sA)|(?<=\nA))(?= (?:{_AFTER_A}))"
)
_CAPITALS = {"E": "É", "A": "À"}
_ETRE = "Etre"


def find(text: str) -> Iterator[Slip]:
    """The capitals of certain words that lack their accent."""
    for match in _WORD.finditer(text):
        place = match.start()
        if not for_machines(text, place):
            being = match[0] == _ETRE
            yield Slip(place, place + 1, "Ê" if being else _CAPITALS[text[place]])


def check(workspace: Workspace) -> Iterator[Finding]:
    """Capitals without their accent; once a text."""
    for file, path, text, found in suspected(workspace, ACCENT, find):
        first = found[0]
        end = first.end
        while end < len(text) and (text[end].isalpha()):
            end += 1
        word = text[first.start : end]
        right = f"{first.new}{word[1:]}"
        message = (
            f"« {word} » s’écrit « {right} »{others(found)} : "
            "mettez l’accent, sauf dans un nom propre"
        )
        yield finding(file, path, found, message, safe=False)


RULE = Rule("PMS510", "majuscule-sans-accent", __doc__ or "", Severity.CONSEIL, check=check)
