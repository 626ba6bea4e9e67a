"""Une adresse électronique ou un numéro de téléphone est dans le plan.

Les fiches et les rapports sont publics. Une adresse ou un numéro de téléphone y resterait pour
toujours, dans l’historique aussi. Les remarques « # » sont lues comme les textes.

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
from typing import Any

from pms_cli.diagnostics import shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.stretches import Traces, public_stretches
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

# Bounded on both sides, so that no text takes long: an address has at most 64 + 255 characters.
_LONGEST_LOCAL = 64
_AT = r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_DOMAIN = motif(rf"(?<=[\w.+-]){_AT}")
# « https://nom:secret@serveur » is no address to write to (PMS606).
_HOST = motif(r"://[^/?#\s]*\Z")
_LOCAL = motif(r"[\w.+-]+\Z")
_SPACE = r"[ .\u00a0\u202f-]"
# Its pairs of digits are all parted or none is: « 01.02.2019 10 h » is a date.
_NUMBER = (
    rf"(?<!\d)(?<!\d[.,])(?:(?:\+|00)33{_SPACE}?(?:\(0\){_SPACE}?)?[1-9]|0[1-9])"
    rf"(?:(?:{_SPACE}\d{{2}}){{4}}|\d{{8}})(?!\d)"
)
_PHONE = motif(_NUMBER)
# In comments, which are short: either, whole.
_EITHER = motif(rf"(?<![\w.+-])[\w.+-]{{1,{_LONGEST_LOCAL}}}{_AT}|{_NUMBER}")
_TRACES = Traces(
    signs=(
        b"@",
        b"+33",
        b"0033",
        *(b"%c0%d" % (sign, digit) for sign in b" :(" for digit in range(1, 10)),
    )
)

# How a number begins, or what comes after its 33, quickly: most texts have neither.
_ZERO = motif(r"0[1-9](?:\D?\d\d){4}|0033")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts and comments that hold an address or a French telephone number; each once a text."""
    for file in workspace.files:
        yield from _in_texts(file)
        for match, finding in public_stretches(file, _EITHER, _TRACES, texts=False):
            what = "une adresse électronique" if "@" in match[0] else "un numéro de téléphone"
            yield finding.saying(_message(what, match[0]))


def _in_texts(file: PlanFile[Any]) -> Iterator[Finding]:
    prose = file.prose
    if "@" not in prose and "+33" not in prose and _ZERO.search(prose) is None:
        return
    for path, text in file.textes:
        for what, start, end in personal_data(text):
            yield Finding(file, path, _message(what, text[start:end]), within=(start, end))


def _message(what: str, found: str) -> str:
    pronoun = "la" if what.startswith("une ") else "le"
    return (
        f"« {masked(found)} » est {what}, et ce fichier est public : "
        f"retirez-{pronoun}, et citez plutôt le service"
    )


def masked(found: str) -> str:
    """Enough to find it by: a message may be kept where everybody reads it."""
    local, at, domain = found.partition("@")
    return f"{local[0]}…@{shorten(domain, 36)}" if at else f"{found[:2]}…"


def personal_data(text: str) -> Iterator[tuple[str, int, int]]:
    """What a text holds of personal data: what it is in French, where it begins and ends."""
    domain = _DOMAIN.search(text) if "@" in text else None
    if domain is not None and not _HOST.search(text, max(0, domain.start() - 200), domain.start()):
        before = text[max(0, domain.start() - _LONGEST_LOCAL) : domain.start()]
        local = _LOCAL.findall(before)[0]
        yield "une adresse électronique", domain.start() - len(local), domain.end()
    phone = _PHONE.search(text) if "33" in text or _ZERO.search(text) is not None else None
    if phone is not None:
        yield "un numéro de téléphone", *phone.span()


RULE = Rule("PMS601", "donnees-personnelles", __doc__ or "", check=check)
