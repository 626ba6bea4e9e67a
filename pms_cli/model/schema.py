"""The same declarations as JSON Schema (draft-07), for the editors that check YAML.

We read texts and type them by the key; an editor's parser has typed them before: « 2017 » is a
number there, « 2017-09-15 » a text. A key left empty is null there, absent for us. What would only
repeat that a value may be null is written as a refusal of all the rest, since editors propose to
write what a schema names.
"""

import types
import typing
from collections.abc import Callable
from typing import Any, Final

from pms_cli.francais import enumerer, majuscule, typographie
from pms_cli.model.base import Declare, Partie, declares
from pms_cli.model.types import AuMoinsUn, Genre, GenreTexte

Schema = dict[str, Any]
Renvoi = Callable[[type[Partie], str, Any], "list[Schema] | None"]
"""For a key of a part, and the kind of its value: the schemas of what it may refer to, or None."""

_TOUS: Final = ("array", "boolean", "null", "number", "object", "string")


def _seulement(kind: str) -> Schema:
    return {"not": {"type": [other for other in _TOUS if other != kind]}}


_VIDE: Final = {**_seulement("null"), "properties": {}}
"""A key followed by nothing."""
_JAMAIS: Final[Schema] = {"not": {}}
_BOOLEEN: Final = _seulement("boolean")


def une_de(forms: list[Schema], *, vide: bool = False) -> Schema:
    """One of the forms, or nothing when ``vide``.

    yaml-language-server counts the forms that look alike (same title, same keys) among those that
    matched, and shows the title of each when it finds as many as there are. A form that is never
    met, or one of another title or with keys of its own, keeps it from finding that number.
    """
    if vide:
        return {"anyOf": [*forms, _VIDE] if len(forms) > 1 else [*forms, _VIDE, _JAMAIS]}
    return forms[0] if len(forms) == 1 else {"anyOf": [*forms, {"title": "Autre", **_JAMAIS}]}


def sans_renvoi(_part: type[Partie], _key: str, _kind: Any) -> None:
    """No key refers to anything known."""


def schema_de(part: type[Partie], renvoi: Renvoi = sans_renvoi) -> Schema:
    """The schema of a mapping: every key with its French title and description."""
    return {**_presente(part.presentation), "type": "object", **_cles(part, renvoi)}


def _presente(said: Any) -> Schema:
    found = {"title": typographie(said.titre)}
    if said.description:
        found["description"] = typographie(said.en_clair)
    return found


def _cles(part: type[Partie], renvoi: Renvoi) -> Schema:
    found = declares(part)
    return {
        "additionalProperties": False,
        "required": [declared.nom for declared in found if declared.obligatoire],
        "properties": {declared.nom: _propriete(part, declared, renvoi) for declared in found},
        **part.contraintes,
    }


def _propriete(part: type[Partie], declared: Declare, renvoi: Renvoi) -> Schema:
    words, forms = _forme(part, declared, declared.annotation, renvoi)
    if declared.obligatoire and "properties" in words:
        forms = [{"type": "object"}]  # a message of its own would be told of unknown keys too
    form = une_de(forms, vide=not declared.obligatoire)
    return {**_presente(declared.champ), **words, **form}


def _forme(
    part: type[Partie], declared: Declare, annotation: Any, renvoi: Renvoi, *, fewest: int = 0
) -> tuple[Schema, list[Schema]]:
    """What holds of the value whatever its form, and the forms that it may have."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        kinds = [meta for meta in annotation.__metadata__ if isinstance(meta, Genre)]
        if kinds:
            known = renvoi(part, declared.nom, kinds[0])
            return {}, known or genre(kinds[0])
        fewest = int(any(isinstance(meta, AuMoinsUn) for meta in annotation.__metadata__))
        return _forme(part, declared, annotation.__origin__, renvoi, fewest=fewest)
    if origin in {types.UnionType, typing.Union}:
        (inner,) = (found for found in arguments if found is not type(None))
        return _forme(part, declared, inner, renvoi)
    if origin is tuple:
        return _liste(part, declared, arguments[0], renvoi, fewest)
    if isinstance(annotation, type) and issubclass(annotation, Partie):
        form = {"type": ["object"], "errorMessage": "Un groupe de clés est attendu ici."}
        return _cles(annotation, renvoi), [form]
    if origin is typing.Literal:
        forms = [_choix(declared, arguments)]
    else:
        forms = renvoi(part, declared.nom, annotation) or genre(annotation)
    return {}, forms


def _liste(
    part: type[Partie], declared: Declare, item: Any, renvoi: Renvoi, fewest: int
) -> tuple[Schema, list[Schema]]:
    message = "Une liste est attendue ici : un tiret devant chaque élément, ou des crochets."
    form: Schema = {"type": ["array"], "errorMessage": typographie(message)}
    if fewest:
        form["minItems"] = fewest
    if isinstance(item, type) and issubclass(item, Partie):
        return {"items": schema_de(item, renvoi)}, [form]
    _, forms = _forme(part, declared, item, renvoi)
    return {"items": une_de(forms)}, [form]


def _choix(declared: Declare, words: tuple[str, ...]) -> Schema:
    """The words of a closed list, what each means, and which one is meant when none is written."""
    meanings = declared.champ.choix or {}
    said = [
        typographie(meanings.get(word, majuscule(word)))
        + (" Par défaut." if word == declared.defaut else "")
        for word in words
    ]
    return {
        "enum": list(words),
        "enumDescriptions": said,
        "errorMessage": typographie(f"Choisissez {enumerer(words, last='ou')}."),
    }


def genre(kind: Any) -> list[Schema]:
    """The forms of a kind of value that refers to nothing."""
    found = dict(kind.json_schema)
    found["errorMessage"] = typographie(found["errorMessage"])
    return [found, _BOOLEEN] if isinstance(kind, GenreTexte) else [found]
