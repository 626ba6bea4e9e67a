"""What Jinja and Python say of a template, in French.

The patterns are the sentences of Jinja 3.1; whatever is not listed gets a general sentence that
still says what to look at.
"""

import re
from collections.abc import Callable
from typing import Final

from pms_cli.diagnostics import did_you_mean
from pms_cli.francais import enumerer
from pms_cli.gabarits.loader import shown

TAGS: Final[tuple[str, ...]] = (
    *("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro"),
    *("print", "raw", "set", "with", "elif", "else"),
    *("endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endraw", "endset"),
    "endwith",
)
"""The tags of a template."""
_TOKENS: Final = {
    "begin of comment": "{#",
    "end of comment": "#}",
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "end of print statement": "}}",
}
_KINDS: Final = {
    "template data / text": "du texte",
    "end of template": "la fin du fichier",
    "string": "un texte entre guillemets",
    "integer": "un nombre",
    "float": "un nombre",
    "name": "un nom",
}
TOO_DEEP: Final = (
    "trop de balises ou de parenthèses les unes dans les autres : mettez-en dans des macros"
)
"""The reason when a template is too intricate to be made ready, before any line is filled."""
_GENERAL: Final = (
    "cette ligne n’est pas comprise : vérifiez ses accolades, ses guillemets, ses parenthèses et "
    "ses virgules"
)
_TAG: Final = re.compile(r"\{#.*?#\}|\{%[-+]?\s*(\w+)([^%]*)", re.DOTALL)
_PAIRED: Final = frozenset(tag[3:] for tag in TAGS if tag.startswith("end"))
Match = re.Match[str]


def syntax_reason(message: str) -> str:
    """What a syntax error of Jinja means and what to do."""
    return _translated(message, _SYNTAX) or _GENERAL


def runtime_reason(error: Exception) -> str:
    """What an error while filling means and what to do."""
    if isinstance(error, ZeroDivisionError):
        return "une division par zéro : entourez-la d’un {% if %}"
    if isinstance(error, RecursionError):
        return "une macro ou une inclusion s’appelle elle-même sans fin"
    said = _translated(str(error), _RUNTIME)
    if said:
        return said
    if isinstance(error, TypeError):
        return (
            "une opération, un filtre ou une macro ne convient pas à la valeur qui lui est donnée"
        )
    return "cette instruction ne peut pas être exécutée : simplifiez-la"


def opening(message: str, source: str) -> int | None:
    """The line of the tag that nothing closes, when that is what the message is about."""
    if not message.startswith("Unexpected end of template") and "Missing end of" not in message:
        return None
    if "comment" in message:
        return source[: source.rfind("{#")].count("\n") + 1
    opened: list[tuple[str, int]] = []
    for match in _TAG.finditer(source):
        tag, rest = match[1] or "", match[2] or ""
        if tag in _PAIRED and not (tag == "set" and "=" in rest):
            opened.append((tag, source[: match.start()].count("\n") + 1))
        elif opened and tag == f"end{opened[-1][0]}":
            opened.pop()
    return opened[-1][1] if opened else None


def _translated(message: str, table: tuple[tuple[str, Callable[[Match], str]], ...]) -> str:
    for pattern, sentence in table:
        match = re.search(pattern, message, re.DOTALL)
        if match:
            return sentence(match)
    return ""


def _token(word: str) -> str:
    return _KINDS.get(word) or f"« {_TOKENS.get(word, shown(word))} »"


def _tag(word: str) -> str:
    return f"« {{% {shown(word)} %}} »"


def _ends(words: str) -> str:
    """« 'elif' or 'else' or 'endif' »: the tag that closes."""
    found: list[str] = re.findall(r"'(end\w+)'", words) or ["end"]
    return _tag(found[-1])


def _unknown_tag(match: Match) -> str:
    name = match[1]
    if name == "autoescape":
        return _NO_AUTOESCAPE
    if name.startswith("end") and name in TAGS:
        return f"{_tag(name)} ne ferme aucune balise ouverte : retirez-la, ou ajoutez l’ouverture"
    remedy = did_you_mean(name, TAGS) or f" : les balises sont {enumerer(TAGS[:16])}"
    return f"la balise {_tag(name)} n’existe pas{remedy}"


def _unknown_word(kind: str, names: Callable[[], tuple[str, ...]]) -> Callable[[Match], str]:
    def sentence(match: Match) -> str:
        known = names()
        remedy = did_you_mean(match[1], known)
        remedy = remedy or f" ; ceux qui existent : {enumerer(f'« {name} »' for name in known)}"
        return f"le {kind} « {shown(match[1])} » n’existe pas{remedy}"

    return sentence


def _filters() -> tuple[str, ...]:
    from pms_cli.gabarits.environnement import FILTERS

    return tuple(sorted((*FILTERS, "md")))


def _tests() -> tuple[str, ...]:
    from pms_cli.gabarits.environnement import TESTS

    return tuple(name for name in TESTS if name.isidentifier())


_NO_AUTOESCAPE: Final = (
    "« {% autoescape %} » n’est pas permis : ce qui vient des fiches est toujours protégé"
)
_SYNTAX: Final[tuple[tuple[str, Callable[[Match], str]], ...]] = (
    (r"^autoescape$", lambda _: _NO_AUTOESCAPE),
    (
        r"^set$",
        lambda _: "« {% set %} » ne change pas ce qui est donné : choisissez un nom sans point",
    ),
    (
        r"^Unexpected end of template\..*?looking for the following tags: (.+?)\.",
        lambda m: f"cette balise n’est pas fermée : ajoutez {_ends(m[1])}",
    ),
    (
        r"^Encountered unknown tag '(.+?)'\. You probably .*looking for (.+?)\. The innermost",
        lambda m: f"{_tag(m[1])} vient trop tôt : fermez d’abord par {_ends(m[2])}",
    ),
    (r"^Encountered unknown tag '(.+?)'\.", _unknown_tag),
    (r"^Missing end of comment", lambda _: "ce commentaire n’est pas fermé : ajoutez « #} »"),
    (r"^Missing end of raw", lambda _: "cette balise n’est pas fermée : ajoutez « {% endraw %} »"),
    (r"^No filter named '(.+?)'", _unknown_word("filtre", _filters)),
    (r"^No test named '(.+?)'", _unknown_word("test", _tests)),
    (r"^tag name expected", lambda _: "après « {% », il faut le nom d’une balise"),
    (
        r"^Expected an expression, got '(.+)'$",
        lambda m: f"il manque une valeur avant {_token(m[1])}",
    ),
    (
        r"^expected token '(.+)', got '(.+)'$",
        lambda m: f"{_token(m[1])} était attendu, et non {_token(m[2])}",
    ),
    (
        r"^unexpected end of template, expected '(.+)'",
        lambda m: f"le fichier finit trop tôt : {_token(m[1])} était attendu",
    ),
    (
        r"^unexpected '(.+)', expected '(.+)'$",
        lambda m: f"« {m[2]} » était attendu, et non « {m[1]} »",
    ),
    (
        r"^unexpected char (.+) at \d+$",
        lambda m: f"le caractère {shown(m[1])} n’a pas sa place ici",
    ),
    (r"^unexpected '(.+)'$", lambda m: f"{_token(m[1])} n’a pas sa place ici"),
    (
        r"^block '(.+?)' defined twice|^block \"(.+?)\" defined twice",
        lambda m: (
            f"le bloc « {shown(m[1] or m[2])} » est défini deux fois : renommez l’un des deux"
        ),
    ),
    (
        r"^Block names in Jinja",
        lambda _: "un nom de bloc n’a pas de tiret : employez « _ »",
    ),
    (r"^Required blocks", lambda _: "un bloc « required » ne contient que des commentaires"),
    (
        r"^names starting with an underline",
        lambda _: "un nom qui commence par « _ » ne peut pas être pris d’un autre gabarit",
    ),
    (
        r"^non-default argument follows",
        lambda _: "dans une macro, les paramètres sans valeur par défaut viennent d’abord",
    ),
    (r"^expected call", lambda _: "« {% call %} » demande l’appel d’une macro"),
    (r"^can't assign to", lambda _: "« {% set %} » demande un nom à gauche du signe égal"),
    (r"^expected name or number", lambda _: "après un point, il faut un nom"),
    (r"^expected subscript", lambda _: "entre crochets, il faut une valeur"),
    (
        r"^invalid syntax for function call",
        lambda _: "les paramètres nommés viennent après les autres, une seule fois chacun",
    ),
    (r"^You cannot chain multiple tests", lambda _: "un seul « is » à la fois : employez « and »"),
    (r"^cannot use extend", lambda _: "« {% extends %} » ne se met dans aucune autre balise"),
    (
        r"^Can't assign to special loop variable|special .caller. argument",
        lambda _: "« loop » et « caller » sont des noms réservés : choisissez un autre nom",
    ),
    (
        r"^Invalid character in identifier",
        lambda _: "un nom contient un signe qui n’est pas permis",
    ),
)
_RUNTIME: Final[tuple[tuple[str, Callable[[Match], str]], ...]] = (
    (r"^No filter named '(.+?)'", _unknown_word("filtre", _filters)),
    (r"^No test named '(.+?)'", _unknown_word("test", _tests)),
    (
        r"^Required block '(.+?)' not found",
        lambda m: f"le bloc « {shown(m[1])} » doit être écrit par le gabarit",
    ),
    (r"^extended multiple times", lambda _: "un gabarit n’a qu’un « {% extends %} »"),
    (
        r"^macro '(.+?)' takes no keyword argument '(.+?)'",
        lambda m: f"la macro « {shown(m[1])} » n’a pas de paramètre « {shown(m[2])} »",
    ),
    (
        r"^macro '(.+?)' takes not more than (\d+)",
        lambda m: f"la macro « {shown(m[1])} » reçoit trop de valeurs : {m[2]} au plus",
    ),
    (
        r"^can only concatenate|^unsupported operand type|^must be str",
        lambda _: "deux valeurs de sortes différentes : pour assembler des textes, employez « ~ »",
    ),
    (
        r"not supported between instances",
        lambda _: "deux valeurs de sortes différentes sont comparées",
    ),
    (r"object is not iterable|not iterable$", lambda _: "ce qui est parcouru n’est pas une liste"),
    (
        r"^(not enough|too many) values to unpack",
        lambda _: "les noms de « {% for %} » ne sont pas aussi nombreux que les valeurs",
    ),
    (r"^expected length", lambda _: "« truncate » : la longueur demandée est trop petite"),
    (r"^Range too big", lambda _: "« range » donne 100 000 nombres au plus"),
    (r"Exceeds the limit", lambda _: "un nombre est trop grand pour être écrit"),
    (r"'recursive' marker", lambda _: "« loop(…) » demande « {% for … recursive %} »"),
    (
        r"unexpected keyword argument|positional argument|takes .* argument",
        lambda _: "un filtre ou un test ne reçoit pas les paramètres qu’il attend",
    ),
)
