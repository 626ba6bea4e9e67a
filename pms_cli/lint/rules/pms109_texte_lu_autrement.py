"""Un texte sans guillemets serait lu autrement par d’autres outils.

« pms » lit chaque valeur comme elle est écrite. D’autres outils font de « no » la valeur « faux »,
de 012 le nombre 10, de 1:30 le nombre 90 et de 2019-02-14 une date. Là où le format attend un
texte, des guillemets évitent le malentendu.

Que faire : mettez la valeur entre guillemets (« pms lint --fix » le fait).

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs:
  - Ouvrir un lieu
  - 012  # <- PMS109
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs:
  - Ouvrir un lieu
  - "012"
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_KINDS = {
    "faux": r"n|N|no|No|NO|false|False|FALSE|off|Off|OFF",
    "vrai": r"y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON",
    "rien": r"~|null|Null|NULL",
    "date": r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ][ \d:.+Z-]{4,30})?",
    "nombre": (
        r"[-+]?(?:0x[\da-fA-F_]+|0[bo][0-7_]+|\d[\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?"
        r"|\.\d[\d_]*(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
    ),
}
_READ = motif("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items()))
# One search over all the texts of a file, each of which begins a line.
_MAYBE = motif(rf"\n(?:{'|'.join(_KINDS.values())})(?=\n)")
_AS = {
    "faux": "« faux »",
    "vrai": "« vrai »",
    "rien": "une valeur vide",
    "date": "une date",
    "nombre": "un nombre",
}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts without quotes that are no texts in YAML 1.1 or 1.2."""
    for file in workspace.files:
        if not _MAYBE.search(f"\n{file.prose}\n"):
            continue
        for path, text in file.textes:
            match = _READ.fullmatch(text)
            if match is None:
                continue
            scalar = file.source.scalar(path)
            if scalar is None or scalar.style:
                continue
            message = (
                f"d’autres outils lisent « {shorten(text)} » comme {_AS[match.lastgroup or '']}, "
                "alors qu’un texte est attendu ici : mettez-le entre guillemets"
            )
            from pms_cli.edit import quote_value

            yield Finding(file, path, message, fix=quote_value(file.source, path))


RULE = Rule(
    "PMS109", "texte-lu-autrement", __doc__ or "", Severity.CONSEIL, check=check, sur_demande=True
)
