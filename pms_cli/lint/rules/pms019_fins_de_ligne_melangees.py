"""Le fichier mélange deux sortes de fins de ligne.

Une partie des lignes finit comme sous Windows (CRLF), l’autre comme ailleurs (LF) : le fichier est
passé par deux éditeurs réglés autrement. L’historique montrera des lignes changées qui ne le sont
pas. Un fichier tout entier en CRLF est accepté.

Que faire : enregistrez le fichier avec des fins de ligne LF (« pms lint --fix » le fait).

Mauvais :

```yaml actions/01-accueil.yaml echappe ligne=3
numero: 1
titre: Accueillir les familles
axe: 1\x0d
orientation: 1
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import Edit, Fix, Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_MOST_MENDED: Final = 20_000
_CRLF = motif(r"\r\n")
_LF = motif(r"(?<!\r)\n")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Files with both kinds of line ends: once a file, at the first line that is of the rarer."""
    for file in workspace.files:
        text = file.source.text
        if "\r" not in text:
            continue
        windows = text.count("\r\n")
        others = text.count("\n") - windows
        if not windows or not others:
            continue
        rare, name, count = (_CRLF, "CRLF", windows) if windows <= others else (_LF, "LF", others)
        first = rare.search(text)
        edits = tuple(Edit(m.start(), m.start() + 1, "") for m in _CRLF.finditer(text))
        whose = "1 ligne finit" if count == 1 else f"{count} lignes finissent"
        yield Finding(
            file,
            (),
            f"{whose} en {name} et les autres en {'LF' if name == 'CRLF' else 'CRLF'} : "
            "mettez tout le fichier en LF, dans les réglages de l’éditeur",
            raw=(first.start(), first.end()) if first else (0, 0),
            fix=Fix(edits) if len(edits) <= _MOST_MENDED else None,
        )


RULE = Rule("PMS019", "fins-de-ligne-melangees", __doc__ or "", Severity.CONSEIL, check=check)
