"""``pms site`` beside other publishers of the same sheets, and the reports, by whole processes."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pms_cli.model import Plan
from pms_cli.workspace import read_workspace
from tools.bench import tableaux
from tools.bench.mesures import FLOOR, EpreuveError, Passage, Serie, run
from tools.bench.outils import BUILD, PMS, WORK, install_peers, versions
from tools.bench.plans import TODAY, write_plan
from tools.bench.projets import (
    DOORSTOP,
    MKDOCS,
    STRICTDOC,
    absentes,
    write_doorstop,
    write_mkdocs,
    write_strictdoc,
)
from tools.bench.tableaux import But, decimale, entier, fois

PINS: Final = Path(__file__).parent / "pairs-publication.txt"
VENV: Final = BUILD / "pairs-publication"
SITE: Final = "pms site"
PEERS: Final = (DOORSTOP, STRICTDOC, MKDOCS)
PUBLISHERS: Final = (FLOOR, SITE, *PEERS)
SIZES: Final = (80, 1_000)
ROUNDS: Final = {80: 5, 1_000: 2}
_SMALL: Final = 80
_SITE_WITHIN: Final = 3.0
_REPORT_WITHIN: Final = 1.0
_MISUSE: Final = 2
_ENVIRONMENT: Final = {
    "SOURCE_DATE_EPOCH": TODAY,
    "PMS_CACHE": str(WORK / "cache"),
    "NO_COLOR": "1",
}
REPORTS: Final[dict[str, tuple[str, ...]]] = {
    "point-etape, Markdown": ("point-etape", "-o", "r.md"),
    "point-etape, HTML": ("point-etape", "-o", "r.html"),
    "tableau-de-bord, HTML": ("tableau-de-bord", "-o", "t.html"),
    "fiche, HTML": ("fiche", "1", "-o", "f.html"),
    "point-etape, Word": ("point-etape", "-o", "r.docx"),
    "point-etape, PDF": ("point-etape", "-o", "r.pdf"),
    "point-etape, OpenDocument": ("point-etape", "-o", "r.odt"),
}
"""The reports measured, each with its words."""


@dataclass(frozen=True)
class Editeur:
    """What publishes the sheets: the folder it starts in, its command, where its pages go."""

    nom: str
    depart: Path
    commande: list[str]
    sortie: Path


@dataclass(frozen=True)
class Publications:
    """All that was measured: publishers by number of sheets, pages and size of each, reports."""

    sites: Mapping[int, Mapping[str, Serie]]
    volumes: Mapping[int, Mapping[str, tuple[int, int]]]
    rapports: Mapping[str, Serie]


def measure_all(sizes: tuple[int, ...] = SIZES) -> Publications:
    """Every publisher at each size, then the reports. Raises EpreuveError."""
    install_peers(PINS, VENV)
    sites, volumes = {}, {}
    for size in sizes:
        print(f"{entier(size)} fiches à publier…", flush=True)
        plan, found = projets(size)
        sites[size], volumes[size] = measure(plan, found, ROUNDS[size])
    return Publications(sites, volumes, measure_reports(_folder(_SMALL) / "plan", ROUNDS[_SMALL]))


def _folder(size: int) -> Path:
    return WORK / f"publication-{size}"


def projets(size: int) -> tuple[Plan, list[Editeur]]:
    """A plan of that size, and the publishers that are installed, each with its project."""
    top = _folder(size)
    folder = top / "plan"
    write_plan(folder, size)
    plan = read_workspace(folder).plan
    for name, write in (
        (DOORSTOP, write_doorstop),
        (STRICTDOC, write_strictdoc),
        (MKDOCS, write_mkdocs),
    ):
        write(plan, top / name)
    out = {name: top / f"{name.split()[-1]}-sortie" for name in PUBLISHERS}
    scripts = VENV / "bin"
    known = (
        Editeur(FLOOR, top, [sys.executable, "-c", "pass"], out[FLOOR]),
        Editeur(SITE, folder, [PMS, "site", "-o", str(out[SITE])], out[SITE]),
        Editeur(
            DOORSTOP,
            top / DOORSTOP,
            [str(scripts / DOORSTOP), "-j", ".", "publish", "all", str(out[DOORSTOP])],
            out[DOORSTOP],
        ),
        Editeur(
            STRICTDOC,
            top / STRICTDOC,
            [str(scripts / STRICTDOC), "export", ".", "--output-dir", str(out[STRICTDOC])],
            out[STRICTDOC],
        ),
        Editeur(
            MKDOCS,
            top / MKDOCS,
            [str(scripts / MKDOCS), "build", "--quiet", "-d", str(out[MKDOCS])],
            out[MKDOCS],
        ),
    )
    return plan, [editeur for editeur in known if Path(editeur.commande[0]).is_file()]


def measure(
    plan: Plan, editeurs: list[Editeur], rounds: int
) -> tuple[dict[str, Serie], dict[str, tuple[int, int]]]:
    """Each publisher in turn, from nothing each time; what each gave, in pages and bytes.

    Raises EpreuveError when one fails, or its pages do not show every sheet.
    """
    found: dict[str, list[Passage]] = {editeur.nom: [] for editeur in editeurs}
    volumes: dict[str, tuple[int, int]] = {}
    for turn in range(rounds):
        for editeur in editeurs:
            # Publishers keep what has not changed: each begins with nothing.
            shutil.rmtree(editeur.sortie, ignore_errors=True)
            found[editeur.nom].append(_must(editeur.nom, editeur.commande, editeur.depart))
            if turn == 0 and editeur.nom != FLOOR:
                volumes[editeur.nom] = _proved(plan, editeur)
    series = {
        name: Serie(tuple(found[name])) if name in found else Serie(absence="non installé")
        for name in PUBLISHERS
    }
    return series, volumes


def _proved(plan: Plan, editeur: Editeur) -> tuple[int, int]:
    """How many pages and bytes a publisher gave. Raises EpreuveError when a sheet is missing."""
    missing = absentes(plan, editeur.sortie) if editeur.sortie.is_dir() else ["toutes"]
    if missing:
        raise EpreuveError(
            f"{editeur.nom} ne publie pas tout : il manque {len(missing)} fiches sur "
            f"{len(plan.fiches)}, dont {missing[0]}"
        )
    files = [path for path in editeur.sortie.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files)


def measure_reports(folder: Path, rounds: int) -> dict[str, Serie]:
    """Each report in turn on a plan; one whose extra is not installed is absent.

    Raises EpreuveError when one fails otherwise.
    """
    results = folder.parent / "rapports"
    shutil.rmtree(results, ignore_errors=True)
    results.mkdir()
    found: dict[str, list[Passage]] = {name: [] for name in (FLOOR, *REPORTS)}
    for _ in range(rounds):
        for name, passages in found.items():
            if name == FLOOR:
                passages.append(_must(name, [sys.executable, "-c", "pass"], folder))
                continue
            *words, file = REPORTS[name]
            command = [PMS, "report", *words, str(results / file)]
            passage = run(command, folder, WORK / "sortie.txt", _ENVIRONMENT)
            if passage.status == _MISUSE:
                continue
            passages.append(_checked(name, passage))
    return {
        name: Serie(tuple(passages), absence="" if passages else "extension non installée")
        for name, passages in found.items()
    }


def _must(name: str, command: list[str], folder: Path) -> Passage:
    return _checked(name, run(command, folder, WORK / "sortie.txt", _ENVIRONMENT))


def _checked(name: str, passage: Passage) -> Passage:
    if passage.status:
        shown = (WORK / "sortie.txt").read_text(encoding="utf-8", errors="replace")[-2_000:]
        raise EpreuveError(f"« {name} » a échoué (statut {passage.status}) :\n{shown}")
    return passage


def page(found: Publications) -> Iterator[str]:
    """The paragraphs and tables of the third part of docs/vitesse.md."""
    known = ", ".join(f"{name} {version}" for name, version in versions(PINS, PEERS).items())
    yield f"{tableaux.machine()} ; {known}."
    yield sites_table(found)
    yield f"Les rapports, sur le plan de {entier(_SMALL)} fiches :"
    yield reports_table(found.rapports)
    yield "Ce que `pms` vise, et ce que cette mesure en dit :"
    yield tableaux.goals_list(goals(found))


def sites_table(found: Publications) -> str:
    """A line for each number of sheets and publisher: times, ratios, what it gave."""
    lines = [
        (
            f"| fiches | outil | médiane (ms) | minimum (ms) | fois `{FLOOR}` "
            f"| fois `{SITE}` | pages | Mo | ms la page | tours |"
        ),
        "| ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size, series in found.sites.items():
        for name in PUBLISHERS:
            serie = series[name]
            if not serie.passages:
                lines.append(f"| {entier(size)} | {name} | {serie.absence} | | | | | | | |")
                continue
            pages, octets = found.volumes[size].get(name, (0, 0))
            made = (
                f"{entier(pages)} | {decimale(octets / 1e6, 1)} "
                f"| {decimale(serie.median * 1000 / pages, 1)}"
                if pages
                else " | | "
            )
            lines.append(
                f"| {entier(size)} | {name} | {entier(serie.median * 1000)} "
                f"| {entier(min(serie.seconds) * 1000)} | {fois(serie, series[FLOOR])} "
                f"| {fois(serie, series[SITE])} | {made} | {len(serie.passages)} |"
            )
    return "\n".join(lines)


def reports_table(rapports: Mapping[str, Serie]) -> str:
    """A line for each report: times and ratio to the floor."""
    lines = [
        f"| rapport | médiane (ms) | minimum (ms) | fois `{FLOOR}` |",
        "| :--- | ---: | ---: | ---: |",
    ]
    for name, serie in rapports.items():
        if not serie.passages:
            lines.append(f"| {name} | {serie.absence} | | |")
            continue
        lines.append(
            f"| {name} | {entier(serie.median * 1000)} | {entier(min(serie.seconds) * 1000)} "
            f"| {fois(serie, rapports[FLOOR])} |"
        )
    return "\n".join(lines)


def goals(found: Publications) -> list[But]:
    """What pms promises of its site and its reports, beside what was measured."""
    return [*_within(found), *_ahead(found)]


def _within(found: Publications) -> Iterator[But]:
    if _SMALL in found.sites:
        sentence = f"{entier(_SMALL)} fiches : le site en moins de trois secondes"
        yield _timed(sentence, found.sites[_SMALL][SITE], _SITE_WITHIN)
    for name, serie in found.rapports.items():
        if name != FLOOR:
            sentence = f"{entier(_SMALL)} fiches : « {name} » en moins d’une seconde"
            yield _timed(sentence, serie, _REPORT_WITHIN)


def _timed(sentence: str, serie: Serie, within: float) -> But:
    if not serie.passages:
        return But(sentence, None, serie.absence)
    return But(sentence, serie.median < within, f"{decimale(serie.median, 2)} s")


def _ahead(found: Publications) -> Iterator[But]:
    for size, series in found.sites.items():
        for peer in PEERS:
            sentence = f"{entier(size)} fiches : le site plus vite que {peer}"
            ratio = series[peer].ratio(series[SITE])
            if ratio is None:
                yield But(sentence, None, series[peer].absence or series[SITE].absence)
            else:
                yield But(sentence, ratio > 1, f"{decimale(ratio, 2)} fois")
