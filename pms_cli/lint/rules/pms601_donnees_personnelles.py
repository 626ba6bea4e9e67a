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

from collections.abc import Iterator

from pms_cli.diagnostics import shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# Bounded on both sides, so that no text takes long: an address has at most 64 + 255 characters.
_LONGEST_LOCAL = 64
_DOMAIN = motif(r"(?<=[\w.+-])@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LOCAL = motif(r"[\w.+-]+\Z")
_SPACE = r"[ .\u00a0\u202f-]"
# Its pairs of digits are all parted or none is: « 01.02.2019 10 h » is a date.
_PHONE = motif(
    rf"(?<!\d)(?<!\d[.,])(?:(?:\+|00)33{_SPACE}?(?:\(0\){_SPACE}?)?[1-9]|0[1-9])"
    rf"(?:(?:{_SPACE}\d{{2}}){{4}}|\d{{8}})(?!\d)"
)

# How a number begins, or what comes after its 33, quickly: most texts have neither.
_ZERO = motif(r"0[1-9](?:\D?\d\d){4}|0033")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts that hold an address or a French telephone number; each once a text."""
    for file in workspace.files:
        prose = file.prose
        if "@" not in prose and "+33" not in prose and _ZERO.search(prose) is None:
            continue
        for path, text in file.textes:
            for what, start, end in personal_data(text):
                pronoun = "la" if what.startswith("une ") else "le"
                message = (
                    f"« {masked(text[start:end])} » est {what}, et ce fichier est public : "
                    f"retirez-{pronoun}, et citez plutôt le service"
                )
                yield Finding(file, path, message, within=(start, end))


def masked(found: str) -> str:
    """Enough to find it by: a message may be kept where everybody reads it."""
    local, at, domain = found.partition("@")
    return f"{local[0]}…@{shorten(domain, 36)}" if at else f"{found[:2]}…"


def personal_data(text: str) -> Iterator[tuple[str, int, int]]:
    """What a text holds of personal data: what it is in French, where it begins and ends."""
    domain = _DOMAIN.search(text) if "@" in text else None
    if domain is not None:
        before = text[max(0, domain.start() - _LONGEST_LOCAL) : domain.start()]
        local = _LOCAL.findall(before)[0]
        yield "une adresse électronique", domain.start() - len(local), domain.end()
    phone = _PHONE.search(text) if "33" in text or _ZERO.search(text) is not None else None
    if phone is not None:
        yield "un numéro de téléphone", *phone.span()


RULE = Rule("PMS601", "donnees-personnelles", __doc__ or "", check=check)
