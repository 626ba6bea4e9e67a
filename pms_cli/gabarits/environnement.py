"""Jinja as templates may use it: data only, no method but a few, few filters, always escaped."""

import datetime as dt
from collections.abc import Generator, Mapping
from typing import Any, Final, cast

import jinja2
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import _GroupTuple
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup

from pms_cli.diagnostics import did_you_mean
from pms_cli.gabarits.contexte import fit
from pms_cli.gabarits.enfant import MAX_OUTPUT
from pms_cli.gabarits.loader import Chargeur, Refus, is_escaped, shown
from pms_cli.markdown import markdown_text

FILTERS: Final[tuple[str, ...]] = (
    "batch",
    "capitalize",
    "d",
    "default",
    "e",
    "escape",
    "first",
    "groupby",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "rejectattr",
    "replace",
    "reverse",
    "selectattr",
    "sort",
    "trim",
    "truncate",
    "unique",
    "upper",
)
"""Jinja's filters that are kept; ours is ``md``."""
TESTS: Final[tuple[str, ...]] = (
    *("defined", "undefined", "none", "true", "false", "string", "number", "mapping", "sequence"),
    *("odd", "even", "divisibleby", "in", "eq", "equalto", "==", "ne", "!="),
    *("lt", "lessthan", "<", "le", "<=", "gt", "greaterthan", ">", "ge", ">="),
)
"""Jinja's tests that are kept."""
_METHODS: Final[tuple[tuple[type, frozenset[str]], ...]] = (
    (dict, frozenset({"items", "keys", "values", "get"})),
    (str, frozenset({"startswith", "endswith"})),
    (dt.date, frozenset({"year", "month", "day", "isoformat"})),
    (
        LoopContext,
        frozenset(
            {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"}
            | {"depth0", "previtem", "nextitem", "cycle", "changed"}
        ),
    ),
    (_GroupTuple, frozenset({"grouper", "list"})),
    (BlockReference, frozenset({"super"})),
)
"""All that a template may ask of a value besides its keys."""
_NOTHING: Final = {
    "No firs": "« first » : la liste est vide",
    "No last": "« last » : la liste est vide",
}
"""What a value that has no name is told as, by how Jinja's own sentence begins."""
_WRITTEN: Final = frozenset({str, Markup, int, dt.date})
"""The kinds of values that a template may write."""


class Absent(jinja2.StrictUndefined):
    """A value that a template was not given: told in French as soon as it is used."""

    @property
    def _undefined_message(self) -> str:
        name = self._undefined_name
        if self._undefined_exception is SecurityError:
            return f"« {shown(str(name))} » n’est pas permis dans un gabarit"
        if name is None:
            return _NOTHING.get((self._undefined_hint or "")[:7], "une valeur n’existe pas")
        keys = self._undefined_obj if isinstance(self._undefined_obj, dict) else {}
        return f"« {shown(str(name))} » n’existe pas{did_you_mean(str(name), map(str, keys))}"


class Environnement(ImmutableSandboxedEnvironment):
    """The sandbox, with what Jinja lets through by default refused unless it is listed here."""

    intercepted_binops = frozenset({"%", "**"})

    def __init__(self, chargeur: Chargeur) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(chargeur.source),
            autoescape=lambda name: name is None or is_escaped(name),
            undefined=Absent,
            finalize=_written,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            cache_size=-1,
        )
        kept = {name: self.filters[name] for name in FILTERS}
        self.filters.clear()
        self.filters.update(kept, md=markdown_text)
        kept = {name: self.tests[name] for name in TESTS}
        self.tests.clear()
        self.tests.update(kept)
        self.globals.clear()
        self.globals["range"] = safe_range

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Whether a template may ask that of a value: what is listed, and a module's macros."""
        if isinstance(obj, TemplateModule):
            return not attr.startswith("_")
        return any(isinstance(obj, kind) and attr in known for kind, known in _METHODS)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call that: macros, blocks, and the methods listed."""
        if isinstance(obj, Macro | BlockReference | LoopContext | jinja2.Undefined):
            return True
        if obj is safe_range:
            return True
        owner = getattr(obj, "__self__", None)
        return self.is_safe_attribute(owner, getattr(obj, "__name__", ""), obj)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what may be called; SecurityError for the rest."""
        if not __self.is_safe_callable(__obj):
            raise SecurityError("une valeur n’est pas une macro : elle ne peut pas être appelée")
        return __context.call(__obj, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: the key first, so that no datum is hidden by a method of its name."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            try:
                return obj[attribute]
            except (TypeError, LookupError):
                return self.undefined(obj=obj, name=attribute)
        if self.is_safe_attribute(obj, attribute, value):
            return value
        return self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``, or the attribute of that name if it may be asked."""
        try:
            return obj[argument]
        except (TypeError, LookupError):
            if isinstance(argument, str):
                return self.getattr(obj, str(argument))
            return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """No text is a format (``%``), and no number explodes (``**``)."""
        if operator == "%" and isinstance(left, int) and isinstance(right, int):
            return left % right
        if operator == "%":
            raise SecurityError(
                "« % » ne sert qu’entre deux nombres entiers : pour assembler des textes, "
                "employez « ~ »"
            )
        raise SecurityError("« ** » n’est pas permis dans un gabarit")

    def join_path(self, template: str, parent: str) -> str:
        """Pages and plain texts take no part of one another: escaping would be lost."""
        if is_escaped(template) is not is_escaped(parent):
            raise Refus(
                f"« {shown(template)} » : un gabarit en .md.j2 ou .txt.j2 et un gabarit HTML ne "
                "s’incluent pas l’un l’autre"
            )
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.EvalContextModifier, nodes.NSRef)):
            said = "set" if isinstance(node, nodes.NSRef) else "autoescape"
            raise jinja2.TemplateSyntaxError(said, node.lineno, name, filename)
        return tree


def _written(value: Any) -> Any:
    """A value that is about to be written; SecurityError for what no reader would understand."""
    if type(value) in _WRITTEN or isinstance(value, jinja2.Undefined):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        raise SecurityError(
            "une valeur oui ou non ne s’écrit pas : employez « {{ 'oui' if … else 'non' }} »"
        )
    if isinstance(value, dict):
        raise SecurityError(
            "un ensemble ne s’écrit pas : écrivez l’une de ses valeurs, après un point"
        )
    if isinstance(value, list | tuple):
        raise SecurityError(
            "une liste ne s’écrit pas : parcourez-la avec « {% for %} », ou employez "
            "« | join(', ') »"
        )
    raise SecurityError("seuls un texte, un nombre entier ou une date s’écrivent")


def fill(environment: Environnement, name: str, context: Mapping[str, Any]) -> str:
    """A template filled. Raises TooLongError past MAX_OUTPUT, and whatever Jinja raises."""
    pieces, length = [], 0
    made = environment.get_template(name).generate(dict(context))
    stream = cast("Generator[str, None, None]", made)
    for piece in stream:
        length += len(piece)
        if length > MAX_OUTPUT:
            # Raised inside the template, so that its line is known.
            stream.throw(TooLongError())
        pieces.append(piece)
    # A template of one's own can write any character, as data cannot.
    return fit("".join(pieces))


class TooLongError(Exception):
    """What a template gives is longer than the limit."""
