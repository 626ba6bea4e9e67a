"""Une adresse électronique ou un numéro de téléphone est dans le plan.

Les fiches et les rapports sont publics. Une adresse ou un numéro de téléphone y resterait pour
toujours, dans l’historique aussi.

Que faire : retirez-le, et citez plutôt le service ; s’il est déjà publié, voyez avec votre
service informatique comment l’ôter de l’historique.

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
_LONGEST_LOCAL = 64
_DOMAIN = re.compile(r"(?<=[\w.+-])@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LOCAL = re.compile(r"[\w.+-]+\Z")
_SPACE = r"[ .\u00a0\u202f-]"
# Its pairs of digits are all parted or none is: « 01.02.2019 10 h » is a date.
_PHONE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:(?:\+|00)33{_SPACE}?(?:\(0\){_SPACE}?)?[1-9]|0[1-9])"
    rf"(?:(?:{_SPACE}\d{{2}}){{4}}|\d{{8}})(?!\d)"
)


# Nine digits, at most three marks apart.
_DIGITS = re.compile(r"\d(?:\D{0,3}\d){8}")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts that hold an address or a French telephone number; each once a text."""
    for file in workspace.files:
        for path, text in textes(file.value) if file.value is not None else ():
            for what, found in personal_data(text):
                message = (
                    f"« {masked(found)} » est {what}, et ce fichier est public : "
                    "retirez-le, et citez plutôt le service"
                )
                yield Finding(file, path, message)


def masked(found: str) -> str:
    """Enough to find it by: a message may be kept where everybody reads it."""
    local, at, domain = found.partition("@")
    return f"{local[0]}…@{shorten(domain, 36)}" if at else f"{found[:2]}…"


def personal_data(text: str) -> Iterator[tuple[str, str]]:
    """What a text holds of personal data: what it is in French, and how it is written there."""
    domain = _DOMAIN.search(text) if "@" in text else None
    if domain is not None:
        before = text[max(0, domain.start() - _LONGEST_LOCAL) : domain.start()]
        yield "une adresse électronique", _LOCAL.findall(before)[0] + domain[0]
    # A number has nine digits that follow its 0 or its 33: most texts have not.
    phone = _PHONE.search(text) if _DIGITS.search(text) else None
    if phone is not None:
        yield "un numéro de téléphone", phone[0]


RULE = Rule("PMS601", "donnees-personnelles", __doc__ or "", check=check)
