"""The system's calls as ``pms_cli.cli.ecriture`` makes them, any of which can be made to fail.

Run as a program, it writes over a file and kills itself (-9) at one of those calls.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pms_cli.cli import ecriture

CALLS = ("open", "lstat", "fstat", "access", "read", "write", "fchown", "fchmod", "fsync", "close",
         "replace", "unlink", "urandom")  # fmt: skip


class Calls:
    """Stands for the module ``os``: counts the calls that matter, and does something at one."""

    def __init__(self, act: Callable[[int, str, Callable[[], Any]], Any]) -> None:
        self.made: list[str] = []
        self._act = act

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*arguments: Any, **options: Any) -> Any:
            self.made.append(name)
            return self._act(len(self.made) - 1, name, lambda: real(*arguments, **options))

        return call


def kill_at(place: int, moment: str) -> Calls:
    """Calls of which one is the last thing that the process does, or nearly."""

    def act(number: int, _name: str, real: Callable[[], Any]) -> Any:
        if number == place and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real()
        if number == place:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return Calls(act)


if __name__ == "__main__":
    vars(ecriture)["os"] = kill_at(int(sys.argv[2]), sys.argv[3])
    path = Path(sys.argv[1])
    ecriture.replace_file(path, path.read_bytes(), b"apres\n" * 1000)
