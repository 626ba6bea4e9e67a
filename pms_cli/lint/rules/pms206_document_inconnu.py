"""Un document cité n’est pas dans le registre.

Chaque fiche, chaque point d’avancement dit d’où il vient par le code d’un document de
« documents.yaml ». Un code inconnu ne mène à aucune source.

Que faire : corrigez le code (le message propose le plus proche), ou ajoutez le document à
« documents.yaml ».

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
sources: [raport-2019]  # <- PMS206
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
sources: [rapport-2019]
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import Guesses
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.parcours import citations
from pms_cli.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Citations of a document that documents.yaml does not have."""
    if workspace.documents is not None and workspace.documents.value is None:
        return  # the registry has a fault of its own, told already
    known = {document.code for document in workspace.plan.documents}
    guesses = Guesses(sorted(known))
    for file in workspace.files:
        if file.value is None:
            continue
        for path, reference in citations(file.value):
            code = reference.code
            if code in known:
                continue
            if workspace.documents is None:
                remedy = " : créez ce fichier et ajoutez-l’y"
            else:
                remedy = (
                    guesses(code) or " : corrigez le code, ou ajoutez le document à documents.yaml"
                )
            yield Finding(
                file, path, f"le document « {code} » n’est pas dans documents.yaml{remedy}"
            )


RULE = Rule("PMS206", "document-inconnu", __doc__ or "", check=check)
