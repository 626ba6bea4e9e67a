"""Meetings due at the rhythm of a body, and what is told on one line."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Documents, Instances, Numero, Plan, Territoire
from pms_cli.model.references import MOIS
from pms_cli.stats.agenda import Echeance, agenda, regrouper
from tests.sheets import ASSISES, PLAN, action, part, plan

UNVOTED = PLAN.replace("deliberation: {numero: 2017-1, date: 2017-11-06}\n", "")


def with_body(keys: str, *places: str, text: str = PLAN) -> Plan:
    instances = part(Instances, f"instances:\n  - {{code: comite, nom: Comité, {keys}}}\n")
    territoires = tuple(part(Territoire, f"code: {code}\nnom: Le {code}\n") for code in places)
    return replace(plan(text=text), instances=instances.instances, territoires=territoires)


def meetings(made: Plan, day: dt.date = ASSISES) -> list[tuple[str, str]]:
    found = agenda(made, [], day)
    assert {item.nature for item in found} <= {"réunion"}
    return [(item.date.isoformat(), item.detail.replace("\u00a0", "~")) for item in found]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("role: Suit", [], id="no rhythm, nothing due"),
        pytest.param("periodicite: annuelle",
                     [("2018-11-06", "une fois par an~; aucune réunion connue"),
                      ("2019-11-06", "une fois par an~; aucune réunion connue")],
                     id="from the vote"),
        pytest.param("periodicite: annuelle, debut: 2018-04-10",
                     [("2019-04-10", "une fois par an~; aucune réunion connue")],
                     id="from its beginning"),
        pytest.param("periodicite: semestrielle",
                     [("2018-05-06",
                       "deux fois par an~; aucune réunion connue~; 2 attendues en tout"),
                      ("2019-05-06", "deux fois par an~; aucune réunion connue")],
                     id="two missed, told once"),
        pytest.param("periodicite: annuelle, reunions: [{date: 2017-12-04}, {date: 2018-12-05}]",
                     [("2019-12-05", "une fois par an~; dernière~: 5 décembre 2018")],
                     id="from its last meeting"),
        pytest.param("periodicite: trimestrielle, reunions: [{date: 2018-10}]",
                     [("2019-01-31", "tous les trois mois~; dernière~: octobre 2018"),
                      ("2019-04-30", "tous les trois mois~; dernière~: octobre 2018")],
                     id="from the end of a month"),
        pytest.param("periodicite: annuelle, reunions: [{date: 2019-04-02}]",
                     [("2018-11-06", "une fois par an~; aucune réunion connue"),
                      ("2019-04-02", "prévue")],
                     id="one planned stands for the one to come"),
        pytest.param("periodicite: annuelle, reunions: [{date: 2019-02-14}]",
                     [("2018-11-06", "une fois par an~; aucune réunion connue"),
                      ("2019-02-14", "prévue")],
                     id="one of the day is not held yet"),
        pytest.param("reunions: [{date: 2018-05-01}, {date: 2019-02-14}, {date: 2019-T4}]",
                     [("2019-02-14", "prévue"), ("2019-12-31", "prévue")],
                     id="those of the day and after are planned"),
        pytest.param("periodicite: annuelle, fin: 2018-11-05", [], id="it ended before"),
        pytest.param("periodicite: annuelle, fin: 2018-11-06",
                     [("2018-11-06", "une fois par an~; aucune réunion connue")],
                     id="its last day counts"),
        pytest.param("periodicite: annuelle, fin: 2019",
                     [("2018-11-06", "une fois par an~; aucune réunion connue"),
                      ("2019-11-06", "une fois par an~; aucune réunion connue")],
                     id="a year ends on its last day"),
    ],
)  # fmt: skip
def test_a_meeting_is_due_at_the_rhythm_of_the_body(
    keys: str, expected: list[tuple[str, str]]
) -> None:
    assert meetings(with_body(keys)) == expected


def test_without_a_vote_a_rhythm_runs_from_the_start_of_the_plan_to_its_end() -> None:
    made = with_body("periodicite: biennale", text=UNVOTED)
    assert [day for day, _ in meetings(made)] == ["2018-12-31", "2020-12-31"]
    assert [day for day, _ in meetings(made, dt.date(2022, 12, 31))] == [
        "2018-12-31",
        "2022-12-31",
    ]
    long = with_body("periodicite: biennale", text=UNVOTED.replace("fin: 2022", "fin: 2023"))
    assert [day for day, _ in meetings(long, dt.date(2022, 12, 31))] == ["2018-12-31", "2022-12-31"]


def test_a_body_of_territories_owes_a_meeting_in_each() -> None:
    keys = "periodicite: annuelle, echelle: territoire"
    keys += ", reunions: [{date: 2018-12-10, territoire: nord}, {date: 2018-12-11}]"
    made = with_body(keys, "nord", "sud")
    assert [(str(item.date), item.territoires, item.cle) for item in agenda(made, [], ASSISES)] == [
        ("2018-11-06", ("sud",), "réunion/comite/sud/2018-11-06"),
        ("2019-11-06", ("sud",), "réunion/comite/sud/2019-11-06"),
        ("2019-12-10", ("nord",), "réunion/comite/nord/2019-12-10"),
    ]


def test_a_body_of_territories_counts_for_the_plan_when_it_has_none() -> None:
    (found, _) = agenda(with_body("periodicite: annuelle, echelle: territoire"), [], ASSISES)
    assert (found.cle, found.territoires) == ("réunion/comite/plan/2018-11-06", ())


def test_a_body_of_the_plan_counts_its_meetings_wherever_they_are() -> None:
    made = with_body("periodicite: annuelle, reunions: [{date: 2018-12-10, territoire: nord}]",
                     "nord", "sud")  # fmt: skip
    assert [str(item.date) for item in agenda(made, [], ASSISES)] == ["2019-12-10"]


def later(day: dt.date, months: int) -> dt.date:
    """Month arithmetic of the test: days are from 1 to 27, which every month has."""
    for _ in range(months):
        day = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=day.day)
    return day


DAYS = st.builds(dt.date, st.integers(2016, 2020), st.integers(1, 12), st.integers(1, 27))


@settings(deadline=None, max_examples=150)
@given(st.lists(DAYS, max_size=4, unique=True), st.sampled_from(list(MOIS)), DAYS, DAYS, DAYS)
def test_meetings_due_equal_a_naive_count(
    days: list[dt.date], rhythm: str, begun: dt.date, ended: dt.date, today: dt.date
) -> None:
    listed = ", ".join(f"{{date: {day}}}" for day in days)
    keys = f"periodicite: {rhythm}, debut: {begun}, fin: {ended}, reunions: [{listed}]"
    found = agenda(with_body(keys), [], today)

    held = [day for day in days if day < today]
    planned = sorted(day for day in days if day >= today)
    start = max(held, default=begun)
    due = [day for rank in range(1, 73) if (day := later(start, MOIS[rhythm] * rank)) <= ended]
    missed = [day for day in due if day < today]
    coming = [day for day in due if day >= today]
    expected = missed[:1] + (planned or coming[:1])
    assert [item.date for item in found] == sorted(expected)
    assert len({item.cle for item in found}) == len(found)
    several = [item.detail for item in found if "attendues" in item.detail]
    assert [f"{len(missed)} attendues en tout" in detail for detail in several] == (
        [True] if len(missed) > 1 else []
    )


def test_a_meeting_told_by_a_later_document_is_not_known_yet() -> None:
    told = "reunions: [{date: 2019-06-01, document: rapport-2019}]"
    made = with_body(told)
    late = part(
        Documents, "documents: [{code: rapport-2019, titre: R, nature: N, date: 2019-03}]\n"
    )
    assert meetings(replace(made, documents=late.documents)) == []
    early = part(
        Documents, "documents: [{code: rapport-2019, titre: R, nature: N, date: 2019-02}]\n"
    )
    assert meetings(replace(made, documents=early.documents)) == [("2019-06-01", "prévue")]


def test_one_territory_has_its_own_steps_and_meetings() -> None:
    made = with_body("periodicite: annuelle, echelle: territoire", "nord", "sud")
    (nord, _) = made.territoires
    found = agenda(made, [], ASSISES, partout=False, territoires=[nord])
    assert [(str(item.date), item.territoires) for item in found] == [
        ("2018-11-06", ("nord",)),
        ("2019-11-06", ("nord",)),
    ]
    assert agenda(made, [], ASSISES, partout=False) == ()


# -- One line for several -------------------------------------------------------------------------


def test_news_due_on_one_day_for_one_reason_is_one_line() -> None:
    made = plan(
        action(1, ("2018-12-31", 2)),
        action(2, ("2018-12", 2)),
        action(3, ("2018-12", 4)),
        action(4),
        action(5, ("2018-11", 1)),
    )
    found = regrouper(agenda(made, made.fiches, ASSISES))
    last = "dernier point\u00a0: "
    assert [(str(item.date), item.detail, [*map(str, item.fiches)]) for item in found] == [
        ("2017-12-31", "aucun point", ["4"]),
        ("2019-11-30", f"{last}novembre 2018", ["5"]),
        ("2019-12-31", f"{last}31 décembre 2018", ["1"]),
        ("2019-12-31", f"{last}décembre 2018", ["2", "3"]),
    ]
    assert [item.cle for item in found] == [
        "nouvelle/2017-12-31",
        "nouvelle/2019-11-30",
        "nouvelle/2019-12-31",
        "nouvelle/2019-12-31/2",
    ]


def test_a_meeting_due_in_several_territories_is_one_line() -> None:
    made = with_body("periodicite: biennale, echelle: territoire", "nord", "sud", "est")
    (found,) = regrouper(agenda(made, [], ASSISES))
    assert (found.territoires, found.cle) == (("est", "nord", "sud"), "réunion/comite/2019-11-06")


def test_steps_and_ends_stay_apart() -> None:
    calendar = {"fin": "2018", "jalons": [{"date": "2018", "libelle": "Ouvrir"}]}
    made = plan(action(1, calendrier=calendar), action(2, calendrier=calendar))
    found = [item for item in agenda(made, made.fiches, ASSISES) if item.nature != "nouvelle"]
    assert regrouper(found) == tuple(found)
    assert len(found) == 4


THINGS = st.builds(
    Echeance,
    date=st.dates(dt.date(2019, 1, 1), dt.date(2019, 1, 3)),
    nature=st.sampled_from(["nouvelle", "réunion", "jalon", "mesure"]),
    cle=st.sampled_from(["réunion/a/x", "réunion/b/x", "réunion/a/y", "nouvelle/1"]),
    objet=st.sampled_from(["un", "deux"]),
    quand=st.just(""),
    fiches=st.lists(st.builds(Numero, st.integers(1, 99)), max_size=2).map(tuple),
    territoires=st.lists(st.sampled_from(["nord", "sud"]), max_size=2).map(tuple),
    detail=st.sampled_from(["", "prévue"]),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(THINGS, max_size=8))
def test_grouping_keeps_every_sheet_and_every_territory_once(things: list[Echeance]) -> None:
    # As `agenda` gives them: sorted, no key twice.
    ordered = sorted(things, key=lambda item: item.date)
    given_ = [replace(item, cle=f"{item.cle}/{rank}") for rank, item in enumerate(ordered)]
    found = regrouper(given_)

    def held(items: list[Echeance]) -> list[tuple[object, ...]]:
        each = [
            (item.date, item.nature, item.objet, item.detail, str(who))
            for item in items
            for who in (*item.fiches, *item.territoires)
        ]
        return sorted(each)

    assert held(list(found)) == held(given_)
    assert [item.date for item in found] == sorted(item.date for item in found)
    assert len({item.cle for item in found}) == len(found)
    kept = [item for item in given_ if item.nature in {"jalon", "mesure"}]
    assert [item for item in found if item.nature in {"jalon", "mesure"}] == kept
