"""Partial dates: what was meant is kept, they have one order, and they say themselves in French."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import MONTHS, DatePartielle, jour_en_clair, mois_apres
from pms_cli.model.types import RefusError

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
# Near each other, so that dates of every width often begin or end together.
NEAR_DAYS = st.dates(dt.date(2016, 12, 30), dt.date(2018, 1, 2))


def texts_around(day: dt.date) -> list[str]:
    """The year, quarter, month and day that hold a day, from the widest."""
    return [
        f"{day.year}",
        f"{day.year}-T{(day.month + 2) // 3}",
        f"{day.year}-{day.month:02d}",
        day.isoformat(),
    ]


def dates(days: st.SearchStrategy[dt.date]) -> st.SearchStrategy[DatePartielle]:
    return st.builds(
        lambda day, width: DatePartielle.lire(texts_around(day)[width]), days, st.integers(0, 3)
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-T1", "2017-01-01", "2017-03-31"),
        ("2017-T2", "2017-04-01", "2017-06-30"),
        ("2017-T3", "2017-07-01", "2017-09-30"),
        ("2017-T4", "2017-10-01", "2017-12-31"),
        ("2017-09", "2017-09-01", "2017-09-30"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2017-12-31", "2017-12-31", "2017-12-31"),
        ("1900", "1900-01-01", "1900-12-31"),
        ("2199-T4", "2199-10-01", "2199-12-31"),
    ],
)
def test_a_date_goes_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    date = DatePartielle.lire(text)
    assert (date.debut.isoformat(), date.fin.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "écrivez 2017"),
        (" 2017", "écrivez 2017"),
        ("2017\n", "écrivez 2017"),
        ("17", "écrivez 2017"),
        ("02017", "écrivez 2017"),
        ("2017-9", "écrivez 2017"),
        ("2017-t3", "écrivez 2017"),
        ("2017-T12", "écrivez 2017"),
        ("2017/09", "écrivez 2017"),
        ("15-09-2017", "écrivez 2017"),
        ("2017-09-15T00:00", "écrivez 2017"),
        ("2017-09-", "écrivez 2017"),
        ("٢٠١٧", "écrivez 2017"),
        ("-2017", "écrivez 2017"),
        ("1899", "entre 1900 et 2199"),
        ("2200-01-01", "entre 1900 et 2199"),
        ("0000-02-30", "entre 1900 et 2199"),
        ("2017-T0", "T1 à T4"),
        ("2017-T5", "T1 à T4"),
        ("2017-00", "le mois 00 n’existe pas"),
        ("2017-13-01", "le mois 13 n’existe pas"),
        ("2017-02-29", "le jour 29 n’existe pas en février 2017"),
        ("2017-04-31", "le jour 31 n’existe pas en avril 2017"),
        ("2017-01-00", "le jour 00 n’existe pas en janvier 2017"),
    ],
)
def test_what_is_no_date_says_why(text: str, why: str) -> None:
    with pytest.raises(RefusError, match=why) as refusal:
        DatePartielle.lire(text)
    assert refusal.value.genre == "date"
    assert str(refusal.value).startswith(f"« {' '.join(text.split())} » n’est pas une date : ")


@pytest.mark.parametrize("value", [None, ["2017"], {"2017": None}, 2017, dt.date(2017, 1, 1)])
def test_what_is_no_text_is_another_kind_of_fault(value: object) -> None:
    with pytest.raises(RefusError, match="une date est attendue ici") as refusal:
        DatePartielle.lire(value)
    assert refusal.value.genre == "texte"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2017", "2017"),
        ("2017-T1", "1er trimestre 2017"),
        ("2017-T2", "2e trimestre 2017"),
        ("2017-T3", "3e trimestre 2017"),
        ("2017-T4", "4e trimestre 2017"),
        ("2019-02", "février 2019"),
        ("2019-02-14", "14 février 2019"),
        ("2019-03-01", "1er mars 2019"),
        ("2019-08-11", "11 août 2019"),
    ],
)
def test_a_date_is_said_in_french(text: str, said: str) -> None:
    assert DatePartielle.lire(text).en_clair == said


def test_months_are_those_of_the_year() -> None:
    assert [jour_en_clair(dt.date(2020, month, 2)) for month in range(1, 13)] == [
        f"2 {month} 2020" for month in MONTHS
    ]
    assert len(set(MONTHS)) == 12


def test_of_dates_that_begin_together_the_wider_comes_first() -> None:
    written = ["2017", "2017-T1", "2017-01", "2017-01-01", "2017-01-02", "2017-02", "2017-T2"]
    backwards = [DatePartielle.lire(text) for text in reversed(written)]
    assert [str(date) for date in sorted(backwards)] == written


@settings(deadline=None, max_examples=200)
@given(dates(DAYS))
def test_a_date_is_read_back_from_what_it_shows(date: DatePartielle) -> None:
    assert DatePartielle.lire(str(date)) == date
    assert str(date) == date.texte
    assert date.debut <= date.fin


@settings(deadline=None, max_examples=150)
@given(DAYS)
def test_a_day_is_in_its_month_its_quarter_and_its_year_in_that_order(day: dt.date) -> None:
    widths = [DatePartielle.lire(text) for text in texts_around(day)]
    for wide, narrow in itertools.pairwise(widths):
        assert wide.debut <= narrow.debut <= day <= narrow.fin <= wide.fin
        assert (wide.debut == narrow.debut) <= (wide < narrow)
    assert [(date.fin - date.debut).days + 1 for date in widths][3] == 1


@settings(deadline=None, max_examples=200)
@given(dates(NEAR_DAYS), dates(NEAR_DAYS), dates(NEAR_DAYS))
def test_the_order_is_total(one: DatePartielle, two: DatePartielle, three: DatePartielle) -> None:
    assert [one < two, one == two, one > two].count(True) == 1
    assert (one <= two) == (one < two or one == two)
    assert (one >= two) == (two <= one)
    assert (one == two) == (str(one) == str(two))
    assert not (one <= two <= three) or one <= three
    if one.debut != two.debut:
        assert (one < two) == (one.debut < two.debut)
    elif one != two:
        assert (one < two) == (one.fin > two.fin)
    assert one != two or hash(one) == hash(two)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=12) | st.from_regex(r"\d{4}(-T?\d{1,2}(-\d{1,2})?)?", fullmatch=True))
def test_any_text_is_a_date_that_shows_as_written_or_is_refused(text: str) -> None:
    try:
        date = DatePartielle.lire(text)
        genre = ""
    except RefusError as refusal:
        date, genre = None, refusal.genre
    assert genre == ("date" if date is None else "")
    assert date is None or (str(date), date.en_clair[-4:]) == (text, text[:4])


@pytest.mark.parametrize(
    ("text", "article"),
    [("2017", False), ("2017-09", False), ("2017-T3", True), ("2017-09-15", True)],
)
def test_a_day_and_a_quarter_take_an_article(text: str, article: bool) -> None:
    assert DatePartielle.lire(text).prend_article is article


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2017-11-06", 6, "2018-05-06"),
        ("2017-11-06", 12, "2018-11-06"),
        ("2017-11-06", 0, "2017-11-06"),
        ("2016-12-31", 12, "2017-12-31"),
        ("2018-12-15", 1, "2019-01-15"),
        ("2018-01-31", 1, "2018-02-28"),  # the last day leads to the last day
        ("2018-02-28", 1, "2018-03-31"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2019-02-28", 12, "2020-02-29"),
        ("2018-04-30", 24, "2020-04-30"),
        ("2018-04-30", 1, "2018-05-31"),
        ("2020-02-28", 12, "2021-02-28"),  # not the last day of a leap February
        ("2020-02-28", 1, "2020-03-28"),
        ("2018-01-30", 1, "2018-02-28"),  # a day that the month does not have
        ("2020-01-30", 1, "2020-02-29"),
        ("9999-11-30", 1, "9999-12-31"),
        ("9999-12-15", 1, "9999-12-31"),  # the end of the calendar
        ("2017-01-01", 999_999_999, "9999-12-31"),
    ],
)
def test_so_many_months_later(day: str, months: int, later: str) -> None:
    found = mois_apres(dt.date.fromisoformat(day), months)
    assert found == dt.date.fromisoformat(later)


@settings(deadline=None, max_examples=300)
@given(DAYS, st.integers(0, 600))
def test_months_later_is_in_the_right_month_and_keeps_the_day_or_the_end(
    day: dt.date, months: int
) -> None:
    later = mois_apres(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months

    def is_last(found: dt.date) -> bool:
        return (found + dt.timedelta(days=1)).month != found.month

    assert later.day == day.day or is_last(later)
    assert not is_last(day) or is_last(later)
    assert is_last(day) or later.day <= day.day
    assert months or later == day


@settings(deadline=None, max_examples=200)
@given(DAYS, st.integers(0, 300), st.integers(0, 300))
def test_more_months_are_later_and_a_later_day_is_never_before(
    day: dt.date, fewer: int, more: int
) -> None:
    assert mois_apres(day, fewer) < mois_apres(day, fewer + more + 1)
    assert mois_apres(day, fewer) <= mois_apres(day + dt.timedelta(days=1), fewer)
