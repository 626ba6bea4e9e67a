"""``# pms: ignore PMS302 (raison)``: what a file says is meant, and what is wrong in saying so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pms_cli.diagnostics import Diagnostic, Edit, Fix, shorten
from pms_cli.lint.settings import guess_code, is_code
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile

WITHOUT_REASON: Final = "PMS014"
USELESS: Final = "PMS015"
NEVER: Final = ("PMS00", "PMS014", "PMS015", "PMS099")
"""Problems that no remark hides: what keeps a file from being read, and those of the remarks."""

_REMARK = motif(r"#[ \t]*pms[ \t]*:[ \t]*ignor\w*([^\n#]*)", re.IGNORECASE)
_CODES = r"[ \t]+(PMS\w{1,4}(?:[ \t]*,[ \t]*PMS\w{1,4})*)"
_WANTED = motif(rf"{_CODES}[ \t]*(?:\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\))?", re.IGNORECASE)
_BLOCK = motif(r"[|>][-+0-9]*[ \t]*\Z")
_INDENT = motif(r" *")


@dataclass(frozen=True)
class Remark:
    """One remark: offsets in the text, the lines that it covers, the codes and the reason given."""

    start: int
    end: int
    first: int
    last: int
    codes: tuple[str, ...]
    reason: str
    understood: bool

    def covers(self, problem: Diagnostic) -> bool:
        """Whether the problem is one that the remark says is meant."""
        return (
            self.first <= problem.span.line <= self.last
            and problem.code in self.codes
            and not problem.code.startswith(NEVER)
        )


def remarks(file: PlanFile[Any]) -> tuple[Remark, ...]:
    """The remarks of a file, in order; none when nothing in it looks like one."""
    text = file.source.text
    if "pms" not in text or not file.source.parsed:
        return ()
    found = (match for match in _REMARK.finditer(text))
    return tuple(_remark(file, match) for match in found if file.source.is_comment(match.start()))


def _remark(file: PlanFile[Any], match: re.Match[str]) -> Remark:
    source = file.source
    start, end = match.start(), match.start() + len(match[0].rstrip())
    line = source.span(start, start).line
    before = source.line(line)[: source.span(start, start).column - 1]
    wanted = _WANTED.fullmatch(match[1].rstrip())
    codes = tuple(code.strip() for code in wanted[1].upper().split(",")) if wanted else ()
    reason = (wanted[2] or "").strip() if wanted else ""
    first, last = _lines(source.line, line, before)
    return Remark(start, end, first, last, codes, reason, wanted is not None)


def _lines(line_of: Any, line: int, before: str) -> tuple[int, int]:
    """The lines that a remark covers: its own, or the entry below when it stands alone.

    A remark at the head of a text on several lines covers the text.
    """
    alone = not before.strip()
    first = line
    if alone:
        first += 1
        while line_of(first).lstrip().startswith("#"):
            first += 1
    elif not _BLOCK.search(before):
        return line, line
    indent = len(_INDENT.match(line_of(first))[0])  # type: ignore[index]
    last, blank = first, 0
    while (text := line_of(last + blank + 1)) or blank < _MOST_BLANK:
        if not text.strip():
            blank += 1
            continue
        if len(text) - len(text.lstrip(" ")) <= indent:
            break
        last, blank = last + blank + 1, 0
    return first, last


_MOST_BLANK: Final = 50
_CODE_LENGTH: Final = len("PMS302")


def without_meant(
    file: PlanFile[Any], found: Sequence[Diagnostic], applied: Iterable[str]
) -> Iterator[Diagnostic]:
    """The problems of a file but those that a remark says are meant, and those of the remarks.

    ``applied`` are the codes of the rules that were run: a remark about another is not useless.
    """
    known = set(applied)
    written = remarks(file)
    used: set[tuple[int, str]] = set()
    for problem in found:
        hidden = [remark for remark in written if remark.covers(problem)]
        used |= {(remark.start, problem.code) for remark in hidden}
        if not hidden:
            yield problem
    for remark in written:
        yield from _own(file, remark, used, known)


def _own(
    file: PlanFile[Any], remark: Remark, used: set[tuple[int, str]], known: set[str]
) -> Iterator[Diagnostic]:
    span = file.source.span(remark.start, remark.end)
    if not remark.understood:
        message = (
            "cette remarque ne dit pas quelles règles écarter : écrivez "
            "« # pms: ignore PMS302 (raison) », avec les codes entiers"
        )
        yield file.at(USELESS, message, span)
        return
    if not remark.reason and WITHOUT_REASON in known:
        message = (
            f"cette remarque écarte {', '.join(remark.codes)} sans dire pourquoi : "
            "ajoutez la raison entre parenthèses"
        )
        yield file.at(WITHOUT_REASON, message, span)
    for code in remark.codes:
        if (remark.start, code) in used:
            continue
        if not is_code(code) or len(code) < _CODE_LENGTH:
            message = f"aucune règle n’a le code « {shorten(code)} »{_remedy(code)}"
        elif code.startswith(NEVER):
            message = f"{code} ne peut pas être écartée par une remarque : retirez ce code"
        elif code in known:
            message = f"{code} ne trouve rien ici : retirez ce code de la remarque"
        else:
            continue
        yield file.at(USELESS, message, span, fix=_removal(file, remark))


def _remedy(code: str) -> str:
    # Of two numbers one is not nearer than another: only a letter for a digit is guessed.
    guess = guess_code(code) if not code[3:].isdigit() else ""
    return guess or " : corrigez-le, ou retirez-le"


def _removal(file: PlanFile[Any], remark: Remark) -> Fix | None:
    """Takes the whole remark away, when it is about one code only."""
    if len(remark.codes) != 1:
        return None
    text = file.source.text
    start, end = remark.start, remark.end
    begin = text.rfind("\n", 0, start) + 1
    if not text[begin:start].strip():
        after = text.find("\n", end)
        return Fix((Edit(begin, len(text) if after < 0 else after + 1, ""),), safe=False)
    while text[start - 1] in " \t":
        start -= 1
    return Fix((Edit(start, end, ""),), safe=False)
