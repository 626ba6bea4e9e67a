"""Un texte commence par une puce.

Une puce (« • », « - ») recopiée d’un traitement de texte double celle que les rapports mettent
devant chaque élément d’une liste.

Que faire : retirez la puce ; « pms lint --fix » le fait.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs:
  - • Ouvrir un lieu d’accueil  # <- PMS514
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
objectifs:
  - Ouvrir un lieu d’accueil
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import BULLETS, DASHES, Slip, finding, is_prose, oddities
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

# A dash is a bullet before a blank and a word only: « -5 °C », « – 3 » are numbers.
_BULLET = motif(rf"[{BULLETS}]\s{{0,5}}(?=\S)|[{DASHES}]\s{{1,5}}(?=[^\W\d_]|[«(\"])")
# On several lines it is a list that was written as a text.
_LIST = motif(rf"\n\s{{0,20}}[{DASHES}{BULLETS}]\s")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Texts that begin with a bullet, unless they are a whole list."""
    for file in workspace.files:
        for path, text in file.once(oddities).bullets:
            match = _BULLET.match(text)
            if match is None or not is_prose(path) or _LIST.search(text):
                continue
            slip = Slip(*match.span(), "")
            message = (
                f"ce texte commence par une puce (« {match[0].strip()} ») : "
                "retirez-la, les rapports mettent la leur"
            )
            yield finding(file, path, [slip], message)


RULE = Rule("PMS514", "puce-recopiee", __doc__ or "", Severity.CONSEIL, check=check)
