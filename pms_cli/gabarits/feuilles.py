"""Style sheets: put into a page as they are, so that nothing in them may end the element."""

import base64
import hashlib

from pms_cli.errors import TemplateError
from pms_cli.gabarits.contexte import Feuille
from pms_cli.gabarits.loader import Chargeur, Refus, shown


def style_sheet(chargeur: Chargeur, name: str) -> Feuille:
    """A style sheet by its name, the plan's own before ours. Raises TemplateError."""
    try:
        found = chargeur.source(name)
    except Refus as refus:
        raise TemplateError(str(refus)) from refus
    if found is None or not name.endswith(".css"):
        raise TemplateError(f"la feuille de style {shown(name)} est introuvable")
    text, label, _ = found
    for mark in ("</", "<!"):
        if mark in text:
            line = text[: text.index(mark)].count("\n") + 1
            raise TemplateError(
                f"{label}, ligne {line} : « {mark} » n’a pas sa place dans une feuille de style ; "
                "effacez-le"
            )
    return Feuille(text)


def csp_hash(style: str) -> str:
    """What a Content-Security-Policy must say to allow exactly this inline style sheet."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
