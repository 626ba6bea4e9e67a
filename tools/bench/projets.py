"""The sheets of a plan as projects of other publishers: same texts, each in its own format."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from pms_cli.markdown import markdown_text
from pms_cli.model import Fiche, Numero, Plan

Texte = Callable[[str], str]
"""Makes a text that is foreign to a format say the same in it."""

DOORSTOP: Final = "doorstop"
STRICTDOC: Final = "strictdoc"
MKDOCS: Final = "mkdocs"

_RST: Final = re.compile(r"[\\*`|_]")
_WORDS: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")


def write_doorstop(plan: Plan, folder: Path) -> None:
    """One document, an item a sheet, its text in Markdown. Raises OSError."""
    _clear(folder)
    # By a folder of that name it knows the root of a project.
    (folder / ".git").mkdir()
    items = folder / "fiches"
    items.mkdir()
    settings = ("digits: 5", "itemformat: yaml", "prefix: FIC", "sep: ''")
    _write(items / ".doorstop.yml", ("settings:", *(f"  {line}" for line in settings)))
    for rank, fiche in enumerate(plan.fiches, 1):
        head = (
            "active: true", "derived: false", "header: |", f"  {markdown_text(fiche.titre)}",
            f"level: 1.{rank}", "links: []", "normative: true", "ref: ''", "reviewed: null",
            "text: |",
        )  # fmt: skip
        body = _markdown(fiche, str)
        _write(items / f"FIC{rank:05d}.yml", (*head, *(f"  {line}".rstrip() for line in body)))


def write_strictdoc(plan: Plan, folder: Path) -> None:
    """A document an axe, a requirement a sheet, its statement in reStructuredText."""
    _clear(folder)
    _write(folder / "strictdoc_config.py", _STRICTDOC_CONFIG)
    for axe in plan.edition.axes:
        lines = ["[DOCUMENT]", f"TITLE: Axe {axe.numero} - {axe.titre}"]
        for fiche in plan.fiches:
            if fiche.axe == axe.numero:
                lines += ["", "[REQUIREMENT]", f"UID: FIC-{fiche.numero}"]
                lines += [f"TITLE: {fiche.titre}", "STATEMENT: >>>", *_rst(fiche), "<<<"]
        _write(folder / f"axe-{axe.numero}.sdoc", lines)


_STRICTDOC_CONFIG: Final = (
    "from strictdoc.core.project_config import ProjectConfig",
    "",
    "",
    "def create_config() -> ProjectConfig:",
    "    return ProjectConfig(project_title='Plan')",
)


def write_mkdocs(plan: Plan, folder: Path) -> None:
    """A page a sheet and a page an axe that lists them. Raises OSError.

    The menu has the axes only: with the sheets in it, each page would list them all.
    """
    _clear(folder)
    pages = folder / "docs"
    (pages / "fiches").mkdir(parents=True)
    axes = plan.edition.axes
    _write(
        folder / "mkdocs.yml",
        (
            f'site_name: "{plan.edition.titre}"',
            "use_directory_urls: false",
            "theme: mkdocs",
            "plugins: [search]",
            "not_in_nav: /fiches/",
            "nav:",
            "  - Accueil: index.md",
            *(f"  - Axe {axe.numero}: axe-{axe.numero}.md" for axe in axes),
        ),
    )
    _write(
        pages / "index.md",
        (
            f"# {markdown_text(plan.edition.titre)}",
            "",
            *(f"- [Axe {axe.numero}](axe-{axe.numero}.md)" for axe in axes),
        ),
    )
    for axe in axes:
        mine = [fiche for fiche in plan.fiches if fiche.axe == axe.numero]
        listed = (
            f"- [{f.numero} – {markdown_text(f.titre)}](fiches/{_slug(f.numero)}.md)" for f in mine
        )
        _write(pages / f"axe-{axe.numero}.md", (f"# {markdown_text(axe.titre)}", "", *listed))
    for fiche in plan.fiches:
        title = f"# {fiche.numero} – {markdown_text(fiche.titre)}"
        _write(
            pages / "fiches" / f"{_slug(fiche.numero)}.md",
            (title, "", *_markdown(fiche, lambda found: f"[{found}]({found}.md)")),
        )


def absentes(plan: Plan, folder: Path) -> list[str]:
    """The numbers of the sheets that the pages of a folder do not show: title, context and state.

    Raises OSError.
    """
    pages = sorted(folder.rglob("*.html"))
    # Tags apart, on one line: publishers fold texts and mark words as they like.
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    shown = " ".join(re.sub(r"<[^>]+>", "", text).split())
    return [
        str(fiche.numero)
        for fiche in plan.fiches
        if any(_extrait(wanted) not in shown for wanted in _wanted(fiche))
    ]


def _wanted(fiche: Fiche) -> Iterator[str]:
    yield fiche.titre.partition("’")[0]
    yield fiche.titre.rpartition("’")[2]
    yield fiche.contexte or ""
    if fiche.avancement:
        yield fiche.avancement[-1].constat or ""


def _extrait(text: str) -> str:
    """The longest run of words in which no format has anything to escape."""
    return max(_WORDS.findall(text), key=len, default="")


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _slug(numero: Numero) -> str:
    return str(numero).replace(".", "-")


def _markdown(fiche: Fiche, lien: Callable[[str], str]) -> Iterator[str]:
    for titre, lignes in _parties(fiche, markdown_text):
        yield from (f"**{titre}**", "", *lignes, "")
    if fiche.liens:
        yield f"Voir aussi : {', '.join(lien(_slug(numero)) for numero in fiche.liens)}"


def _rst(fiche: Fiche) -> Iterator[str]:
    for titre, lignes in _parties(fiche, lambda text: _RST.sub(r"\\\g<0>", text)):
        yield from (f"**{titre}**", "", *lignes, "")
    if fiche.liens:
        yield f"Voir aussi : {', '.join(map(str, fiche.liens))}"


def _parties(fiche: Fiche, texte: Texte) -> Iterator[tuple[str, list[str]]]:
    """What a sheet says, part by part: paragraphs and lists, alike in Markdown and in RST."""

    def one_line(text: str) -> str:
        return texte(" ".join(text.split("\n")))

    yield "Pilotes", [one_line(", ".join(fiche.pilotes))]
    yield "Partenaires", [one_line(", ".join(fiche.partenaires))]
    if fiche.calendrier:
        steps = fiche.calendrier.jalons
        yield "Calendrier", [f"- {step.date.en_clair} : {one_line(step.libelle)}" for step in steps]
    yield "Contexte", [one_line(fiche.contexte or "")]
    yield "Objectifs", [f"- {one_line(text)}" for text in fiche.objectifs]
    for group in fiche.modalites:
        yield one_line(group.titre), [f"- {one_line(text)}" for text in group.actions]
    yield (
        "Indicateurs",
        [
            f"- {one_line(found.libelle or '')} : "
            + one_line(" ; ".join(f"{m.valeur} ({m.date.en_clair})" for m in found.mesures))
            for found in fiche.indicateurs
        ],
    )
    for point in fiche.avancement:
        head = f"{point.date.en_clair} : niveau {point.niveau}"
        yield head, [one_line(point.constat or "")]
    yield "Sources", [one_line(", ".join(source.code for source in fiche.sources))]
