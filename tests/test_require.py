"""A tool that tests need: skipped where it is not, a failure where it must be."""

import sys

import pytest

from tests.conftest import REQUIRED, require


def test_a_tool_that_is_there_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRED, "1")
    assert require(sys.executable, hint="…") == sys.executable


def test_an_absent_tool_skips_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="il manque aucun-tel-outil : installez-le"):
        require("aucun-tel-outil", hint="installez-le")


def test_an_absent_tool_fails_where_all_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match="il manque aucun-tel-outil"):
        require("aucun-tel-outil", hint="installez-le")
