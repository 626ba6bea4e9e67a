"""Where templates come from: the plan's own folder first, then ours; nothing outside of them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pms_cli.diagnostics import shorten
from pms_cli.folder import MAX_BYTES, os_message, read_ordinary
from pms_cli.gabarits.contexte import fit
from pms_cli.motif import motif
from pms_cli.texte import printable

FOLDER: Final = "templates"
"""The folder of a plan that holds its own templates, beside plan.yaml."""
OURS: Final = "pms/"
"""What a name begins with when it is always one of ours."""
MAX_TEMPLATES: Final = 500
"""Most files looked at in a plan's own templates."""

_NAME: Final = motif(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
_LONGEST_NAME: Final = 200


class Refus(Exception):  # noqa: N818
    """What is not read: a French sentence says why, and ``place`` which file when it is known."""

    def __init__(self, why: str, place: str = "") -> None:
        super().__init__(f"{place} ne peut pas être lu : {why}" if place else why)
        self.place = place


def templates_folder() -> Path:
    """Where our templates are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def is_escaped(name: str) -> bool:
    """Whether values are escaped as HTML in a template of that name: all but two kinds."""
    return not name.endswith((".md.j2", ".txt.j2"))


def shown(name: str) -> str:
    """A name that may be hostile, fit to be shown."""
    return printable(shorten(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))


class Chargeur:
    """Reads templates by name and knows under what label each is told of in messages."""

    def __init__(self, plan_root: str | None = None, gabarit: str | None = None) -> None:
        """Take ``plan_root``, a plan's folder, and ``gabarit``, one file given by its path."""
        self.own_folder = _own_folder(plan_root)
        self.gabarit = gabarit
        self._ours = str(templates_folder())
        self.labels: dict[str, str] = {}
        """The label of each template read, by its name."""

    @property
    def own(self) -> bool:
        """Whether some template may not be one of ours (a style sheet is not one)."""
        if self.gabarit is not None:
            return True
        names = tuple(self.own_names())
        return len(names) == MAX_TEMPLATES or any(not name.endswith(".css") for name in names)

    def own_names(self) -> Iterator[str]:
        """The files of the plan's own folder, the first MAX_TEMPLATES."""
        if self.own_folder is not None:
            yield from _files(self.own_folder)

    def names(self) -> tuple[str, ...]:
        """Every name that could be read, for « vouliez-vous dire »."""
        ours = tuple(_files(self._ours))
        return tuple(sorted({*self.own_names(), *ours, *(OURS + name for name in ours)}))

    def label(self, name: str) -> str:
        """How a template is told of, whether it can be read or not."""
        try:
            found = self.source(name)
        except Refus:
            found = None
        return found[1] if found else shown(name)

    def source(self, name: str) -> tuple[str, str, None] | None:
        """What Jinja asks of a loader: the text and the label; None when there is none.

        Raises Refus for a name or a file that is not to be read.
        """
        if name == self.gabarit:
            label = printable(name)
            _check_given(name, label)
            return self._kept(name, label, _own_file(name, label))
        if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
            raise Refus(
                f"« {shown(name)} » n’est pas un nom de gabarit : écrivez le chemin du fichier "
                f"dans le dossier {FOLDER}, par exemple « base/rapport.html.j2 »"
            )
        if not name.startswith(OURS) and self.own_folder is not None:
            path = _ordinary(self.own_folder, name)
            if path is not None:
                label = _label(path)
                return self._kept(name, label, _own_file(path, label))
        ours = name.removeprefix(OURS)
        try:
            raw = Path(self._ours, ours).read_bytes()
        except OSError:
            return None
        return self._kept(name, ours if ours == name else name, raw.decode("utf-8"))

    def _kept(self, name: str, label: str, text: str) -> tuple[str, str, None]:
        self.labels[name] = label
        return text, label, None


def _own_folder(plan_root: str | None) -> str | None:
    if plan_root is None:
        return None
    folder = os.path.join(plan_root, FOLDER)
    try:
        mode = os.lstat(folder).st_mode
    except (OSError, ValueError):
        return None
    if not stat.S_ISDIR(mode):
        what = "c’est un lien" if stat.S_ISLNK(mode) else "ce n’est pas un dossier"
        raise Refus(f"{what} ; mettez-y un dossier, ou retirez-le", _label(folder))
    return folder


def _ordinary(root: str, name: str) -> str | None:
    """The path of a file of that folder, no link on the way; None when it is not there."""
    path = root
    parts = name.split("/")
    for rank, part in enumerate(parts, start=1):
        path = os.path.join(path, part)
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise Refus(os_message(error), _label(path)) from error
        if stat.S_ISLNK(mode):
            raise Refus(
                "c’est un lien vers un autre fichier ; remplacez-le par le fichier lui-même",
                _label(path),
            )
        if rank < len(parts) and not stat.S_ISDIR(mode):
            return None
    return path


def _check_given(path: str, label: str) -> None:
    """Refuse what is no file, in words for who has typed its name; what is inside comes after."""
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Refus("il n’existe pas ; vérifiez son nom et son dossier", label) from None
    except OSError as error:
        raise Refus(os_message(error), label) from error
    if stat.S_ISDIR(mode):
        raise Refus("c’est un dossier ; donnez le nom d’un fichier", label)
    if stat.S_ISLNK(mode):
        raise Refus(
            "c’est un lien vers un autre fichier ; donnez le nom du fichier lui-même", label
        )
    if not stat.S_ISREG(mode):
        raise Refus("ce n’est pas un fichier ordinaire ; donnez le nom d’un fichier texte", label)


def _own_file(path: str, label: str) -> str:
    """The text of a template that is not ours, checked as far as its bytes go."""
    raw, refusal = read_ordinary(path)
    if refusal is not None:
        code, message = refusal
        if code == "PMS002":
            message = f"le fichier dépasse {MAX_BYTES} octets : ce n’est pas un gabarit"
        raise Refus(message, label)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Refus(
            "ce n’est pas de l’UTF-8 ; enregistrez le fichier en UTF-8", f"{label}, ligne {line},"
        ) from error
    text = text.replace("\r\n", "\n")
    if fit(text) != text:
        line = text[: _first_difference(text, fit(text))].count("\n") + 1
        raise Refus(
            "un caractère invisible ou de commande n’est pas permis ; effacez-le",
            f"{label}, ligne {line},",
        )
    return text


def _first_difference(one: str, other: str) -> int:
    return next(rank for rank, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1)


def _label(path: str) -> str:
    """A path as a person would open it from where they are."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        near = path
    return printable(path if near.startswith("..") else near)


def _files(root: str) -> Iterator[str]:
    """Names of the files under a folder, in order; a folder that is a link is not entered.

    Raises Refus for more than MAX_TEMPLATES folders.
    """
    count = 0
    for folders, (folder, inner, files) in enumerate(os.walk(root), start=1):
        if folders > MAX_TEMPLATES:
            raise Refus(f"plus de {MAX_TEMPLATES} dossiers ; retirez-en", _label(root))
        inner.sort()
        for file in sorted(files):
            count += 1
            if count > MAX_TEMPLATES:
                return
            yield os.path.relpath(os.path.join(folder, file), root).replace(os.sep, "/")
