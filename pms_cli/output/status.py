"""The figures of `pms status`, as a table for people, as CSV, as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pms_cli.francais import decimal, majuscule, pourcentage, typographie
from pms_cli.model import Edition
from pms_cli.output.jauge import bar
from pms_cli.output.structure import figures_object, group_object, json_text
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal, render, wrap
from pms_cli.stats import Figures, Groupe
from pms_cli.texte import printable

if TYPE_CHECKING:
    from rich.text import Text

_NAME = 13  # columns under which names are cut too much: blocks of lines then
_BAR = 20
_COLORS = ("red", "yellow", "cyan", "blue", "green")


@dataclass(frozen=True)
class StatusView:
    """All that `pms status` shows: figures of the plan, of what is chosen, of each group."""

    edition: Edition
    jour: str
    jour_iso: str
    par: str
    filtre: str
    plan: Figures
    choix: Figures | None
    groupes: tuple[tuple[Groupe, Figures], ...]
    dernier_point: str | None
    territorial: bool = False

    @property
    def rows(self) -> list[tuple[str, str, Figures]]:
        """Name, title and figures of each line; the whole plan is always the first."""
        rows = [("Ensemble du plan", "", self.plan)]
        if self.choix is not None:
            rows.append(("Sélection", self.filtre, self.choix))
        rows += [(group.nom, group.titre, figures) for group, figures in self.groupes]
        return rows


def status_table(view: StatusView, terminal: Terminal) -> str:
    """The figures for people, fitted to the terminal."""
    edition = view.edition
    heading = wrap(printable(edition.intitule), terminal.prose_width, cut=True)
    state = f"État d’avancement au {view.jour}"
    if view.dernier_point:
        state += f" (dernier point connu : {view.dernier_point})"
    parts = [heading, wrap(typographie(state), terminal.prose_width)]
    announced = edition.compte_annonce()
    if announced:
        said = f"Annoncé : {announced}. Saisi : {edition.compte_saisi(view.plan.actions)}."
        parts.append(wrap(printable(typographie(said)), terminal.prose_width))
    parts.append("")
    if not view.plan.actions and view.choix is None:
        return "\n".join([*parts, _nothing_yet(view, terminal)]) + "\n"
    widths = _widths(view)
    room = terminal.width - sum(widths) - len(widths)  # what is left for the names
    as_table = room >= _NAME
    body = _table(view, terminal, room, widths) if as_table else _blocks(view, terminal)
    notes = [
        wrap(printable(note), terminal.prose_width, cut=True)
        for note in _notes(view, as_table=as_table)
    ]
    return "\n".join([*parts, body.rstrip("\n"), "", *notes]) + "\n"


def _nothing_yet(view: StatusView, terminal: Terminal) -> str:
    """The groups of a plan whose sheets are still to be written: there is no figure to show."""
    none = f"{majuscule(view.edition.noms.action.aucun)} n’est encore sur fiche."
    names = [
        f"{group.nom} – {group.titre}" if group.titre else group.nom for group, _ in view.groupes
    ]
    said = [*names, *([""] if names else []), none]
    return "\n".join(wrap(printable(text), terminal.prose_width, cut=True) for text in said)


def _widths(view: StatusView) -> list[int]:
    """Columns that the figures need, after the name."""
    counted = printable(view.edition.noms.action.pluriel).split() or [""]
    means = [_levels(figures) for _, _, figures in view.rows]
    top = f"À {view.plan.maximum}/{view.plan.maximum}"
    return [
        max(len(word) for word in (*counted, str(view.plan.actions))),
        _BAR,
        max(len(text) for text in (*means, "Moyenne")),
        max(len(top), len("100 %")),
        len("niveau"),
        len("confirmer"),
    ]


def _table(view: StatusView, terminal: Terminal, room: int, widths: list[int]) -> str:
    from rich.table import Table
    from rich.text import Text

    top = f"{view.plan.maximum}/{view.plan.maximum}"
    noms = view.edition.noms
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    names = [text for name, title, _ in view.rows for text in (name, title)]
    longest = max(len(printable(text)) for text in names)
    table.add_column("", overflow="fold", width=min(room, longest))
    count, bar_width, mean, share, unknown, doubt = widths
    head = Text(printable(majuscule(noms.action.pluriel)))
    table.add_column(head, justify="right", overflow="fold", width=count)
    table.add_column("Répartition", no_wrap=True, width=bar_width)
    table.add_column("Moyenne", no_wrap=True, width=mean)
    table.add_column(f"À {top}", justify="right", no_wrap=True, width=share)
    table.add_column("Sans\nniveau", justify="right", no_wrap=True, width=unknown)
    table.add_column("À\nconfirmer", justify="right", no_wrap=True, width=doubt)
    for name, title, figures in view.rows:
        label = Text(printable(name), style="bold")
        if title:
            label.append("\n" + printable(title), style="not bold")
        counts = " · ".join(str(count) for count in figures.repartition)
        table.add_row(
            label,
            Text(str(figures.actions)),
            Text("\n").join([_bar(figures), Text(counts)]),
            Text(f"{decimal(figures.moyenne)}\n{_levels(figures)}"),
            Text(f"{figures.au_plus_haut}\n{pourcentage(figures.part_au_plus_haut)}"),
            Text(str(figures.non_renseignees)),
            Text(str(figures.a_confirmer)),
        )
        table.add_row()
    return render(terminal, table)


def _bar(figures: Figures) -> "Text":
    from rich.text import Text

    text = Text()
    for symbol in bar(figures, _BAR):
        rank = figures.degres.index(int(symbol, 36)) if symbol != "." else None
        steps = max(1, len(figures.degres) - 1)
        color = "default" if rank is None else _COLORS[rank * (len(_COLORS) - 1) // steps]
        text.append(symbol, style=color)
    return text


def _blocks(view: StatusView, terminal: Terminal) -> str:
    """For narrow terminals and readers of lines: a figure a line."""
    lines = []
    for name, title, figures in view.rows:
        lines.append(wrap(printable(name), terminal.prose_width, cut=True))
        if title:
            lines.append(wrap(printable(title), terminal.prose_width, indent="  ", cut=True))
        counted = printable(view.edition.noms.action.compte(figures.actions))
        lines.append(wrap(counted, terminal.prose_width, indent="  ", cut=True))
        lines += [
            f"  à {level}/{figures.maximum} : {count}"
            for level, count in zip(figures.degres, figures.repartition, strict=True)
        ]
        lines.append(f"  moyenne : {decimal(figures.moyenne)} ({_levels(figures)})")
        lines.append(f"  au plus haut : {pourcentage(figures.part_au_plus_haut)}")
        lines.append(f"  sans niveau : {figures.non_renseignees}")
        lines.append(f"  à confirmer : {figures.a_confirmer}")
        lines.append("")
    return typographie("\n".join(lines))


def _levels(figures: Figures) -> str:
    """What the mean is made of: « 80 niveaux »."""
    return f"{figures.renseignees} {'niveaux' if figures.renseignees > 1 else 'niveau'}"


def _notes(view: StatusView, *, as_table: bool) -> list[str]:
    noms = view.edition.noms
    low, top = view.plan.degres[0], view.plan.maximum
    feminine = noms.action.genre == "féminin"
    ceux, tous = ("celles", "toutes") if feminine else ("ceux", "tous")
    cells = [
        (
            f"Répartition : une case pour environ {100 // _BAR} % des {noms.action.pluriel}, le "
            "chiffre est le niveau (un point : sans niveau) ; dessous, le nombre à chaque niveau, "
            f"de {low}/{top} à {top}/{top}."
        )
    ]
    notes = [
        *(cells if as_table else []),
        (
            f"Moyenne : sur {ceux} qui ont un niveau. "
            f"À {top}/{top} : part de {tous} les {noms.action.pluriel} de la ligne."
        ),
    ]
    if view.plan.a_confirmer:
        notes.append(
            "À confirmer : la source laisse un doute, le niveau retenu est le plus cohérent."
        )
    outside = view.plan.hors_echelle
    if outside:
        notes.append(f"Hors échelle : {outside}, sans effet sur les moyennes (voyez pms lint).")
    if view.territorial:
        notes.append(
            f"Territoire : le niveau est celui de {noms.action.defini} dans le plan entier ; "
            "rien ne dit celui du territoire."
        )
    if view.par in {"pilote", "territoire"}:
        notes.append(
            f"{majuscule(noms.action.indefini)} à plusieurs {view.par}s compte dans chaque ligne : "
            "le total n’est pas la somme."
        )
    return [typographie(note) for note in notes]


def status_csv(view: StatusView) -> str:
    """A line a group, the whole plan first."""
    levels = [f"niveau_{level}" for level in view.plan.degres]
    header = [
        "groupe", "titre", "actions", *levels, "moyenne", "renseignees", "non_renseignees",
        "hors_echelle", "au_plus_haut", "part_au_plus_haut", "a_confirmer", "au",
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        [
            name, title, figures.actions, *figures.repartition, figures.moyenne,
            figures.renseignees, figures.non_renseignees, figures.hors_echelle,
            figures.au_plus_haut, figures.part_au_plus_haut, figures.a_confirmer, view.jour_iso,
        ]
        for name, title, figures in view.rows
    ]  # fmt: skip
    return csv_text(header, rows)


def status_json(view: StatusView) -> str:
    """Everything, for programs."""
    return json_text(
        "status",
        {
            "edition": view.edition.edition,
            "titre": view.edition.titre,
            "au": view.jour_iso,
            "echelle": {
                "minimum": view.edition.echelle.minimum,
                "maximum": view.edition.echelle.maximum,
            },
            "annonce": (
                {
                    "axes": view.edition.annonce.axes,
                    "orientations": view.edition.annonce.orientations,
                    "actions": view.edition.annonce.actions,
                }
                if view.edition.annonce is not None
                else None
            ),
            "filtre": view.filtre or None,
            "plan": figures_object(view.plan),
            "selection": figures_object(view.choix) if view.choix is not None else None,
            "par": view.par,
            "groupes": [group_object(group, figures) for group, figures in view.groupes],
        },
    )
