"""What the other files of a plan need to know of its sheets."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pms_cli.model import Fiche, Numero
from pms_cli.workspace.files import PlanFile

Place = tuple[int, int]
"""Numbers of an axe and of an orientation in it."""


@dataclass(frozen=True, slots=True)
class Resume:
    """One sheet in short. One with a fault (not ``valid``) takes no part in the plan."""

    path: str
    numero: Numero
    titre: str
    place: Place
    valid: bool


@dataclass(frozen=True)
class Index:
    """Every sheet of the plan in short, whichever of them are at hand, in the order of the paths.

    ``unread`` are the paths of sheets left out of the plan because they are not valid.
    """

    resumes: tuple[Resume, ...] = ()
    unread: tuple[str, ...] = ()

    @cached_property
    def premiers(self) -> dict[Numero, Resume]:
        """For each number, the first sheet that has it."""
        first: dict[Numero, Resume] = {}
        for resume in self.resumes:
            first.setdefault(resume.numero, resume)
        return first

    @cached_property
    def numeros(self) -> frozenset[Numero]:
        """Numbers of the sheets that take part in the plan."""
        return frozenset(resume.numero for resume in self.resumes if resume.valid)

    @cached_property
    def places(self) -> dict[int, Place]:
        """For each action that takes part in the plan, where it is."""
        return {
            resume.numero.action: resume.place
            for resume in self.resumes
            if resume.valid and not resume.numero.est_sectoriel
        }

    def with_others(self, other: "Index") -> "Index":
        """Both together."""
        resumes = sorted((*self.resumes, *other.resumes), key=lambda resume: resume.path)
        return Index(tuple(resumes), tuple(sorted((*self.unread, *other.unread))))


def index_of(files: Iterable[PlanFile[Fiche]]) -> Index:
    """The index of these sheets."""
    resumes, unread = [], []
    for file in files:
        fiche = file.value
        if fiche is None or not file.valid:
            unread.append(file.path)
        if fiche is not None:
            place = (fiche.axe, fiche.orientation)
            resumes.append(Resume(file.path, fiche.numero, fiche.titre, place, file.valid))
    return Index(tuple(resumes), tuple(unread))
