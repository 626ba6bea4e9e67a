"""How far one action has gone: a small row of boxes, to be set in a line of text."""

from typing import Final

from pms_cli.francais import typographie
from pms_cli.graphiques.dessin import Dessin
from pms_cli.graphiques.graphique import Graphique
from pms_cli.graphiques.lettres import propre

_BOX: Final = 12
_APART: Final = 3
_ROOM: Final = 160


def jauge(ident: str, titre: str, niveau: int | None, maximum: int) -> Graphique:
    """Boxes filled up to a level (None when it is not known), of a scale that ends at ``maximum``.

    A level that the scale cannot have fills nothing and is said to be off it. There is no narrow
    drawing: this one fits anywhere. Raises ValueError for a maximum below 1.
    """
    if maximum < 1:
        raise ValueError(maximum)
    filled = niveau if niveau is not None and 0 <= niveau <= maximum else None
    if niveau is None:
        said = "Niveau non renseigné"
    else:
        said = f"Niveau {niveau} sur {maximum}"
        said += ", hors de l’échelle" if filled is None else ""
    box = min(_BOX, (_ROOM + _APART) / maximum - _APART)
    dessin = Dessin(ident, large=True)
    for rank in range(maximum):
        x = rank * (box + _APART)
        if filled is not None and rank < filled:
            dessin.rect("plein", x, 1, box, _BOX, arrondi=2)
        else:
            empty = "vide" if filled is None else "contour"
            dessin.rect(empty, x + 0.8, 1.8, box - 1.6, _BOX - 1.6, arrondi=1.5)
    wide = maximum * (box + _APART) - _APART
    titre, said = propre(titre), typographie(f"{said}.")
    value = "non renseigné" if niveau is None else str(niveau)
    return Graphique(
        titre,
        said,
        dessin.fini_en_ligne(titre, said, wide, _BOX + 2),
        ("Niveau", "Maximum"),
        ((value, str(maximum)),),
    )
