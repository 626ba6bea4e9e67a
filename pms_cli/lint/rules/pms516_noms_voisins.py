"""Deux titres ou deux noms sont presque les mêmes.

Une fiche copiée, un acteur saisi deux fois sous deux sigles : les comptes seraient faux, et le
lecteur ne saurait pas lequel est le bon. Les accents, les majuscules, le pluriel, les petits mots
et une faute de frappe ne distinguent pas deux noms ; un nombre, un nom propre ou un autre mot, si.
Une fiche sectorielle peut reprendre le titre de son action. Le réglage « ressemblance » de
« plan.yaml » dit à partir de combien deux noms passent pour le même (90 %).

Que faire : retirez l’un des deux, ou dites dans le titre ce qui les distingue.

Mauvais :

```yaml actions/03-soutien.yaml
numero: 3
titre: Accueillir la famille  # <- PMS516
axe: 1
orientation: 2
```

Bon :

```yaml actions/03-soutien.yaml
numero: 3
titre: Accueillir les familles d’accueil
axe: 1
orientation: 2
```
"""

from collections.abc import Iterator

from pms_cli.diagnostics import KeyPath, Severity, shorten
from pms_cli.lint.likeness import Names, nearly_same
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Fiche, Indicateur
from pms_cli.workspace import PlanFile, Workspace

_REMEDY = "retirez l’un des deux, ou dites ce qui les distingue"


def check(workspace: Workspace) -> Iterator[Finding]:
    """Titles of two sheets, names of two acteurs or documents, indicators of one sheet."""
    percent = workspace.plan.edition.reglages.lint.seuils.ressemblance
    yield from _titles(workspace, percent)
    yield from _registries(workspace, percent)
    for file in workspace.fiches:
        if file.value is not None and len(file.value.indicateurs) > 1:
            yield from _indicators(file, file.value.indicateurs, percent)


def _indicators(
    file: PlanFile[Fiche], indicateurs: tuple[Indicateur, ...], percent: int
) -> Iterator[Finding]:
    labels = [item.libelle or "" for item in indicateurs]
    for place, before in nearly_same(labels, percent):
        if labels[place] and labels[before]:
            path: KeyPath = ("indicateurs", place, "libelle")
            message = f"cet indicateur est presque « {shorten(labels[before])} » : {_REMEDY}"
            yield Finding(file, path, message)


def _titles(workspace: Workspace, percent: int) -> Iterator[Finding]:
    files = {file.path: file for file in workspace.fiches}
    names = Names(percent)
    for resume in workspace.index.resumes:
        if workspace.index.premiers[resume.numero] is not resume:
            continue  # PMS201 says all there is to say
        near = names.add(resume.titre, str(resume.numero.action), resume.path)
        file = files.get(resume.path)
        if near is not None and file is not None:
            message = (
                f"ce titre est presque celui de {near.where} (« {shorten(near.name)} ») : {_REMEDY}"
            )
            yield Finding(file, ("titre",), message)


def _registries(workspace: Workspace, percent: int) -> Iterator[Finding]:
    acteurs, documents = workspace.acteurs, workspace.documents
    if acteurs is not None and acteurs.value is not None:
        names = Names(percent)
        for place, acteur in enumerate(acteurs.value.acteurs):
            near = names.add(acteur.nom, acteur.sigle, acteur.sigle)
            if near is not None:
                message = f"ce nom est presque celui de {near.where}, autre acteur : {_REMEDY}"
                yield Finding(acteurs, ("acteurs", place, "nom"), message)
    if documents is not None and documents.value is not None:
        names = Names(percent)
        for place, document in enumerate(documents.value.documents):
            near = names.add(document.titre, str(document.code), str(document.code))
            if near is not None:
                message = f"ce titre est presque celui de {near.where}, autre document : {_REMEDY}"
                yield Finding(documents, ("documents", place, "titre"), message)


RULE = Rule("PMS516", "noms-voisins", __doc__ or "", Severity.CONSEIL, check=check)
