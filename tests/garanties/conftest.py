"""The plan's folder with templates of its own, and what pms makes of a hostile plan."""

from tests.gabarits.conftest import dossier
from tests.garanties.hostiles import calm, hostile

__all__ = ["calm", "dossier", "hostile"]
