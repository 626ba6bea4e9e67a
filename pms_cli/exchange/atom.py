"""A feed of the latest points d'avancement (Atom, RFC 4287): the only module that writes XML.

ElementTree and not a library of feeds: those ask the clock and draw in a parser written in C, for
some twenty elements whose escaping ElementTree does as well.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pms_cli import __version__
from pms_cli.francais import NBSP, majuscule
from pms_cli.model import Edition, Fiche, Numero, Plan, Point
from pms_cli.texte import printable, printable_lines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FICHIER: Final = "flux.atom"
MAX_ENTREES: Final = 100
"""Points in the feed, unless another number is asked for: a whole point d'étape of most plans."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_NAMES: Final = "1f0f6f0e-6c0a-5d0e-9a52-7b3f0a4f4c11"
"""Namespace of the identifiers of points, drawn once: changing it would make all of them new."""
# Not characters to XML 1.0; control characters are written out before.
_NOT_XML = re.compile("[\ufffe\uffff]")

Adresse = Callable[[Numero, Point], str]
"""Where a point is shown, from the site's root: « actions/12.html#point-2019-02 »."""


@dataclass(frozen=True)
class _Entree:
    fiche: Fiche
    point: Point
    ident: str


def feed(
    plan: Plan, jour: dt.date, adresse: Adresse, *, base: str = "", fichier: str = FICHIER,
    nombre: int = MAX_ENTREES,
) -> bytes:  # fmt: skip
    """The points known on a day, the latest first, as an Atom document in UTF-8.

    ``base`` is the address of the site (« https://plan.exemple.fr/ »), empty when nothing says it:
    links are then relative to the feed, which stands at the site's root as ``fichier``. The same
    plan gives the same bytes; the identifiers depend neither on ``base`` nor on words that may be
    corrected, so that a feed reader does not show twice a point that it knows.
    """
    from xml.etree.ElementTree import Element, indent, tostring

    edition = plan.edition
    found = sorted(_known(plan, jour), key=lambda entry: entry.fiche.numero)
    found.sort(key=lambda entry: entry.point.date, reverse=True)
    kept = found[:nombre]
    root = f"{base.rstrip('/')}/" if base else ""

    # Names without prefix: some readers take the prefix for a part of the name.
    document = Element("feed", {"xmlns": _ATOM, "xml:lang": "fr"})
    _add(document, "id", _urn(edition, "flux"))
    _add(document, "title", f"{edition.titre}{NBSP}: derniers points d’avancement")
    latest = max((entry.point.date.debut for entry in kept), default=jour)
    _add(document, "updated", _instant(latest))
    _add(_child(document, "author"), "name", edition.collectivite)
    # Without an address, « ./ » is the folder where the feed is: the site's root.
    _link(document, "alternate", root or "./", "text/html")
    if root:
        _link(document, "self", root + fichier, "application/atom+xml")
    _add(document, "generator", "pms", version=__version__)
    for entry in kept:
        _write(_child(document, "entry"), edition, entry, root, adresse)
    indent(document)
    text: str = tostring(document, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _known(plan: Plan, jour: dt.date) -> Iterator[_Entree]:
    """Every point known on a day. Of several of the same date each has its own identifier."""
    for fiche in plan.fiches:
        ranks: dict[str, int] = {}
        for point in fiche.avancement:
            date = str(point.date)
            ranks[date] = rank = ranks.get(date, 0) + 1
            if point.date.debut <= jour:
                key = f"point/{fiche.numero}/{date}" + (f"/{rank}" if rank > 1 else "")
                yield _Entree(fiche, point, _urn(plan.edition, key))


def _write(
    element: "Element", edition: Edition, entry: _Entree, root: str, adresse: Adresse
) -> None:
    fiche, point = entry.fiche, entry.point
    kind = "Fiche sectorielle" if fiche.numero.est_sectoriel else edition.noms.action.singulier
    level = f"{point.niveau}/{edition.echelle.maximum}"
    title = f"{majuscule(kind)} {fiche.numero}{NBSP}: niveau {level} ({point.date.en_clair})"
    _add(element, "id", entry.ident)
    _add(element, "title", title)
    _add(element, "updated", _instant(point.date.debut))
    _link(element, "alternate", root + adresse(fiche.numero, point), "text/html")
    axe = edition.axe(fiche.axe)
    if axe is not None:
        name = f"{majuscule(edition.noms.axe.singulier)} {axe.numero}{NBSP}: {axe.titre}"
        _child(element, "category", term=f"axe-{axe.numero}", label=_fit(printable(name)))
    said = [f"{fiche.titre} – {point.constat}" if point.constat else fiche.titre]
    if point.a_confirmer:
        said.append(point.doute)
    _add(element, "summary", "\n".join(said))


def _urn(edition: Edition, key: str) -> str:
    """A name that is for ever the same and needs no address of the site (RFC 4122, version 5)."""
    import uuid

    name = printable(f"{edition.collectivite} {edition.edition} {key}")
    return f"urn:uuid:{uuid.uuid5(uuid.UUID(_NAMES), name)}"


def _instant(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _child(parent: "Element", name: str, **attributes: str) -> "Element":
    from xml.etree.ElementTree import SubElement

    return SubElement(parent, name, attributes)


def _add(parent: "Element", name: str, text: str, **attributes: str) -> None:
    _child(parent, name, **attributes).text = _fit(text)


def _link(parent: "Element", relation: str, address: str, kind: str) -> None:
    _child(parent, "link", rel=relation, href=address, type=kind)


def _fit(text: str) -> str:
    """Foreign text as XML can hold it, what would be obeyed or hidden written out."""
    return _NOT_XML.sub("\ufffd", printable_lines(text))
