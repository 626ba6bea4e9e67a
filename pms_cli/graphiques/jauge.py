"""How far one action has gone: a small row of boxes, to be set in a line of text."""

from typing import Final

from pms_cli.francais import typographie
from pms_cli.graphiques.couleurs import ATTRIBUTS
from pms_cli.graphiques.dessin import Dessin, Svg, echappe, n
from pms_cli.graphiques.graphique import Graphique

_BOX: Final = 12
_APART: Final = 3
_ROOM: Final = 160


def jauge(ident: str, titre: str, niveau: int | None, maximum: int) -> Graphique:
    """Boxes filled up to a level (None when it is not known), of a scale that ends at ``maximum``.

    A level that the scale does not have fills nothing and is said to be off it. Raises ValueError
    for a maximum below 1.
    """
    if maximum < 1:
        raise ValueError(maximum)
    known = niveau is not None and niveau <= maximum and niveau >= 0
    if niveau is None:
        said = "Niveau non renseigné"
    else:
        said = f"Niveau {niveau} sur {maximum}{'' if known else ', hors de l’échelle'}"
    filled = niveau if niveau is not None and known else 0
    box = min(_BOX, (_ROOM + _APART) / maximum - _APART)
    dessin = Dessin(ident, maximum)
    pieces = []
    for rank in range(maximum):
        x = rank * (box + _APART)
        classe = "plein" if rank < filled else "contour" if known else "vide"
        inset = 0 if rank < filled else 0.8
        pieces.append(
            f'<rect class="{classe}" x="{n(x + inset)}" y="{n(1 + inset)}" '
            f'width="{n(box - 2 * inset)}" height="{n(_BOX - 2 * inset)}" rx="2" '
            f"{ATTRIBUTS[classe]}/>"
        )
    wide = n(maximum * (box + _APART) - _APART)
    name = dessin.ident
    svg = Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="graphique jauge" role="img" '
        f'aria-labelledby="{name}-titre {name}-desc" width="{wide}" height="14" '
        f'viewBox="0 0 {wide} 14"><title id="{name}-titre">{echappe(titre)}</title>'
        f'<desc id="{name}-desc">{echappe(typographie(said))}</desc>{"".join(pieces)}</svg>'
    )
    value = "" if niveau is None else str(niveau)
    return Graphique(
        titre, said, svg, ("Niveau", "Maximum"), ((value or "non renseigné", str(maximum)),)
    )
