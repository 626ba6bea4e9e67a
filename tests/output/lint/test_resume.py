"""The summary of a step, read by a Markdown reader: tables that hold whatever the text."""

import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import Verification
from pms_cli.output.lint.resume import MAX_BYTES, step_summary
from tests.output.lint.verifications import A, C, problem, verification, verifications

READER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(
    ["table", "strikethrough"]
)


def blocks(text: str) -> list[str]:
    return [token.type for token in READER.parse(text) if token.type.endswith("_open")]


def inline(text: str) -> list[list[str]]:
    """For each heading or cell, the kinds of what is in it."""
    return [
        [child.type for child in token.children or ()]
        for token in READER.parse(text)
        if token.type == "inline"
    ]


def cells(text: str) -> list[list[str]]:
    """The rows of every table, as they are read."""
    rows: list[list[str]] = []
    for token in READER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 4:
            children = token.children or []
            rows[-1].append("".join(child.content for child in children if child.type == "text"))
    return rows


def test_a_summary() -> None:
    checked = verification(problem(), problem("plan.yaml", severity=C, message="mieux"))
    assert step_summary(checked).replace("\u00a0", "~") == (
        """\
## pms lint

1 erreur et 1 conseil dans 2 fichiers (12 fichiers vérifiés). \
«~pms explain CODE~» explique une règle.

### data/actions/01-a.yaml

| Ligne | Règle | Gravité | Problème |
| ---: | :--- | :--- | :--- |
| 7:9 | PMS206 | erreur | «~x~» n’est pas là~: ajoutez-le |

### data/plan.yaml

| Ligne | Règle | Gravité | Problème |
| ---: | :--- | :--- | :--- |
| 7:9 | PMS206 | conseil | mieux |
"""
    )


def test_nothing_found() -> None:
    assert step_summary(verification(files=83)).replace("\u00a0", " ") == (
        "## pms lint\n\nAucun problème : 83 fichiers vérifiés.\n"
    )


def test_files_with_errors_come_first() -> None:
    checked = verification(problem("a", severity=C), problem("b", severity=A), problem("c"))
    assert re.findall("### data/(.)", step_summary(checked)) == ["c", "b", "a"]


def test_a_message_stays_in_its_cell() -> None:
    told = "a | b `c` <img src=x> @qui #12 [d](http://e.f) ** ~~g~~ \\| fin"
    text = step_summary(verification(problem(message=told)))
    assert cells(text)[1] == ["7:9", "PMS206", "erreur", told]


@pytest.mark.parametrize("count", [1, 2, 5_000])
def test_a_summary_is_cut_before_what_github_refuses(count: int) -> None:
    found = [problem(f"{rank:04}.yaml", message="é😀|" * 40) for rank in range(count)]
    text = step_summary(verification(*found))
    assert len(text.encode()) <= MAX_BYTES < 2**20
    shown = text.count("| erreur |")
    if count == 5_000:
        assert 1_000 < shown < count
        assert f"**{count - shown} problèmes de plus** n’ont pas été montrés" in text
    else:
        assert shown == count
        assert "de plus" not in text


def test_a_table_is_cut_between_two_rows() -> None:
    found = [problem(message=f"m{rank:02}") for rank in range(30)]
    text = step_summary(verification(*found), max_bytes=1_700)
    assert len(text.encode()) <= 1_700
    rows = cells(text)[1:]
    assert 0 < len(rows) < 30
    assert [row[3] for row in rows] == [f"m{rank:02}" for rank in range(len(rows))]
    assert f"{30 - len(rows)} problèmes de plus" in text


@settings(deadline=None)
@given(verifications())
def test_any_text_makes_the_tables_that_were_meant(checked: Verification) -> None:
    text = step_summary(checked)
    assert text == step_summary(checked)
    text.encode()
    paths = {item.path for item in checked.diagnostics}
    kinds = blocks(text)
    assert kinds.count("table_open") == len(paths)
    assert kinds.count("heading_open") == 1 + len(paths)
    assert set(kinds) <= {
        "heading_open",
        "paragraph_open",
        *(f"{part}_open" for part in ("table", "thead", "tbody", "tr", "th", "td")),
    }
    assert kinds.count("tr_open") == len(paths) + len(checked.diagnostics)
    # Nothing but text, and the empty comments that keep mentions and addresses apart.
    told = {kind for children in inline(text) for kind in children}
    assert told <= {"text", "html_inline", "text_special", "softbreak"}
    assert set(re.findall(r"<[^>\\]*>", re.sub(r"\\.", "", text))) <= {"<!-- -->"}
    assert re.search(r"^\s*(::|##\[)", text, re.MULTILINE) is None
    messages = sorted(
        " ".join(message_text(item, marks=True).split()) for item in checked.diagnostics
    )
    found = sorted(" ".join(row[3].split()) for row in cells(text) if row[0] != "Ligne")
    assert found == messages
