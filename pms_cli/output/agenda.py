"""What is due: `pms agenda`, for people, as CSV, as JSON."""

import datetime as dt
from collections.abc import Sequence

from pms_cli.francais import enumerer, majuscule, typographie
from pms_cli.model import Plan, jour_en_clair
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal, wrap
from pms_cli.stats.agenda import PREVUE, Echeance, a_venir, lieux, manquees, regrouper
from pms_cli.texte import printable
from pms_cli.vues.concernes import qui

_DATE = 19  # columns of the longest date, « 30 septembre 2019 », and of the space after it
_NARROW = 60
_RHYTHMIC = {"réunion": "réunions", "mesure": "mesures"}


def agenda_page(
    plan: Plan,
    echeances: Sequence[Echeance],
    jour: dt.date,
    jours: int,
    filtre: str,
    terminal: Terminal,
) -> str:
    """What was missed, oldest first, then what is due within so many days."""
    page = Page(terminal)
    last = dt.date.fromordinal(min(jour.toordinal() + jours, dt.date.max.toordinal()))
    page.heading(f"Agenda au {jour_en_clair(jour)}" + (f" ({filtre})" if filtre else ""))
    page.add(_known(plan, jour))
    missed = regrouper(manquees(echeances, jour))
    coming = regrouper(a_venir(echeances, jour, jours))
    page.title(typographie(f"Échu, sans trace que ce soit fait : {len(missed) or 'rien'}"))
    for found in missed:
        _item(page, plan, found)
    page.title(typographie(f"À venir jusqu’au {jour_en_clair(last)} : {len(coming) or 'rien'}"))
    for found in coming:
        _item(page, plan, found)
    later = regrouper(found for found in echeances if found.date > last)
    if later:
        page.blank()
        page.add(typographie(f"Plus tard : {len(later)} (--jours pour voir plus loin)."))
    computed = _computed(plan, (*missed, *coming))
    if computed:
        page.blank()
        page.add(computed)
    return page.text()


def _computed(plan: Plan, shown: Sequence[Echeance]) -> str:
    """Which of the dates shown no document gives; empty when all come from the plan's files."""
    natures = {found.nature for found in shown if found.detail != PREVUE}
    said = []
    rhythmic = [name for nature, name in _RHYTHMIC.items() if nature in natures]
    if rhythmic:
        said.append(f"{majuscule(enumerer(rhythmic))} : date calculée d’après le rythme annoncé.")
    if "nouvelle" in natures:
        months = plan.edition.reglages.sans_nouvelle
        said.append(
            f"Nouvelles : date calculée, {months} mois après le dernier point (réglage du plan)."
        )
    return typographie(" ".join(said))


def _known(plan: Plan, jour: dt.date) -> str:
    """Which plan, and how far its documents go."""
    edition = plan.edition
    dates = [found.date for found in plan.documents if found.date and found.date.debut <= jour]
    said = edition.intitule
    if dates:
        said += f". Dernier document connu à ce jour : {max(dates).en_clair}."
    return typographie(said)


def _item(page: Page, plan: Plan, found: Echeance) -> None:
    said = f"{found.nature} – {found.objet}"
    owner = qui(plan, found)
    notes = " ; ".join(note for note in (owner, found.detail) if note)
    if notes:
        said += f" ({notes})"
    said = typographie(said)
    if page.terminal.width < _NARROW:
        page.add(found.quand, "  ")
        page.add(said, "    ")
        return
    margin = " " * (_DATE + 2)
    wrapped = wrap(printable(said), page.width, indent=margin)
    page.raw(f"  {printable(found.quand):<{_DATE}}{wrapped[len(margin) :]}")


def _state(found: Echeance, jour: dt.date) -> str:
    return "échue" if found.date < jour else "à venir"


def agenda_csv(plan: Plan, echeances: Sequence[Echeance], jour: dt.date) -> str:
    """A line a thing due."""
    header = ["echeance", "etat", "nature", "objet", "fiches", "territoires", "precision"]
    rows: list[Sequence[Cell]] = [
        [
            found.date.isoformat(), _state(found, jour), found.nature, found.objet,
            ", ".join(map(str, found.fiches)) or None, lieux(plan, found) or None,
            found.detail or None,
        ]
        for found in echeances
    ]  # fmt: skip
    return csv_text(header, rows)


def agenda_json(plan: Plan, echeances: Sequence[Echeance], jour: dt.date, jours: int) -> str:
    """What is due, for programs."""
    return json_text(
        "agenda",
        {
            "edition": plan.edition.edition,
            "au": jour.isoformat(),
            "jours": jours,
            "echeances": [
                {
                    "date": found.date.isoformat(),
                    "echue": found.date < jour,
                    "nature": found.nature,
                    "objet": found.objet,
                    "fiches": [str(numero) for numero in found.fiches],
                    "territoires": list(found.territoires),
                    "detail": found.detail or None,
                    "cle": found.cle,
                }
                for found in echeances
            ],
        },
    )
