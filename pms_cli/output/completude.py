"""What sheets say and leave out: `pms completude`, for people, as CSV, as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pms_cli.francais import majuscule, pourcentage, typographie
from pms_cli.model import Edition, Numero
from pms_cli.model.attendus import ChampDeFiche
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text, number
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal, render
from pms_cli.stats.completude import Completude, LigneChamp, LigneFiche
from pms_cli.texte import printable

_TABLE: Final = 60
"""Columns from which the fields fit in a table."""


@dataclass(frozen=True)
class CompletudeView:
    """All that is shown; ``chemins`` are the files of the sheets, as one would open them."""

    edition: Edition
    jour: str
    jour_iso: str
    au_choisi: bool
    par: str
    filtre: str
    completude: Completude
    chemins: Mapping[Numero, str]


def completeness_text(view: CompletudeView, terminal: Terminal) -> str:
    """The fields, then the sheets to fill; with ``par``, one of the two."""
    page = Page(terminal)
    page.heading(f"Complétude des fiches{f' ({view.filtre})' if view.filtre else ''}")
    page.add(view.edition.intitule)
    lines = view.completude.fiches
    if not lines:
        page.add("Aucune fiche.")
        return page.text()
    page.add(_counted(view))
    if view.par != "fiche":
        page.blank()
        if terminal.width >= _TABLE:
            page.raw(_table(view, terminal))
        else:
            for line in view.completude.champs:
                page.add(_in_words(view.edition, line))
    if view.par == "fiche":
        _sheets(page, view, lines, possible=True)
    elif view.par == "":
        _sheets(page, view, view.completude.a_completer, possible=False)
    _footer(page, view)
    return page.text()


def _counted(view: CompletudeView) -> str:
    sheets = [line.fiche for line in view.completude.fiches]
    sectoral = sum(fiche.numero.est_sectoriel for fiche in sheets)
    said = view.edition.noms.action.compte(len(sheets) - sectoral)
    if sectoral:
        said += f" et {sectoral} fiche{'s' * (sectoral > 1)} sectorielle{'s' * (sectoral > 1)}"
    when = f", au {view.jour}" if view.au_choisi else ""
    return typographie(f"{majuscule(said)}{when}.")


def _expected(edition: Edition, line: LigneChamp) -> str:
    """« attendu », of all the sheets or of some; « au besoin »; empty for what is only possible."""
    if not line.attente and line.champ.au_besoin:
        return "au besoin"
    if line.attente == "actions":
        return f"attendu ({edition.noms.action.pluriel})"
    return {"": "", "fiches": "attendu", "sectorielles": "attendu (sectorielles)"}[line.attente]


def _table(view: CompletudeView, terminal: Terminal) -> str:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("Champ", overflow="fold")
    table.add_column("Rempli", justify="right", no_wrap=True)
    table.add_column("Part", justify="right", no_wrap=True)
    table.add_column("", overflow="fold")
    for line in view.completude.champs:
        table.add_row(
            Text(_name(line.champ)),
            f"{line.remplies} sur {line.concernees}",
            pourcentage(line.part),
            Text(printable(_expected(view.edition, line))),
        )
    return render(terminal, table).rstrip("\n")


def _name(champ: ChampDeFiche) -> str:
    return f"{champ.titre} ({champ.chemin})"


def _in_words(edition: Edition, line: LigneChamp) -> str:
    expected = _expected(edition, line)
    said = f"{line.champ.titre} : {line.remplies} sur {line.concernees}"
    share = f" ({pourcentage(line.part)})" if line.part is not None else ""
    return typographie(f"{said}{share}{f', {expected}' if expected else ''}")


def _sheets(
    page: Page, view: CompletudeView, lines: Sequence[LigneFiche], *, possible: bool
) -> None:
    """Sheets with what each lacks: expected first, then possible when asked for."""
    if not view.completude.attend and not possible:
        return
    if not lines:
        page.blank()
        page.add("Rien de ce que le plan attend ne manque.")
        return
    page.title("Fiches" if possible else f"Fiches à compléter : {len(lines)}")
    for line in lines:
        page.item(f"{line.fiche.numero} {line.fiche.titre}")
        page.add(view.chemins.get(line.fiche.numero, ""), "    ")
        if line.attendus:
            page.add(typographie(f"attendu : {_names(line.attendus)}"), "    ")
        if possible and line.possibles:
            page.add(typographie(f"possible : {_names(line.possibles)}"), "    ")
        if possible and not (line.attendus or line.possibles):
            page.add("rien ne manque", "    ")


def _names(champs: Sequence[ChampDeFiche]) -> str:
    return ", ".join(champ.chemin for champ in champs)


def _footer(page: Page, view: CompletudeView) -> None:
    """What the words mean, those that are shown only."""
    found = view.completude
    page.blank()
    if found.attend:
        said = "Attendu : ce que plan.yaml demande (reglages). Les autres champs sont possibles : "
    else:
        said = (
            "Le plan n'attend aucun de ces champs (reglages: attendus) : tous sont possibles, et "
        )
    said += "qu'ils soient vides n'est pas une faute."
    if view.par != "fiche":
        said += (
            " Au besoin : beaucoup de fiches n'en ont pas l'usage, ils ne sont pas comptés parmi "
            "ce qui manque. Rempli : sur les fiches qui peuvent avoir le champ"
        )
        if any(line.fiche.numero.est_sectoriel for line in found.fiches):
            action = view.edition.noms.action.defini
            said += f" ; une fiche sectorielle n'a pas d'avancement, {action} en a un pour elle"
        if any(line.champ.dans_une_liste for line in found.champs):
            said += " ; dans une liste, tous les éléments doivent l'avoir"
        said += "."
    page.add(typographie(said))
    if view.par == "" and any(line.possibles for line in found.fiches):
        page.add("--par fiche montre chaque fiche, avec ce qui pourrait y être.")


def completeness_csv(view: CompletudeView) -> str:
    """A line a field; with ``par`` fiche, a line a sheet."""
    rows: list[Sequence[Cell]]
    if view.par == "fiche":
        rows = [
            [
                str(line.fiche.numero), line.fiche.titre, line.fiche.axe, line.fiche.orientation,
                view.chemins.get(line.fiche.numero), len(line.attendus), _names(line.attendus),
                len(line.possibles), _names(line.possibles),
            ]
            for line in view.completude.fiches
        ]  # fmt: skip
        header = [
            "numero", "titre", "axe", "orientation", "fichier", "attendus_manquants",
            "attendus", "possibles_manquants", "possibles",
        ]  # fmt: skip
        return csv_text(header, rows)
    rows = [
        [
            line.champ.chemin, line.champ.titre, line.attente or None, line.concernees,
            line.remplies, line.part, view.jour_iso,
        ]
        for line in view.completude.champs
    ]  # fmt: skip
    return csv_text(["champ", "titre", "attendu", "concernees", "remplies", "part", "au"], rows)


def completeness_json(view: CompletudeView) -> str:
    """Fields and sheets for programs, whatever ``par``."""
    content: dict[str, Any] = {
        "edition": view.edition.edition,
        "au": view.jour_iso,
        "filtre": view.filtre or None,
        "champs": [
            {
                "champ": line.champ.chemin,
                "titre": line.champ.titre,
                "attendu": line.attente or None,
                "concernees": line.concernees,
                "remplies": line.remplies,
                "part": number(line.part),
            }
            for line in view.completude.champs
        ],
        "fiches": [
            {
                "numero": str(line.fiche.numero),
                "titre": line.fiche.titre,
                "fichier": view.chemins.get(line.fiche.numero),
                "attendus": [champ.chemin for champ in line.attendus],
                "possibles": [champ.chemin for champ in line.possibles],
            }
            for line in view.completude.fiches
        ],
    }
    return json_text("completude", content)
