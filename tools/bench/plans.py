"""Generated plans in which all is right, of any number of sheets: the same bytes each time.

Their prose is that of the real sheets, shuffled; their titles, dates and figures are made.
"""

import datetime as dt
import hashlib
import re
import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pms_cli.lint.engine import lint
from pms_cli.lint.settings import choose_rules
from pms_cli.model import Fiche, Numero
from pms_cli.workspace import Workspace, read_workspace
from tools.bench.intitules import MOST, titre

DATA: Final = Path(__file__).parents[2] / "data"
TODAY: Final = "1767225600"
"""1 January 2026 in seconds since 1970: the day, as SOURCE_DATE_EPOCH, on which a plan is right."""
_DAY: Final = dt.datetime.fromtimestamp(int(TODAY), tz=dt.UTC).date()
_MEANT: Final = "pms: ignore"

_SHEET_BYTES: Final = 2_550
"""Modalités are added until a sheet has so many: with the last of them it comes to 2.8 KB."""
_EVERY: Final = 9
"""One sheet in nine is a sectoral one, of the action before it."""
_POINTS: Final = (("2023-12", "bilan-2023"), ("2024-11", "bilan-2024"), ("2025-11", "bilan-2025"))
_MEASURES: Final = (("2024-12-15", "bilan-2024"), ("2025-11-15", "bilan-2025"))
_REGISTRIES: Final = ("acteurs.yaml", "glossaire.yaml")
_PLAIN: Final = re.compile(r"[^\W\d_][\w’ ,()/-]{0,78}[\w’)]")
_SENTENCE_END: Final = re.compile(r"\n+|(?<=[.!?]) (?=[A-ZÀ-Ý])")
_LENGTHS: Final = range(12, 240)
"""Shorter pieces say nothing by themselves, longer ones make sheets of unequal weight."""
_ORIENTATIONS: Final = 16
_WIDTH: Final = 100
"""Of a line of prose."""


@dataclass(frozen=True)
class _Prose:
    """What the real sheets say, piece by piece, each piece once."""

    contextes: tuple[str, ...]
    objectifs: tuple[str, ...]
    groupes: tuple[str, ...]
    modalites: tuple[str, ...]
    indicateurs: tuple[str, ...]
    constats: tuple[str, ...]
    services: tuple[str, ...]
    partenaires: tuple[str, ...]
    livrets: tuple[str, ...]


def numeros(sheets: int) -> tuple[Numero, ...]:
    """The numbers of a plan of so many sheets. Raises ValueError for more than there are titles."""
    if not 1 <= sheets <= min(10_000, MOST):
        raise ValueError(f"un plan engendré a de 1 à 10 000 fiches, et non {sheets}")
    found: list[Numero] = []
    action = 0
    for rank in range(1, sheets + 1):
        sectoral = rank % _EVERY == 0
        action += not sectoral
        found.append(Numero(action, int(sectoral)))
    return tuple(found)


def write_plan(folder: Path, sheets: int) -> None:
    """Make a plan of so many sheets in ``folder``, in place of what it holds. Raises OSError."""
    workspace = read_workspace(DATA)
    prose = _gather(workspace)
    numbers = numeros(sheets)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "actions").mkdir(parents=True)
    actions = max(numero.action for numero in numbers)
    for name in _REGISTRIES:
        shutil.copyfile(DATA / name, folder / name)
    cited = "".join((DATA / name).read_text(encoding="utf-8") for name in _REGISTRIES)
    _write(folder / "documents.yaml", _documents(workspace, cited))
    _write(folder / "plan.yaml", _edition(actions, prose.livrets))
    for rank, numero in enumerate(numbers):
        lines = _sheet(rank, numero, actions, prose)
        _write(folder / "actions" / _name(numero, titre(rank)), lines)


def last_sheet(folder: Path) -> Path:
    """The sheet of a plan that a tool reads last."""
    return max((folder / "actions").glob("*.yaml"))


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _gather(workspace: Workspace) -> _Prose:
    plan = workspace.plan
    fiches = _clean(workspace)

    def once(texts: Iterable[str | None]) -> tuple[str, ...]:
        pieces = (piece.strip() for text in texts for piece in _SENTENCE_END.split(text or ""))
        return tuple(dict.fromkeys(piece for piece in pieces if len(piece) in _LENGTHS))

    groups = [group for fiche in fiches for group in fiche.modalites]
    return _Prose(
        contextes=once(fiche.contexte for fiche in fiches),
        objectifs=once(text for fiche in fiches for text in fiche.objectifs),
        groupes=once(group.titre for group in groups),
        modalites=once(text for group in groups for text in group.actions),
        indicateurs=once(item.libelle for fiche in fiches for item in fiche.indicateurs),
        constats=once(point.constat for fiche in fiches for point in fiche.avancement),
        services=tuple(a.sigle for a in plan.acteurs if a.nature == "service"),
        partenaires=tuple(a.sigle for a in plan.acteurs if a.nature != "service"),
        livrets=tuple(livret.code for livret in plan.edition.livrets),
    )


def _clean(workspace: Workspace) -> list[Fiche]:
    """The real sheets in whose words no rule finds anything to say, and none is told not to."""
    wording = lint(workspace, choose_rules(("PMS5", "PMS6"), ()), _DAY)
    told = {problem.path for problem in wording.diagnostics}
    return [
        file.value
        for file in workspace.fiches
        if file.value is not None and file.path not in told and _MEANT not in file.source.text
    ]


def _pick(pool: tuple[str, ...], rank: int, key: str, count: int) -> list[str]:
    """So many pieces, all different, that depend on the sheet and on what they are for."""
    start = int.from_bytes(hashlib.sha256(f"{key} {rank}".encode()).digest()[:6])
    step = 1 + start // len(pool) % (len(pool) // count)
    return [pool[(start + place * step) % len(pool)] for place in range(count)]


def _name(numero: Numero, title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe").replace("’", " "))
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    rank = f".{numero.rang}" if numero.rang else ""
    return f"{numero.action:02d}{rank}-{'-'.join(words[:5])}.yaml"


def _edition(actions: int, livrets: tuple[str, ...]) -> Iterator[str]:
    yield "edition: plan-engendre"
    yield "titre: Plan engendré pour les mesures"
    yield "collectivite: Métropole d’exemple"
    yield "periode: {debut: 2023, fin: 2028}"
    yield "echelle: {minimum: 1, maximum: 5}"
    yield "livrets:"
    for code in livrets:
        yield f"  - {{code: {code}, titre: Livret {code}}}"
    yield "axes:"
    count = min(_ORIENTATIONS, actions)
    for rank in range(count):
        axe, orientation = divmod(rank, 4)
        if orientation == 0:
            yield f"  - numero: {axe + 1}"
            yield f"    titre: Axe {axe + 1}"
            yield "    orientations:"
        first, last = rank * actions // count + 1, (rank + 1) * actions // count
        yield f"      - numero: {orientation + 1}"
        yield f"        titre: Orientation {axe + 1}.{orientation + 1}"
        yield f"        actions: {first}-{last}" if last > first else f"        actions: {first}"
    yield "points_etape:"
    for date, document in _POINTS:
        yield f"  - {{date: {date}, titre: Bilan {date[:4]}, document: {document}}}"
    yield "reglages:"
    yield "  sans_nouvelle: 12"
    yield "  attendus: [pilotes, calendrier, contexte, indicateurs, avancement, sources]"


def _place(action: int, actions: int) -> tuple[int, int]:
    """Axe and orientation of an action, as ``_edition`` shares them out."""
    count = min(_ORIENTATIONS, actions)
    rank = (action * count - 1) // actions
    return rank // 4 + 1, rank % 4 + 1


def _documents(workspace: Workspace, cited: str) -> Iterator[str]:
    yield "documents:"
    for document in workspace.plan.documents:
        if re.search(rf"source: {document.code}(?![\w-])", cited):
            yield f"  - code: {document.code}"
            yield from _text("    ", "titre", document.titre)
            yield from _text("    ", "nature", document.nature)
            if document.date is not None:
                yield f"    date: {document.date}"
    for date, code in _POINTS:
        # Dated at the end of what it tells.
        yield f"  - {{code: {code}, titre: Bilan {date[:4]}, date: {date[:4]}-12, nature: bilan}}"
    yield "  - {code: plan-vote, titre: Plan voté, date: 2023-01, nature: délibération}"


def _sheet(rank: int, numero: Numero, actions: int, prose: _Prose) -> list[str]:
    axe, orientation = _place(numero.action, actions)
    livrets = prose.livrets[1:] if numero.rang else prose.livrets[:1]
    partners = [prose.partenaires[(3 * rank + n) % len(prose.partenaires)] for n in range(3)]
    lines = [
        f'numero: "{numero}"' if numero.rang else f"numero: {numero}",
        *_text("", "titre", titre(rank)),
        f"axe: {axe}",
        f"orientation: {orientation}",
        f"livret: {livrets[numero.action % len(livrets)]}",
        f"pilotes: [{prose.services[rank % len(prose.services)]}]",
        f"partenaires: [{', '.join(partners)}]",
        *_calendar(rank),
        *_text("", "contexte", _pick(prose.contextes, rank, "contexte", 1)[0]),
        "objectifs:",
    ]
    for text in _pick(prose.objectifs, rank, "objectifs", 2):
        lines += _item("  ", text)
    lines.append("modalites:")
    end = [*_indicators(rank, prose), *_points(rank, prose), *_links(numero, actions)]
    end.append("sources: [plan-vote]")
    ways = _pick(prose.modalites, rank, "modalites", 12)
    for place, group in enumerate(_pick(prose.groupes, rank, "groupes", 6)):
        lines += [*_text("  - ", "titre", group), "    actions:"]
        for text in ways[2 * place : 2 * place + 2]:
            lines += _item("      ", text)
            if len("\n".join((*lines, *end)).encode()) >= _SHEET_BYTES:
                return [*lines, *end]
    return [*lines, *end]


def _calendar(rank: int) -> Iterator[str]:
    yield "calendrier:"
    yield f"  debut: 2023-{1 + rank % 6:02d}"
    yield f"  fin: {2027 + rank % 2}"
    yield "  jalons:"
    yield f"    - date: 2024-T{1 + rank % 4}"
    yield "      libelle: Première étape, avec les partenaires associés"
    yield f"      atteint: 2024-{1 + rank % 12:02d}-{1 + rank % 28:02d}"
    yield "      document: bilan-2024"
    yield f"    - {{date: 2027-{1 + rank % 6:02d}, libelle: Seconde étape et évaluation}}"


def _indicators(rank: int, prose: _Prose) -> Iterator[str]:
    yield "indicateurs:"
    for place, libelle in enumerate(_pick(prose.indicateurs, rank, "indicateurs", 2)):
        start, gain = 5 + rank % 17, 3 + (rank + place) % 11
        yield from _text("  - ", "libelle", libelle)
        yield f"    type: {('nombre', 'pourcentage')[place]}"
        yield "    sens: hausse"
        yield "    periodicite: annuelle"
        yield f"    initiale: {{date: 2023-06, valeur: {start}, document: bilan-2023}}"
        yield f"    cible: {{date: 2027, valeur: {start + 4 * gain}}}"
        yield "    mesures:"
        for step, (date, document) in enumerate(_MEASURES, 1):
            value = f"{start + step * gain}{'.5' * (rank % 3 == 0)}"
            yield f"      - {{date: {date}, valeur: {value}, document: {document}}}"


def _points(rank: int, prose: _Prose) -> Iterator[str]:
    yield "avancement:"
    found = _pick(prose.constats, rank, "constats", len(_POINTS))
    for step, ((date, document), text) in enumerate(zip(_POINTS, found, strict=True)):
        yield f"  - date: {date}"
        yield f"    niveau: {1 + step + rank % 2}"
        yield from _text("    ", "constat", text)
        yield f"    document: {document}"


def _links(numero: Numero, actions: int) -> Iterator[str]:
    """Odd and even actions refer to each other, both ways."""
    other = numero.action + 1 if numero.action % 2 else numero.action - 1
    if not numero.rang and other <= actions:
        yield f"liens: [{other}]"


def _text(indent: str, key: str, value: str) -> list[str]:
    head = f"{indent}{key}:"
    return _scalar(head, " " * (len(indent) + 2), value)


def _item(indent: str, value: str) -> list[str]:
    return _scalar(f"{indent}-", f"{indent}  ", value)


def _scalar(head: str, indent: str, value: str) -> list[str]:
    """A text as the sheets write it: on the line when short and plain, else folded below."""
    if _PLAIN.fullmatch(value):
        return [f"{head} {value}"]
    # Only at spaces, never at a no-break space or a hyphen: folding gives the same text back.
    folded: list[str] = [""]
    for word in value.split(" "):
        if folded[-1] and len(folded[-1]) + len(word) >= _WIDTH - len(indent):
            folded.append(word)
        else:
            folded[-1] += f" {word}" if folded[-1] else word
    return [f"{head} >-", *textwrap.indent("\n".join(folded), indent).split("\n")]
