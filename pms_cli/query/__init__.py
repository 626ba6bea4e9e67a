"""What a user may ask of a plan, and how it is answered."""

from pms_cli.query.filtre import (
    Filtre,
    choisir,
    decrire,
    lire_orientations,
    trouver_territoire,
    trouver_territoires,
)

__all__ = [
    "Filtre",
    "choisir",
    "decrire",
    "lire_orientations",
    "trouver_territoire",
    "trouver_territoires",
]
