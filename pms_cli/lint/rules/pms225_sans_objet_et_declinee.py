"""Un territoire décline une action qu’il dit sans objet.

« sans_objet » énumère les actions du plan qui n’ont pas à être déclinées dans le territoire : elles
sont retirées de ce qui reste à faire. Une action ne peut pas être déclinée et sans objet.

Que faire : retirez l’action de « sans_objet », ou corrigez « decline ».

Mauvais :

```yaml territories/ville-exemple.yaml
code: ville-exemple
nom: Ville d’exemple
actions:
  - {titre: Ouvrir un accueil, decline: 1}
sans_objet:
  - {action: 1, raison: La commune a déjà un accueil}  # <- PMS225
sources: [rapport-2019]
```

Bon :

```yaml territories/ville-exemple.yaml
code: ville-exemple
nom: Ville d’exemple
actions:
  - {titre: Ouvrir un accueil, decline: 1}
sans_objet:
  - {action: 2, raison: La commune a déjà un accueil}
sources: [rapport-2019]
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Numero
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Actions said to be without object in a territory that declines them."""
    for file in workspace.territoires:
        if file.value is None or not file.value.sans_objet:
            continue
        declining: dict[Numero, str] = {}
        for action in file.value.toutes_les_actions:
            if action.decline is not None:
                declining.setdefault(action.decline, action.titre)
                # A sectoral sheet that is declined is its action declined.
                declining.setdefault(Numero(action.decline.action), action.titre)
        for index, without in enumerate(file.value.sans_objet):
            if without.action in declining:
                message = (
                    f"l’action {without.action} est dite sans objet, et "
                    f"« {shorten(declining[without.action])} » la décline : retirez-la d’ici, "
                    "ou corrigez « decline »"
                )
                yield Finding(file, ("sans_objet", index, "action"), message)


RULE = Rule("PMS225", "sans-objet-et-declinee", __doc__ or "", check=check)
