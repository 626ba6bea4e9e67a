"""Une fiche se dit issue d’une fiche qui n’existe pas.

« issue_de » cite une fiche d’une édition précédente : le code de l’édition, une barre, un numéro.
Les éditions précédentes sont dans le dossier « editions », un fichier chacune, avec le numéro et le
titre de leurs fiches.

Que faire : corrigez le code ou le numéro, ou ajoutez le fichier de cette édition au dossier
« editions » (« pms list --format edition », lancé sur l’ancien plan, l’écrit).

Mauvais :

```yaml editions/plan-2010.yaml
edition: plan-2010
titre: Plan 2010-2016
fiches:
  - {numero: 7, titre: Recevoir les familles}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
issue_de: [plan-2010/8]  # <- PMS215
```

Bon :

```yaml editions/plan-2010.yaml
edition: plan-2010
titre: Plan 2010-2016
fiches:
  - {numero: 7, titre: Recevoir les familles}
```

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
issue_de: [plan-2010/7]
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import did_you_mean, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import EditionAnterieure, Lignee
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Lineages whose edition or number is not in the folder of earlier editions."""
    here = workspace.plan.edition.edition
    earlier = [file.value for file in workspace.editions if file.value is not None]
    unread = len(earlier) < len(workspace.editions)
    for file in workspace.fiches:
        for index, lignee in enumerate(file.value.issue_de if file.value is not None else ()):
            if unread and lignee.edition not in {here, *(found.edition for found in earlier)}:
                continue  # an edition that could not be read may be the one cited
            message = _unknown(lignee, here, earlier)
            if message:
                yield Finding(file, ("issue_de", index), message)


def _unknown(lignee: Lignee, here: str, earlier: list[EditionAnterieure]) -> str:
    before = next((found for found in earlier if found.edition == lignee.edition), None)
    code = shorten(lignee.edition)
    if lignee.edition == here:
        return (
            f"« {code} » est cette édition même : citez une édition précédente, ou retirez la ligne"
        )
    if before is None:
        guess = did_you_mean(lignee.edition, [found.edition for found in earlier])
        remedy = guess or " : corrigez le code, ou ajoutez son fichier au dossier editions"
        return f"l’édition « {code} » n’est pas dans le dossier editions{remedy}"
    if before.fiche(lignee.numero) is None:
        return f"l’édition « {code} » n’a pas de fiche {lignee.numero} : corrigez le numéro"
    return ""


RULE = Rule("PMS215", "lignee-inconnue", __doc__ or "", check=check)
