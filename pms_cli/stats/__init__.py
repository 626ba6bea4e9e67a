"""Sheets and a day to frozen figures: pure, exact, no rounding."""

from pms_cli.stats.avancement import Figures, figures
from pms_cli.stats.groupes import PAR, Groupe, grouper

__all__ = ["PAR", "Figures", "Groupe", "figures", "grouper"]
