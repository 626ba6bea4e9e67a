"""The plan's folder with templates of its own is that of the templates' tests."""

from tests.gabarits.conftest import dossier

__all__ = ["dossier"]
