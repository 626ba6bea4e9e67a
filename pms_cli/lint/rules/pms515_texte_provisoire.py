"""Un texte est provisoire.

« À compléter », « XXX », « [nom du service] » : ces textes attendent le vrai, et seraient publiés
tels quels. « À préciser avec les partenaires », dans une phrase, n’est pas signalé.

Que faire : écrivez le texte, ou retirez la clé.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: À compléter  # <- PMS515
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les parents seuls n’ont pas de lieu où être reçus.
```
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import PROVISOIRE, is_prose, oddities, suspects
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_WHOLE: Final = frozenset(
    {
        *(f"à {verb}" for verb in ("compléter", "préciser", "définir", "remplir", "renseigner")),
        *(f"a {verb}" for verb in ("completer", "preciser", "definir", "remplir", "renseigner")),
        *("à rédiger", "à écrire", "à déterminer", "texte à venir", "en cours de rédaction"),
        *("xxx", "xx", "tbd", "todo", "test", "essai", "blabla", "bla bla", "titre", "texte"),
        *("n/a", "à faire", "à voir", "à valider", "brouillon", "non renseigné"),
        *("titre de la fiche", "titre de l’action", "nom de l’action", ""),
    }
)
_EDGES = " .…?:;!()[]<>«»*\u00a0\n"
# The Roman number XXX has a word that says so; a row of X is no number.
_INSIDE = motif(
    r"(?<![\w-])X{3,20}(?![\w-])"
    r"|(?<![\w-])(?:TODO|FIXME)(?![\w-])"
    r"|\b[Ll]orem ipsum\b|\bbla ?bla\b|\?{3,}|(?<!\w)JJ/MM/AA"
    r"|(?<!\w)[Xx]{2}/[Xx]{2}/(?:\d{2}|[Xx]{2})"
    r"|\[(?:[àÀ] (?:compl[ée]ter|pr[ée]ciser|d[ée]finir|remplir|renseigner|r[ée]diger)|"
    r"(?:[Nn]om|NOM|[Dd]ate|DATE|[Tt]itre|TITRE|[Ii]ns[ée]rer|INS[ÉE]RER) ?"
    r"(?:[dD][eEuU’']|ici|la|le|un)"
    r"[^\]\n]{0,60}|[Nn]om|[Dd]ate|[Tt]itre|x{2,10}|X{2,10}|\.{3}\?)\]"
)
_ROMAN = motif(r"(?:chapitre|titre|tome|livre|annexe|partie|article|numéro)\s\Z", re.IGNORECASE)
_REMEDY = "écrivez le texte, ou retirez la clé"


def worth(file: PlanFile[Any]) -> bool:
    """Whether a text may hold a mark of what is missing."""
    prose = file.prose
    return (
        PROVISOIRE in file.once(suspects)
        or "orem ipsum" in prose
        or "blabla" in prose
        or "xx/" in prose
    )


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts that say that they are to be written; once a text."""
    for file in workspace.files:
        for path, text in file.once(oddities).short:
            if text.strip(_EDGES).lower() in _WHOLE and is_prose(path):
                message = f"« {shorten(text)} » est un texte provisoire : {_REMEDY}"
                yield Finding(file, path, message)
        for path, text in file.textes if worth(file) else ():
            place = _inside(text) if is_prose(path) else None
            if place is not None and text.strip(_EDGES).lower() not in _WHOLE:
                quoted = shorten(text[slice(*place)], 40)
                message = f"« {quoted} » tient la place d’un texte qui manque : {_REMEDY}"
                yield Finding(file, path, message, within=place)


def _inside(text: str) -> tuple[int, int] | None:
    for match in _INSIDE.finditer(text):
        begin = max(0, match.start() - 12)
        if match[0] != "XXX" or not _ROMAN.search(text[begin : match.start()]):
            return match.span()
    return None


RULE = Rule("PMS515", "texte-provisoire", __doc__ or "", Severity.AVERTISSEMENT, check=check)
