"""Un sigle des textes n’est pas dans le glossaire.

Le lecteur d’un rapport ne connaît pas tous les sigles. Chacun est celui d’un acteur
(« acteurs.yaml »), ou une entrée de « glossaire.yaml », ou bien le texte le développe lui-même :
« maison des familles (MDF) ». La règle ne s’applique qu’à un plan qui a un glossaire.

Que faire : ajoutez le sigle à « glossaire.yaml », développez-le dans le texte, ou corrigez-le.

Mauvais :

```yaml glossaire.yaml
sigles:
  - {sigle: RSA, sens: Revenu de solidarité active}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles au RSA sont reçues à la MDF.  # <- PMS501
```

Bon :

```yaml glossaire.yaml
sigles:
  - {sigle: RSA, sens: Revenu de solidarité active}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les familles au RSA sont reçues à la maison des familles (MDF).
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import en_capitales
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_FIRST_LETTER = f"[{_CAPITAL}]"
_OTHERS = rf"(?:[{_CAPITAL}0-9]|-(?=[{_CAPITAL}])){{1,14}}"
_NAME = _FIRST_LETTER + _OTHERS
# The capital comes first, so that the search skips everything else.
_SIGLE = motif(rf"{_FIRST_LETTER}(?=[{_CAPITAL}0-9-])(?<![\w./-].){_OTHERS}(?![\w/-]|\.\w)")
_EXPANDED = motif(rf"\(({_NAME})\)|\b({_NAME}) \([^\W\d_]*[a-zß-öø-ÿ]")
# A Roman number (CLIC is none), or a letter and a number: T2, A7, L1411.
_NUMBER = motif(rf"X{{0,3}}(?:IX|IV|V?I{{0,3}})|[{_CAPITAL}]\d+(?:-[{_CAPITAL}]\d+)*")
# Abbreviations of the language itself: « MM. les maires », « NB : », « 10 € HT ».
_OF_FRENCH = frozenset({"MM", "NB", "HT", "TTC", "OK"})
_OF_ACTEURS = ("pilotes", "partenaires")
_REMEDY = "ajoutez-l’y, développez-le dans le texte, ou corrigez-le"


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sigles of the sheets, territories, figures and bodies that nothing explains; once a file."""
    glossary = workspace.glossaire
    if glossary is None or glossary.value is None:
        return
    if workspace.acteurs is not None and workspace.acteurs.value is None:
        return  # the sigles of that registry cannot be known
    known = {entry.sigle for entry in workspace.plan.glossaire}
    for acteur in workspace.plan.acteurs:
        known |= {acteur.sigle, *_SIGLE.findall(acteur.sigle), *_SIGLE.findall(acteur.nom)}
    others = (workspace.chiffres, workspace.instances, workspace.indicateurs)
    for file in (*workspace.fiches, *workspace.territoires, *others):
        if file is not None:
            yield from _unexplained(file, known)


def _unexplained(file: PlanFile[Any], known: set[str]) -> Iterator[Finding]:
    # All the texts at once first: in most files nothing is unknown.
    prose = file.prose
    unknown = set(_SIGLE.findall(prose)) - known
    if not any(f"({sigle})" not in prose for sigle in unknown):
        return
    texts = [(path, text) for path, text in file.textes if not en_capitales(text)]
    expanded = _EXPANDED.findall("\n".join(text for _, text in texts))
    told = known | {name for pair in expanded for name in pair}
    for path, text in texts:
        if path[0] in _OF_ACTEURS:
            continue  # PMS207 says all there is to say
        for match in _SIGLE.finditer(text):
            sigle = match[0]
            if sigle in told or sigle in _OF_FRENCH or _NUMBER.fullmatch(sigle):
                continue
            told.add(sigle)
            message = f"le sigle « {sigle} » n’est pas dans glossaire.yaml : {_REMEDY}"
            yield Finding(file, path, message, within=match.span())


RULE = Rule("PMS501", "sigle-inconnu", __doc__ or "", Severity.CONSEIL, check=check)
