"""Calls of notes and the notes that they call, as footnotes of Word's own where they can be."""

import re
from dataclasses import dataclass, field
from typing import Final

from pms_cli.exchange.docx.arbre import Noeud

_CALL: Final = re.compile(r"#(note-[\w-]+)")
APPEL: Final = "FootnoteReference"


@dataclass
class Notes:
    """The notes of a page by id, in the order of their first call; empty when they stay a list.

    ``section`` is the part of the page that lists them, which footnotes make useless.
    """

    par_id: dict[str, Noeud] = field(default_factory=dict)
    section: Noeud | None = None
    appelees: list[str] = field(default_factory=list)

    def rang(self, ident: str) -> tuple[int, bool]:
        """The number of a note, and whether this is its first call."""
        first = ident not in self.appelees
        if first:
            self.appelees.append(ident)
        return self.appelees.index(ident) + 1, first


def signet_de_note(rang: int) -> str:
    """The bookmark at the first call of a footnote."""
    return f"_Note{rang}"


def note_appelee(link: Noeud) -> str:
    """The id of the note that a link calls, empty when it calls none."""
    found = _CALL.fullmatch(link.attributs.get("href", "").strip()) if link.nom == "a" else None
    return found.group(1) if found else ""


def notes(root: Noeud) -> Notes:
    """The notes of a page that Word may number itself.

    It numbers them in the order of the text: they must be called so, each at least once, by their
    number; and the section of notes must hold nothing else. Otherwise it stays as it is.
    """
    section = next(
        (
            node
            for node in root.tous()
            if node.nom == "section" and node.attributs.get("aria-labelledby") == "notes"
        ),
        None,
    )
    if section is None:
        return Notes()
    listed = _listed(section)
    inside = {id(node) for node in section.tous()}
    called: dict[str, str] = {}
    for node in root.tous():
        ident = note_appelee(node)
        if ident not in listed or id(node) in inside:
            continue
        # The text of every call is looked at, not of the first only.
        if called.setdefault(ident, node.texte()) != node.texte():
            return Notes()
    numbers = [str(rank) for rank in range(1, len(listed) + 1)]
    if not listed or list(called.values()) != numbers:
        return Notes()
    return Notes(listed, section)


def _listed(section: Noeud) -> dict[str, Noeud]:
    """The notes of the section; none when it holds anything but a heading and a list of them."""
    found: dict[str, Noeud] = {}
    for part in section.contenu:
        if isinstance(part, str):
            if part.strip():
                return {}
        elif part.nom == "ol":
            for item in part.elements():
                ident = item.attributs.get("id", "")
                if not ident.startswith("note-"):
                    return {}
                found[ident] = item
        elif part.nom not in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return {}
    return found
