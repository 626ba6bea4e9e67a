"""What every part of a plan's files shares: how it is declared, described and compared.

A part is a frozen dataclass whose fields are annotated with a kind (how the text is read) and a
``Champ`` (what it is called). The same declaration is read in two ways: by ``lecture`` (straight to
values, for files that are right) and by pydantic (every fault with its place, for the others, and
the JSON Schema). Importing it imports neither: that is most of a command's start-up.
"""

from collections.abc import Iterator
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from typing import Any, ClassVar, Final, NamedTuple, TypeVar, dataclass_transform

T = TypeVar("T")


class Champ:
    """The French title and description of a field, shown by editors and by the format's page.

    ``choix`` says what each word of a closed list means; ``profil`` is the least that one must be
    to see the field (see ``profils``); ``nuance`` says that it qualifies what stands beside it (a
    doubt, a bound, a unit), which would say something else without it.
    """

    __slots__ = ("choix", "description", "nuance", "profil", "titre")

    def __init__(
        self,
        titre: str,
        description: str,
        *,
        choix: dict[str, str] | None = None,
        profil: str = "public",
        nuance: bool = False,
    ) -> None:
        self.titre = titre
        self.description = description
        self.choix = choix
        self.profil = profil
        self.nuance = nuance

    @property
    def en_clair(self) -> str:
        """The description, and who may see the field when not everyone may."""
        if self.profil == "public":
            return self.description
        return f"{self.description.rstrip('.')} (profil {self.profil})."


class Partie:
    """A mapping in a file. No key but those declared; compared by value.

    Its class gives a French ``titre`` and ``description``, shown by editors, and in
    ``contraintes`` what JSON Schema can say of its ``incoherences``.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    presentation: ClassVar[Champ] = Champ("", "")
    contraintes: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls, *, titre: str = "", description: str = "") -> None:
        cls.presentation = Champ(titre or cls.__name__, description)

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """What contradicts itself across fields, as (key, French sentence)."""
        return iter(())

    @property
    def profil_requis(self) -> str:
        """The least that one must be to see this part of a list: some are not for everyone."""
        return "public"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pms_cli.model.hooks import checked_part

        return checked_part(handler(source))

    def __init__(self, **values: Any) -> None:
        for declared in declares(type(self)):
            if declared.nom in values:
                value = values.pop(declared.nom)
            elif declared.obligatoire:
                raise TypeError(f"{type(self).__name__}: {declared.nom} is missing")
            else:
                value = declared.par_defaut()
            self.__dict__[declared.nom] = value
        if values:
            raise TypeError(f"{type(self).__name__}: {', '.join(values)} unknown")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({shown})"


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
def partie(cls: type[T]) -> type[T]:
    """Make a class of annotated fields a part: a frozen dataclass with named arguments.

    The methods are Partie's own: a dataclass would compile each of them at every start.
    """
    return dataclass(init=False, eq=False, repr=False, match_args=False, kw_only=True)(cls)


def valeurs(part: Partie) -> dict[str, Any]:
    """A part as plain values, as its file would say them; what has its default is absent."""
    found = {}
    for declared in declares(part.__class__):
        value = getattr(part, declared.nom)
        if declared.obligatoire or value != declared.par_defaut():
            found[declared.nom] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Partie):
        return valeurs(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int)) else str(value)


class Declare(NamedTuple):
    """A field as it was declared."""

    nom: str
    annotation: Any
    champ: Champ
    obligatoire: bool
    defaut: Any
    fabrique: Any

    def par_defaut(self) -> Any:
        """What the field is when nothing is written; meaningless when it is ``obligatoire``."""
        return self.defaut if self.fabrique is None else self.fabrique()


_DECLARED: Final[dict[type, tuple[Declare, ...]]] = {}


def declares(part: type) -> tuple[Declare, ...]:
    """The fields of a part, in order; ``fabrique`` makes the default when it is not None."""
    known = _DECLARED.get(part)
    if known is None:
        # Not as the class is made: half of them are never asked.
        known = _DECLARED[part] = tuple(_declared(part))
    return known


def _declared(part: type) -> Iterator[Declare]:
    for item in fields(part):
        factory = None if item.default_factory is MISSING else item.default_factory
        champ = next(
            (meta for meta in getattr(item.type, "__metadata__", ()) if isinstance(meta, Champ)),
            Champ(item.name, ""),
        )
        required = item.default is MISSING and factory is None
        default = None if item.default is MISSING else item.default
        yield Declare(item.name, item.type, champ, required, default, factory)
