"""Runs one command and prints its exit status, its seconds and its peak memory in kilobytes.

A process of its own, as small as an interpreter can be: a child begins with the memory peak of the
process that starts it, so the one that holds plans and schemas must not be that one.
"""

import os
import sys
import time


def main() -> None:
    """``chrono.py LOG COMMAND...``: what the command prints goes to LOG."""
    log, command = sys.argv[1], sys.argv[2:]
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 1, log, writing, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    # macOS counts bytes.
    kilobytes = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print(os.waitstatus_to_exitcode(status), seconds, kilobytes)


if __name__ == "__main__":
    main()
