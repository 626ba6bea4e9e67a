"""Une personne est nommée dans le plan.

« M. Dupont », « Mme Martin » : le nom d’un usager, d’un agent ou d’un bénévole est une donnée
personnelle, qui resterait dans l’historique. La règle ne dit rien de « Mme la présidente », d’une
initiale (« Mme D. »), d’une rue, d’un établissement, d’une loi ou d’un rapport qui portent un nom,
ni d’une personne dont la fonction publique est dite aussitôt (« M. Durand, maire de… »).

Que faire : remplacez le nom par la fonction ou par le service.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: S’adresser à Mme Martin, à l’accueil.  # <- PMS603
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: S’adresser à la responsable de l’accueil.
```
"""

import re
from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.stretches import Traces, public_stretches
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_SPACE = "[ \u00a0\u202f\n]"
_UPPER = "A-ZÀ-ÖØ-Þ"
_PERSON = motif(
    rf"(?<![\w.’'&/-])(M\.|MM\.|Mr\.?|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)"
    rf"{_SPACE}{{1,3}}(?:(?:de|du|d[’']|le|la){_SPACE}?)?"
    rf"([{_UPPER}][\w’'-]{{1,40}})"
)
# A title written with a capital is no name.
_TITLES: Final = frozenset({
    "monsieur", "madame", "mme", "président", "présidente", "vice-président", "vice-présidente",
    "maire", "maires", "préfet", "préfète", "ministre", "directeur", "directrice", "député",
    "députée", "sénateur", "sénatrice", "conseiller", "conseillère", "adjoint", "adjointe",
    "secrétaire",
    "recteur", "rectrice", "procureur", "procureure", "juge", "tout", "toute",
    "tout-le-monde",
    "défenseur", "défenseure", "premier", "première", "médiateur", "médiatrice",
})  # fmt: skip
_NAMED_AFTER = motif(
    r"\b(?:lois?|rues?|avenues?|boulevards?|bd|places?|quais?|cours|allées?|impasses?|chemins?"
    r"|squares?|ponts?|montées?|parcs?|jardins?|stades?|stations?|écoles?|collèges?|lycées?"
    r"|groupes? scolaires?|crèches?|hôpital|hôpitaux|cliniques?|centres?|espaces?|maisons?"
    r"|résidences?|foyers?|ehpad|salles?|bâtiments?|amphithéâtres?|fondations?|associations?|prix"
    r"|rapports?|missions?|commissions?|affaires?|amendements?|circulaires?|plans?|éditions?"
    r"|gymnases?|théâtres?|films?|livres?|pièces?|spectacles?)"
    r"(?: (?:dite?s?|de|du|sociale?|municipale?))?[ \u00a0«“\"]*(?:d[’'])?\Z",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:président|vice-président|maire|adjoint|conseill|préfet|préfète|ministre|député|sénat"
    r"|élue?\b|secrétaire d[’']état|secrétaire général|premi[eè]re? (?:ministre|adjoint)"
    r"|commissaire|défenseu|rect(?:eur|rice)|chancel)"
)
_IN_OFFICE_AFTER = motif(
    r"[\w’' \u00a0-]{0,60}?(?:, |\()"
    rf"(?:alors |ancien(?:ne)? |le |la |l[’']|1ère? |1er )*{_OFFICE}",
    re.IGNORECASE,
)
_IN_OFFICE_BEFORE = motif(rf"\b{_OFFICE}[^.;:!?]{{0,60}},?[ \u00a0]\Z", re.IGNORECASE)
_WINDOW: Final = 80
_TRACES: Final = Traces(
    {
        b"m": (b"m. ", b"m.\xc2\xa0", b"m.\xe2\x80\xaf", b"m.\n"),
        **{
            word: (word,)
            for word in (
                b"mr",
                b"mme",
                b"mmes",
                b"mlle",
                b"mlles",
                b"monsieur",
                b"madame",
                b"mademoiselle",
                b"messieurs",
                b"mesdames",
            )
        },
    }
)


def check(workspace: Workspace) -> Iterator[Finding]:
    """People named with a title of courtesy, but for those in office."""
    for file in workspace.files:
        for match, finding in public_stretches(file, _PERSON, _TRACES):
            if is_private(match):
                message = (
                    f"« {match[1]} {match[2][0]}… » nomme une personne, et ce fichier est public : "
                    "remplacez le nom par la fonction ou par le service"
                )
                yield finding.saying(message)


def is_private(match: re.Match[str]) -> bool:
    """Whether what reads as a person's name is one, of somebody who is not in public office."""
    if match[2].casefold() in _TITLES:
        return False
    text = match.string
    before = text[max(0, match.start() - _WINDOW) : match.start()].replace("\n", " ")
    after = text[match.end() : match.end() + _WINDOW].replace("\n", " ")
    if re.search(r"\d[ \u00a0\u202f]\Z", before) and match[1] == "M.":
        return False  # « 12 M. Euros » is an amount
    if _NAMED_AFTER.search(before) or _IN_OFFICE_BEFORE.search(before):
        return False
    return _IN_OFFICE_AFTER.match(after) is None


RULE = Rule("PMS603", "personne-nommee", __doc__ or "", Severity.AVERTISSEMENT, check=check)
