"""A folder to a plan and all its problems, in one pass: the only reader of the plan's files."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pms_cli.diagnostics import Diagnostic, KeyPath, Severity, Span
from pms_cli.errors import PlanNotFoundError, PmsError
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
from pms_cli.model.lecture import DouteError, lire
from pms_cli.source import (
    FAULTY,
    MAX_BYTES,
    MAX_FAULTS,
    TOO_MANY_FAULTS,
    Source,
    read_source,
    too_large_message,
)

PLAN_FILE: Final = "plan.yaml"
MAX_FILES: Final = 20_000
"""Most files read in one folder."""

M = TypeVar("M", bound=Partie)


@dataclass(frozen=True)
class PlanFile(Generic[M]):
    """One file of a plan: its path from the plan's folder, its text, its value.

    A file with a fault is not ``valid`` and takes no part in the plan. It may have a value all the
    same, without the keys at fault, so that rules find the rest of its problems in the same run.
    """

    path: str
    source: Source
    value: M | None = None
    valid: bool = True

    def diagnostic(
        self,
        code: str,
        message: str,
        path: KeyPath = (),
        *,
        key: bool = False,
        severity: Severity = Severity.ERREUR,
    ) -> Diagnostic:
        """A problem at the place of a key path in this file."""
        return self.at(code, message, self.source.locate(path, key=key), severity=severity)

    def at(
        self, code: str, message: str, span: Span, *, severity: Severity = Severity.ERREUR
    ) -> Diagnostic:
        """A problem at a known place in this file."""
        return Diagnostic(
            self.path, span, code, message, severity, excerpt=self.source.line(span.line)
        )


@dataclass(frozen=True)
class Workspace:
    """All the files of a plan as they were read.

    ``edition`` has a value always (without it there is no plan); a registry that is not in the
    folder is None. ``unread`` are the paths of sheets that hold no usable value.
    """

    root: Path
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

    @property
    def unread(self) -> tuple[str, ...]:
        """Paths of the sheets left out of the plan because they are not valid."""
        return tuple(file.path for file in self.fiches if file.value is None or not file.valid)

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

    def __init__(self, root: Path, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(
            f"{PLAN_FILE} n’est pas utilisable, rien ne peut être calculé : corrigez-le d’abord"
        )
        self.root = root
        self.problems = problems


def find_root(start: Path, *, chosen: str | None = None) -> Path:
    """The plan's folder: ``chosen`` when given, else looked for upward from ``start``.

    A plan's folder holds ``plan.yaml``; a folder whose ``data`` does is accepted too.
    Raises PlanNotFoundError.
    """
    if chosen is not None:
        path = start / chosen
        if path.name == PLAN_FILE and path.is_file():
            path = path.parent
        found = _plan_in(path)
        if found is None:
            raise PlanNotFoundError(
                f"aucun plan dans « {chosen} » : indiquez le dossier qui contient {PLAN_FILE}"
            )
        return found
    for folder in (start, *start.parents):
        found = _plan_in(folder)
        if found is not None:
            return found
    raise PlanNotFoundError(
        f"aucun plan ici ni au-dessus (fichier {PLAN_FILE} ou data/{PLAN_FILE}) : "
        "placez-vous dans le dossier du plan, ou indiquez-le avec --plan DOSSIER"
    )


def _plan_in(folder: Path) -> Path | None:
    for candidate in (folder, folder / "data"):
        try:
            if (candidate / PLAN_FILE).is_file():
                return candidate
        except OSError:
            continue
    return None


@dataclass
class _Reading:
    """What is gathered while a plan is read."""

    root: Path
    problems: list[Diagnostic] = field(default_factory=list)

    def file(self, path: str, model: type[M]) -> PlanFile[M]:
        source, fault = _read_ordinary_file(self.root / path)
        if fault is not None:
            self.problems.append(Diagnostic(path, Span(), *fault))
            return PlanFile(path, source)
        file = PlanFile[M](path, source)
        self.problems += [
            file.at(fault.code, fault.message, source.span(fault.start, fault.end))
            for fault in source.faults
        ]
        if not source.parsed or not isinstance(source.data, dict):
            return file
        try:
            # A file that was refused in part (a key written twice) still says what it says: it is
            # used, and its problems are shown.
            return PlanFile(path, source, lire(model, source.data))
        except DouteError:
            return PlanFile(path, source, self._explain(file, model), valid=False)

    def _explain(self, file: PlanFile[M], model: type[M]) -> M | None:
        """Tell every fault of a file that is not as it should be; what can be read of the rest.

        Pydantic is for those files only.
        """
        from pms_cli.model.validation import schema_faults

        data = file.source.data
        found = schema_faults(model, data, at_most=MAX_FAULTS + 1)
        if not found:
            # The two readings must agree (a test holds them to it): never leave a file out unsaid.
            self.problems.append(file.diagnostic("PMS099", _READINGS_DISAGREE))
        self.problems += [
            file.diagnostic(fault.code, fault.message, fault.path, key=fault.on_key)
            for fault in found[:MAX_FAULTS]
            if fault.value is not FAULTY
        ]
        if len(found) > MAX_FAULTS:
            self.problems.append(file.diagnostic("PMS002", TOO_MANY_FAULTS, found[-1].path))
        at_fault = {fault.path[0] for fault in found if fault.path}
        if not isinstance(data, dict):
            return None
        try:
            return lire(model, {key: data[key] for key in data if key not in at_fault})
        except DouteError:
            return None

    def optional(self, path: str, model: type[M]) -> PlanFile[M] | None:
        if os.path.lexists(self.root / path):
            return self.file(path, model)
        misnamed = path.replace(".yaml", ".yml")
        if os.path.lexists(self.root / misnamed):
            self.problems.append(Diagnostic(misnamed, Span(), "PMS012", _NOT_READ))
        return None

    def folder(self, name: str, model: type[M]) -> tuple[PlanFile[M], ...]:
        return tuple(self.file(path, model) for path in self._names(name))

    def _names(self, name: str) -> list[str]:
        if (self.root / name).is_symlink():
            message = "c’est un lien vers un autre dossier : remplacez-le par le dossier lui-même"
            self.problems.append(Diagnostic(name, Span(), "PMS001", message))
            return []
        try:
            entries = sorted(os.listdir(self.root / name))  # noqa: PTH208 - one call, names only
        except FileNotFoundError:
            return []
        except OSError as error:
            self.problems.append(Diagnostic(name, Span(), "PMS001", _os_message(error)))
            return []
        chosen = []
        for entry in entries:
            if entry.startswith("."):
                continue
            if entry.endswith(".yaml"):
                chosen.append(f"{name}/{entry}")
            elif entry.lower().endswith((".yml", ".yaml", ".json")):
                self.problems.append(Diagnostic(f"{name}/{entry}", Span(), "PMS012", _NOT_READ))
            elif (self.root / name / entry).is_dir():
                message = f"ce dossier n’est pas lu : mettez ses fichiers dans « {name} » même"
                self.problems.append(Diagnostic(f"{name}/{entry}", Span(), "PMS012", message))
        if len(chosen) > MAX_FILES:
            message = f"plus de {MAX_FILES} fichiers : seuls les premiers sont lus, répartissez-les"
            self.problems.append(Diagnostic(name, Span(), "PMS002", message))
        return chosen[:MAX_FILES]


def read_workspace(root: Path) -> Workspace:
    """Read every file of the plan in ``root``.

    Raises UnreadablePlanError when ``plan.yaml`` itself gives nothing to work with; every other
    problem is in ``problems``, sorted.
    """
    reading = _Reading(root)
    edition = reading.file(PLAN_FILE, Edition)
    documents = reading.optional("documents.yaml", Documents)
    acteurs = reading.optional("acteurs.yaml", Acteurs)
    glossaire = reading.optional("glossaire.yaml", Glossaire)
    instances = reading.optional("instances.yaml", Instances)
    indicateurs = reading.optional("indicateurs.yaml", IndicateursCommuns)
    chiffres = reading.optional("chiffres.yaml", Chiffres)
    fiches = reading.folder("actions", Fiche)
    territoires = reading.folder("territories", Territoire)
    editions = reading.folder("editions", EditionAnterieure)
    if edition.value is None:
        raise UnreadablePlanError(root, tuple(sorted(reading.problems)))
    plan = Plan(
        edition=edition.value,
        fiches=tuple(sorted(_valid(fiches), key=lambda fiche: fiche.numero)),
        documents=documents.value.documents if documents and documents.value else (),
        acteurs=acteurs.value.acteurs if acteurs and acteurs.value else (),
        glossaire=glossaire.value.sigles if glossaire and glossaire.value else (),
        instances=instances.value.instances if instances and instances.value else (),
        indicateurs=indicateurs.value.indicateurs if indicateurs and indicateurs.value else (),
        chiffres=chiffres.value.chiffres if chiffres and chiffres.value else (),
        territoires=tuple(_valid(territoires)),
        editions=tuple(_valid(editions)),
    )
    return Workspace(
        root=root,
        plan=plan,
        edition=edition,
        fiches=fiches,
        documents=documents,
        acteurs=acteurs,
        glossaire=glossaire,
        instances=instances,
        indicateurs=indicateurs,
        chiffres=chiffres,
        territoires=territoires,
        editions=editions,
        problems=tuple(sorted(reading.problems)),
    )


def _valid(files: tuple[PlanFile[M], ...]) -> Iterator[M]:
    """The values of the files in which all is right."""
    return (file.value for file in files if file.value is not None and file.valid)


_READINGS_DISAGREE = (
    "ce fichier est refusé sans que pms sache dire pourquoi : signalez-le, c’est un défaut de pms"
)
_NOT_READ = "ce fichier n’est pas lu : donnez-lui l’extension .yaml, en minuscules"
_EMPTY_SOURCE = Source("", None, parsed=False)

_NOT_ORDINARY: Mapping[int, str] = {
    stat.S_IFDIR: "c’est un dossier",
    stat.S_IFIFO: "c’est un tube nommé",
    stat.S_IFSOCK: "c’est une prise réseau",
    stat.S_IFCHR: "c’est un périphérique",
    stat.S_IFBLK: "c’est un périphérique",
}


def _read_ordinary_file(path: Path) -> tuple[Source, tuple[str, str] | None]:
    """A file's source, or the code and sentence that say why it is not read.

    Links are not followed and nothing but an ordinary file is opened for long: a plan can come
    from a stranger.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
            raise OSError(errno.ELOOP, "link")  # noqa: TRY301
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        return _EMPTY_SOURCE, ("PMS001", _os_message(error))
    try:
        status = os.fstat(descriptor)
        kind = stat.S_IFMT(status.st_mode)
        if kind != stat.S_IFREG:
            what = _NOT_ORDINARY.get(kind, "ce n’est pas un fichier ordinaire")
            return _EMPTY_SOURCE, ("PMS001", f"illisible, {what} : mettez-y un fichier texte")
        if status.st_size > MAX_BYTES:
            return _EMPTY_SOURCE, ("PMS002", too_large_message(status.st_size, MAX_BYTES))
        with os.fdopen(descriptor, "rb", closefd=False) as handle:
            # One byte more than the limit tells a file that grew since.
            raw = handle.read(MAX_BYTES + 1)
    except OSError as error:
        return _EMPTY_SOURCE, ("PMS001", _os_message(error))
    finally:
        os.close(descriptor)
    return read_source(raw), None


def _os_message(error: Exception) -> str:
    number = getattr(error, "errno", None)
    reasons = {
        errno.ENOENT: "le fichier n’existe plus : relancez la commande",
        errno.EACCES: "la lecture n’est pas permise : demandez les droits sur ce fichier",
        errno.EPERM: "la lecture n’est pas permise : demandez les droits sur ce fichier",
        errno.ELOOP: "c’est un lien vers un autre fichier : remplacez-le par le fichier lui-même",
        errno.ENXIO: "ce n’est pas un fichier ordinaire : mettez-y un fichier texte",
        errno.EISDIR: "c’est un dossier : mettez-y un fichier texte",
        errno.ENOTDIR: "ce n’est pas un dossier : remplacez-le par un dossier",
        errno.ENAMETOOLONG: "son nom est trop long : raccourcissez-le",
    }
    if isinstance(number, int) and number in reasons:
        return reasons[number]
    return f"la lecture a échoué ({type(error).__name__}, code {number}) : vérifiez le disque"
