"""Sheets as text: the table of `pms list`, the page of `pms show`."""

import datetime as dt
from collections.abc import Iterable, Sequence

from pms_cli.francais import ABSENT, NBSP, majuscule, nombre, typographie
from pms_cli.model import Edition, Fiche, Numero, Plan, Point
from pms_cli.output.jauge import gauge
from pms_cli.output.structure import full_sheet_object, json_text, sheet_object
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal, render, wrap
from pms_cli.output.texte import printable

_TABLE_WIDTH = 50


def _level(point: Point | None, maximum: int) -> str:
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
            wrap(f"{fiche.numero} {printable(fiche.titre)}", terminal.prose_width)
            + f"\n  {_level(point, maximum)}"
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
    closing = wrap(typographie(notes), terminal.prose_width, cut=True)
    return f"{body.rstrip()}\n\n{closing}\n"


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
            Text(str(fiche.numero)),
            Text(printable(fiche.titre)),
            Text(f"{fiche.axe}.{fiche.orientation}"),
            Text(_level(point, maximum)),
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
            row += [point.niveau, str(point.date), point.lecture, possible, point.document]
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


def sheet_json(plan: Plan, fiche: Fiche, jour: dt.date) -> str:
    """One sheet for programs."""
    content = full_sheet_object(fiche, fiche.point_au(jour))
    return json_text("show", {"edition": plan.edition.edition, "au": jour.isoformat(), **content})


def sheet_page(plan: Plan, fiche: Fiche, jour: dt.date, terminal: Terminal) -> str:
    """One sheet to be read, wrapped; only what it says is shown."""
    return _Page(plan, fiche, jour, terminal).text()


class _Page:
    """Gathers the lines of a sheet's page."""

    def __init__(self, plan: Plan, fiche: Fiche, jour: dt.date, terminal: Terminal) -> None:
        self.plan, self.fiche, self.jour, self.terminal = plan, fiche, jour, terminal
        self.width = terminal.prose_width
        self.lines: list[str] = []

    def text(self) -> str:
        self._heading()
        self._state()
        self._facts()
        self._texts()
        self._indicators()
        self._history()
        self._sectoral()
        self._sources()
        return "\n".join(self.lines).rstrip("\n") + "\n"

    def _add(self, text: str, indent: str = "") -> None:
        self.lines.append(wrap(printable(text), self.width, indent=indent))

    def _title(self, text: str) -> None:
        self.lines += ["", self._bold(text)]

    def _bold(self, text: str) -> str:
        lines = wrap(printable(text), self.width).split("\n")
        if self.terminal.color:
            lines = [f"\x1b[1m{line}\x1b[0m" for line in lines]
        return "\n".join(lines)

    def _bullets(self, items: Iterable[str]) -> None:
        for item in items:
            wrapped = wrap(printable(item), self.width, indent="    ")
            self.lines.append("  - " + wrapped.lstrip(" "))

    def _paragraphs(self, text: str) -> None:
        paragraphs = [part for part in text.split("\n") if part.strip()]
        for index, paragraph in enumerate(paragraphs):
            if index:
                self.lines.append("")
            self._add(paragraph, "  ")

    def _heading(self) -> None:
        fiche, edition = self.fiche, self.plan.edition
        kind = "Fiche sectorielle" if fiche.numero.est_sectoriel else edition.noms.action.singulier
        self.lines.append(self._bold(f"{majuscule(kind)} {fiche.numero} – {fiche.titre}"))
        if fiche.numero.est_sectoriel:
            declined = self.plan.fiche(Numero(fiche.numero.action))
            self._add(
                f"Décline {edition.noms.action.defini} {fiche.numero.action}"
                + (f" – {declined.titre}" if declined else "")
            )
        axe = edition.axe(fiche.axe)
        self._add(
            f"{majuscule(edition.noms.axe.singulier)} {fiche.axe}"
            + (f" – {axe.titre}" if axe else "")
        )
        orientation = axe.orientation(fiche.orientation) if axe else None
        self._add(
            f"{majuscule(edition.noms.orientation.singulier)} {fiche.axe}.{fiche.orientation}"
            + (f" – {orientation.titre}" if orientation else "")
        )
        if fiche.livret:
            livret = edition.livret(fiche.livret)
            self._add(livret.titre if livret else f"Livret {fiche.livret}")

    def _state(self) -> None:
        point = self.fiche.point_au(self.jour)
        maximum = self.plan.edition.echelle.maximum
        if point is None:
            self._title("État d’avancement")
            self._add("Non renseigné.", "  ")
            return
        self._title(f"État d’avancement{NBSP}: {point.niveau}/{maximum} ({point.date.en_clair})")
        gauge_text = gauge(point.niveau, maximum, self.terminal)
        self.lines.append("  " + gauge_text)
        if point.a_confirmer:
            self._add(point.doute, "  ")
        if point.constat:
            self.lines.append("")
            self._paragraphs(point.constat)
        if point.document:
            self.lines.append("")
            self._add(typographie(f"Source : {self._document(point.document)}."), "  ")

    def _document(self, code: str) -> str:
        document = self.plan.document(code)
        if document is None:
            return code
        return document.titre + (f" ({document.date.en_clair})" if document.date else "")

    def _names(self, sigles: Iterable[str]) -> list[str]:
        names = {acteur.sigle: acteur.nom for acteur in self.plan.acteurs}
        return [f"{sigle} ({names[sigle]})" if sigle in names else sigle for sigle in sigles]

    def _facts(self) -> None:
        fiche = self.fiche
        for title, sigles in (("Pilotes", fiche.pilotes), ("Partenaires", fiche.partenaires)):
            if sigles:
                self._title(title)
                self._bullets(self._names(sigles))
        calendar = fiche.calendrier
        if calendar is not None:
            self._title("Calendrier")
            if calendar.debut and calendar.fin:
                self._add(f"{calendar.debut.en_clair} à {calendar.fin.en_clair}", "  ")
            elif calendar.debut:
                self._add(f"début{NBSP}: {calendar.debut.en_clair}", "  ")
            elif calendar.fin:
                self._add(f"fin{NBSP}: {calendar.fin.en_clair}", "  ")
            self._bullets(f"{step.date.en_clair}{NBSP}: {step.libelle}" for step in calendar.jalons)

    def _texts(self) -> None:
        fiche = self.fiche
        if fiche.contexte:
            self._title("Contexte")
            self._paragraphs(fiche.contexte)
        if fiche.objectifs:
            self._title("Objectifs")
            self._bullets(fiche.objectifs)
        for group in fiche.modalites:
            self._title(f"Modalités – {group.titre}")
            self._bullets(group.actions)

    def _indicators(self) -> None:
        if not self.fiche.indicateurs:
            return
        self._title("Indicateurs")
        for indicator in self.fiche.indicateurs:
            known = [found for found in indicator.mesures if found.date.debut <= self.jour]
            last = max(known, key=lambda found: found.date, default=None)
            unit = f"{NBSP}%" if indicator.type == "pourcentage" else ""
            said = [
                f"{name}{nombre(value.valeur)}{unit} ({value.date.en_clair})"
                for name, value in (
                    ("", last),
                    ("départ ", indicator.initiale),
                    ("cible ", indicator.cible),
                )
                if value is not None
            ]
            values = typographie(f" : {' ; '.join(said)}") if said else ""
            self._bullets([indicator.libelle + values])

    def _history(self) -> None:
        known = [point for point in self.fiche.avancement if point.date.debut <= self.jour]
        points = sorted(known, key=lambda point: point.date)
        if len(points) > 1:
            self._title("Points d’avancement")
            maximum = self.plan.edition.echelle.maximum
            self._bullets(
                f"{point.date.en_clair}{NBSP}: {_level(point, maximum)}" for point in points
            )

    def _sectoral(self) -> None:
        mine = [
            fiche
            for fiche in self.plan.fiches
            if fiche.numero.est_sectoriel and Numero(fiche.numero.action) == self.fiche.numero
        ]
        if mine:
            self._title("Fiches sectorielles")
            self._bullets(f"{fiche.numero} – {fiche.titre}" for fiche in mine)
        if self.fiche.liens:
            self._title("Voir aussi")
            for lien in self.fiche.liens:
                other = self.plan.fiche(lien)
                self._bullets([f"{lien} – {other.titre}" if other else str(lien)])

    def _sources(self) -> None:
        if self.fiche.sources:
            self._title("Sources de la fiche")
            self._bullets(self._document(code) for code in self.fiche.sources)
