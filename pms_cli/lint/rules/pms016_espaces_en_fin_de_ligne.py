"""Des lignes finissent par des espaces ou des tabulations.

Elles ne se voient pas, mais chaque enregistrement par un autre éditeur les retire ou les remet :
l’historique se remplit de lignes qui n’ont pas changé. Celles qui font partie d’un texte (après
« | » ou « > ») ne sont pas signalées.

Que faire : effacez-les (« pms lint --fix » le fait sans rien changer aux valeurs).

Mauvais :

```yaml actions/01-accueil.yaml echappe ligne=2
numero: 1
titre: Accueillir les familles\x20\x20
axe: 1
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

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# Begins with what is looked for fastest: the end of a line.
_BLANK = motif(r"\n(?:(?<=[ \t]\n)|(?<=[ \t]\r\n))")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Files with blanks at the ends of lines: one finding each, at the first, with their number."""
    for file in workspace.files:
        text = file.source.text
        if not _BLANK.search(text) and not text.endswith((" ", "\t")):
            continue
        from pms_cli.edit import combine, strip_line_ends

        found = strip_line_ends(file.source)
        if not found:
            continue
        fix = combine(fix for _, fix in found)
        count = len(found)
        what = (
            "cette ligne finit par des espaces ou des tabulations"
            if count == 1
            else f"{count} lignes finissent par des espaces ou des tabulations, dont celle-ci"
        )
        edit = fix.edits[0]
        yield Finding(file, (), f"{what} : effacez-les", raw=(edit.start, edit.end), fix=fix)


RULE = Rule("PMS016", "espaces-en-fin-de-ligne", __doc__ or "", Severity.CONSEIL, check=check)
