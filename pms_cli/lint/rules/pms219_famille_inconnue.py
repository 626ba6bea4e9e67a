"""Un axe cite une famille que le plan n’a pas.

Les familles d’axes sont énumérées dans « plan.yaml », à « familles ».

Que faire : corrigez le code (le message propose le plus proche), ou ajoutez-le à « familles ».

Mauvais :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
familles:
  - {code: thematiques, nom: Les thématiques}
axes:
  - numero: 1
    titre: Prévenir
    famille: thematique  # <- PMS219
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
```

Bon :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
familles:
  - {code: thematiques, nom: Les thématiques}
axes:
  - numero: 1
    titre: Prévenir
    famille: thematiques
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Guesses
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Codes of families that plan.yaml does not list."""
    edition = workspace.plan.edition
    known = [famille.code for famille in edition.familles]
    guesses = Guesses(known)
    for index, axe in enumerate(edition.axes):
        if axe.famille is not None and axe.famille not in known:
            remedy = guesses(axe.famille) or " : corrigez le code, ou ajoutez-l’y"
            message = f"« {axe.famille} » n’est pas dans « familles »{remedy}"
            yield Finding(workspace.edition, ("axes", index, "famille"), message)


RULE = Rule("PMS219", "famille-inconnue", __doc__ or "", check=check)
