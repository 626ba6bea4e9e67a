"""Names of actors: with their sigle, and in the order of the alphabet."""

import re
import unicodedata


def nom_et_sigle(sigle: str, nom: str) -> str:
    """« CAF (Caisse d’allocations familiales) »; a name that begins with its sigle says it."""
    if not nom:
        return sigle
    return nom if re.match(rf"{re.escape(sigle)}(?!\w)", nom) else f"{sigle} ({nom})"


def sans_accent(sigle: str) -> str:
    """Without case or accents: « École » comes with the E."""
    parts = unicodedata.normalize("NFD", sigle.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
