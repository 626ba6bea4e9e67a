"""Where things can be read: anchors inside a report, relative addresses in the site."""

from pms_cli.model import Fiche, Numero


class Adresses:
    """Addresses of what is shown; empty for what is not. This one shows nothing."""

    def fiche(self, numero: Numero) -> str:
        """Of a sheet."""
        del numero
        return ""

    def acteur(self, sigle: str) -> str:
        """Of a service or a partner."""
        del sigle
        return ""

    def territoire(self, code: str) -> str:
        """Of a territory."""
        del code
        return ""

    def document(self, code: str) -> str:
        """Of a document."""
        del code
        return ""

    def axe(self, numero: int) -> str:
        """Of an axe."""
        del numero
        return ""

    def orientation(self, axe: int, numero: int) -> str:
        """Of an orientation."""
        del axe, numero
        return ""


class Ancres(Adresses):
    """Addresses inside one report, that shows some sheets."""

    def __init__(self, fiches: tuple[Fiche, ...]) -> None:
        self._shown = {fiche.numero for fiche in fiches}

    def fiche(self, numero: Numero) -> str:
        """« #action-12 », empty when the report does not show it."""
        return f"#{ancre(numero)}" if numero in self._shown else ""


def ancre(numero: Numero) -> str:
    """The address of a sheet inside a page: « action-12 », « action-8-2 »."""
    return f"action-{str(numero).replace('.', '-')}"
