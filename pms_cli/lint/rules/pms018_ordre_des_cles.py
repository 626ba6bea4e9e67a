"""Les clés d’une fiche ne sont pas dans l’ordre du format.

On lit plus vite cent fiches dont les clés se suivent de la même façon, et deux personnes qui
ajoutent la même clé l’écrivent au même endroit. L’ordre est celui de la page du format ; il compte
au premier niveau de la fiche seulement.

Que faire : mettez la clé à sa place (« pms lint --fix » le fait, avec les remarques qui
l’accompagnent).

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
axe: 1
titre: Accueillir les familles  # <- PMS018
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
from pms_cli.model import Fiche
from pms_cli.model.base import declares
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets in which a key comes after one that it should precede: once a sheet."""
    keys = [declared.nom for declared in declares(Fiche)]
    ranks = {name: rank for rank, name in enumerate(keys)}
    for file in workspace.fiches:
        data = file.source.data
        if file.value is None or not file.valid or file.source.faults or not isinstance(data, dict):
            continue  # what is at fault is mended first
        written = [ranks[key] for key in data]
        if written == sorted(written):
            continue
        place = next(n for n in range(1, len(written)) if written[n] < written[n - 1])
        after = keys[next(rank for rank in written[:place] if rank > written[place])]
        message = (
            f"« {keys[written[place]]} » vient avant « {after} » dans l’ordre du format : "
            "mettez les clés dans cet ordre"
        )
        from pms_cli.edit import reorder_keys

        fix = reorder_keys(file.source, keys)
        yield Finding(file, (keys[written[place]],), message, on_key=True, fix=fix)


RULE = Rule("PMS018", "ordre-des-cles", __doc__ or "", Severity.CONSEIL, check=check)
