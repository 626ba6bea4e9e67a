"""A report as Markdown: how a test reads it, and all that must hold of it whatever it says."""

import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table")
ANCHOR = re.compile(r'<a id="([a-z0-9-]+)">')
INVISIBLE = re.compile(rf"<!-- -->|{ANCHOR.pattern}|</a>")


def words(token: Token) -> str:
    """What is seen of a line: comments and anchors are not, and no other HTML may be there."""
    children = token.children or []
    html = [child.content for child in children if child.type == "html_inline"]
    assert [found for found in html if not INVISIBLE.fullmatch(found)] == []
    shown = (child.content for child in children if child.type in {"text", "code_inline"})
    return " ".join("".join(shown).split())


def outline(source: str) -> list[tuple[str, str]]:
    """Headings with their level, cells and paragraphs, in order; anchors are left out."""
    found = []
    for before, token in itertools.pairwise(PARSER.parse(source)):
        if token.type == "inline":
            text = words(token)
            if text or "<a id=" not in token.content:
                found.append((before.tag, text))
    return found


def numbered(source: str) -> list[tuple[str, str]]:
    """The only numbered list, if there is one: the number and the text of each item."""
    found: list[tuple[str, str]] = []
    lists = 0
    number = ""
    for token in PARSER.parse(source):
        if token.type == "ordered_list_open":
            assert token.level == 0
            lists += 1
        elif token.type == "list_item_open":
            number = token.info
        elif token.type == "inline" and number:
            found.append((number, words(token)))
        elif token.type == "list_item_close":
            number = ""
    assert lists <= 1
    return found


def cited(source: str) -> set[str]:
    """The numbers of the documents that figures cite."""
    return set(re.findall(r"(?:– |; )document (\d+)(?=[,.]| ;)", source))


def check(source: str) -> list[tuple[str, str]]:
    """All that must hold of a report, whatever it says."""
    tokens = PARSER.parse(source)
    kinds = {token.type for token in tokens}
    assert kinds & {"html_block", "code_block", "blockquote_open", "hr"} == set()
    lines = source.split("\n")
    for fence in (token for token in tokens if token.type == "fence"):
        # Lines to copy: whole, and closed before anything else.
        assert fence.map is not None
        assert (fence.info in {"", "yaml"}, lines[fence.map[1] - 1]) == (True, "```")
    ranks = [number for number, _ in numbered(source)]
    assert ranks == [str(rank) for rank in range(1, len(ranks) + 1)]
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for widths in tables(tokens):
        assert len(set(widths)) == 1
    check_links(tokens)
    assert len(set(re.findall(r"^\[\^(\d+)\]:", source, re.M))) == len(
        set(re.findall(r"\[\^(\d+)\](?!:)", source))
    )
    return outline(source)


def tables(tokens: list[Token]) -> list[list[int]]:
    """For each table, how many cells each of its rows has."""
    found: list[list[int]] = []
    for token in tokens:
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append(0)
        elif token.type in {"th_open", "td_open"}:
            found[-1][-1] += 1
    return found


def check_links(tokens: list[Token]) -> None:
    """Nothing but text, bold, code, links inside the report, the anchors that they lead to."""
    inline = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inline} <= {
        *("text", "html_inline", "strong_open", "strong_close", "link_open", "link_close"),
        "code_inline",
    }
    html = [child.content for child in inline if child.type == "html_inline"]
    anchors = [found[1] for content in html if (found := ANCHOR.fullmatch(content))]
    assert len(anchors) == len(set(anchors)) == html.count("</a>")
    led_to = {str(child.attrs["href"]) for child in inline if child.type == "link_open"}
    assert led_to <= {f"#{anchor}" for anchor in anchors}
