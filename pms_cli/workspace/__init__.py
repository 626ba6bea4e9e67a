"""A folder to a plan and all its problems, in one pass: the only reader of the plan's files."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pms_cli.diagnostics import Diagnostic
from pms_cli.errors import PlanNotFoundError, PmsError
from pms_cli.folder import FOLDERS, MAX_FILES, PLAN_FILE, plan_above, plan_in
from pms_cli.model import (
    Acteurs,
    Chiffres,
    Documents,
    Edition,
    EditionAnterieure,
    Fiche,
    Glossaire,
    IndicateursCommuns,
    Instances,
    Plan,
    Territoire,
)
from pms_cli.model.base import Partie
from pms_cli.source import decode
from pms_cli.workspace.files import M, PlanFile
from pms_cli.workspace.index import Index, Place, Resume, index_of
from pms_cli.workspace.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "FOLDERS",
    "MAX_FILES",
    "PLAN_FILE",
    "Index",
    "Place",
    "PlanFile",
    "Reader",
    "Resume",
    "UnreadablePlanError",
    "Workspace",
    "find_root",
    "plan_folder",
    "read_workspace",
]


_MODELS: Final[Mapping[str, type[Partie]]] = {
    PLAN_FILE: Edition,
    "documents.yaml": Documents,
    "acteurs.yaml": Acteurs,
    "glossaire.yaml": Glossaire,
    "instances.yaml": Instances,
    "indicateurs.yaml": IndicateursCommuns,
    "chiffres.yaml": Chiffres,
    "actions": Fiche,
    "territories": Territoire,
    "editions": EditionAnterieure,
}


@dataclass(frozen=True)
class Workspace:
    """All the files of a plan as they were read, or those of one share of its sheets.

    ``edition`` has a value always (without it there is no plan); a registry that is not in the
    folder is None. What a file must know of the other sheets is in ``index``, which has them all
    even when ``fiches`` are only a share. ``crashes`` are bugs of ours met while reading, each with
    the file as its note.
    """

    folder: str
    plan: Plan
    edition: PlanFile[Edition]
    fiches: tuple[PlanFile[Fiche], ...] = ()
    documents: PlanFile[Documents] | None = None
    acteurs: PlanFile[Acteurs] | None = None
    glossaire: PlanFile[Glossaire] | None = None
    instances: PlanFile[Instances] | None = None
    indicateurs: PlanFile[IndicateursCommuns] | None = None
    chiffres: PlanFile[Chiffres] | None = None
    territoires: tuple[PlanFile[Territoire], ...] = ()
    editions: tuple[PlanFile[EditionAnterieure], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    crashes: tuple[Exception, ...] = field(default=(), compare=False)
    given_index: Index | None = field(default=None, repr=False, compare=False)

    @property
    def root(self) -> "Path":
        """The plan's folder."""
        from pathlib import Path  # drawn in by no check

        return Path(self.folder)

    @cached_property
    def index(self) -> Index:
        """Every sheet of the plan in short."""
        return index_of(self.fiches) if self.given_index is None else self.given_index

    @property
    def unread(self) -> tuple[str, ...]:
        """Paths of the sheets left out of the plan because they are not valid."""
        return self.index.unread

    @property
    def files(self) -> Iterator[PlanFile[Any]]:
        """Every file that was read."""
        yield self.edition
        registries: tuple[PlanFile[Any] | None, ...] = (
            self.documents,
            self.acteurs,
            self.glossaire,
            self.instances,
            self.indicateurs,
            self.chiffres,
        )
        yield from (registry for registry in registries if registry is not None)
        yield from self.fiches
        yield from self.territoires
        yield from self.editions


class UnreadablePlanError(PmsError):
    """``plan.yaml`` cannot be used: carries its problems, so that they can be shown."""

    def __init__(
        self, root: str, problems: tuple[Diagnostic, ...], crashes: tuple[Exception, ...] = ()
    ) -> None:
        super().__init__(
            f"{PLAN_FILE} n’est pas utilisable, rien ne peut être calculé : corrigez-le d’abord"
        )
        self.root = root
        self.problems = problems
        self.crashes = crashes


def find_root(start: "Path", *, chosen: str | None = None) -> "Path":
    """The plan's folder: ``chosen`` when given, else looked for upward from ``start``.

    A plan's folder holds ``plan.yaml``; a folder whose ``data`` does is accepted too.
    Raises PlanNotFoundError.
    """
    from pathlib import Path

    return Path(plan_folder(os.fspath(start), chosen=chosen))


def plan_folder(start: str, *, chosen: str | None = None) -> str:
    """The same in text. Raises PlanNotFoundError."""
    if chosen is not None:
        path = os.path.join(start, chosen)
        if os.path.basename(path) == PLAN_FILE and os.path.isfile(path):
            path = os.path.dirname(path)
        found = plan_in(path)
        if found is None:
            raise PlanNotFoundError(
                f"aucun plan dans « {chosen} » : indiquez le dossier qui contient {PLAN_FILE}"
            )
        return found
    found = plan_above(start)
    if found is None:
        raise PlanNotFoundError(
            f"aucun plan ici ni au-dessus (fichier {PLAN_FILE} ou data/{PLAN_FILE}) : "
            "placez-vous dans le dossier du plan, ou indiquez-le avec --plan DOSSIER"
        )
    return found


class Reader:
    """Reads a plan in two times: what all its sheets share, then the sheets, or some of them.

    Raises UnreadablePlanError, with the problems of every file, when ``plan.yaml`` gives nothing to
    work with. ``names`` are the paths of the sheets; ``instead`` is what some files are taken to
    hold, whatever is on the disk.
    """

    def __init__(
        self, root: "str | os.PathLike[str]", *, instead: Mapping[str, bytes] | None = None
    ) -> None:
        self.root = os.fspath(root)
        reading = self._reading = Reading(self.root, instead=instead or {})
        edition = reading.file(PLAN_FILE, Edition)
        self._documents = reading.optional("documents.yaml", Documents)
        self._acteurs = reading.optional("acteurs.yaml", Acteurs)
        self._glossaire = reading.optional("glossaire.yaml", Glossaire)
        self._instances = reading.optional("instances.yaml", Instances)
        self._indicateurs = reading.optional("indicateurs.yaml", IndicateursCommuns)
        self._chiffres = reading.optional("chiffres.yaml", Chiffres)
        self._territoires = reading.folder("territories", Territoire)
        self._editions = reading.folder("editions", EditionAnterieure)
        self.names = reading.names("actions")
        self.edition = edition
        if edition.value is None:
            for name in self.names:
                reading.file(name, Fiche)
            problems, crashes = tuple(sorted(reading.problems)), tuple(reading.crashes)
            raise UnreadablePlanError(self.root, problems, crashes)
        self._value = edition.value

    def sheets(self, names: Iterable[str]) -> tuple[PlanFile[Fiche], ...]:
        """The sheets of these paths."""
        return tuple(self._reading.file(name, Fiche) for name in names)

    def bytes(self, path: str) -> bytes:
        """What is read of a file, nothing when it cannot be."""
        return self._reading.bytes(path)[0]

    def text(self, path: str) -> str:
        """The text of a file, without byte order mark: what spans and edits count in."""
        return decode(self.bytes(path))[0]

    @staticmethod
    def model(path: str) -> type[Partie]:
        """What a file of that path is read as."""
        return _MODELS.get(path) or _MODELS[path.partition("/")[0]]

    def take_problems(self) -> tuple[Diagnostic, ...]:
        """What was found wrong since this was last asked, sorted."""
        found = tuple(sorted(self._reading.problems))
        self._reading.problems.clear()
        return found

    def workspace(
        self, fiches: tuple[PlanFile[Fiche], ...], *, index: Index | None = None
    ) -> Workspace:
        """The plan with these sheets; ``index`` when they are only a share of them."""
        documents, acteurs, chiffres = self._documents, self._acteurs, self._chiffres
        glossaire, instances, indicateurs = self._glossaire, self._instances, self._indicateurs
        plan = Plan(
            edition=self._value,
            fiches=tuple(sorted(_valid(fiches), key=lambda fiche: fiche.numero)),
            documents=documents.value.documents if documents and documents.value else (),
            acteurs=acteurs.value.acteurs if acteurs and acteurs.value else (),
            glossaire=glossaire.value.sigles if glossaire and glossaire.value else (),
            instances=instances.value.instances if instances and instances.value else (),
            indicateurs=indicateurs.value.indicateurs if indicateurs and indicateurs.value else (),
            chiffres=chiffres.value.chiffres if chiffres and chiffres.value else (),
            territoires=tuple(_valid(self._territoires)),
            editions=tuple(_valid(self._editions)),
        )
        return Workspace(
            folder=self.root,
            plan=plan,
            edition=self.edition,
            fiches=fiches,
            documents=documents,
            acteurs=acteurs,
            glossaire=glossaire,
            instances=instances,
            indicateurs=indicateurs,
            chiffres=chiffres,
            territoires=self._territoires,
            editions=self._editions,
            problems=self.take_problems(),
            crashes=tuple(self._reading.crashes),
            given_index=index,
        )


def read_workspace(root: "str | os.PathLike[str]") -> Workspace:
    """Read every file of the plan in ``root``.

    Raises UnreadablePlanError when ``plan.yaml`` itself gives nothing to work with; every other
    problem is in ``problems``, sorted.
    """
    reader = Reader(root)
    return reader.workspace(reader.sheets(reader.names))


def _valid(files: tuple[PlanFile[M], ...]) -> Iterator[M]:
    """The values of the files in which all is right."""
    return (file.value for file in files if file.value is not None and file.valid)
