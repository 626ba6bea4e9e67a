"""Where the words of a drawing are, by the table of widths: what must never overlap."""

import itertools
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from pms_cli.graphiques.lettres import TAILLE, largeur

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Boite:
    """A text and its rectangle."""

    mots: str
    gauche: float
    haut: float
    droite: float
    bas: float

    def touche(self, other: "Boite") -> bool:
        return (
            self.gauche < other.droite
            and other.gauche < self.droite
            and self.haut < other.bas
            and other.haut < self.bas
        )


def boites(root: ET.Element) -> list[Boite]:
    """Every text of a drawing."""
    found = []
    for text in root.iter(f"{SVG}text"):
        words = text.text or ""
        size = float(text.get("font-size", TAILLE))
        wide = largeur(words, taille=size, gras=text.get("font-weight") == "700")
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[
            text.get("text-anchor", "start")
        ]
        found.append(Boite(words, left, y - 0.93 * size, left + wide, y + 0.24 * size))
    return found


def fautes(svg: str) -> list[str]:
    """Texts that meet or leave the drawing, in words; the drawing is read as strict XML."""
    root = ET.fromstring(svg)
    _, _, wide, high = (float(part) for part in root.get("viewBox", "").split())
    found = boites(root)
    told = [
        f"hors du dessin : {box}"
        for box in found
        if box.gauche < -0.1 or box.haut < -0.1 or box.droite > wide + 0.1 or box.bas > high + 0.1
    ]
    told += [
        f"{one} touche {other}"
        for one, other in itertools.combinations(found, 2)
        if one.touche(other)
    ]
    return told
