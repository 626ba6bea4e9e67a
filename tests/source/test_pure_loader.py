"""Where PyYAML was built without libyaml, its Python parser gives the same values and places."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pms_cli.source import builder
from tests.conftest import ROOT
from tests.source.reading import faults, read

FILES = sorted([*(ROOT / "data").rglob("*.yaml"), *(ROOT / "tests" / "plans").rglob("*.yaml")])

TEXTS = [
    "", "# é\n", "---\n", "{}", "- a\n", "texte", "'texte'", "---\na: 1\n...\n",
    "a: 1\r\nb: é\r\n", "\ufeffa: 1", "😀: 😀\nb: [😀, c]\n", "a: 1.10\nb: 012\nc: no\nd: ~\ne:\n",
    "a: |\n  x\n\n\nb: >-\n  y\n  z\nc: |+\n  t\n\n", "a: 'x''y'\nb: \"\\x41\\n\\u00e9\"\n",
    "? a\n: b\n", "? [a]\n: b\nc: d\n", "? {a: b}\n: c\n", "? \n: a\n", "'': a\n",
    "a: 1\na: 2\n", "é: 1\ne\u0301: 2\n", "a: &x b\nc: *x\n", "<<: {a: 1}\n", "*x : 1\n",
    "a: !!int 1\n", "a: !x &y b\n", "a: &y !x b\n", "a: [!x , &y ]\n", "!!map {a: !!seq [b]}\n",
    "%YAML 1.1\n---\na: 1\n", "%TAG ! x\n---\na: 1\n", "a: 1\n---\nb: 2\n",
    "a: 1\n...\n---\nb: 2\n",
    "a: \x07b\n", "a: b\x85c\n", "a: b\u2028c\nd: 1\n", "a: \u202e\n", "a: 1\rb: 2\n",
    "a: \"\\e\"\n",
    "a: {b: [c, {d: e}], f: }\n", "a:\n- b\n-\n  - c\n  - d: e\n    f: g\n", "[" * 20, "- " * 20,
    "{a: " * 20, "a: 1\n" * 120, "? " * 9 + "a", "a: [b,\n  c]\nd: {e: 1,\n  f: 2}\n", "a: <<\n",
    "a: b #c\n", "a: #1\nb: 2\n", "a: b\n  c #1\n", "a: [b, c #d\n]\n", "a: b #c\n  d\n",
    "a: b: c", "a: @b", "a: `b", "a: [b, c\nd: 1\n]", "a: \"b\" c", "a:\n  b: 1\n c: 2\n", "a: }",
    "a: \"b", "a: - b\n", ": a", "a: 1\n...\nb: 2\n", "a: !b!c d", "a: | b\n", "b: 1\nk\n",
    "a: 'b\n---\n",
]  # fmt: skip


def seen(raw: bytes) -> Any:
    """Values, codes and places of a file, and the place of everything in it."""
    source = read(raw)
    marks = {}
    if source.parsed:
        source.locate(())
        marks = {path: source.locate(path) for path in source._marks}
    # Of a file that was not read to its end, the values say nothing.
    return repr(source.data) if source.parsed else None, source.parsed, faults(raw), marks


def with_python_parser(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> Any:
    with monkeypatch.context() as patch:
        patch.setattr(builder, "LOADER", yaml.SafeLoader)
        return seen(raw)


def test_the_two_parsers_are_different() -> None:
    assert builder.LOADER is yaml.CSafeLoader
    assert not issubclass(yaml.SafeLoader, yaml.CSafeLoader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sheets_are_seen_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = path.read_bytes()
    assert with_python_parser(monkeypatch, raw) == seen(raw)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_refused_is_refused_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_python_parser(monkeypatch, text.encode()) == seen(text.encode())


@pytest.mark.parametrize(
    "text",
    ['a: "\\ud800"', 'a: "\\ud83d\\ude00"', 'a: "\\U00110000"', "a: !<%ed%a0%80> b", "a: !%ff b",
     f"%YAML 1.{'1' * 5000}\n---\na: 1\n", f"%YAML {'1' * 5000}.1\n---\na: 1\n",
     "%X y\n---\na: 1\n",
     "a: *", "a: &", 'a: "\\q"', "a: b\t: c", "a:\t- b", "a: \t1"],
)  # fmt: skip
def test_where_they_stop_at_different_places_both_stop_on_the_same_line(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values with tabs, escapes and marks that only one of the two accepts."""
    told = with_python_parser(monkeypatch, text.encode())[2]
    assert {line for _, line, _ in told} <= {1}
    assert bool(told) or text.count("\t")


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "{"])
def test_the_python_parser_is_stopped_by_the_same_limits(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "LOADER", yaml.SafeLoader)
    assert faults(unit * 500)[-1][0] in {"PMS002", "PMS011"}
    assert read(unit * 500).parsed is False
