"""Drawings in SVG to pictures: the only module that knows resvg.

PNG, since every word processor and every version shows it the same; resvg is a library of Rust
whose wheels need nothing of the system. What it is given is made anew from the names below: no
style sheet, no address, no reference but to a colour or a pattern of the drawing itself.
"""

import functools
import re
from typing import Final, NamedTuple

from pms_cli.exchange.docx.arbre import Noeud
from pms_cli.exchange.docx.mots import echappe

_SCALE: Final = 2.0
"""Points of the picture for one of the drawing: a width of 720 is printed at 215 dpi."""
_MAX_PIECES: Final = 20_000
_MAX_SIDE: Final = 2_000.0
_MAX_NUMBER: Final = 10_000.0
"""Far out of any drawing: resvg counts in ways that larger numbers break."""
_SHAPES: Final = frozenset({
    "svg", "g", "defs", "rect", "line", "path", "circle", "ellipse", "polyline", "polygon",
    "text", "tspan", "pattern",
})  # fmt: skip
# The tree has names in lower case, where SVG has capitals.
_ATTRIBUTES: Final = {
    name.lower(): name
    for name in (
        "id", "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx",
        "ry", "d", "points", "dx", "dy", "transform", "fill", "stroke", "stroke-width",
        "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "stroke-opacity", "fill-opacity",
        "fill-rule", "opacity", "font-family", "font-size", "font-weight", "font-style",
        "text-anchor", "dominant-baseline", "patternUnits", "patternTransform",
        "preserveAspectRatio",
    )
}  # fmt: skip
_COLOUR_OF_ITS_OWN: Final = ("fill", "stroke")
_URL: Final = re.compile(r"url\(", re.IGNORECASE)
_LOCAL: Final = re.compile(r"url\(#[A-Za-z][\w-]*\)")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ANY_NUMBER: Final = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
_NAMES: Final = frozenset({"id", "fill", "stroke", "font-family"})
"""Attributes whose digits are not measures: names and colours."""
_PANIC: Final = "pyo3_runtime"
"""The module of what a library of Rust raises when it stops short, which is no Exception."""
_WRITES: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>',
    '<text x="2" y="16" font-size="16" font-family="sans-serif">Aé1</text>',
)


class Image(NamedTuple):
    """A picture: PNG, and its size in the units of the drawing (96 to an inch)."""

    png: bytes
    largeur: float
    hauteur: float


def intitule(svg: Noeud) -> tuple[str, str]:
    """What a drawing says to who cannot see it: its title, and all its words."""
    found = {child.nom: child.texte() for child in svg.elements() if child.nom in {"title", "desc"}}
    title = found.get("title") or svg.attributs.get("aria-label", "").strip()
    said = found.get("desc", "")
    if not said or said.startswith(title):
        return title, said or title
    mark = "" if title[-1:] in ".!?:" else "."
    return title, f"{title}{mark} {said}" if title else said


def dessinee(svg: Noeud) -> Image | None:
    """The picture of a drawing; None when it is none, is too big, or cannot be drawn."""
    import resvg_py

    size = _size(svg)
    text = _svg(svg, size) if size else ""
    if not size or not text or ("<text" in text and not _has_letters()):
        return None
    try:
        png = resvg_py.svg_to_bytes(svg_string=text, zoom=_scale(size))
    except Exception:  # noqa: BLE001 - whatever a stranger's drawing makes it say
        return None
    except BaseException as error:
        if type(error).__module__ == _PANIC:
            return None
        raise
    return Image(png, *size)


def _scale(size: tuple[float, float]) -> float:
    return min(_SCALE, 2 * _MAX_SIDE / max(size))


@functools.cache
def _has_letters() -> bool:
    """Whether the machine has a font: without one, words would be missing and nobody be told."""
    import resvg_py

    frame, word = _WRITES
    return resvg_py.svg_to_bytes(svg_string=frame.format("")) != resvg_py.svg_to_bytes(
        svg_string=frame.format(word)
    )


def _size(svg: Noeud) -> tuple[float, float] | None:
    box = [float(part) for part in _NUMBER.findall(svg.attributs.get("viewbox", ""))[2:4]]
    sides = []
    for rank, name in enumerate(("width", "height")):
        given = svg.attributs.get(name, "").strip().removesuffix("px")
        side = float(given) if _NUMBER.fullmatch(given) else box[rank] if len(box) > rank else 0.0
        sides.append(side)
    wide, high = sides
    return (wide, high) if 1 <= wide <= _MAX_SIDE and 1 <= high <= _MAX_SIDE else None


def _svg(svg: Noeud, size: tuple[float, float]) -> str:
    """The drawing written anew with what is known of it.

    Empty when it has no colour of its own, or goes beyond measure.
    """
    pieces: list[str] = []
    coloured = False
    waiting: list[tuple[Noeud | str, bool]] = [(svg, False)]
    while waiting:
        item, in_pattern = waiting.pop()
        if len(pieces) > _MAX_PIECES:
            return ""
        if isinstance(item, str):
            pieces.append(item)
            continue
        if item.nom not in _SHAPES or (item.nom == "svg" and item is not svg):
            continue
        given = _written(item, in_pattern=in_pattern)
        if any(_is_beyond(value) for name, value in given.items() if name not in _NAMES):
            return ""
        coloured = coloured or any(name in given for name in _COLOUR_OF_ITS_OWN)
        if item is svg:
            given |= {"width": f"{size[0]:g}", "height": f"{size[1]:g}"}
            given["xmlns"] = "http://www.w3.org/2000/svg"
        attributes = "".join(f' {name}="{echappe(value)}"' for name, value in given.items())
        pieces.append(f"<{item.nom}{attributes}>")
        waiting.append((f"</{item.nom}>", False))
        words = item.nom in {"text", "tspan"}
        inside = in_pattern or item.nom == "pattern"
        for child in reversed(item.contenu):
            if isinstance(child, Noeud):
                waiting.append((child, inside))
            elif words:
                waiting.append((echappe(child), False))
    return "".join(pieces) if coloured else ""


def _is_beyond(value: str) -> bool:
    return any(float(found) > _MAX_NUMBER for found in _ANY_NUMBER.findall(value))


def _written(node: Noeud, *, in_pattern: bool) -> dict[str, str]:
    """Its attributes that are known; in a pattern none refers to another, which could go round."""
    kept = {}
    for name, value in node.attributs.items():
        known = _ATTRIBUTES.get(name)
        if known and (
            not _URL.search(value) or (not in_pattern and _LOCAL.fullmatch(value.strip()))
        ):
            kept[known] = value
    return kept
