"""In Markdown too a text is text: two readers of it see no link, picture or HTML of a plan's."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from marko.ext.gfm import gfm

from pms_cli.markdown import markdown_text
from tests.garanties.essais import CIBLES
from tests.garanties.hostiles import ATTACK
from tests.reports import page_markdown

OURS = re.compile(r'<!-- -->|<a id="[a-z0-9-]+">|</a>')
"""All the HTML that a report in Markdown holds: places to lead to, and what keeps words apart."""
# What GitHub and GitLab make of a page once it is rendered: people, numbers, commits, formulas.
FORGE = re.compile(
    r"(?<![\w`/])@[A-Za-z0-9]|(?<![\w&])#\d|(?<!\w)[!%~$]\d|\$\w|:\w+:|https?:/|www\.\w|mailto:\w"
)


def walk(element: Any) -> Iterator[Any]:
    yield element
    inside = getattr(element, "children", None)
    for child in inside if isinstance(inside, list) else ():
        yield from walk(child)


def faults(source: str, *, paste: bool = False) -> list[str]:
    """What a reader of GitHub's Markdown sees that is neither text nor ours."""
    found = []
    for element in walk(gfm.parse(source)):
        kind = type(element).__name__
        if kind in {"Image", "AutoLink", "Url", "CodeSpan", "FencedCode", "CodeBlock", "Quote"}:
            # Lines to paste into a sheet are code, and ours.
            found += [] if paste and kind in {"CodeSpan", "FencedCode"} else [kind]
        elif kind in {"Strikethrough", "ThematicBreak", "SetextHeading", "LinkRefDef"}:
            found.append(kind)
        elif kind == "Link" and not element.dest.startswith("#"):
            found.append(f"Link {element.dest}")
        elif kind in {"InlineHTML", "HTMLBlock"}:
            text = element.children if kind == "InlineHTML" else element.body
            found += [text] if OURS.sub("", text).strip() else []
    return found


@pytest.mark.parametrize("report", CIBLES)
def test_a_report_shows_texts_as_texts(hostile: Path, report: str) -> None:
    source = (hostile / f"{report}.md").read_text(encoding="utf-8")
    assert faults(source, paste=report == "relance") == []
    if report != "relance":
        page_markdown.check(source)
    html = OURS.sub("", MarkdownIt("gfm-like", {"linkify": False}).render(source))
    assert not re.search(r"<(?:script|img|svg|iframe|base|div|input)\b|onerror=[^&]*>", html)


def test_those_readers_do_see_what_is_not_escaped() -> None:
    """Else the tests here prove nothing."""
    for source, kind in (
        ("[a](https://a.example)", "Link"),
        ("![a](https://a.example)", "Image"),
        ("<https://a.example>", "AutoLink"),
        ("https://a.example", "Url"),
        ("```\na\n```", "FencedCode"),
        ("<b>a</b>", "<b>"),
        ("<div>\n", "<div>"),
        ("> a", "Quote"),
    ):
        assert any(fault.startswith(kind) for fault in faults(source)), source
    assert faults(ATTACK) != []


@pytest.mark.parametrize("report", CIBLES)
def test_the_parts_are_those_of_a_quiet_plan(hostile: Path, calm: Path, report: str) -> None:
    counted = []
    for folder in (hostile, calm):
        found: dict[str, int] = {}
        for element in walk(gfm.parse((folder / f"{report}.md").read_text(encoding="utf-8"))):
            kind = type(element).__name__
            if kind in {"Heading", "Table", "TableRow", "TableCell"}:
                found[kind] = found.get(kind, 0) + 1
        counted.append(found)
    assert counted[0] == counted[1]


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(), st.text("[]()!<>`*_~#@:/.ahtpsw-=+|&;\\ \n1$")))
def test_any_text_stays_a_text(text: str) -> None:
    for source in (
        f"{markdown_text(text)}\n",
        f"- {markdown_text(text)}\n",
        f"# {markdown_text(text)}\n",
        f"x {markdown_text(text)} y\n",
    ):
        assert faults(source) == [], source


@pytest.mark.parametrize(
    "text",
    ["@moi", "#12", "!3", "GH-4", "%5", "$x$", ":fire:", "https://x.example", "www.x.example",
     "a@x.example", "mailto:a@x.example", "moi/plan#5"],
)  # fmt: skip
def test_a_forge_finds_nobody_and_nothing_in_a_text(text: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", markdown_text(text))
    assert not FORGE.search(shown), shown
    assert re.sub("<!-- -->", "", shown) == text
