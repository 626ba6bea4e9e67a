"""Les clés d’un fichier ne sont pas dans l’ordre du format.

On lit plus vite cent fiches dont les clés se suivent de la même façon, et deux personnes qui
ajoutent la même clé l’écrivent au même endroit. L’ordre est celui de la page du format ; il compte
au premier niveau du fichier seulement.

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
from pms_cli.edit import reorder_keys
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.base import Partie, declares
from pms_cli.workspace import Workspace

_known: dict[type[Partie], dict[str, int]] = {}


def _ranks(part: type[Partie]) -> dict[str, int]:
    if part not in _known:
        _known[part] = {declared.nom: rank for rank, declared in enumerate(declares(part))}
    return _known[part]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Files in which a key comes after one that it should precede: once a file."""
    for file in workspace.files:
        data = file.source.data
        if file.value is None or not file.valid or file.source.faults or not isinstance(data, dict):
            continue  # what is at fault is mended first
        ranks = _ranks(type(file.value))
        written = [ranks[key] for key in data]
        wanted = sorted(written)
        if written == wanted:
            continue
        keys = list(ranks)
        place = next(n for n in range(1, len(written)) if written[n] < written[n - 1])
        after = keys[next(rank for rank in written[:place] if rank > written[place])]
        message = (
            f"« {keys[written[place]]} » vient avant « {after} » dans l’ordre du format : "
            "mettez les clés dans cet ordre"
        )
        fix = reorder_keys(file.source, keys)
        yield Finding(file, (keys[written[place]],), message, on_key=True, fix=fix)


RULE = Rule("PMS018", "ordre-des-cles", __doc__ or "", Severity.CONSEIL, check=check)
