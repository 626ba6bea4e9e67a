"""PMS302: ends that come before their start."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, plan_yaml, sheet

AXES = (
    "axes:\n  - {numero: 1, titre: A, orientations: "
    "[{numero: 1, titre: B}, {numero: 2, titre: C}]}\n"
)
REMEDY = "inversez-les, ou corrigez l’une des deux"


def _told(tmp_path: Path, calendrier: str) -> list[str]:
    text = sheet("1", rest=f"calendrier: {{{calendrier}}}\n")
    return lines(base_plan(tmp_path, {"actions/01-accueil.yaml": text}))


def test_the_calendar_of_a_sheet_is_told_at_its_end(tmp_path: Path) -> None:
    assert _told(tmp_path, "fin: 2017-T2, debut: 2019-03-01") == [
        (
            "actions/01-accueil.yaml:5:19: PMS302 la fin (2e trimestre 2017) vient avant le début "
            f"(1er mars 2019) : {REMEDY}"
        )
    ]


@pytest.mark.parametrize(
    "calendrier",
    [
        "debut: 2017, fin: 2017",
        "debut: 2017-09, fin: 2017",
        "debut: 2017, fin: 2017-01-01",
        "debut: 2017-09-15, fin: 2017-T3",
        "debut: 2019",
        "fin: 2017",
    ],
)
def test_a_span_that_may_go_forward_is_right(tmp_path: Path, calendrier: str) -> None:
    assert _told(tmp_path, calendrier) == []


def test_one_day_backward_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "debut: 2018-01-01, fin: 2017") == [
        (
            "actions/01-accueil.yaml:5:38: PMS302 la fin (2017) vient avant le début "
            f"(1er janvier 2018) : {REMEDY}"
        )
    ]


def test_the_period_of_the_plan_is_looked_at(tmp_path: Path) -> None:
    text = plan_yaml(AXES).replace("debut: 2017, fin: 2022", "debut: 2022, fin: 2017")
    assert lines(base_plan(tmp_path, {"plan.yaml": text})) == [
        f"plan.yaml:4:29: PMS302 la fin (2017) vient avant le début (2022) : {REMEDY}"
    ]


def test_the_calendar_of_a_territory_is_looked_at(tmp_path: Path) -> None:
    text = "code: v\nnom: V\nsources: [rapport-2019]\ncalendrier: {debut: 2020, fin: 2019}\n"
    root = base_plan(tmp_path, {"territories/v.yaml": text})
    assert lines(root, "PMS302") == [
        f"territories/v.yaml:4:32: PMS302 la fin (2019) vient avant le début (2020) : {REMEDY}"
    ]


def test_the_rhythm_of_every_body_is_looked_at(tmp_path: Path) -> None:
    text = """\
instances:
  - {code: comite, nom: Comité, debut: 2017, fin: 2019}
  - {code: conseil, nom: Conseil, debut: 2019, fin: 2018}
  - {code: bureau, nom: Bureau, fin: 2018}
"""
    assert lines(base_plan(tmp_path, {"instances.yaml": text})) == [
        f"instances.yaml:3:53: PMS302 la fin (2018) vient avant le début (2019) : {REMEDY}"
    ]


def test_bodies_that_cannot_be_read_are_told_of_their_fault_only(tmp_path: Path) -> None:
    text = "instances:\n  - {code: comite, debut: 2019, fin: 2018}\n"
    told = lines(base_plan(tmp_path, {"instances.yaml": text}))
    assert [line.split(" ")[1] for line in told] == ["PMS102"]
