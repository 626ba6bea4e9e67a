"""Fixtures of the templates' tests."""

from pathlib import Path

import pytest

from tests.gabarits.dossier import Plan


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """A plan's folder, where the tests are run from."""
    monkeypatch.chdir(tmp_path)
    return Plan(tmp_path)
