"""Makes the pages again when a file of the plan has changed, and keeps the last good ones."""

import os
import time
from collections.abc import Callable, Mapping
from typing import Final

from pms_cli.apercu.contenu import Apercu
from pms_cli.errors import PmsError
from pms_cli.folder import plan_files

Construire = Callable[[], tuple[Mapping[str, bytes], str]]
"""Makes the site: contents by relative paths, and what is to be said of them (« » for nothing).

Raises PmsError, whose sentence is shown, when there is no site to be made.
"""
Etat = Mapping[str, tuple[int, ...]]
Dire = Callable[[str], None]

PAUSE: Final = 0.35
"""Seconds between two looks at the plan's folder."""
_SETTLING: Final = 0.1
_SETTLED_AFTER: Final = 2.0
_SHARE: Final = 10
"""Looking takes at most one part of the time in so many."""


class Veille:
    """Looks at a plan's folder for changes and makes the pages accordingly.

    ``dire`` is told each making, ``plaindre`` each problem, in French, without a final point;
    ``defaut`` makes such a sentence of a fault of ours.
    """

    def __init__(
        self,
        folder: str,
        construire: Construire,
        *,
        dire: Dire,
        plaindre: Dire,
        defaut: Callable[[Exception], str],
    ) -> None:
        self.folder = folder
        self._construire = construire
        self._dire = dire
        self._plaindre = plaindre
        self._defaut = defaut
        self._seen: Etat = {}
        self._told = ""

    def first(self) -> Apercu:
        """The preview to begin with."""
        return self._made(Apercu())

    def again(self, apercu: Apercu) -> Apercu | None:
        """The preview after this one, None when the plan is the same; waits a little each time."""
        before = time.monotonic()
        state = _state(self.folder)
        time.sleep(max(PAUSE, _SHARE * (time.monotonic() - before)))
        if state == self._seen:
            return None
        self._settle(state)
        return self._made(apercu)

    def _settle(self, state: Etat) -> None:
        """Wait until nothing moves: an editor may be at work, or git."""
        until = time.monotonic() + _SETTLED_AFTER
        while time.monotonic() < until:
            time.sleep(_SETTLING)
            after = _state(self.folder)
            if after == state:
                return
            state = after

    def _made(self, apercu: Apercu) -> Apercu:
        # Before the making: what changes meanwhile is seen the next time.
        self._seen = _state(self.folder)
        before = time.monotonic()
        try:
            files, remark = self._construire()
        except PmsError as error:
            return self._kept(apercu, str(error))
        except Exception as error:  # noqa: BLE001 - the next change may mend it
            return self._kept(apercu, self._defaut(error))
        made = Apercu.of(files, remark)
        took = f"{time.monotonic() - before:.1f}".replace(".", ",")
        many = "s" if len(files) > 1 else ""
        if made.version != apercu.version or self._told != remark:
            self._dire(f"{len(files)} fichier{many} fabriqué{many} en {took} s")
        self._tell(remark)
        return made

    def _kept(self, apercu: Apercu, problem: str) -> Apercu:
        if apercu.pages:
            problem = f"les pages sont celles d’avant : {problem}"
        self._tell(problem)
        return apercu.still(problem)

    def _tell(self, problem: str) -> None:
        if problem and problem != self._told:
            self._plaindre(problem)
        self._told = problem


def _state(folder: str) -> Etat:
    """What tells a change of a plan's files, without reading them."""
    try:
        files = plan_files(folder)[0]
    except (OSError, ValueError):
        return {}
    state: dict[str, tuple[int, ...]] = {}
    for name, path in files.items():
        try:
            told = os.lstat(path)
        except OSError:
            continue
        state[name] = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
    return state
