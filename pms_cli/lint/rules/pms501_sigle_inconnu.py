"""Un sigle des textes n’est pas dans le glossaire.

Le lecteur d’un rapport ne connaît pas tous les sigles. Chacun est celui d’un acteur (« acteurs.yaml
»), ou une entrée de « glossaire.yaml », ou bien le texte le développe lui-même : « maison des
familles (MDF) ». La règle ne s’applique qu’à un plan qui a un glossaire.

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

import re
from collections.abc import Iterator

from pms_cli.diagnostics import Guesses, Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.parcours import textes
from pms_cli.workspace import Workspace

_SIGLE = re.compile(r"(?<![\w’'./-])[A-ZÀ-Þ](?:[A-ZÀ-Þ0-9]|-(?=[A-ZÀ-Þ])){1,14}(?![\w./-])")
_EXPANDED = re.compile(r"\(([A-ZÀ-Þ][A-ZÀ-Þ0-9-]{1,14})\)|\b([A-ZÀ-Þ][A-ZÀ-Þ0-9-]{1,14}) \(\w")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD = re.compile(r"[^\W\d_]{5,}")
_FEW_LETTERS = 4


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sigles of the sheets, territories, figures and bodies that nothing explains; once a file."""
    glossary = workspace.glossaire
    if glossary is None or glossary.value is None:
        return
    known = {entry.sigle for entry in workspace.plan.glossaire}
    for acteur in workspace.plan.acteurs:
        known |= {acteur.sigle, *_SIGLE.findall(acteur.sigle), *_SIGLE.findall(acteur.nom)}
    guesses = Guesses(sorted(known))
    others = (workspace.chiffres, workspace.instances, workspace.indicateurs)
    files = [*workspace.fiches, *workspace.territoires, *(file for file in others if file)]
    for file in files:
        if file.value is None:
            continue
        texts = [(path, text) for path, text in textes(file.value) if not _shouted(text)]
        here = {name for _, text in texts for pair in _EXPANDED.findall(text) for name in pair}
        told = known | here
        for path, text in texts:
            for sigle in _SIGLE.findall(text):
                if sigle in told or _ROMAN.fullmatch(sigle):
                    continue
                told.add(sigle)
                remedy = guesses(sigle) or " : ajoutez-l’y, ou développez-le dans le texte"
                message = f"le sigle « {sigle} » n’est pas dans glossaire.yaml{remedy}"
                yield Finding(file, path, message)


def _shouted(text: str) -> bool:
    """Whether a text is written in capitals: its words are then not sigles (PMS503 tells it)."""
    words = _WORD.findall(text)
    return bool(words) and all(word.isupper() for word in words)


RULE = Rule("PMS501", "sigle-inconnu", __doc__ or "", Severity.CONSEIL, since="0.2.0", check=check)
