"""Every report on any plan: what each can be about there, and how it is written."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from pms_cli.gabarits import Gabarits
from pms_cli.model import Plan, Reference
from pms_cli.model.base import Partie, declares
from pms_cli.model.profils import vu_par
from pms_cli.model.types import GenreTexte
from pms_cli.reports import RAPPORTS
from pms_cli.reports.rendu import render_view
from pms_cli.workspace import read_workspace
from tests.reports.asked import demande
from tests.reports.figures import SOME, with_figures
from tests.sheets import ASSISES, action, doubtful, plan

ROOT: Final = Path(__file__).parent.parent.parent
RICHE: Final = ROOT / "tests" / "plans" / "riche"
"""A plan with something of everything; each report has something to be about in it."""
EN_2026: Final = dt.date(2026, 6, 1)
"""A day amid the rich plan's years."""

CIBLES_DE: Final[Mapping[str, Callable[[Plan], tuple[str, ...]]]] = {
    "": lambda made: ("",),
    "axe": lambda made: tuple(str(axe.numero) for axe in made.edition.axes),
    "fiche": lambda made: tuple(str(fiche.numero) for fiche in made.fiches),
    "territoire": lambda made: tuple(place.code for place in made.territoires),
    "annee": lambda made: tuple(
        str(made.edition.periode.debut.debut.year + later) for later in range(3)
    ),
    "pilote": lambda made: tuple(
        dict.fromkeys(sigle for fiche in made.fiches for sigle in fiche.pilotes)
    ),
}
"""All that a report of each kind can be about, in a plan."""


def cibles(nom: str, made: Plan, jour: dt.date) -> tuple[str, ...]:
    """All that a report can be about in a plan, nothing as well where it may be left out."""
    rapport = RAPPORTS[nom]
    found = CIBLES_DE[rapport.cible](made)
    if rapport.cible == "annee":
        found = tuple(year for year in found if int(year) <= jour.year)
    return found if rapport.obligatoire or not rapport.cible else ("", *found)


def some(found: tuple[str, ...], most: int = 3) -> tuple[str, ...]:
    """The first of them and the last."""
    return found if len(found) <= most else (*found[: most - 1], found[-1])


def page(
    nom: str,
    form: str,
    made: Plan,
    cible: str = "",
    *,
    jour: dt.date = ASSISES,
    profil: str = "public",
    perimetre: str = "",
) -> str:
    """A report on a plan, as somebody may see it."""
    seen = vu_par(made, profil)
    asked = demande(seen, None, jour, perimetre, profil=profil, cible=cible)
    return render_view(nom, form, RAPPORTS[nom].vue(asked), _ours())


@cache
def _ours() -> Gabarits:
    """Our templates, made ready once: a test run fills them hundreds of times."""
    return Gabarits()


SMALL: Final = plan(
    doubtful(1, 2, 2, 3, liens=["3"]),
    action(2, orientation=2),
    action(3, ("2019-02", 5), axe=2, titre="L’« essai »"),
    action(4, ("2019-02", 9), axe=9),
)
"""A few actions: one in doubt, one without a level, one outside the scale and the plan."""


@cache
def read(folder: Path) -> Plan:
    """The plan of a folder."""
    return read_workspace(folder).plan


PLANS: Final[Mapping[str, tuple[Callable[[], Plan], dt.date]]] = {
    "small": (lambda: with_figures(SMALL, *SOME), ASSISES),
    "empty": (plan, ASSISES),
    "rich": (lambda: read(RICHE), EN_2026),
    "real": (lambda: read(ROOT / "data"), dt.date(2026, 1, 1)),
    "next": (lambda: read(ROOT / "exemples" / "pms-2023-2027"), dt.date(2026, 1, 1)),
}
"""Plans to prove reports on, each with a day to ask about."""


PLAN_FIELDS = tuple(found.name for found in fields(Plan))


def hostile(text: str) -> Plan:
    """The rich plan with this text in place of every free one, whatever field comes tomorrow."""
    return _hostile(read(RICHE), text)  # type: ignore[no-any-return]


def _hostile(value: Any, text: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_hostile(item, text) for item in value)
    if isinstance(value, Reference):
        return Reference(value.code, text if value.lieu else "")
    if isinstance(value, Plan):
        kept = {name: _hostile(getattr(value, name), text) for name in PLAN_FIELDS}
        return Plan(**kept)
    if not isinstance(value, Partie):
        return value
    changed = {}
    for declared in declares(type(value)):
        found = getattr(value, declared.nom)
        if _is_free(declared.annotation):
            changed[declared.nom] = _said(found, text)
        else:
            changed[declared.nom] = _hostile(found, text)
    return type(value)(**changed)


def _said(value: Any, text: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(item, text) for item in value)
    return text if isinstance(value, str) else value


def _is_free(annotation: Any) -> bool:
    """Whether a field is free text, or lists of it: not a code, a choice, a number, a date."""
    metadata = getattr(annotation, "__metadata__", ())
    if any(type(kind) is GenreTexte for kind in metadata):
        return True
    inner = getattr(annotation, "__args__", ())
    return any(_is_free(arg) for arg in inner if arg is not Ellipsis)
