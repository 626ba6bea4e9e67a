"""Une fiche sectorielle n’est pas rangée au même endroit que son action.

La fiche « 1.1 » décline l’action 1 : elle a le même axe et la même orientation qu’elle. Rangée
ailleurs, elle manquerait dans la page de son action, ou compterait dans un autre axe.

Que faire : recopiez « axe » et « orientation » de la fiche de l’action, ou corrigez le numéro.

Mauvais :

```yaml actions/01.1-petite-enfance.yaml
numero: "1.1"
titre: Accueillir les tout-petits
axe: 2  # <- PMS214
orientation: 1
```

Bon :

```yaml actions/01.1-petite-enfance.yaml
numero: "1.1"
titre: Accueillir les tout-petits
axe: 1
orientation: 1
```
"""

from collections.abc import Iterator

from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sectoral sheets whose place is not that of the sheet that they decline."""
    edition = workspace.plan.edition
    noms = edition.noms
    existing = {
        (axe.numero, orientation.numero) for axe in edition.axes for orientation in axe.orientations
    }
    places = workspace.index.places
    for file in workspace.fiches:
        fiche = file.value
        if fiche is None or not fiche.numero.est_sectoriel:
            continue
        here, right = (fiche.axe, fiche.orientation), places.get(fiche.numero.action)
        # Of a place that does not exist, its own or its action's, PMS203 says all there is to say.
        if here in existing and right in existing and right != here:
            message = (
                f"la fiche {fiche.numero} décline {noms.action.defini} {fiche.numero.action}, "
                f"qui est dans {noms.orientation.defini} {right[0]}.{right[1]}, et non dans "
                f"{fiche.axe}.{fiche.orientation} : "
                "écrivez la même place, ou corrigez le numéro"
            )
            key = "axe" if right[0] != fiche.axe else "orientation"
            yield Finding(file, (key,), message)


RULE = Rule("PMS214", "fiche-sectorielle-ailleurs", __doc__ or "", check=check)
