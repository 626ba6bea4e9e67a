"""Un texte a des guillemets droits ou anglais.

En français, les guillemets sont « ces signes-là ». Les guillemets droits ou anglais viennent d’un
copier-coller ou du clavier, et se voient dans un rapport imprimé.

Que faire : remplacez-les par des guillemets français, avec une espace insécable à l’intérieur.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le dispositif "premiers pas" est ouvert à tous.  # <- PMS502
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le dispositif « premiers pas » est ouvert à tous.
```
"""

import re
from collections.abc import Iterator

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.parcours import textes
from pms_cli.workspace import Workspace

# A quote after a digit is a measure in inches or seconds of an angle.
_STRAIGHT = re.compile(r"(?<!\d)[\"“”„]\s*([^\"“”„]*)")
_REMEDY = "remplacez-les par des guillemets français, avec une espace insécable à l’intérieur"


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts with straight or English quotation marks; once a text."""
    for file in workspace.files:
        for path, text in textes(file.value) if file.value is not None else ():
            # Looked for one by one first: most texts have none.
            match = _STRAIGHT.search(text) if _has_any(text) else None
            if match is not None:
                quoted = shorten(match[1], 30).strip()
                where = f"autour de « {quoted} »" if quoted else "à la fin du texte"
                message = f"guillemets droits ou anglais {where} : {_REMEDY}"
                yield Finding(file, path, message)


def _has_any(text: str) -> bool:
    return '"' in text or "“" in text or "”" in text or "„" in text


RULE = Rule("PMS502", "guillemets-droits", __doc__ or "", Severity.AVERTISSEMENT, check=check)
