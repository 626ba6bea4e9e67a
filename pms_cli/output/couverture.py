"""The matrix of actions by territories: `pms couverture`, for people, as CSV, as JSON."""

import string
from collections.abc import Sequence

from pms_cli.francais import majuscule, suites, typographie
from pms_cli.model import Plan
from pms_cli.output.fiche import EDITORIAL
from pms_cli.output.page import Page
from pms_cli.output.structure import json_text
from pms_cli.output.tableur import Cell, csv_text
from pms_cli.output.terminal import Terminal, render, wrap
from pms_cli.stats.couverture import Case, Couverture, Ligne
from pms_cli.texte import printable

_LABEL = 34  # columns that an action's title needs beside the matrix
_CELL = 5
_EDITORIAL = f"{EDITORIAL} Les comptes du haut comprennent ces rattachements."


def _symbol(case: Case) -> str:
    """How many local actions (with an asterisk when the links are ours), « – » for sans objet."""
    if case.declinee:
        return f"{len(case.declinaisons)}{'*' if case.editoriale else ''}"
    return "–" if case.sans_objet is not None else "·"


def coverage_table(
    plan: Plan, matrix: Couverture, filtre: str, terminal: Terminal, *, every: bool
) -> str:
    """The roll-up by axe, then a line an action: those declined somewhere, or ``every`` one."""
    page = Page(terminal)
    noms = plan.edition.noms
    page.heading(f"Déclinaison du plan dans les territoires{f' ({filtre})' if filtre else ''}")
    page.add(plan.edition.intitule)
    if not matrix.territoires:
        page.add("Aucun territoire saisi.")
        return page.text()
    shown = [
        line
        for line in matrix.lignes
        if every or line.territoires or any(case.sans_objet for case in line.cases)
    ]
    page.blank()
    if terminal.width >= _LABEL + _CELL * (len(matrix.territoires) + 1):
        page.raw(_tables(plan, matrix, shown, terminal))
    else:
        _blocks(page, plan, matrix, shown)
    seen = {line.fiche.numero for line in shown}
    hidden = [line.fiche.numero for line in matrix.lignes if line.fiche.numero not in seen]
    if hidden:
        page.blank()
        page.add(
            typographie(
                f"{majuscule(noms.action.compte(len(hidden)))} sans déclinaison connue "
                f"(--toutes les montre) : {suites(numero.action for numero in hidden)}."
            )
        )
    _reasons(page, matrix)
    return page.text()


def _letters(matrix: Couverture) -> list[str]:
    letters = string.ascii_uppercase
    return [
        letters[rank] if rank < len(letters) else f"{letters[rank // 26 - 1]}{letters[rank % 26]}"
        for rank in range(len(matrix.territoires))
    ]


def _tables(plan: Plan, matrix: Couverture, shown: Sequence[Ligne], terminal: Terminal) -> str:
    from rich.table import Table
    from rich.text import Text

    noms = plan.edition.noms
    letters = _letters(matrix)

    def new(first: str, last: str) -> Table:
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
        table.add_column(Text(printable(first)), overflow="fold", min_width=12)
        for letter in letters:
            table.add_column(letter, justify="right", no_wrap=True)
        table.add_column(last, justify="right", no_wrap=True)
        return table

    rollup = new(f"{majuscule(noms.action.pluriel)} par {noms.axe.singulier}", "Quelque part")
    for axe in plan.edition.axes:
        mine = [line for line in matrix.lignes if line.fiche.axe == axe.numero]
        if mine:
            counts = [str(count) for count in matrix.declinees(axe.numero)]
            anywhere = sum(line.territoires > 0 for line in mine)
            label = Text(printable(f"{majuscule(noms.axe.singulier)} {axe.numero}"))
            rollup.add_row(label, *counts, f"{anywhere}/{len(mine)}")
    anywhere = sum(line.territoires > 0 for line in matrix.lignes)
    totals = [str(count) for count in matrix.declinees()]
    rollup.add_row(Text("Ensemble", style="bold"), *totals, f"{anywhere}/{len(matrix.lignes)}")
    lines = new(majuscule(noms.action.singulier), "Territoires")
    for line in shown:
        cells = [Text(_symbol(case)) for case in line.cases]
        title = Text(printable(f"{line.fiche.numero} {line.fiche.titre}"))
        lines.add_row(title, *cells, Text(str(line.territoires)))
    parts = [render(terminal, rollup)]
    if shown:
        parts.append(render(terminal, lines))
    legend = [
        f"{letter} {place.nom}" for letter, place in zip(letters, matrix.territoires, strict=True)
    ]
    out = any(case.sans_objet is not None for line in shown for case in line.cases)
    dash = " ; un tiret : sans objet" if out else ""
    said = [
        f"Territoires : {' ; '.join(legend)}.",
        (
            f"En haut : le nombre des {noms.action.pluriel} que chaque territoire décline ; "
            "quelque part : dans au moins un. En bas : combien d’actions du territoire déclinent "
            f"{noms.action.defini} du plan ; un point : aucune connue{dash}."
        ),
    ]
    if any(case.editoriale for line in shown for case in line.cases):
        said.append(_EDITORIAL)
    parts += [wrap(printable(typographie(text)), terminal.prose_width) + "\n" for text in said]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts).rstrip("\n")


def _blocks(page: Page, plan: Plan, matrix: Couverture, shown: Sequence[Ligne]) -> None:
    """For narrow terminals: the territories of each action in words."""
    names = [place.nom for place in matrix.territoires]
    for name, count in zip(names, matrix.declinees(), strict=True):
        page.add(typographie(f"{name} : {plan.edition.noms.action.compte(count)}"))
    editorial = False
    for line in shown:
        page.title(f"{line.fiche.numero} {line.fiche.titre}")
        for name, case in zip(names, line.cases, strict=True):
            if case.declinee:
                count = len(case.declinaisons)
                said = f"{count} action{'s' * (count > 1)} locale{'s' * (count > 1)}"
                page.item(typographie(f"{name} : {said}{' *' if case.editoriale else ''}"))
            elif case.sans_objet is not None:
                page.item(typographie(f"{name} : sans objet"))
            editorial = editorial or case.editoriale
        if not any(case.declinee or case.sans_objet is not None for case in line.cases):
            page.add("Aucune déclinaison connue.", "  ")
    if editorial:
        page.blank()
        page.add(_EDITORIAL)


def _reasons(page: Page, matrix: Couverture) -> None:
    reasons = [
        typographie(f"{line.fiche.numero}, {place.nom} : {case.sans_objet}")
        for line in matrix.lignes
        for place, case in zip(matrix.territoires, line.cases, strict=True)
        if case.sans_objet is not None
    ]
    if reasons:
        page.title("Sans objet")
        page.bullets(reasons)


def _state(case: Case) -> str:
    if case.declinee:
        return "declinee"
    return "sans-objet" if case.sans_objet is not None else "non"


def coverage_csv(matrix: Couverture) -> str:
    """A line an action and a territory."""
    header = [
        "numero", "titre", "axe", "territoire", "etat", "actions_locales", "rattachement", "raison",
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        [
            str(line.fiche.numero), line.fiche.titre, line.fiche.axe, place.code, _state(case),
            " ; ".join(action.titre for action in case.declinaisons) or None,
            ("editorial" if case.editoriale else "source") if case.declinee else None,
            case.sans_objet,
        ]
        for line in matrix.lignes
        for place, case in zip(matrix.territoires, line.cases, strict=True)
    ]  # fmt: skip
    return csv_text(header, rows)


def coverage_json(plan: Plan, matrix: Couverture, filtre: str) -> str:
    """The matrix for programs."""
    return json_text(
        "couverture",
        {
            "edition": plan.edition.edition,
            "filtre": filtre or None,
            "territoires": [
                {"code": place.code, "nom": place.nom, "actions_declinees": count}
                for place, count in zip(matrix.territoires, matrix.declinees(), strict=True)
            ],
            "actions": [
                {
                    "numero": str(line.fiche.numero),
                    "titre": line.fiche.titre,
                    "axe": line.fiche.axe,
                    "territoires": {
                        place.code: {
                            "etat": _state(case),
                            "actions": [action.titre for action in case.declinaisons],
                            "rattachement": (
                                ("editorial" if case.editoriale else "source")
                                if case.declinee
                                else None
                            ),
                            "raison": case.sans_objet,
                        }
                        for place, case in zip(matrix.territoires, line.cases, strict=True)
                    },
                }
                for line in matrix.lignes
            ],
        },
    )
