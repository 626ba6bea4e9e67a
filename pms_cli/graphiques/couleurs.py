"""The colours of charts on white paper, by class; templates/graphiques.css turns them for the dark.

A drawing names a class only: this table gives the attributes that go with it, for readers of the
file that have no style sheet. Five tints go from the lowest level to the highest.
"""

from typing import Final

TEINTES: Final = 5
POLICE: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"

ATTRIBUTS: Final[dict[str, str]] = {
    "fond": 'fill="#ffffff"',
    "mots": 'fill="#1b1b1f"',
    "mots-gris": 'fill="#4a4a55"',
    "etiquette": 'fill="#ffffff"',
    "teinte-1": 'fill="#7492c6"',
    "teinte-2": 'fill="#5478b9"',
    "teinte-3": 'fill="#395faa"',
    "teinte-4": 'fill="#2c4984"',
    "teinte-5": 'fill="#1f325d"',
    "motif": 'fill="none" stroke="#ffffff" stroke-width="1.1"',
    "vide": 'fill="#ffffff" stroke="#6b6b76" stroke-width="1.5" stroke-dasharray="4 3"',
    "contour": 'fill="#ffffff" stroke="#6b6b76" stroke-width="1.5"',
    "hachures": 'fill="none" stroke="#6b6b76" stroke-width="1"',
    "filet": 'stroke="#d5d5dc" stroke-width="1"',
    "axe": 'stroke="#6b6b76" stroke-width="1"',
    "carte": 'fill="none" stroke="#b9bcc8" stroke-width="1"',
    "plein": 'fill="#1f325d"',
    "duree": 'fill="#5478b9"',
    "trait": 'fill="none" stroke="#1f325d" stroke-width="2.5" stroke-linejoin="round"',
    "incertain": 'stroke="#1b1b1f" stroke-width="1.5"',
    "atteint": 'fill="#1f325d" stroke="#ffffff" stroke-width="1.5"',
    "retard": 'fill="#b34000" stroke="#ffffff" stroke-width="1.5"',
    "venir": 'fill="#ffffff" stroke="#1f325d" stroke-width="2"',
    "jour": 'fill="none" stroke="#b34000" stroke-width="1.5" stroke-dasharray="5 3"',
    "mots-jour": 'fill="#9a3700"',
    "cible": 'fill="none" stroke="#6b6b76" stroke-width="1.5" stroke-dasharray="6 4"',
}
"""What each class is on paper."""

# One sign per tint besides its colour: light points, then hatches one way and the other, then
# level lines; the highest is plain. A tile is 8 units wide.
MOTIFS: Final[dict[str, str]] = {
    "teinte-1": "M1 2h2M5 6h2",
    "teinte-2": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "teinte-3": "M0 4H8",
    "teinte-4": "M-2 6L2 10M0 0L8 8M6 -2L10 2",
}


def teinte(rang: int, degres: int) -> int:
    """The tint, 1 to 5, of the level of a rank (from 1, the lowest) on a scale of so many."""
    return 1 + (rang - 1) * (TEINTES - 1) // max(1, degres - 1)
