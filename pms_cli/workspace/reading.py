"""Reads the files of a plan one by one and gathers what is wrong in them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from pms_cli import folder
from pms_cli.diagnostics import Diagnostic, Span
from pms_cli.model.base import Partie
from pms_cli.model.lecture import DouteError, lire
from pms_cli.source import FAULTY, MAX_FAULTS, TOO_MANY_FAULTS, Source, read_source
from pms_cli.workspace.files import PlanFile

M = TypeVar("M", bound=Partie)

_READINGS_DISAGREE: Final = (
    "ce fichier est refusé sans que pms sache dire pourquoi : signalez-le, c’est un défaut de pms"
)
_BROKEN: Final = (
    "la lecture de ce fichier s’est interrompue ({}) : signalez-le, c’est un défaut de pms"
)
_NOT_READ: Final = "ce fichier n’est pas lu : donnez-lui l’extension .yaml, en minuscules"
_EMPTY_SOURCE: Final = Source("", None, parsed=False)


@dataclass
class Reading:
    """What is gathered while the files of a folder are read; ``crashes`` are bugs of ours."""

    root: str
    problems: list[Diagnostic] = field(default_factory=list)
    crashes: list[Exception] = field(default_factory=list)
    instead: Mapping[str, bytes] = field(default_factory=dict)
    """What some files are taken to hold instead of what is on the disk."""

    def __post_init__(self) -> None:
        self._prefix = os.path.join(self.root, "")  # joined once for every file

    def file(self, path: str, model: type[M]) -> PlanFile[M]:
        """One file, read as that model; what is wrong in it goes to ``problems``."""
        try:
            return self._file(path, model)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - our bug on one file must not hide the others
            error.add_note(f"fichier : {path}")
            self.crashes.append(error)
            message = _BROKEN.format(type(error).__name__)
            self.problems.append(Diagnostic(path, Span(), "PMS099", message))
            return PlanFile(path, _EMPTY_SOURCE, valid=False)

    def _file(self, path: str, model: type[M]) -> PlanFile[M]:
        raw, refusal = self.bytes(path)
        if refusal is not None:
            self.problems.append(Diagnostic(path, Span(), *refusal))
            return PlanFile(path, _EMPTY_SOURCE)
        source = read_source(raw)
        if source.faults:
            file = PlanFile[M](path, source)
            self.problems += [
                file.at(fault.code, fault.message, source.span(fault.start, fault.end))
                for fault in source.faults
            ]
        if not source.parsed or not isinstance(source.data, dict):
            return PlanFile(path, source)
        try:
            # A file that was refused in part (a key written twice) still says what it says: it is
            # used, and its problems are shown.
            return PlanFile(path, source, lire(model, source.data))
        except DouteError:
            return PlanFile(path, source, self._explain(PlanFile(path, source), model), valid=False)

    def bytes(self, path: str) -> tuple[bytes, folder.Refusal | None]:
        """A file's bytes, or why it is not read."""
        if path in self.instead:
            return self.instead[path], None
        return folder.read_ordinary(self._prefix + path)

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
        """A registry, None when it is not in the folder."""
        if os.path.lexists(self._prefix + path):
            return self.file(path, model)
        misnamed = path.replace(".yaml", ".yml")
        if os.path.lexists(self._prefix + misnamed):
            self.problems.append(Diagnostic(misnamed, Span(), "PMS012", _NOT_READ))
        return None

    def folder(self, name: str, model: type[M]) -> tuple[PlanFile[M], ...]:
        """Every file of a folder, in the order of the names."""
        return tuple(self.file(path, model) for path in self.names(name))

    def names(self, name: str) -> list[str]:
        """Paths of the files of a folder, sorted; what is not read there is told."""
        here = self._prefix + name
        if os.path.islink(here):
            message = "c’est un lien vers un autre dossier : remplacez-le par le dossier lui-même"
            self.problems.append(Diagnostic(name, Span(), "PMS001", message))
            return []
        try:
            entries = sorted(os.listdir(here))  # one call, names only
        except FileNotFoundError:
            return []
        except OSError as error:
            self.problems.append(Diagnostic(name, Span(), "PMS001", folder.os_message(error)))
            return []
        chosen = []
        for entry in entries:
            if entry.startswith("."):
                continue
            path = f"{name}/{entry}"
            if entry.endswith(".yaml"):
                chosen.append(path)
            elif entry.lower().endswith((".yml", ".yaml", ".json")):
                self.problems.append(Diagnostic(path, Span(), "PMS012", _NOT_READ))
            elif os.path.isdir(self._prefix + path):
                message = f"ce dossier n’est pas lu : mettez ses fichiers dans « {name} » même"
                self.problems.append(Diagnostic(path, Span(), "PMS012", message))
        most = folder.MAX_FILES
        if len(chosen) > most:
            message = f"plus de {most} fichiers : seuls les premiers sont lus, répartissez-les"
            self.problems.append(Diagnostic(name, Span(), "PMS002", message))
        return chosen[:most]
