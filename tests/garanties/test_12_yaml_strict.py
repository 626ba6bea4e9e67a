"""What YAML permits and people cannot see is refused at its line; a value is what was written.

Each case alone, to the character, is in ``tests/source/`` (keys, characters, refused, scalars).
Here they are in sheets of a plan, as ``pms lint`` tells them.
"""

import json
from pathlib import Path

import pytest

from tests.garanties.essais import pms
from tests.lint.folder import base_plan, sheet

# What follows the four lines that a sheet must have; the places where the fault is, and its code.
CASES = {
    "key twice": ("contexte: a\ncontexte: b\n", ["6:1: PMS006"]),
    "key twice, quoted": ('contexte: a\n"contexte": b\n', ["6:1: PMS006"]),
    "key twice, escaped": ('contexte: a\n"\\x63ontexte": b\n', ["6:1: PMS006"]),
    "key twice, nested": ("calendrier:\n  debut: 2017\n  debut: 2018\n", ["7:3: PMS006"]),
    "key twice, in braces": ("calendrier: {debut: 2017, 'debut': 2018}\n", ["5:27: PMS006"]),
    "key twice, NFC and NFD": (
        "indicateurs:\n  - libelle: a\n    \u00e9t\u00e9: 1\n    e\u0301te\u0301: 2\n",
        ["7:5: PMS101", "8:5: PMS006"],
    ),
    "anchor": ("contexte: &a b\n", ["5:11: PMS007"]),
    "alias": ("contexte: *a\n", ["5:11: PMS007"]),
    "merge": ("calendrier:\n  <<: {debut: 2017}\n", ["6:3: PMS007"]),
    "tag": ("contexte: !!int 12\n", ["5:11: PMS008"]),
    "tag of Python": ("contexte: !!python/name:os.system id\n", ["5:11: PMS008"]),
    "key that is a list": ("? [a, b]\n: c\n", ["5:3: PMS011"]),
    "key that is a group": ("{a: b}: c\n", ["5:1: PMS011"]),
    "key that is empty": ("'': c\n", ["5:1: PMS011"]),
    "second document": ("---\nnumero: 5\n", ["5:1: PMS009"]),
    "NEL": ("contexte: a\u0085b\n", ["5:12: PMS004"]),
    "line separator": ("contexte: a\u2028b\n", ["5:12: PMS004"]),
    "paragraph separator": ("contexte: a\u2029b\n", ["5:12: PMS004"]),
    "carriage return": ("contexte: a\rliens: [9]\n", ["5:12: PMS004"]),
    "escape": ("contexte: a\x1b[31m\n", ["5:12: PMS004"]),
    "bidi": ("contexte: a\u202eb\u202c\n", ["5:12: PMS004", "5:14: PMS004"]),
    "bidi isolate": ("contexte: a\u2066b\u2069\n", ["5:12: PMS004", "5:14: PMS004"]),
    "control by an escape": ('contexte: "a\\e[31m"\n', ["5:11: PMS004"]),
    "surrogate by an escape": ('contexte: "\\ud800"\n', ["5:14: PMS005"]),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What lint tells of each case, all of them in one plan."""
    names = {f"actions/{rank}-a.yaml": name for rank, name in enumerate(CASES, start=10)}
    files = {path: sheet(path[8:10], rest=CASES[name][0]) for path, name in names.items()}
    root = base_plan(tmp_path_factory.mktemp("strict"), files)
    found: dict[str, list[str]] = {name: [] for name in CASES}
    for line in pms("lint", "--select", "PMS0,PMS1", cwd=root).out.decode().splitlines()[:-1]:
        path, _, rest = line.partition(":")
        found[names[path]].append(" ".join(rest.split(" ")[:2]))
    return found


@pytest.mark.parametrize("name", CASES)
def test_what_people_cannot_see_is_refused_at_its_line(
    told: dict[str, list[str]], name: str
) -> None:
    # A key that is no key of a sheet is told too, by another code.
    lines = [place for place in told[name] if "PMS101" not in place or "PMS101" in str(CASES[name])]
    assert lines == CASES[name][1]


@pytest.mark.parametrize(
    "text",
    ["1.10", "012", "12:30", "no", "oui", "~", "null", "0x1F", "1_000", ".inf", "2024-02-30", "1e3",
     "0o17", "=", "<<", "+1", "true", "2001-12-14t21:59:43.10-05:00"],
)  # fmt: skip
def test_no_text_is_typed_by_yaml(tmp_path: Path, text: str) -> None:
    """As a title and as a context: what is shown is what was written."""
    said = f"numero: 3\ntitre: {text}\naxe: 1\norientation: 1\ncontexte: {text}\n"
    root = base_plan(tmp_path, {"actions/03-soutien.yaml": said})
    outcome = pms("show", "3", "--format", "json", cwd=root)
    assert outcome.status == 0
    fiche = json.loads(outcome.out)["fiche"]
    assert (fiche["titre"], fiche["contexte"]) == (text, text)
