"""Plain text put into Markdown stays plain text, wherever it is put."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pms_cli.markdown import markdown_text
from tests.sheets import HOSTILE

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def inline_tokens(source: str) -> list[Token]:
    return [
        child
        for token in PARSER.parse(source)
        if token.type == "inline"
        for child in token.children or ()
    ]


def blocks(source: str) -> list[str]:
    return [token.type for token in PARSER.parse(source) if token.type != "inline"]


def shown(source: str) -> str:
    """The text that a reader sees; a comment is not seen, anything else must be text."""
    for token in inline_tokens(source):
        assert token.type == "text" or token.content == "<!-- -->", token
    return "".join(token.content for token in inline_tokens(source) if token.type == "text")


def expected(text: str) -> str:
    """What is to be seen: ends stripped (some blanks by the parser, not by us)."""
    return re.sub(r"\s*[\r\n]+\s*", " ", text).strip()


# Everything that Markdown, HTML or a forge knows, in short strings where it can meet.
marks = st.text("\\`*_{}[]()<>#+-.!|~&;:=\"'@$%^/ \tab1é\u00a0", max_size=16)
words = st.sampled_from(
    [
        *("&amp;", "&#35;", "<b>", "<!--", "-->", "```", "---", "===", "- ", "1. ", "12) ", "> "),
        *("# ", "    ", "\t", "https://x.invalid", "www.x.invalid", "a@x.invalid", "![a](b)"),
        *("[^1]", ":fire:", "@moi", "#12", "!3", "\\|", "\\\\|", "|", ":---", "[x]: /y", "$x$"),
    ]
)
letters = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), max_size=12)
hostile = st.lists(st.one_of(marks, words, letters), max_size=6).map("".join)


@settings(deadline=None, max_examples=120)
@given(hostile)
@example("fin \\")
@example("a\\|b")
def test_a_paragraph_shows_exactly_the_text(text: str) -> None:
    source = markdown_text(text)
    assert shown(f"{source}\n").strip() == expected(text)
    paragraph = ["paragraph_open", "paragraph_close"]
    assert blocks(f"{source}\n") == (paragraph if text.strip() else [])


@settings(deadline=None, max_examples=120)
@given(hostile)
def test_a_heading_shows_exactly_the_text(text: str) -> None:
    source = f"#### 12. {markdown_text(text)}\n"
    assert blocks(source) == ["heading_open", "heading_close"]
    assert shown(source).removeprefix("12.").strip() == expected(text)


@settings(deadline=None, max_examples=120)
@given(hostile)
def test_a_list_item_shows_exactly_the_text(text: str) -> None:
    source = f"- avant\n- {markdown_text(text)}\n- après\n"
    assert blocks(source).count("list_item_open") == 3
    assert blocks(source).count("bullet_list_open") == 1
    assert set(blocks(source)) <= {
        "bullet_list_open",
        "bullet_list_close",
        "list_item_open",
        "list_item_close",
        "paragraph_open",
        "paragraph_close",
    }
    assert shown(source).removeprefix("avant").removesuffix("après").strip() == expected(text)


@settings(deadline=None, max_examples=120)
@given(hostile, hostile)
def test_a_table_keeps_its_cells(first: str, second: str) -> None:
    row = f"| {markdown_text(first)} | {markdown_text(second)} | 12 |\n"
    source = f"| a | b | c |\n| :--- | ---: | ---: |\n{row}"
    cells = [
        "".join(child.content for child in token.children or () if child.type == "text").strip()
        for token in PARSER.parse(source)
        if token.type == "inline"
    ]
    assert cells == ["a", "b", "c", expected(first), expected(second), "12"]
    assert blocks(source).count("td_open") == 3


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles(title: str) -> None:
    flat = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", title)
    assert shown(markdown_text(flat)).strip() == expected(flat)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Prévenir l’isolement, n° 3 (2019)", "Prévenir l’isolement, n° 3 (2019)"),
        ("1. Un", "1\\. Un"),
        ("12) Douze", "12\\) Douze"),
        ("- a", "\\- a"),
        ("+33", "\\+33"),
        ("a - b + c = d", "a - b + c = d"),
        ("    code", "code"),
        ("\tcode", "code"),
        ("deux\n\nlignes \r\n ici", "deux lignes ici"),
        ("a|b\\", "a\\|b\\\\"),
        ("{{ 7*7 }}", "\\{\\{ 7\\*7 \\}\\}"),
        ("voir @equipe", "voir @<!-- -->equipe"),
        ("voir #12", "voir \\#<!-- -->12"),
        ("voir !12", "voir !<!-- -->12"),
        (":fire:", ":<!-- -->fire:"),
        ("https://x.invalid", "https:<!-- -->//x.invalid"),
        ("HTTP://x.invalid", "HTTP:<!-- -->//x.invalid"),
        ("_https://x.invalid", "\\_https:<!-- -->//x.invalid"),
        ("www.x.invalid", "www.<!-- -->x.invalid"),
        ("mailto:a@x.invalid", "mailto:<!-- -->a@<!-- -->x.invalid"),
        ("irc://x.invalid", "irc:<!-- -->//x.invalid"),
        ("de 5$ à 6$", "de 5\\$ à 6\\$"),
        ("$(x)$", "\\$<!-- -->(x)\\$"),
        ("\u00a012 km\u00a0", "12 km"),
        ("Bravo !", "Bravo !"),
        ("100 %", "100 %"),
        (12, "12"),
        ("", ""),
    ],
)
def test_what_is_written(text: object, source: str) -> None:
    assert markdown_text(text) == source
