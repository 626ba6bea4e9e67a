"""What each pilot has to do on a day."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche, Numero
from pms_cli.model.suivi import fin_attendue
from pms_cli.stats.agenda import agenda
from pms_cli.stats.echeances import FicheSuivie, fiches_suivies, portefeuilles
from tests.sheets import ASSISES, action, plan

DAY = dt.date(2020, 6, 1)


def one(sheet: Fiche, day: dt.date = DAY, mois: int = 3) -> FicheSuivie:
    return fiches_suivies(plan(sheet), [sheet], day, mois=mois)[sheet.numero]


def test_a_sheet_of_two_pilots_is_in_both_and_those_without_come_last() -> None:
    made = plan(action(1, pilotes=["XYZ", "DSDS"]), action(2), action("2.1", pilotes=["DSDS"]))
    found = portefeuilles(made, made.fiches, ASSISES)
    assert [(p.sigle, [str(f.fiche.numero) for f in p.fiches]) for p in found] == [
        ("DSDS", ["1", "2.1"]), ("XYZ", ["1"]), ("", ["2"]),
    ]  # fmt: skip
    assert [p.acteur.nom if p.acteur else None for p in found] == [
        "Direction de la santé", None, None,
    ]  # fmt: skip


def test_late_is_past_its_end_below_the_top() -> None:
    ended = {"calendrier": {"fin": "2019"}}
    late = one(action(1, ("2020-03", 3), **ended))
    assert (str(late.fin_depassee), late.en_retard, late.muette, late.a_relancer) == (
        "2019", True, False, True,
    )  # fmt: skip
    assert not one(action(1, ("2020-03", 5), **ended)).en_retard
    assert not one(action(1, ("2020-03", 3), **ended), dt.date(2019, 12, 31)).en_retard
    assert not one(action("1.1", **ended)).en_retard


def test_silent_is_without_news_for_longer_than_the_plan_says() -> None:
    silent = one(action(1, ("2019-02", 3)))
    assert (silent.muette_depuis, str(silent.point.date if silent.point else "")) == (
        dt.date(2020, 2, 29), "2019-02",
    )  # fmt: skip
    assert not one(action(1, ("2019-02", 3)), dt.date(2020, 2, 29)).muette
    assert one(action(1, ("2019-02", 3)), dt.date(2020, 3, 1)).muette
    assert not one(action(1, ("2019-02", 5))).muette
    never = one(action(1))
    assert (never.point, never.muette_depuis) == (None, dt.date(2017, 12, 31))


def test_after_the_plan_ends_last_points_only_are_waited_for_then_nothing() -> None:
    sheet = action(1, ("2022-02", 3), calendrier={"fin": "2022"})
    after = one(sheet, dt.date(2023, 6, 1))
    assert (after.en_retard, after.muette) == (True, False)
    closed = one(sheet, dt.date(2024, 1, 1))
    assert (closed.en_retard, closed.muette, closed.a_venir) == (False, False, ())
    assert closed.point is not None


def test_steps_passed_and_what_comes() -> None:
    steps = [
        {"date": "2019", "libelle": "Passé"},
        {"date": "2019", "libelle": "Atteint", "atteint": "2019-06"},
        {"date": "2020-07", "libelle": "Bientôt"},
        {"date": "2021", "libelle": "Plus tard"},
    ]
    sheet = action(1, ("2020-01", 2), pilotes=["DSDS"], calendrier={"jalons": steps})
    found = one(sheet)
    assert [step.libelle for step in found.jalons] == ["Passé"]
    assert [item.objet for item in found.a_venir] == ["Bientôt"]
    later = one(sheet, mois=19).a_venir
    assert [(item.nature, str(item.date)) for item in later] == [
        ("jalon", "2020-07-31"), ("nouvelle", "2021-01-31"), ("jalon", "2021-12-31"),
    ]  # fmt: skip
    assert one(action(1, ("2020-01", 5), calendrier={"jalons": steps})).jalons == ()
    # The last day of so many months is within them, the next is not.
    assert len(one(sheet, dt.date(2020, 4, 30)).a_venir) == 1
    assert one(sheet, dt.date(2020, 4, 29)).a_venir == ()


def test_what_comes_for_two_sheets_of_a_pilot_is_told_once() -> None:
    made = plan(
        action(1, ("2020-05", 2), pilotes=["DSDS"], calendrier={"fin": "2020-08"}),
        action(2, ("2020-05", 2), pilotes=["DSDS"], calendrier={"fin": "2020-07"}),
    )
    (found,) = portefeuilles(made, made.fiches, DAY)
    assert [(item.nature, str(item.date)) for item in found.a_venir] == [
        ("fin", "2020-07-31"), ("fin", "2020-08-31"),
    ]  # fmt: skip
    assert found.a_relancer == found.en_retard == found.muettes == ()


PILOTS = st.lists(st.sampled_from(["DSDS", "CAF", "XYZ"]), max_size=3)
ENDS = st.sampled_from([None, "2018", "2020-05", "2020-07", "2022"])
POINTS = st.lists(st.tuples(st.sampled_from(["2018-01", "2020-03"]), st.integers(1, 5)), max_size=2)


@settings(deadline=None)
@given(
    drawn=st.lists(st.tuples(PILOTS, ENDS, POINTS), max_size=5),
    days=st.integers(-900, 1500),
    mois=st.integers(0, 24),
)
def test_nothing_is_lost_and_all_of_it_is_in_the_agenda(
    drawn: list[tuple[list[str], str | None, list[tuple[str, int]]]], days: int, mois: int
) -> None:
    day = DAY + dt.timedelta(days=days)
    made = plan(
        *(
            action(
                rank + 1, *points, pilotes=pilots, **({"calendrier": {"fin": end}} if end else {})
            )
            for rank, (pilots, end, points) in enumerate(drawn)
        )
    )
    found = portefeuilles(made, made.fiches, day, mois=mois)
    counts: dict[Numero, int] = {}
    for pilot in found:
        for followed in pilot.fiches:
            counts[followed.fiche.numero] = counts.get(followed.fiche.numero, 0) + 1
            due = agenda(made, [followed.fiche], day, partout=False)
            assert set(followed.a_venir) <= set(due)
            assert all(item.date >= day for item in followed.a_venir)
            if followed.en_retard:
                assert followed.fin_depassee == fin_attendue(made.edition, followed.fiche, day)
                assert any(item.nature == "fin" and item.date < day for item in due)
            if followed.muette:
                assert any(
                    item.nature == "nouvelle" and item.date == followed.muette_depuis
                    for item in due
                )
    assert counts == {sheet.numero: len(set(sheet.pilotes)) or 1 for sheet in made.fiches}
