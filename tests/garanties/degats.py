"""Damage done to the files of a plan: by slip, by malice, by accident."""

import json
import os
import random
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tests.garanties.essais import RICHE, Outcome, pms
from tests.source.bombs import laughs, merges

FILES: Final = (
    "plan.yaml",
    "documents.yaml",
    "acteurs.yaml",
    "glossaire.yaml",
    "instances.yaml",
    "indicateurs.yaml",
    "chiffres.yaml",
    "actions/01-rues-aux-ecoles.yaml",
    "territories/centre.yaml",
    "editions/plan-2018.yaml",
)
"""A file of each kind."""
Damage = Callable[[Path], None]


def plan_copy(folder: Path) -> Path:
    """The rich plan, to be damaged."""
    root = folder / "plan"
    shutil.copytree(RICHE, root)
    return root


def content(path: Path) -> Any:
    """What a file says, each value as it is written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def say(path: Path, value: Any) -> None:
    """Write a value in a file; JSON is YAML, and can say any character by an escape."""
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")


def _bytes(raw: bytes) -> Damage:
    def damage(path: Path) -> None:
        path.write_bytes(raw)

    return damage


def _text(text: str) -> Damage:
    return _bytes(text.encode())


def _every(value: Any) -> Damage:
    """Every key at the top has this value."""

    def damage(path: Path) -> None:
        say(path, dict.fromkeys(content(path), value))

    return damage


def _inner(value: Any) -> Damage:
    """Every value inside the first level is this one."""

    def damage(path: Path) -> None:
        say(path, {key: _replaced(inside, value) for key, inside in content(path).items()})

    return damage


def _replaced(inside: Any, value: Any) -> Any:
    if isinstance(inside, dict):
        return dict.fromkeys(inside, value)
    if isinstance(inside, list):
        return [_replaced(item, value) for item in inside]
    return inside


def _changed(change: Callable[[bytes], bytes]) -> Damage:
    def damage(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return damage


def _instead(make: Callable[[Path], object]) -> Damage:
    """Something that is no file, at the file's place."""

    def damage(path: Path) -> None:
        path.unlink()
        make(path)

    return damage


def _socket(path: Path) -> None:
    # The path of a socket is short.
    folder = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(folder)


def _device(path: Path) -> None:
    try:
        os.mknod(path, 0o20666, os.makedev(1, 5))  # /dev/zero
    except OSError:
        path.symlink_to("/dev/zero")


DAMAGES: Final[dict[str, Damage]] = {
    "empty": _bytes(b""),
    "blank": _bytes(b" \r\n\r\n"),
    "remarks": _text("# rien\n"),
    "binary": _bytes(bytes(range(256)) * 40),
    "zeros": _bytes(bytes(4096)),
    "latin-1": _changed(lambda raw: raw.decode().encode("latin-1", "replace")),
    "utf-16": _changed(lambda raw: raw.decode().encode("utf-16")),
    "utf-32": _changed(lambda raw: raw.decode().encode("utf-32")),
    "byte order marks": _changed(lambda raw: b"\xef\xbb\xbf" * 2 + raw),
    "carriage returns": _changed(lambda raw: raw.replace(b"\n", b"\r")),
    "cut": _changed(lambda raw: raw[: len(raw) // 2]),
    "cut in a character": _changed(lambda raw: raw[: raw.index("é".encode()) + 1]),
    "twice": _changed(lambda raw: raw * 2),
    "two documents": _changed(lambda raw: raw + b"---\n" + raw),
    "conflict": _changed(lambda raw: b"<<<<<<< HEAD\n" + raw + b"=======\n" + raw + b">>>>>>> a\n"),
    "tabs": _changed(lambda raw: raw.replace(b"  ", b"\t")),
    "shifted": _changed(lambda raw: raw.replace(b"\n  ", b"\n ", 1)),
    "nested": _text("a: " + "[" * 2_000),
    "braces": _text("{a: " * 2_000),
    "laughs": _text(laughs(10)),
    "merges": _text(merges(18)),
    "itself": _text("a: &a [*a, *a]\n"),
    "too large": _bytes(b"a" * 1_048_577),
    "list": _text("- a\n- b: c\n"),
    "text": _text("bonjour\n"),
    "number": _text("12\n"),
    "other keys": _text("zzz: 1\nfiche: {a: b}\n"),
    "nothing": _every(None),
    "lists": _every([]),
    "lists of nothing": _every([None, [], {}]),
    "groups": _every({}),
    "deep groups": _every({"a": {"b": [{"c": None}]}}),
    "words": _every("x"),
    "long numbers": _every("9" * 5_000),
    "negative numbers": _every("-1"),
    "infinite": _every(".inf"),
    "dates that are not": _every("2024-02-30"),
    "inner nothing": _inner(None),
    "inner lists": _inner([]),
    "inner groups": _inner({"a": "b"}),
    "inner words": _inner("x"),
    "inner zeros": _inner("0"),
    "inner years": _inner("9999"),
    "inner controls": _inner("\x1b[31m\x9b2J\u202e\u2028"),
    "inner surrogates": _inner("\ud800"),
    "removed": _instead(lambda path: None),
    "folder": _instead(Path.mkdir),
    "link to itself": _instead(lambda path: path.symlink_to(path.name)),
    "link outside": _instead(lambda path: path.symlink_to("/etc/passwd")),
    "link to nothing": _instead(lambda path: path.symlink_to("nulle-part.yaml")),
    "pipe": _instead(os.mkfifo),
    "socket": _instead(_socket),
    "device": _instead(_device),
}
"""What a file may become."""

NAMES: Final = (
    b"06-\x1b[31mrouge.yaml",
    b"06-\xff\xfe.yaml",
    b"06-deux\nlignes.yaml",
    "06-\u202eesrevni\u2028\u009b.yaml".encode(),
    b"::error file=x::y.yaml",
    b"##[error]y.yaml",
    b"-rf.yaml",
    b"[red]y[red] :fire:.yaml",
    b"0" * 240 + b".yaml",
    b"<script>&;.yaml",
    b"06-MAJ.YAML",
    b" .yaml",
    b"%s{0}{{7*7}}.yaml",
)
"""Names that a file of the plan may have."""


@cache
def lint_damaged(damage: str) -> Outcome:
    """What ``pms lint`` says of a plan all of whose files but plan.yaml have a damage."""
    with tempfile.TemporaryDirectory() as folder:
        root = plan_copy(Path(folder))
        for name in FILES[1:]:
            DAMAGES[damage](root / name)
        return pms("lint", cwd=root)


_LEAVES: Final[tuple[Any, ...]] = (
    None, "", "0", "-1", "1", "999999999", "1.5", "1e400", "nan", "x", "é" * 300, "2024", "2024-13",
    "2024-02-29", "0001", "9999-12-31", "2025-T1", "1-9999", "9-1", "12.99", "oui", "[red]x[/]",
    "=1+1", "{{ 7*7 }}", "%s", "a\nb", "\x1b[31m", "\u202e", [], {}, ["x"], {"a": "b"},
    "point-2025", "point-2025 (p. 1)", "plan-2018/4", "centre", "DV", "1", "2", "3", "appariee",
)  # fmt: skip


def scrambled(root: Path, seed: int) -> None:
    """A few values of each file take the place of others, or become anything."""
    chance = random.Random(seed)
    for path in sorted(root.rglob("*.yaml")):
        value = content(path)
        places = list(_places(value))
        for holder, key in chance.sample(places, min(len(places), chance.randint(0, 3))):
            if chance.random() < 0.2:
                del holder[key]
            elif chance.random() < 0.3:
                other, other_key = chance.choice(places)
                with_it = other[other_key] if _has(other, other_key) else None
                holder[key] = json.loads(json.dumps(with_it))
            else:
                holder[key] = chance.choice(_LEAVES)
            places = list(_places(value))
        say(path, value)


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a value: what holds it and its key or rank there; parents come last."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in items:
        if isinstance(inside, dict | list):
            yield from _places(inside)
        yield value, key
