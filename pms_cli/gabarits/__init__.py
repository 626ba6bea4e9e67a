"""Templates: the only room that knows Jinja. A template gets plain data and computes nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pms_cli.errors import TemplateError
from pms_cli.gabarits.contexte import Copies, Feuille
from pms_cli.gabarits.loader import Chargeur, Refus

__all__ = ["MAX_OUTPUT", "Feuille", "Gabarits"]

MAX_OUTPUT: Final = 33_554_432
"""Longest text that a template may give, in characters."""

_BLANK_LINES = re.compile(r"\n{3,}")


class Gabarits:
    """The templates of a plan: its own, in its ``templates`` folder, before ours."""

    def __init__(self, plan_root: str | None = None) -> None:
        """Take ``plan_root``, the plan's folder. Raises TemplateError."""
        try:
            self._chargeur = Chargeur(plan_root)
        except Refus as refus:
            raise TemplateError(str(refus)) from refus
        self._environment: Any = None

    def render(self, name: str, contexte: Mapping[str, object]) -> str:
        """Fill one template, such as ``point-etape/rapport.html.j2``. Raises TemplateError."""
        (text,) = self.render_all([(name, contexte)])
        return text

    def render_all(self, jobs: Iterable[tuple[str, Mapping[str, object]]]) -> Iterator[str]:
        """Fill templates one after the other, each with its variables. Raises TemplateError."""
        copies = Copies()
        return self._here((name, copies.context(contexte)) for name, contexte in jobs)

    def _here(self, jobs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[str]:
        from pms_cli.gabarits.environnement import Environnement, fill
        from pms_cli.gabarits.erreurs import told

        if self._environment is None:
            self._environment = Environnement(self._chargeur)
        for name, context in jobs:
            try:
                text = fill(self._environment, name, context, MAX_OUTPUT)
            except Exception as error:
                raise TemplateError(told(error, self._chargeur, name, context)) from error
            yield _BLANK_LINES.sub("\n\n", text.strip()) + "\n"
