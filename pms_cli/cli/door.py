"""The short way in for ``pms lint``, the command that runs all day: no library of command lines.

The words are understood here when they are the plain ones (a test holds this reading to typer's);
anything else, a mistake among them, is left to the whole command line. What was said of a plan
that has not changed since is said again.
"""

import os
import sys
import time

VALUES = {
    "--plan": "plan",
    "--select": "select",
    "--ignore": "ignore",
    "--format": "format",
    "--par": "par",
    "--au": "au",
}
"""Options that take a value, by the name of the parameter."""
REPEATED = ("select", "ignore")
FLAGS = {"--statistiques": "statistiques", "--sans-cache": "sans_cache"}
_ENVIRONMENT = (
    "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "WT_SESSION", "PYTHONIOENCODING", "PYTHONUTF8",
    "LC_ALL", "LC_CTYPE", "LANG", "PMS_PLAN", "SOURCE_DATE_EPOCH", "TZ",
)  # fmt: skip
"""What else may change what is printed."""


def understood(words: list[str]) -> dict[str, object] | None:
    """The parameters of ``pms lint`` that the words after it give, None for any other form."""
    given: dict[str, object] = {}
    files: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if not word.startswith("-"):
            if not word:
                return None
            files.append(word)
        elif word in FLAGS:
            given[FLAGS[word]] = True
        elif name in VALUES:
            if not equals:
                value = next(rest, "-")
                if value.startswith("-") or not value:
                    return None
            parameter = VALUES[name]
            if parameter in REPEATED:
                given[parameter] = (*given.get(parameter, ()), value)  # type: ignore[misc]
            else:
                given[parameter] = value
        else:
            return None
    if files:
        given["fichiers"] = tuple(files)
    return given


def answer(words: list[str]) -> int | None:
    """The exit status of ``pms lint`` with these words, None when they are not the plain ones."""
    given = understood(words)
    if given is None:
        return None
    try:
        place, name = _entry(words, given)
        if place is not None:
            from pms_cli.cli.cache import load

            kept = load(place, name)
            if kept is not None:
                return _say_again(*kept)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - told as from any command
        return _told(error)
    from pms_cli.cli.run import guarded

    return guarded(lambda: _check(given, place, name))


def _told(error: BaseException) -> int:
    """Ctrl-C, or a bug of ours, before the work is guarded."""
    from pms_cli.cli.run import guarded

    def again() -> int:
        raise error

    return guarded(again)


def _entry(words: list[str], given: dict[str, object]) -> tuple[str | None, str]:
    """Where the answer is kept and under which name; nowhere when it is not to be."""
    form = given.get("format", "texte")
    if given.get("sans_cache") or form == "github":
        return None, ""  # a forge's summary is a file: it is written each time
    if form != "texte" and _encoding() != "utf-8":
        return None, ""  # what programs read has its own way with other encodings
    from pms_cli import folder
    from pms_cli.cli import cache

    try:
        here = os.getcwd()
    except OSError:
        return None, ""
    chosen = given.get("plan") or os.environ.get("PMS_PLAN")
    root = folder.plan_in(os.path.join(here, str(chosen))) if chosen else folder.plan_above(here)
    if root is None:
        return None, ""
    place = cache.cache_folder(root)
    digest = cache.plan_digest(root) if place is not None else None
    if digest is None:
        return None, ""
    surroundings = [os.environ.get(name) for name in _ENVIRONMENT]
    day = "" if "SOURCE_DATE_EPOCH" in os.environ else time.strftime("%Y-%m-%d")
    return place, cache.entry_name(digest, words, here, root, day, surroundings, _output())


def _encoding() -> str:
    return str(getattr(sys.stdout, "encoding", None) or "ascii").lower()


def _output() -> object:
    """What standard output is: its encoding and, for a person, the size of the window."""
    try:
        size = tuple(os.get_terminal_size(1)) if sys.stdout.isatty() else None
    except (AttributeError, OSError, ValueError):
        return "", None
    else:
        return _encoding(), size


def _say_again(status: int, body: bytes) -> int:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(body)
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        # A reader that went away, a full disk: told as for any other output.
        from pms_cli.cli.run import guarded
        from pms_cli.cli.streams import emit, prepare_streams

        def say() -> int:
            emit(body.decode("utf-8", "replace"))
            return status

        prepare_streams()
        return guarded(say)
    return status


def _check(given: dict[str, object], place: str | None, name: str) -> int:
    from pms_cli.cli.verification import Demande, verifier

    given = {key: value for key, value in given.items() if key != "sans_cache"}
    chosen = given.pop("plan", None) or os.environ.get("PMS_PLAN") or None
    done = verifier(Demande(plan=chosen, **given))  # type: ignore[arg-type]
    if place is not None and done.peut_resservir:
        from pms_cli.cli.cache import store

        body = done.text.replace("\n", os.linesep) if done.text else ""
        store(place, name, done.status, body.encode(_encoding(), "backslashreplace"))
    return done.status
