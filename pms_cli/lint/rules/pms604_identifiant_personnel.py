"""Un numéro qui identifie une personne ou un compte est dans le plan.

Un numéro de sécurité sociale, un IBAN, un numéro de carte bancaire ou une date de naissance ne sont
jamais publics. Les numéros sont reconnus à leur clé de contrôle : un SIRET, un numéro de
délibération ou un grand nombre ne sont pas signalés. Les remarques « # » sont lues aussi.

Que faire : retirez-le ; s’il est déjà publié, voyez avec votre service informatique comment l’ôter
de l’historique, et prévenez le délégué à la protection des données.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Une famille suivie (mère née le 12/03/1980) a été relogée.  # <- PMS604
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Une famille suivie a été relogée.
```
"""

import re
from collections.abc import Iterator
from typing import Final

from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.stretches import Traces, public_stretches
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_SPACE = "[ \u00a0\u202f.-]?"
_NIR = (
    rf"[12378]{_SPACE}\d{{2}}{_SPACE}(?:0[1-9]|1[0-2]|[2-9]\d){_SPACE}(?:\d{{2}}|2[AB]){_SPACE}"
    rf"\d{{3}}{_SPACE}\d{{3}}{_SPACE}\d{{2}}"
)
_CARD = rf"(?:4\d{{3}}|5[1-5]\d{{2}}|2[2-7]\d{{2}})(?:{_SPACE}\d{{4}}){{3}}"
_LENGTHS: Final = {
    "FR": 27, "MC": 27, "BE": 16, "LU": 20, "CH": 21, "DE": 22, "ES": 24, "IT": 27, "PT": 25,
    "NL": 18, "GB": 22, "IE": 22, "AT": 20, "PL": 28, "RO": 24, "LT": 20,
}  # fmt: skip
_IBAN = rf"(?:{'|'.join(_LENGTHS)})\d{{2}}(?:{_SPACE}[A-Z0-9]){{11,24}}"
_NUMBERS = motif(rf"(?<![\w])(?:(?P<nir>{_NIR})|(?P<carte>{_CARD})|(?P<iban>{_IBAN}))(?!\w)")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_SIGN = "[ \u00a0]?[/.-][ \u00a0]?"
_DAY = rf"\d{{1,2}}(?:er)?(?:{_SIGN}\d{{1,2}}{_SIGN}|[ \u00a0](?:{_MONTHS})[ \u00a0])\d{{4}}"
_BIRTH = motif(
    rf"\b(?:date de naissance|ddn|dob)[ \u00a0]?(?::|=|le)?[ \u00a0]?{_DAY}"
    # Somebody: a plan, a town or an association is born too.
    rf"|\b(?:enfant|mère|père|fils|fille|garçon|femme|homme|madame|monsieur|mme|m\.|mlle|patiente?"
    rf"|usag(?:er|ère)|bénéficiaire|mineure?|jeune|bébé|personne)\b"
    rf"(?:(?<= )[a-z]\.|[^.;:!?\n]){{0,40}}?"
    rf"\bnée?[ \u00a0]le[ \u00a0]{_DAY}",
    re.IGNORECASE,
)
_BIRTHS: Final = Traces(
    {
        "né".encode(): ("né le".encode(), "né\u00a0le".encode()),
        "née".encode(): ("née le".encode(), "née\u00a0le".encode()),
        b"naissance": (b"date de naissance",),
        b"ddn": (b"ddn",),
        b"dob": (b"dob",),
    }
)
_ANY: Final = Traces(signs=(b"",))
# All digits alike, and nothing of what may part them: ten or more in a row are rare.
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_PARTING = " .-\u00a0\u202f".encode()
_MANY = b"0" * 10


def check(workspace: Workspace) -> Iterator[Finding]:
    """Social security and card numbers, accounts, dates of birth, in texts and in comments."""
    for file in workspace.files:
        has_many = _MANY in file.lettres.translate(_DIGITS, _PARTING)
        for match, finding in public_stretches(file, _NUMBERS, _ANY, texts=has_many):
            what = kind_of(match)
            if what is not None:
                yield finding.saying(_message(match[0], what))
        for _, finding in public_stretches(file, _BIRTH, _BIRTHS):
            message = (
                "une date de naissance est ici, et ce fichier est public : "
                "retirez-la, et dites au besoin l’âge ou l’année"
            )
            yield finding.saying(message)


def kind_of(match: re.Match[str]) -> str | None:
    """What a number is, in French, when its own key says that it is one."""
    digits = re.sub(r"[^0-9A-Z]", "", match[0])
    if match["nir"] is not None:
        return "un numéro de sécurité sociale" if _is_nir(digits) else None
    if match["carte"] is not None:
        return "un numéro de carte bancaire" if _is_card(digits) else None
    return "un IBAN" if _is_iban(digits) else None


def _is_nir(digits: str) -> bool:
    # Corsica: 2A counts as 19, 2B as 18.
    body = digits[:-2].replace("2A", "19").replace("2B", "18")
    return body.isdigit() and 97 - int(body) % 97 == int(digits[-2:])


def _is_card(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004
    return total % 10 == 0


def _is_iban(text: str) -> bool:
    if len(text) != _LENGTHS.get(text[:2]):
        return False
    turned = "".join(str(int(letter, 36)) for letter in text[4:] + text[:4])
    return int(turned) % 97 == 1


def _message(found: str, what: str) -> str:
    return (
        f"« {found[:2]}… » est {what}, et ce fichier est public : retirez-le, "
        "de l’historique aussi s’il est déjà publié"
    )


RULE = Rule("PMS604", "identifiant-personnel", __doc__ or "", check=check)
