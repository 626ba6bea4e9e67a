"""Un titre ou un texte est très long.

Un titre de plusieurs lignes ne tient ni dans un tableau ni dans un sommaire, et un texte de deux
pages n’est pas lu. Les bornes sont des réglages de « plan.yaml » : « titre » (250 caractères) et
« texte » (5 000).

Que faire : coupez le texte, ou changez la borne dans « reglages ».

Mauvais :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
livrets:
  - {code: sante, titre: Livret Santé}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer, actions: 1-2}
      - {numero: 2, titre: Soutenir, actions: 3}
reglages:
  lint:
    seuils: {titre: 30}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles et les accompagner  # <- PMS517
axe: 1
orientation: 1
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Les accompagner aussi.
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Severity
from pms_cli.francais import grouped
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.wording import LONG, oddities
from pms_cli.workspace import Workspace

# The title of a group of modalités is often a sentence.
_TITLES = frozenset({("titre",), ("titre_livret",)})


def check(workspace: Workspace) -> Iterator[Finding]:
    """Titles and texts over the bounds of the plan."""
    seuils = workspace.plan.edition.reglages.lint.seuils
    least = min(seuils.titre, seuils.texte)
    for file in workspace.files:
        for path, text in file.once(oddities).long if least >= LONG else file.textes:
            most = seuils.titre if path in _TITLES else seuils.texte
            if len(text) > most:
                what = "titre" if path in _TITLES else "texte"
                message = (
                    f"ce {what} a {grouped(len(text))} caractères, pour {grouped(most)} au plus : "
                    "coupez-le, ou changez la borne dans plan.yaml"
                )
                yield Finding(file, path, message, within=(most, len(text)))


RULE = Rule("PMS517", "texte-long", __doc__ or "", Severity.CONSEIL, check=check)
