"""What is around the pages of a site, looked at in all of them at once."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

import html5lib

PARTS: Final = ("header", "nav[@aria-label='Menu principal']", "footer")
"""What is the same everywhere, as XPath says it."""
ALWAYS: Final = ("index.html", "recherche.html", "plan-du-site.html")
"""Where every page leads: home, the search, the map of the site."""


def _pages(root: Path) -> dict[str, Any]:
    return {
        path.relative_to(root).as_posix(): html5lib.parse(
            path.read_bytes(), namespaceHTMLElements=False
        )
        for path in sorted(root.rglob("*.html"))
    }


def _leads(page: str, address: str) -> str:
    """Where an address leads from a page, from the root of the site."""
    base = Path("/site") / page
    return Path(base.parent, address.partition("#")[0]).resolve().relative_to("/site").as_posix()


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _told(page: str, part: Any) -> list[tuple[str, str]]:
    """The links and the controls of a part, in order, wherever the page stands."""
    told = []
    for element in part.iter():
        if element.tag == "a" and element.get("href") != "#contenu":
            told.append((_words(element), _leads(page, element.get("href"))))
        elif element.tag in {"label", "button"}:
            told.append((element.tag, _words(element)))
    return told


def frame_is_the_same(root: Path) -> list[str]:
    """Menu, search and foot have the same links, fields and words, in the same order, everywhere.

    The home page alone does not lead to itself by the name of the plan.
    """
    faults = []
    first: dict[str, list[tuple[str, str]]] = {}
    for page, tree in _pages(root).items():
        leads = set()
        for part in PARTS:
            found = tree.findall(f".//{part}")
            if len(found) != 1:
                faults.append(f"{page}: {len(found)} {part}, one expected")
                continue
            told = _told(page, found[0])
            leads |= {where for _, where in told}
            if part == "header" and page != "index.html":
                told = told[1:]
            if told != first.setdefault(part, told):
                faults.append(f"{page}: its {part} is not that of the others")
        forms = tree.findall(".//header//form")
        leads |= {_leads(page, form.get("action", "")) for form in forms}
        faults += [f"{page}: no way to {where}" for where in ALWAYS if where not in leads]
    return faults


def site_map_is_whole(root: Path) -> list[str]:
    """The map of the site leads once to every page, and to nothing else."""
    pages = _pages(root)
    where = "plan-du-site.html"
    links = Counter(
        _leads(where, link.get("href")) for link in pages[where].findall(".//main//a[@href]")
    )
    faults = [f"{page} is not in the map" for page in pages if page not in links]
    faults += [f"{page} is in the map and not in the site" for page in links if page not in pages]
    return faults + [f"{page} is {n} times in the map" for page, n in links.items() if n > 1]


def titles_tell_pages_apart(root: Path) -> list[str]:
    """A title says the page as its heading does, then the plan; no two pages have the same."""
    seen: dict[str, str] = {}
    faults = []
    for page, tree in _pages(root).items():
        title, heading = _words(tree.find(".//title")), _words(tree.find(".//h1"))
        home = page == "index.html"
        if not title.startswith(heading + ("," if home else " – ")):
            faults.append(f"{page}: its title is « {title} », its heading « {heading} »")
        other = seen.setdefault(title, page)
        if other != page:
            faults.append(f"{page} has the title of {other}: « {title} »")
    return faults
