"""What a schema refuses, told: a rule's code, a key path, a sentence that says what to do."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pms_cli.diagnostics import KeyPath, closest, did_you_mean, shorten
from pms_cli.francais import enumerer
from pms_cli.model.base import Partie, declares
from pms_cli.model.guesses import likely_code, likely_date, likely_numbers, likely_reference
from pms_cli.model.types import RefusError
from pms_cli.motif import motif

UNKNOWN_KEY: Final = "unexpected_keyword_argument"
_KINDS = {dict: "un groupe de clés", list: "une liste", str: "un texte", type(None): "rien"}
_QUOTED = motif(r"'([^']*)'")
_HARD_SPACE = motif("[\u00a0\u2007\u202f]")
_WORDS = motif(r"[\w.-]+(?:, *[\w.-]+)*")
_SHORT = 40
_BULLETS = ("-", "–", "—", "•", "·", "*")
_CODES: Final = {
    "date": "PMS104",
    "nombre": "PMS105",
    "vide": "PMS107",
    "code": "PMS107",
    "incoherence": "PMS107",
    "texte": "PMS103",
}
"""Rules of what our own kinds of values refuse (see ``types.RefusError``)."""


@dataclass(frozen=True)
class Refused:
    """One error as pydantic gives it: its kind, key path, the value refused, what it says of it."""

    kind: str
    path: KeyPath
    value: Any
    message: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class SchemaFault:
    """One thing that the schema refuses: ``on_key`` when the key itself is at fault."""

    code: str
    path: KeyPath
    message: str
    value: Any
    on_key: bool = False


def told(refused: Sequence[Refused], part: type[Partie]) -> Iterator[SchemaFault]:
    """Each error of a file of that part, told; a key written under a wrong name is told once."""
    misspelt = _misspelt(refused, part)
    for error in refused:
        if error.kind != "missing" or error.path not in misspelt:
            yield _fault(error, part)


def _fault(error: Refused, part: type[Partie]) -> SchemaFault:
    path, kind, value, message = error.path, error.kind, error.value, error.message
    if kind == UNKNOWN_KEY:
        return SchemaFault("PMS101", path, _unknown_key(path, part), value, on_key=True)
    if kind == "missing":
        return SchemaFault("PMS102", path, _missing_key(path, part), value, on_key=True)
    if kind == "literal_error":
        choices = _QUOTED.findall(str(error.context.get("expected", "")))
        return SchemaFault("PMS106", path, _not_a_choice(value, choices), value)
    if kind not in _CODES:
        keys = known_keys(_part_at(part, path))
        return SchemaFault("PMS103", path, _wrong_kind(kind, value, keys), value)
    if kind == "incoherence":
        path = (*path, str(error.context["cle"]))
    elif kind == "date":
        message = _not_a_date(value, message)
    elif kind == "code":
        message = _not_a_code(value, message)
    elif kind == "nombre":
        message = _not_a_number(value, message, _reader_at(part, path))
    return SchemaFault(_CODES[kind], path, message, value)


def known_keys(part: type[Partie] | None) -> list[str]:
    """The keys that a mapping may hold, in the order of the schema."""
    return [declared.nom for declared in declares(part)] if part is not None else []


def _misspelt(refused: Iterable[Refused], part: type[Partie]) -> set[KeyPath]:
    """Paths of the keys that are there under a wrong name: they are told once, as unknown keys."""
    found: set[KeyPath] = set()
    for found_wrong in refused:
        path = found_wrong.path
        if found_wrong.kind == UNKNOWN_KEY:
            written = str(path[-1]).partition(":")[0]
            meant = closest(written, known_keys(_part_at(part, path[:-1])))
            if meant is not None:
                found.add((*path[:-1], meant))
    return found


def _unknown_key(path: KeyPath, part: type[Partie]) -> str:
    key = str(path[-1])
    keys = known_keys(_part_at(part, path[:-1]))
    if key.isdigit() and len(path) > 1:
        return (
            f"« {shorten(key)} » après une virgule est lu comme une clé : "
            "écrivez le nombre avec un point, comme 12.5"
        )
    if ":" in key and key.partition(":")[0].strip() in keys:
        return f"il manque une espace après « : » dans « {shorten(key)} » : ajoutez-la"
    if _HARD_SPACE.search(key):
        return (
            f"la clé « {shorten(key)} » contient une espace insécable : "
            "remplacez-la par une espace ordinaire, ou effacez-la"
        )
    home = _home(key, part)
    if home is not None:
        choices = f" ; clés possibles ici : {enumerer(keys)}" if len(path) > 1 else ""
        return (
            f"la clé « {shorten(key)} » n’a pas sa place ici : "
            f"elle va {home}, vérifiez le retrait{choices}"
        )
    guess = did_you_mean(key, keys)
    remedy = guess or f" : corrigez son nom, ou retirez-la ; clés possibles : {enumerer(keys)}"
    return f"la clé « {shorten(key)} » n’existe pas ici{remedy}"


def _home(key: str, part: type[Partie]) -> str | None:
    """Where in the file a key belongs, None when nowhere: the outermost place."""
    if key in known_keys(part):
        return "au premier niveau du fichier"
    for declared in declares(part):
        inner = part_within(declared.annotation)
        if inner is not None:
            if key in known_keys(inner):
                return f"sous « {declared.nom} »"
            deeper = _home(key, inner)
            if deeper is not None:
                return deeper
    return None


def _missing_key(path: KeyPath, part: type[Partie]) -> str:
    key = str(path[-1])
    owner = _part_at(part, path[:-1])
    known = {declared.nom: declared.champ for declared in declares(owner)} if owner else {}
    described = f" ({known[key].description.rstrip('.')})" if key in known else ""
    # An element cut in two by a second dash is what a beginner writes.
    where = " à cet élément, sans « - »" if len(path) > 1 and isinstance(path[-2], int) else ""
    return f"il manque « {key} » ou sa valeur{described} : écrivez une ligne « {key}: … »{where}"


def _not_a_date(value: object, message: str) -> str:
    meant = likely_date(value) if isinstance(value, str) else None
    return f"{message} ; vouliez-vous dire {meant} ?" if meant is not None else message


def _not_a_choice(value: object, choices: list[str]) -> str:
    if not isinstance(value, str):
        found = _KINDS.get(type(value), "autre chose")
        return f"un mot est attendu ({enumerer(choices, last='ou')}), et non {found}"
    guess = did_you_mean(value, choices)
    remedy = guess or f" : écrivez {enumerer(choices, last='ou')}"
    return f"« {shorten(value)} » n’est pas une valeur possible{remedy}"


def _not_a_code(value: object, message: str) -> str:
    if not isinstance(value, str):
        return message
    meant = likely_reference(value) if "(fiche" in message else None
    meant = meant or likely_code(value)
    return f"{message} ; vouliez-vous dire « {meant} » ?" if meant is not None else message


def _not_a_number(value: object, message: str, read: Any) -> str:
    if not isinstance(value, str) or read is None:
        return message
    if "%" in value and not _reads(read, "0.5"):
        return message  # a part is no number of anything
    found = (meant for meant in likely_numbers(value) if _reads(read, meant))
    meant = next(found, None)
    return message if meant is None else f"{message} ; vouliez-vous dire {meant} ?"


def _reads(read: Any, text: str) -> bool:
    try:
        read(text)
    except RefusError:
        return False
    return True


def _wrong_kind(kind: str, value: object, keys: list[str]) -> str:
    found = _KINDS.get(type(value), "autre chose")
    if kind == "tuple_type":
        return f"une liste est attendue ici, et non {found} : {_as_list(value)}"
    return (
        f"un groupe de clés est attendu ici ({enumerer(keys, last='ou')}), et non {found} : "
        "écrivez ces clés à la ligne, en retrait"
    )


def _as_list(value: object) -> str:
    """How to make a list of a value that is none."""
    if isinstance(value, dict):
        return "mettez « - » devant la première clé et alignez les autres sous elle"
    text = str(value).strip()
    if text.startswith(_BULLETS):
        return "commencez chaque ligne par « - » suivi d’une espace"
    if len(text) <= _SHORT and _WORDS.fullmatch(text):
        return f"écrivez [{text}]"
    return "mettez chaque élément sur sa ligne, après « - » et une espace"


def _part_at(part: type[Partie], path: KeyPath) -> type[Partie] | None:
    """The part found at a path, None where the path leads to none."""
    current: type[Partie] | None = part
    for step in path:
        if isinstance(step, int):
            continue  # the element's part was found with the list's own key
        if current is None:
            return None
        annotations = {declared.nom: declared.annotation for declared in declares(current)}
        current = part_within(annotations.get(step))
    return current


def _reader_at(part: type[Partie], path: KeyPath) -> Any:
    """How the value at a path is read, None where there is no such value."""
    named = [step for step in path if isinstance(step, str)]
    owner = _part_at(part, tuple(named[:-1]))
    annotation = next(
        (item.annotation for item in declares(owner) if item.nom == named[-1])
        if owner
        else iter(()),
        None,
    )
    return _reader_within(annotation)


def _reader_within(annotation: Any) -> Any:
    for meta in getattr(annotation, "__metadata__", ()):
        if hasattr(meta, "lire"):
            return meta.lire
    if hasattr(annotation, "lire"):
        return annotation.lire
    is_annotated = typing.get_origin(annotation) is typing.Annotated
    inside = (annotation.__origin__,) if is_annotated else typing.get_args(annotation)
    found = (_reader_within(item) for item in inside)
    return next((read for read in found if read is not None), None)


def part_within(annotation: Any) -> type[Partie] | None:
    """The part inside ``Part``, ``Part | None``, ``tuple[Part, ...]``, annotated or not."""
    if isinstance(annotation, type) and issubclass(annotation, Partie):
        return annotation
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return part_within(annotation.__origin__)
    if origin in {tuple, types.UnionType, typing.Union}:
        for argument in typing.get_args(annotation):
            found = part_within(argument)
            if found is not None:
                return found
    return None
