"""Every fault has a file, a line, a column, a code, a French sentence and what to do.

Of each rule, an example and its exact message: ``tests/lint/test_pages.py`` and
``tests/lint/test_corpus.py``. Here the lines are those of the file whatever ends them or precedes
them, and whatever was done to a file the sentence says what to do.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.garanties.degats import DAMAGES, lint_damaged
from tests.garanties.essais import Outcome, pms
from tests.lint.folder import base_plan, sheet, write

LINE = re.compile(r"(?P<path>[^\n]+?):(\d+):(\d+): (?P<code>PMS\d{3}) (?P<sentence>[^\n]+)")
# What to do comes after a colon or a comma, in the imperative, or is a guess.
REMEDY = re.compile(
    r"(?: : |, |; |ou |et )(?:n’)?[a-zàéè’]*?(?:z|tes)\b|vouliez-vous dire"
    r"|doit |doivent |il faut |s’écrit|va de|commencent? à|attendue?s?\b|n’existe pas en"
)
ENGLISH = re.compile(r"\b(the|not|expected|found|invalid|error|must|should|line|value|string)\b")


def told(outcome: Outcome) -> list[re.Match[str]]:
    """The lines of lint, each of which must be a problem, and the count."""
    lines = outcome.out.decode().replace("\u00a0", " ").splitlines()
    if lines[-1].startswith("[*]"):  # what « --fix » would mend
        lines.pop()
    assert re.match(r"(\d+ |Aucun)", lines.pop())
    matches = [LINE.fullmatch(line) for line in lines]
    assert None not in matches, lines
    return [match for match in matches if match]


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_was_done_to_files_is_told_with_its_place_and_its_remedy(
    damage: str,
) -> None:
    for match in told(lint_damaged(damage)):
        sentence = match["sentence"]
        assert REMEDY.search(sentence), sentence
        assert ENGLISH.findall(re.sub("«.*?»", "", sentence)) == [], sentence


FAULTY = {
    "actions/01-accueil.yaml": sheet("1", rest="pilotes: [ASR]\nsources: [raport-2019]\n"),
    "actions/02-jeunes-parents.yaml": sheet("2", axe="deux", rest="niveau: 3\n"),
    "actions/44-a.yaml": sheet("44", rest="liens: [45, 44]\nzzz:\n  - 'é😀': 1\n"),
    "actions/45-b.yaml": "numero: 45\ntitre: É : b\n",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    root = base_plan(tmp_path_factory.mktemp("juste"), FAULTY)
    return [match[0] for match in told(pms("lint", cwd=root))]


@pytest.mark.parametrize(
    ("change", "below"),
    [
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), 0, id="CRLF"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, 0, id="BOM"),
        pytest.param(lambda raw: b"\n" * 200_000 + raw, 200_000, id="200,000 blank lines"),
        pytest.param(
            lambda raw: b"\r\n" * 200_000 + raw.replace(b"\n", b"\r\n"), 200_000,
            id="200,000 CRLF",
        ),
        pytest.param(
            lambda raw: b"\xef\xbb\xbf# \xf0\x9f\x98\x80\r\n" + raw.replace(b"\n", b"\r\n"), 1,
            id="all",
        ),
    ],
)  # fmt: skip
def test_lines_and_columns_are_those_of_an_editor(
    tmp_path: Path, places: list[str], change: Callable[[bytes], bytes], below: int
) -> None:
    assert len(places) > 6
    root = base_plan(tmp_path, FAULTY)
    for name, text in FAULTY.items():
        (root / name).write_bytes(change(text.encode()))
    moved = [
        re.sub(r":(\d+):", lambda line: f":{int(line[1]) + below}:", place, count=1)
        for place in places
    ]
    assert [match[0] for match in told(pms("lint", cwd=root))] == moved


def test_a_place_can_be_opened_from_where_one_is(tmp_path: Path) -> None:
    root = base_plan(tmp_path, FAULTY)
    for cwd, options in ((root / "actions", ()), (tmp_path, ("--plan", "plan"))):
        outcome = pms("lint", *options, cwd=cwd)
        paths = {line.split(":")[0] for line in outcome.out.decode().splitlines()[:-1]}
        assert len(paths) == len(FAULTY)
        assert all((cwd / path).is_file() for path in paths)
    write(root, {"plan.yaml": "titre: 'x\n"})
    assert pms("lint", cwd=root / "actions").err.startswith(b"../actions/")
