"""Templates: the only room that knows Jinja. A template gets plain data and computes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pms_cli.errors import TemplateError
from pms_cli.gabarits.contexte import Copies, Feuille
from pms_cli.gabarits.loader import Chargeur, Refus, is_escaped, shown

if TYPE_CHECKING:
    from pms_cli.gabarits.environnement import Environnement

__all__ = ["Feuille", "Gabarits"]

_BLANK_LINES: Final = "\n\n\n"


class Gabarits:
    """The templates of a plan: its own, in its ``templates`` folder, before ours.

    Ours alone are filled in this process; as soon as one may not be ours, in a bounded child.
    """

    def __init__(self, plan_root: str | None = None, *, gabarit: str | None = None) -> None:
        """Take the plan's folder, and the path of a template filled in place of those asked.

        Raises TemplateError when the plan's own templates are not in a folder, or in too many.
        """
        try:
            self._chargeur = Chargeur(plan_root, gabarit)
            self.own: bool = self._chargeur.own
            """Whether some template may not be one of ours."""
        except Refus as refus:
            raise TemplateError(str(refus)) from refus
        self._gabarit = gabarit
        # What is filled in this process can be nothing but ours, whatever comes meanwhile.
        self._safe = self._chargeur if self.own else Chargeur()
        self._environment: Environnement | None = None

    def render(self, name: str, contexte: Mapping[str, object]) -> str:
        """Fill one template, such as ``point-etape/rapport.html.j2``. Raises TemplateError."""
        (text,) = self.render_all([(name, contexte)])
        return text

    def render_all(self, jobs: Iterable[tuple[str, Mapping[str, object]]]) -> Iterator[str]:
        """Fill templates one after the other, each with its variables. Raises TemplateError."""
        copies = Copies()
        plain = ((self._entry(name), copies.context(contexte)) for name, contexte in jobs)
        if not self.own:
            for name, context in plain:
                yield self._fill(name, context)
            return
        from pms_cli.gabarits.enfant import can_be_bounded, filled_apart

        if not can_be_bounded():
            raise TemplateError(
                "les gabarits d’un plan ne sont remplis que sous Linux ou macOS, où pms peut "
                "borner ce qu’ils demandent : retirez le dossier templates du plan, ou lancez la "
                "commande sur un autre système"
            )
        self._ready()
        # What tells of errors is loaded now: a child short of memory could not.
        from pms_cli.gabarits.erreurs import told  # noqa: F401

        yield from filled_apart(self._fill, list(plain), self._safe.label)

    def feuille(self, *names: str) -> Feuille:
        """Style sheets put together, each the plan's own before ours, to go into ``<style>``.

        Raises TemplateError when it cannot be read, or could end the element that it is put in.
        """
        from pms_cli.gabarits.feuilles import style_sheet

        return Feuille("".join(style_sheet(self._chargeur, name) for name in names))

    def _entry(self, name: str) -> str:
        """The template to fill for that name. Raises TemplateError."""
        given = self._gabarit
        if given is None:
            return name
        if is_escaped(given) is not is_escaped(name):
            wanted = "une page HTML" if is_escaped(name) else "un texte"
            ending = ".html.j2" if is_escaped(name) else ".md.j2"
            raise TemplateError(
                f"« {shown(given)} » : c’est {wanted} qui est demandé ; donnez un gabarit dont le "
                f"nom finit par {ending}"
            )
        return given

    def _ready(self) -> "Environnement":
        if self._environment is None:
            from pms_cli.gabarits.environnement import Environnement

            self._environment = Environnement(self._safe)
        return self._environment

    def _fill(self, name: str, context: dict[str, Any]) -> str:
        from pms_cli.gabarits.environnement import fill
        from pms_cli.gabarits.erreurs import told

        try:
            text = fill(self._ready(), name, context)
        except Exception as error:
            raise TemplateError(told(error, self._safe, name, context)) from error
        text = text.strip()
        # Without a pattern, which would stop at every line.
        while _BLANK_LINES in text:
            text = text.replace(_BLANK_LINES, "\n\n")
        return f"{text}\n"
