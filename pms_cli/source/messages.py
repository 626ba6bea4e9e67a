"""What a YAML syntax error means to the person who typed it, in French.

The keys are libyaml's own sentences (they have not changed in ten years); whatever is not listed
gets a general sentence that still says where and what to look for. libyaml stops where it no longer
understands, which is often after the slip: the lines around are looked at to point at the slip.
"""

import re
from dataclasses import dataclass
from typing import Final

from pms_cli.motif import motif

_BY_PROBLEM: Final = {
    "found unexpected document indicator": (
        "« --- » ou « ... » apparaît à l’intérieur d’un texte entre guillemets : "
        "fermez les guillemets avant"
    ),
    "found a tab character that violates indentation": (
        "une tabulation sert de retrait : remplacez-la par des espaces"
    ),
    "found unknown escape character": (
        "une barre oblique inverse « \\ » dans un texte entre guillemets doubles a un sens "
        "particulier : doublez-la, ou employez des guillemets simples"
    ),
    "did not find expected hexdecimal number": (
        "la séquence « \\x » ou « \\u » n’est pas suivie d’un code valable : doublez la barre"
    ),
    "found invalid Unicode character escape code": (
        "la séquence « \\u » désigne un caractère qui n’existe pas : effacez-la"
    ),
    "did not find expected comment or line break": (
        "après « | » ou « > », le texte commence à la ligne suivante : passez à la ligne"
    ),
    "found undefined tag handle": (
        "une valeur qui commence par « ! » doit être entre guillemets : ajoutez-les"
    ),
    "found unknown directive name": (
        "une ligne ne peut pas commencer par « % » : mettez-la en retrait ou entre guillemets"
    ),
    "block sequence entries are not allowed in this context": (
        "un élément de liste « - » doit commencer sur sa propre ligne : "
        "passez à la ligne, ou mettez le texte entre guillemets"
    ),
    "block mapping entries are not allowed in this context": (
        "une clé doit commencer sur sa propre ligne : passez à la ligne"
    ),
    "mapping keys are not allowed in this context": (
        "« ? » suivi d’une espace annonce une clé : mettez le texte entre guillemets"
    ),
}

_GENERAL: Final = (
    "la mise en forme YAML n’est pas comprise à partir d’ici : "
    "vérifiez les retraits, les « : » et les guillemets de cette ligne et de la précédente"
)

_TOO_FAR: Final = (
    "cette ligne est plus en retrait que la clé au-dessus, qui a déjà sa valeur : "
    "alignez-la sur elle, ou mettez tout le texte entre guillemets si elle le continue"
)
_LIST_TOO_FAR: Final = (
    "ce « - » est sous une clé qui a déjà une valeur sur sa ligne : effacez cette valeur si la "
    "liste va sous cette clé, sinon alignez « - » sur ceux de sa liste"
)

_CLOSING: Final = {"[": "]", "{": "}"}
_CONFLICT = motif(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_KEY_ALONE = motif(r" *(?:- +)*[\w-]+\s*")
# A word begins with no dash, so that a line of dashes is not read in every possible way.
_NO_SPACE = motif(r"[ -]*\w[\w-]*:(?=[^\s/])")
_HARD_COLON = motif("[ -]*\\w[\\w-]*(?:([\u00a0\u2007\u202f]):|:([\u00a0\u2007\u202f]))")
_OPENED: Final = {
    quote: motif(rf"(?m)^ *(?:- +)*(?:[\w-]+ *: +)?({quote})[^{quote}\n]*$") for quote in "\"'"
}

_FULL_COLON = motif("[ -]*\\w[\\w-]* *([\uff1a\ufe55\u2236\ua789])")
_LIST_BELOW = motif(r" *- ")
_OTHER_DASH = motif(r" *([–—−‐‑•·▪*])[ \u00a0\u202f]")
_GLUED_DASH = motif(r" *(-)[^\s-]")

Slip = tuple[int, str]
"""The character offset to point at, and the sentence."""


@dataclass(frozen=True)
class _Stop:
    """Where libyaml stopped, and where what it was reading had begun."""

    text: str
    offset: int
    begun: int | None

    @property
    def character(self) -> str:
        return self.text[self.offset : self.offset + 1]

    def line_at(self, offset: int) -> str:
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")

    def before(self) -> str:
        """What precedes the stop on its line."""
        return self.text[self.text.rfind("\n", 0, self.offset) + 1 : self.offset]

    def first_of_line(self) -> int:
        """The offset of the first character of the line that is not a space."""
        start = self.text.rfind("\n", 0, self.offset) + 1
        line = self.line_at(self.offset)
        return start + _indent(line)

    def line_above(self) -> tuple[int, str]:
        """The nearest line above that says something: its offset and its text."""
        end = self.text.rfind("\n", 0, self.offset)
        for line in reversed(self.text[: max(end, 0)].split("\n")):
            start = end - len(line)
            if line.strip() and not line.lstrip().startswith("#"):
                return start, line.rstrip("\r")
            end = start - 1
        return 0, ""


def explain_syntax_error(error: Exception, text: str, reached: int) -> tuple[int, str]:
    """The character offset of a syntax error and a French sentence that says what to do.

    ``reached`` is where reading was, for an error that has no place of its own.
    """
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or ""
    stop = _Stop(
        text,
        mark.index if mark is not None else reached,
        context.index if context is not None else None,
    )
    for offset in (stop.begun, stop.offset):
        if offset is not None and _CONFLICT.match(stop.line_at(offset)):
            return text.rfind("\n", 0, offset) + 1, (
                "un conflit de fusion git est resté dans le fichier : gardez une des deux versions "
                "et effacez les lignes « <<<<<<< », « ======= » et « >>>>>>> »"
            )
    if isinstance(error, UnicodeError):
        # libyaml decodes nothing but the « %xx » of a tag.
        return max(text.find("!", reached), 0), _BY_PROBLEM["found undefined tag handle"]
    explain = _READINGS.get(problem)
    if explain is not None:
        return explain(stop)
    return stop.offset, _BY_PROBLEM.get(problem, _GENERAL)


def _second_colon(stop: _Stop) -> Slip:
    """« : » where no key may begin: within a text, or on a line too far to the right."""
    if not _KEY_ALONE.fullmatch(stop.before()):
        return stop.offset, _quote_it_all()
    above, line = stop.line_above()
    slip = _colon_badly_spaced(above, line)
    if slip is not None:
        return slip
    if not line:
        return stop.offset, _quote_it_all()
    if ":" in line:
        is_list = _LIST_BELOW.match(stop.line_at(stop.offset)) is not None
        return stop.first_of_line(), _LIST_TOO_FAR if is_list else _TOO_FAR
    _, parent = _Stop(stop.text, above, None).line_above()
    if _indent(line) == _indent(stop.line_at(stop.offset)) and parent[-1:] in {"", ":"}:
        return above + _indent(line), _missing_colon()
    return stop.offset, _quote_it_all()


def _no_colon(stop: _Stop) -> Slip:
    """A line that is no key: libyaml saw it at the next one, what it was reading began here."""
    begun = stop.offset if stop.begun is None else stop.begun
    line = stop.line_at(begun)
    start = stop.text.rfind("\n", 0, begun) + 1
    slip = _colon_badly_spaced(start, line)
    if slip is not None:
        return slip
    _, above = _Stop(stop.text, begun, None).line_above()
    in_list = above.lstrip().startswith("- ") and _indent(above) == _indent(line)
    dash = _OTHER_DASH.match(line) or (_GLUED_DASH.match(line) if in_list else None)
    if dash is not None:
        return start + dash.start(1), (
            "il manque une espace après « - » : ajoutez-la"
            if dash[1] == "-"
            else f"« {dash[1]} » ne commence pas un élément de liste : "
            "remplacez-le par le tiret du clavier « - »"
        )
    if in_list:
        return begun, (
            "cette ligne n’a pas de « - » comme les autres éléments de la liste : "
            "ajoutez-le, ou mettez la ligne plus en retrait si elle continue la précédente"
        )
    return begun, _missing_colon()


def _colon_badly_spaced(start: int, line: str) -> Slip | None:
    """« titre:Accueil », or the non-breaking space that word processors put around « : »."""
    hard = _HARD_COLON.match(line)
    if hard is not None:
        return start + hard.start(hard.lastindex or 0), (
            "« : » est collé à une espace insécable : remplacez-la par une espace ordinaire"
        )
    full = _FULL_COLON.match(line)
    if full is not None:
        return start + full.start(1), (
            f"« {full[1]} » n’est pas le deux-points du clavier : remplacez-le par « : »"
        )
    glued = _NO_SPACE.match(line)
    if glued is not None:
        return start + glued.end() - 1, "il manque une espace après « : » : ajoutez-la"
    return None


def _missing_colon() -> str:
    return (
        "cette ligne n’a pas de « : » après sa clé : "
        "ajoutez-le, ou mettez la ligne en retrait si elle continue la précédente"
    )


def _quote_it_all() -> str:
    return (
        "« : » suivi d’une espace est lu comme une nouvelle clé : "
        'mettez tout le texte entre guillemets droits ("…")'
    )


def _out_of_line(stop: _Stop) -> Slip:
    """A key or a dash that is aligned with nothing, or text after what had been closed."""
    if stop.before().strip(" -"):
        return _text_after(stop)
    if stop.character == ":":
        return stop.offset, "il n’y a pas de clé avant « : » : écrivez-la"
    if re.match(r"-\s", stop.text[stop.offset :]):
        return stop.offset, (
            "ce « - » n’est aligné sur aucune liste au-dessus : corrigez son retrait"
        )
    return stop.offset, (
        "cette ligne n’est alignée sur aucune des clés au-dessus : corrigez son retrait"
    )


def _out_of_list(stop: _Stop) -> Slip:
    """A line among the elements of a list that is aligned with none."""
    if stop.before().strip(" -"):
        return _text_after(stop)
    return stop.offset, (
        "cette ligne n’est alignée ni sur les « - » de la liste, ni sur le texte qui les suit : "
        "corrigez son retrait"
    )


def _text_after(stop: _Stop) -> Slip:
    """Text goes on after a closed quotation mark or bracket."""
    closing = stop.before().rstrip()[-1:]
    if closing not in _OPENED:
        return stop.offset, (
            f'du texte suit « {closing} » : mettez toute la valeur entre guillemets droits ("…")'
        )
    # The mark that closed may have been meant to open, the slip being far above.
    line_start = stop.text.rfind("\n", 0, stop.offset) + 1
    above = list(_OPENED[closing].finditer(stop.text, 0, line_start))
    if above and stop.before().count(closing) % 2:
        return above[-1].start(1), (
            f"le guillemet {closing} ouvert ici n’est pas fermé à la fin de sa ligne : fermez-le"
        )
    if closing == "'":
        return stop.offset, (
            "une apostrophe ferme le texte commencé par une apostrophe : "
            'mettez plutôt tout le texte entre guillemets droits ("…")'
        )
    return stop.offset, (
        "le texte continue après le guillemet fermé : "
        "remplacez ces guillemets par « », ou mettez-en autour de tout le texte"
    )


def _never_closed(stop: _Stop) -> Slip:
    """Where it was opened helps more than the end of the file."""
    begun = stop.offset if stop.begun is None else stop.begun
    opened = stop.text[begun : begun + 1]
    return begun, f"le guillemet {opened} ouvert ici n’est jamais fermé : fermez-le"


def _never_closed_here(opening: str) -> str:
    return f"« {opening} » ouvert ici n’est jamais fermé : ajoutez « {_CLOSING[opening]} »"


def _bracket_open(stop: _Stop) -> Slip:
    return _unfinished(stop, "[")


def _brace_open(stop: _Stop) -> Slip:
    return _unfinished(stop, "{")


def _unfinished(stop: _Stop, opening: str) -> Slip:
    begun = stop.offset if stop.begun is None else stop.begun
    if not stop.text[stop.offset :].strip():
        return begun, _never_closed_here(opening)
    line = stop.text.count("\n", 0, begun) + 1
    return stop.offset, (
        f"« {opening} » de la ligne {line} n’est pas fermé : "
        f"ajoutez « {_CLOSING[opening]} » avant ici, ou la virgule qui manque"
    )


def _bad_start(stop: _Stop) -> Slip:
    if stop.character == "\t":
        return stop.offset, _BY_PROBLEM["found a tab character that violates indentation"]
    return stop.offset, (
        f"un texte ne peut pas commencer par « {stop.character} » : mettez-le entre guillemets"
    )


def _star(stop: _Stop) -> Slip:
    begun = stop.offset if stop.begun is None else stop.begun
    star = _Stop(stop.text, begun, None)
    message = (
        f"un texte ne peut pas commencer par « {star.character} » : mettez-le entre guillemets"
    )
    listed = ", ou écrivez « - » si c’est un élément de liste"
    return begun, message if star.before().strip() else message + listed


def _no_value(stop: _Stop) -> Slip:
    if stop.character == ",":
        return stop.offset, "une virgule de trop : effacez-la"
    if not stop.text[stop.offset :].strip():
        return _file_ends(stop.text)
    return stop.offset, (
        "une valeur est attendue ici : écrivez-la, ou mettez le texte entre guillemets"
    )


def _file_ends(text: str) -> Slip:
    """The file ends in the middle of brackets: where it last said something."""
    last = max(len(text.rstrip()) - 1, 0)
    opening = text[last : last + 1]
    if opening in _CLOSING:
        return last, _never_closed_here(opening)
    return last, "le fichier finit ici sans « ] » ou « } » : ajoutez celui qui manque"


def _after_the_end(stop: _Stop) -> Slip:
    first = stop.text.lstrip("\n\r")
    if not stop.before() and first.startswith(" "):
        return stop.offset, (
            "cette ligne est au bord et la première est en retrait : "
            "alignez toutes les clés du premier niveau"
        )
    return stop.offset, (
        "du texte suit la fin du document : vérifiez les accolades, les crochets et les guillemets"
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_READINGS: Final = {
    "mapping values are not allowed in this context": _second_colon,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _out_of_line,
    "did not find expected '-' indicator": _out_of_list,
    "found unexpected end of stream": _never_closed,
    "did not find expected ',' or ']'": _bracket_open,
    "did not find expected ',' or '}'": _brace_open,
    "found character that cannot start any token": _bad_start,
    "did not find expected alphabetic or numeric character": _star,
    "did not find expected node content": _no_value,
    "did not find expected <document start>": _after_the_end,
}
