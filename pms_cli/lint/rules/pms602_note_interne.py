"""Une note interne est restée dans le plan.

« Ne pas diffuser », « confidentiel », « brouillon », « à valider avec le cabinet »… Les fiches, et
les remarques « # » de leurs fichiers, sont publiques : ce qui n’était que pour l’équipe y serait
lu par tous. La règle cherche ces mots là où on met une note : au début d’un texte, d’une phrase ou
d’une remarque, ou entre parenthèses ; « un lieu d’écoute confidentiel » n’est pas une note.

Que faire : retirez la note, et ce qu’elle protège s’il ne doit pas être publié.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Trois lieux sur quatre vont fermer (ne pas diffuser).  # <- PMS602
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le lieu d’écoute confidentiel reçoit les familles sans rendez-vous.
```
"""

import re
from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.stretches import Traces, public_stretches
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_VERBS = (
    r"diffuser|publier|communiquer|divulguer|transmettre|citer|partager|rendre public"
    r"|mettre en ligne|faire circuler|faire suivre"
)
_WHO = r"cabinet|dgs|dga|élue?s?|vp|vice-présidente?|présidente?|directeur|directrice|chef|service"
# What ends a note that is a few words only: it is a description when more follows.
_END = r"(?=[ \u00a0]*(?:[.:;,!)\]}—–-]|$))"
_NOTE = motif(
    # A note stands alone: at the beginning of a line, of a sentence, of a remark, in brackets.
    rf"(?:^|[([{{#]|[.!?:;–—-][ \u00a0])[ \u00a0\t«\"]*"
    rf"((?:à )?(?:surtout )?ne (?:surtout )?pas (?:{_VERBS})\b"
    rf"|(?:strictement |document |note |info(?:rmation)? |très )?confidentiel(?:le)?s?{_END}"
    rf"|(?:à |pour |en )?usage (?:strictement |exclusivement |uniquement )?interne"
    rf"(?: (?:uniquement|seulement))?{_END}"
    rf"|(?:document|note|version)(?: de travail)? (?:strictement )?interne{_END}"
    rf"|diffusion (?:restreinte|interne|limitée){_END}"
    rf"|(?:document |version )?de travail,? ne pas\b"
    rf"|entre nous{_END}|en off{_END}|off the record|sous embargo\b"
    rf"|(?:version |au )?brouillon{_END}"
    rf"|(?:à (?:faire )?valider|à revoir|à voir|voir|à caler|à arbitrer) (?:avec|par) "
    rf"(?:le |la |les |l[’']|notre |mon |ma )?(?:{_WHO})\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TRACES: Final = Traces(
    {
        b"pas": (b"ne pas ", b"surtout pas "),
        b"nous": (b"entre nous",),
        b"off": (b"en off", b"off the"),
        b"interne": (b"usage ", b"ment interne", b"note interne", b"on interne"),
        b"restreinte": (b"diffusion restreinte",),
        "limitée".encode(): (b"diffusion limit",),
        b"travail": (b"de travail, ne", b"de travail ne"),
        b"voir": (b" voir ", b"\nvoir "),
        **{
            word: (word,)
            for word in (
                b"confidentiel",
                b"confidentielle",
                b"confidentiels",
                b"confidentielles",
                b"embargo",
                b"brouillon",
                b"valider",
                b"revoir",
                b"caler",
                b"arbitrer",
            )
        },
    }
)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts and comments with words that say that they are not for everybody."""
    for file in workspace.files:
        told = set()
        for match, finding in public_stretches(file, _NOTE, _TRACES):
            if finding.path in told:
                continue  # « Document confidentiel – ne pas communiquer » is one note
            if finding.path:
                told.add(finding.path)
            message = (
                f"« {shorten(match[1], 40)} » est une note interne, et ce fichier est public : "
                "retirez-la, et ce qu’elle protège"
            )
            yield finding.saying(message)


RULE = Rule("PMS602", "note-interne", __doc__ or "", Severity.AVERTISSEMENT, check=check)
