"""A line of words as it grows: runs of text with their form, spaces as HTML counts them."""

import re
from typing import Final, NamedTuple

from pms_cli.exchange.docx.mots import echappe

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")


class Forme(NamedTuple):
    """How some words look: a character style's name, and what adds to it."""

    style: str = ""
    gras: bool = False
    italique: bool = False
    place: str = ""

    def fort(self) -> "Forme":
        """The same, stressed: by the style of that name where no other is in force."""
        return self._replace(gras=True) if self.style else self._replace(style="Strong")

    def appuye(self) -> "Forme":
        """The same, in emphasis."""
        return self._replace(italique=True) if self.style else self._replace(style="Emphasis")

    def en(self, style: str) -> "Forme":
        """The same in another character style; what Strong and Emphasis said is kept."""
        return self._replace(
            style=style,
            gras=self.gras or self.style == "Strong",
            italique=self.italique or self.style == "Emphasis",
        )

    def proprietes(self) -> str:
        """What Word is told of it, in its order."""
        told = (
            (f'<w:rStyle w:val="{self.style}"/>' if self.style else "")
            + ("<w:b/><w:bCs/>" if self.gras else "")
            + ("<w:i/><w:iCs/>" if self.italique else "")
            + (f'<w:vertAlign w:val="{self.place}"/>' if self.place else "")
        )
        return f"<w:rPr>{told}</w:rPr>" if told else ""


SIMPLE: Final = Forme()


class Ligne:
    """The runs of one paragraph; ``mots`` is its text without the calls of notes."""

    def __init__(self) -> None:
        self.mots: list[str] = []
        self._pieces: list[str] = []
        self._forme = SIMPLE
        self._text: list[str] = []
        self._space: Forme | None = None
        self._begun = False
        self._filled = False

    @property
    def est_vide(self) -> bool:
        """Whether nothing would be seen of it."""
        return not self._filled

    def texte(self, text: str, forme: Forme) -> None:
        """Add text; white space counts for one space, none at the ends of a line."""
        told = _SPACES.sub(" ", text)
        core = told.strip(" ")
        if not core:
            if told and self._begun and self._space is None:
                self._space = forme
            return
        if told[0] == " " and self._begun and self._space is None:
            self._space = forme
        self.espace()
        self._add(core, forme)
        if told[-1] == " ":
            self._space = forme

    def espace(self) -> None:
        """Write the space that is due, before something that begins here."""
        if self._space is not None:
            self._add(" ", self._space)
            self._space = None

    def ecart(self) -> None:
        """Have a space come before what follows, if something is there already."""
        if self._begun and self._space is None:
            self._space = self._forme

    def accole(self, text: str, forme: Forme) -> None:
        """Add text right after what is there, without the space that was due."""
        self._space = None
        self._add(text, forme)

    def tel_quel(self, text: str, forme: Forme) -> None:
        """Add text whose spaces and ends of lines count (pre)."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for rank, line in enumerate(lines):
            if rank:
                self.saut()
            for place, part in enumerate(line.split("\t")):
                if place:
                    self._flush()
                    self._pieces.append("<w:r><w:tab/></w:r>")
                if part:
                    self._add(part, forme)

    def saut(self) -> None:
        """A new line in the same paragraph."""
        self._flush()
        self._pieces.append("<w:r><w:br/></w:r>")
        self.mots.append(" ")
        self._space = None
        self._begun = False

    def piece(self, xml: str, *, visible: bool = True) -> None:
        """Add a piece that is not text: a picture, a call of a note, the limit of a bookmark."""
        if visible:
            self.espace()
            self._begun = self._filled = True
        self._flush()
        self._pieces.append(xml)

    def finie(self) -> str:
        """All of it as XML."""
        self._flush()
        while self._pieces and self._pieces[-1] == "<w:r><w:br/></w:r>":
            self._pieces.pop()
        return "".join(self._pieces)

    def _add(self, text: str, forme: Forme) -> None:
        if forme != self._forme:
            self._flush()
            self._forme = forme
        self._text.append(text)
        self.mots.append(text)
        self._begun = self._filled = True

    def _flush(self) -> None:
        if self._text:
            self._pieces.append(passage("".join(self._text), self._forme))
            self._text = []


def passage(text: str, forme: Forme = SIMPLE) -> str:
    """A run of text."""
    kept = ' xml:space="preserve"' if text[:1] == " " or text[-1:] == " " or "  " in text else ""
    return f"<w:r>{forme.proprietes()}<w:t{kept}>{echappe(text)}</w:t></w:r>"
