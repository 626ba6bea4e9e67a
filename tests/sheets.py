"""Plans and sheets made in memory, from YAML text and from keys that a test changes."""

import datetime as dt
from typing import Any, Final, TypeVar

from pms_cli.model import Acteurs, Documents, Edition, Fiche, Plan
from pms_cli.model.base import Partie
from pms_cli.model.lecture import lire
from pms_cli.source import read_source

P = TypeVar("P", bound=Partie)

ASSISES: Final = dt.date(2019, 2, 14)
"""The day that tests ask about, unless they say otherwise."""

PLAN: Final = """\
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
deliberation: {numero: 2017-1, date: 2017-11-06}
echelle: {minimum: 1, maximum: 5}
livrets:
  - {code: transversal, titre: Livret transversal}
  - {code: sante, titre: Livret Santé}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
  - numero: 2
    titre: Accompagner
    orientations:
      - {numero: 1, titre: Loger}
"""

ACTEURS: Final = """\
acteurs:
  - {sigle: DSDS, nom: Direction de la santé, nature: service}
  - {sigle: CAF, nom: Caisse d’allocations familiales, nature: partenaire}
"""

DOCUMENTS: Final = """\
documents:
  - {code: bilan-2018, titre: Bilan 2018, date: 2019-01, nature: Rapport}
  - {code: point-2019, titre: Point d’étape, date: 2019-02, nature: Rapport}
  - {code: livret-sante, titre: Livret Santé, nature: Livret}
"""


def part(kind: type[P], text: str, **changes: Any) -> P:
    """What a YAML text says, some of its keys replaced."""
    source = read_source(text.encode())
    assert source.faults == ()
    assert isinstance(source.data, dict)
    return lire(kind, {**source.data, **_texts(changes)})


def _texts(value: Any) -> Any:
    """Plain values as a file would give them: numbers are text until the model reads them."""
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(item) for item in value]
    return str(value) if isinstance(value, int) else value


def edition(text: str = PLAN, **changes: Any) -> Edition:
    return part(Edition, text, **changes)


def fiche(text: str, **changes: Any) -> Fiche:
    return part(Fiche, text, **changes)


def action(numero: int | str, *points: tuple[str, int], **keys: Any) -> Fiche:
    """A sheet of orientation 1.1 (unless ``keys`` say otherwise) with points (date, level)."""
    content: dict[str, Any] = {"numero": numero, "titre": f"Action {numero}"}
    content |= {"axe": 1, "orientation": 1}
    content["avancement"] = [{"date": date, "niveau": level} for date, level in points]
    return lire(Fiche, _texts(content | keys))


def doubtful(numero: int | str, level: int, *possible: int, **keys: Any) -> Fiche:
    """An action whose level of February 2019 is to be confirmed."""
    point = {"date": "2019-02", "niveau": level, "lecture": "appariee"}
    return action(numero, avancement=[{**point, "niveaux_possibles": possible}], **keys)


def plan(*fiches: Fiche, text: str = PLAN, **changes: Any) -> Plan:
    """A plan of these sheets, in the order of their numbers, with the registries above."""
    return Plan(
        edition=edition(text, **changes),
        fiches=tuple(sorted(fiches, key=lambda found: found.numero)),
        acteurs=part(Acteurs, ACTEURS).acteurs,
        documents=part(Documents, DOCUMENTS).documents,
    )


HOSTILE: Final = (
    "[red]rouge[/red] [link=https://x.invalid]lien[/link] [/]",
    "\x1b[31mrouge\x1b[0m \x9b2J \x07 \x7f",
    "\x1b]8;;https://x.invalid\x07lien\x1b]8;;\x07",
    ":fire: :warning: :+1:",
    "deux\nlignes\r\net\rtrois\u2028puis\u2029quatre\x85cinq\x0bsix\x0cfin",
    "a\u202eesrevni\u202c \u2066isolé\u2069 \u200f\u200e\ufeff",
    "anticonstitutionnellement" * 12,
    "字幕が長い" * 30,
    "👩‍👩‍👧‍👦 ❤️ 🇫🇷 e\u0301\u0300 " * 8,
    "|---|---| `code` *gras* _ital_ ~~barré~~ <b>x</b> &amp; &quot;",
    "<script>alert(1)</script>'\"><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7}",
    "=cmd|'/C calc'!A0",
    "- tiret",
    "12. douze",
    "# titre",
    "    code",
    "@equipe #12 !3 https://x.invalid/a www.x.invalid a@x.invalid _https://x.invalid",
    "![img](https://x.invalid/i.png) [a](javascript:alert(1)) [^1]: note",
    "\ufdd0\ufffe\U0001ffff\ud800",
    "fin \\",
)
"""Titles by which data could take hold of what shows it."""
