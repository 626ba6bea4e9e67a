"""Une adresse électronique ou un téléphone est dans le plan.

Les fiches et les rapports sont publics. Une adresse ou un numéro de téléphone y resterait pour
toujours, dans l’historique aussi.

Que faire : retirez-le, et citez plutôt le service ; s’il est déjà publié, demandez comment l’ôter
de l’historique.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Pour participer, écrire à p.martin@example.org.  # <- PMS601
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Pour participer, s’adresser au service des familles.
```
"""

import re
from collections.abc import Iterator

from pms_cli.diagnostics import shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.parcours import textes
from pms_cli.workspace import Workspace

# Bounded on both sides, so that no text takes long: an address has at most 64 + 255 characters.
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)33[ .\u00a0\u202f-]?(?:\(0\)[ .\u00a0\u202f-]?)?[1-9]|0[1-9])"
    r"(?:[ .\u00a0\u202f-]?\d{2}){4}(?![\d])"
)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts that hold an address or a French telephone number; each once a text."""
    for file in workspace.files:
        for path, text in textes(file.value) if file.value is not None else ():
            for what, found in (
                ("une adresse électronique", _ADDRESS.search(text) if "@" in text else None),
                ("un numéro de téléphone", _PHONE.search(text)),
            ):
                if found is not None:
                    message = (
                        f"« {shorten(found[0], 40)} » est {what}, et ce fichier est public : "
                        "retirez-le, et citez plutôt le service"
                    )
                    yield Finding(file, path, message)


RULE = Rule("PMS601", "donnees-personnelles", __doc__ or "", since="0.2.0", check=check)
