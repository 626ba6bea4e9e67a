"""Where a sheet, as it is written, takes a point or the date of a step: for who adds it by hand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pms_cli.model import Fiche
from pms_cli.model.base import declares

if TYPE_CHECKING:
    from pms_cli.source import Source

POINTS = "avancement"
"""The key of the points of a sheet."""


@dataclass(frozen=True)
class Endroit:
    """A sheet's file: ``chemin`` as a person opens it from where they are.

    ``forme`` says how its list of points is written: ``bloc`` (a dash a point, set in by
    ``retrait``), ``crochets`` (between brackets), ``absente`` (to be begun before the key
    ``avant``, at the end of the file when that is empty), ``accolades`` (the same in a file that
    is one pair of braces). ``jalons`` are how far the keys of each step are set in, None for one
    between braces.
    """

    chemin: str
    forme: str = "absente"
    retrait: int = 2
    avant: str = ""
    jalons: tuple[int | None, ...] = ()


def endroit(chemin: str, source: "Source") -> Endroit:
    """Look at how a sheet is written."""
    data = source.data if isinstance(source.data, dict) else {}
    steps = _steps(source, data)
    points = source.marks((POINTS,)) if isinstance(data.get(POINTS), list) else None
    if points is None:
        root = source.marks(())
        braces = root is not None and source.text[root.start : root.start + 1] == "{"
        form = "accolades" if braces else "absente"
        return Endroit(chemin, form, avant=_following(list(data)), jalons=steps)
    if source.text[points.start] == "[":
        return Endroit(chemin, "crochets", jalons=steps)
    return Endroit(chemin, "bloc", _column(source, points.start), jalons=steps)


def _following(keys: list[str]) -> str:
    """The first key of the file that goes after the points in the order of the format."""
    order = [declared.nom for declared in declares(Fiche)]
    after = set(order[order.index(POINTS) + 1 :])
    return next((key for key in keys if key in after), "")


def _steps(source: "Source", data: dict[str, object]) -> tuple[int | None, ...]:
    calendar = data.get("calendrier")
    steps = calendar.get("jalons") if isinstance(calendar, dict) else None
    found: list[int | None] = []
    for rank in range(len(steps) if isinstance(steps, list) else 0):
        marks = source.marks(("calendrier", "jalons", rank))
        braces = marks is None or source.text[marks.start] == "{"
        found.append(None if marks is None or braces else _column(source, marks.start))
    return tuple(found)


def _column(source: "Source", offset: int) -> int:
    return source.span(offset, offset).column - 1
