"""Sheets as tables: `pms list`, for people, as CSV, as JSON."""

import datetime as dt
from collections.abc import Iterable, Sequence

from pms_cli.francais import ABSENT, majuscule, typographie
from pms_cli.model import Edition, Fiche, Point
from pms_cli.output.jauge import gauge
from pms_cli.output.structure import json_text, sheet_object
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal, render, wrap
from pms_cli.texte import printable

_TABLE_WIDTH = 50


def level(point: Point | None, maximum: int) -> str:
    """« 3/5 », with a question mark when it is to be confirmed; a dash without a point."""
    if point is None:
        return ABSENT
    return f"{point.niveau}/{maximum}{' ?' if point.a_confirmer else ''}"


def sheets_table(
    edition: Edition, fiches: Sequence[Fiche], jour: dt.date, terminal: Terminal
) -> str:
    """A line a sheet: number, title, level; a question mark where the level is to be confirmed."""
    noms = edition.noms
    if not fiches:
        return wrap(printable(f"{majuscule(noms.action.aucun)}."), terminal.prose_width) + "\n"
    maximum = edition.echelle.maximum
    states = [(fiche, fiche.point_au(jour)) for fiche in fiches]
    if terminal.width < _TABLE_WIDTH:
        lines = [
            wrap(f"{_number(fiche)} {printable(fiche.titre)}", terminal.prose_width)
            + f"\n  {level(point, maximum)}"
            for fiche, point in states
        ]
        body = "\n".join(lines) + "\n"
    else:
        body = _table(states, maximum, terminal)
    actions = [fiche for fiche in fiches if not fiche.numero.est_sectoriel]
    counted = noms.action.compte(len(actions))
    others = len(fiches) - len(actions)
    if others:
        counted += (
            f" et {others} fiche{'s' if others > 1 else ''} sectorielle{'s' if others > 1 else ''}"
        )
    notes = f"{printable(counted)}."
    if any(point is not None and point.a_confirmer for _, point in states):
        notes += " Un « ? » suit un niveau à confirmer : la source laisse un doute."
    if any(fiche.lecture_numero == "supposee" for fiche in fiches):
        notes += " Un numéro suivi d’un « ? » est supposé : il est illisible dans la source."
    closing = wrap(typographie(notes), terminal.prose_width, cut=True)
    return f"{body.rstrip()}\n\n{closing}\n"


def _number(fiche: Fiche) -> str:
    """The number, with a question mark when the source does not let it be read."""
    return f"{fiche.numero}{' ?' if fiche.lecture_numero == 'supposee' else ''}"


def _table(states: Sequence[tuple[Fiche, Point | None]], maximum: int, terminal: Terminal) -> str:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("N°", justify="right", no_wrap=True)
    table.add_column("Titre", overflow="fold")
    table.add_column("Place", no_wrap=True)
    table.add_column("Niveau", no_wrap=True)
    if maximum <= 10 and terminal.width >= 70:  # noqa: PLR2004 - room for a gauge
        table.add_column("", no_wrap=True)
    for fiche, point in states:
        cells = [
            Text(_number(fiche)),
            Text(printable(fiche.titre)),
            Text(f"{fiche.axe}.{fiche.orientation}"),
            Text(level(point, maximum)),
            Text(gauge(point.niveau if point else None, maximum, terminal)),
        ]
        table.add_row(*cells[: len(table.columns)])
    return render(terminal, table)


def sheets_csv(fiches: Iterable[Fiche], jour: dt.date) -> str:
    """A line a sheet, with all that its point says."""
    header = [
        "numero", "titre", "axe", "orientation", "livret", "pilotes", "niveau", "date", "lecture",
        "niveaux_possibles", "document", "constat",
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = []
    for fiche in fiches:
        point = fiche.point_au(jour)
        row: list[Cell] = [
            str(fiche.numero), fiche.titre, fiche.axe, fiche.orientation, fiche.livret,
            ", ".join(fiche.pilotes),
        ]  # fmt: skip
        if point is not None:
            possible = " ou ".join(str(level) for level in point.niveaux_possibles)
            row += [point.niveau, str(point.date), point.lecture, possible]
            row.append(str(point.document) if point.document else None)
            row.append(point.constat)
        rows.append(row + [None] * (len(header) - len(row)))
    return csv_text(header, rows)


def sheets_json(edition: Edition, fiches: Iterable[Fiche], jour: dt.date, filtre: str) -> str:
    """The sheets for programs."""
    return json_text(
        "list",
        {
            "edition": edition.edition,
            "au": jour.isoformat(),
            "filtre": filtre or None,
            "fiches": [sheet_object(fiche, fiche.point_au(jour)) for fiche in fiches],
        },
    )
