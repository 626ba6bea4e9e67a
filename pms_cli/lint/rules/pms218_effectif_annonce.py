"""Le plan a plus d’éléments qu’il n’en annonce.

« annonce », dans « plan.yaml », dit combien d’axes, d’orientations et d’actions un document
annonce, tant que tout n’est pas saisi. En avoir moins est normal ; en avoir plus veut dire qu’un
compte est faux.

Que faire : corrigez le nombre annoncé, ou retirez l’élément en trop.

Mauvais :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
annonce:
  axes: 2
  orientations: 1  # <- PMS218
```

Bon :

```yaml plan.yaml
edition: plan-exemple
titre: Plan d’exemple
collectivite: Métropole d’exemple
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 1, maximum: 5}
axes:
  - numero: 1
    titre: Prévenir
    orientations:
      - {numero: 1, titre: Repérer}
      - {numero: 2, titre: Soutenir}
annonce:
  axes: 2
  orientations: 21
```
"""

from collections.abc import Iterator

from pms_cli.lint.names import known_numbers
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Levels of which there are more than announced."""
    edition = workspace.plan.edition
    announced = edition.annonce
    if announced is None:
        return
    actions = {number.action for number in known_numbers(workspace) if not number.est_sectoriel}
    orientations = sum(len(axe.orientations) for axe in edition.axes)
    noms = edition.noms
    for key, said, found, nom in (
        ("axes", announced.axes, len(edition.axes), noms.axe),
        ("orientations", announced.orientations, orientations, noms.orientation),
        ("actions", announced.actions, len(actions), noms.action),
    ):
        if said is not None and found > said:
            message = (
                f"le plan annonce {nom.compte(said)} et en a {found} : "
                "corrigez ce nombre, ou retirez ce qui est en trop"
            )
            yield Finding(workspace.edition, ("annonce", key), message)


RULE = Rule("PMS218", "effectif-annonce", __doc__ or "", check=check)
