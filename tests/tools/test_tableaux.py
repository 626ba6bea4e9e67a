"""The tables and goals of docs/vitesse.md, from measures made by hand."""

from pathlib import Path

import pytest

from tools.bench.mesures import (
    CHECK_JSONSCHEMA,
    COLD,
    FLOOR,
    WARM,
    YAMALE,
    YAMLLINT,
    Passage,
    Serie,
)
from tools.bench.tableaux import (
    PAGE,
    But,
    cost_table,
    goals,
    goals_list,
    put_into_page,
    sizes_table,
)


def serie(*milliseconds: int, megabytes: float = 20) -> Serie:
    return Serie(tuple(Passage(0, found / 1000, megabytes) for found in milliseconds))


def measured(cold: int, yamale: int, slow: Serie, warm: int = 50) -> dict[str, Serie]:
    return {
        FLOOR: serie(10, 20, 10, megabytes=8.4),
        COLD: serie(cold, 2 * cold, cold),
        WARM: serie(warm, 2 * warm, warm),
        YAMALE: serie(yamale, 2 * yamale, yamale),
        CHECK_JSONSCHEMA: slow,
        YAMLLINT: Serie(absence="non installé"),
    }


RESULTS = {
    80: measured(100, 200, serie(900)),
    1_000: measured(192, 400, serie(9_000)),
    10_000: measured(1_200, 4_000, Serie(absence="non mesuré (--rapide)")),
}


def row(table: str, *cells: str) -> list[str]:
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return next(line for line in lines if line[: len(cells)] == list(cells))


def test_a_line_says_times_ratios_memory_and_rounds() -> None:
    table = sizes_table(RESULTS)
    assert row(table, "80", COLD)[2:] == ["100", "100", "10,0", "1,0", "20", "3"]
    assert row(table, "1\u00a0000", YAMALE)[2:] == ["400", "400", "40,0", "2,1", "20", "3"]
    assert row(table, "80", FLOOR)[4:] == ["1,0", "0,10", "8", "3"]


def test_a_ratio_compares_the_rounds_that_both_have() -> None:
    # One slow round of a peer is set beside the first of pms, not beside its median.
    assert row(sizes_table(RESULTS), "80", CHECK_JSONSCHEMA)[2:] == [
        *("900", "900", "90,0", "9,0", "20", "1")
    ]


def test_a_tool_that_is_missing_says_so() -> None:
    table = sizes_table(RESULTS)
    assert row(table, "80", YAMLLINT)[2] == "non installé"
    assert row(table, "10\u00a0000", CHECK_JSONSCHEMA)[2] == "non mesuré (--rapide)"


def test_every_line_of_a_table_has_the_same_number_of_cells() -> None:
    for table in (sizes_table(RESULTS), cost_table(RESULTS)):
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_the_cost_of_a_sheet_and_of_one_more() -> None:
    table = cost_table(RESULTS)
    assert row(table, COLD)[1:] == ["1,25", "0,19", "0,12", "0,10", "0,11"]
    assert row(table, CHECK_JSONSCHEMA)[1:] == ["11,25", "9,00", "–", "8,80", "–"]


def held(buts: list[But]) -> dict[str, bool | None]:
    return {but.phrase.replace("\u00a0", " "): but.tenu for but in buts}


def test_goals_are_held_missed_or_not_measured() -> None:
    found = held(goals(RESULTS))
    assert found["80 fiches, à froid : plus rapide que yamale"] is True
    assert found["1 000 fiches, à froid : deux fois plus rapide que yamale"] is True
    assert found["80 fiches, plan inchangé : dix fois plus rapide que yamale"] is False
    assert found["80 fiches, plan inchangé : dix fois plus rapide que check-jsonschema"] is True
    assert found["80 fiches, à froid : plus rapide que yamllint"] is None
    assert found["10 000 fiches, à froid : plus rapide que check-jsonschema"] is None
    assert [tenu for phrase, tenu in found.items() if "une fiche de plus" in phrase] == [True]


def test_being_as_fast_is_not_being_faster() -> None:
    found = held(goals({80: measured(200, 200, serie(900))}))
    assert found["80 fiches, à froid : plus rapide que yamale"] is False


def test_a_cost_that_grows_with_the_plan_is_told() -> None:
    grown = {**RESULTS, 10_000: measured(2_000, 4_000, serie(1))}
    assert [but.tenu for but in goals(grown) if "une fiche de plus" in but.phrase] == [False]


def test_the_list_of_goals_says_which_hold() -> None:
    shown = goals_list([But("a", True, "3,00 fois"), But("b", False, "–"), But("c", None, "x")])
    assert shown.splitlines() == [
        "- tenu : a (3,00 fois)",
        "- **non tenu** : b (–)",
        "- x : c",
    ]


def test_what_is_made_goes_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x -->\nvieux\n<!-- fin : x -->\nb\n", encoding="utf-8")
    for _ in range(2):
        put_into_page(page, "x", "neuf")
    assert page.read_text(encoding="utf-8") == "a\n<!-- x -->\n\nneuf\n\n<!-- fin : x -->\nb\n"
    with pytest.raises(ValueError, match="y"):
        put_into_page(page, "y", "neuf")


def test_the_page_has_its_marks() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in ("mesures", "pairs", "publication"):
        assert text.count(f"<!-- {name} -->") == text.count(f"<!-- fin : {name} -->") == 1
