"""Deux entrées d’un registre portent le même code.

Un code de document, un sigle, un numéro d’axe ou d’orientation, un niveau de l’échelle désigne une
seule chose.

Que faire : corrigez l’un des deux codes, ou réunissez les deux entrées.

Mauvais :

```yaml acteurs.yaml
acteurs:
  - {sigle: ARS, nom: Agence régionale de santé, nature: partenaire}
  - {sigle: ARS, nom: Association Rhône solidaire, nature: partenaire}  # <- PMS212
```

Bon :

```yaml acteurs.yaml
acteurs:
  - {sigle: ARS, nom: Agence régionale de santé, nature: partenaire}
  - {sigle: ASRS, nom: Association Rhône solidaire, nature: partenaire}
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import KeyPath, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.workspace import PlanFile, Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Second and later entries of a code, in each list that codes identify."""
    for file, path, key, codes in _registries(workspace):
        first: dict[str, int] = {}
        for index, code in enumerate(codes):
            if code in first:
                message = (
                    f"« {shorten(code)} » est déjà pris par l’entrée n° {first[code] + 1} "
                    "de cette liste : corrigez l’un des deux, ou réunissez-les"
                )
                yield Finding(file, (*path, index, key), message)
            first.setdefault(code, index)
    first_file: dict[tuple[str, str], str] = {}
    named: list[tuple[PlanFile[Any], str]] = [(file, "code") for file in workspace.territoires]
    named += [(file, "edition") for file in workspace.editions]
    for file, key in named:
        if file.value is None:
            continue
        code = getattr(file.value, key)
        if (key, code) in first_file:
            other = first_file[key, code]
            message = f"« {code} » est déjà le code de {other} : corrigez l’un des deux"
            yield Finding(file, (key,), message)
        first_file.setdefault((key, code), file.path)


def _registries(
    workspace: Workspace,
) -> Iterator[tuple[PlanFile[Any], KeyPath, str, list[str]]]:
    """Each list of a registry: its file, its path, the key of the codes, the codes."""
    plan, edition = workspace.plan, workspace.plan.edition
    if workspace.documents is not None:
        codes = [document.code for document in plan.documents]
        yield workspace.documents, ("documents",), "code", codes
    if workspace.acteurs is not None:
        yield workspace.acteurs, ("acteurs",), "sigle", [acteur.sigle for acteur in plan.acteurs]
    if workspace.instances is not None:
        codes = [instance.code for instance in plan.instances]
        yield workspace.instances, ("instances",), "code", codes
    if workspace.glossaire is not None:
        yield workspace.glossaire, ("sigles",), "sigle", [item.sigle for item in plan.glossaire]
    if workspace.indicateurs is not None:
        codes = [indicateur.code for indicateur in plan.indicateurs]
        yield workspace.indicateurs, ("indicateurs",), "code", codes
    if workspace.chiffres is not None:
        codes = [chiffre.code for chiffre in plan.chiffres]
        yield workspace.chiffres, ("chiffres",), "code", codes
    for before in workspace.editions:
        codes = [str(fiche.numero) for fiche in before.value.fiches] if before.value else []
        yield before, ("fiches",), "numero", codes
    codes = [famille.code for famille in edition.familles]
    yield workspace.edition, ("familles",), "code", codes
    yield workspace.edition, ("secteurs",), "code", [secteur.code for secteur in edition.secteurs]
    yield workspace.edition, ("livrets",), "code", [livret.code for livret in edition.livrets]
    codes = [str(degre.niveau) for degre in edition.echelle.libelles]
    yield workspace.edition, ("echelle", "libelles"), "niveau", codes
    yield workspace.edition, ("axes",), "numero", [str(axe.numero) for axe in edition.axes]
    for index, axe in enumerate(edition.axes):
        codes = [str(orientation.numero) for orientation in axe.orientations]
        yield workspace.edition, ("axes", index, "orientations"), "numero", codes


RULE = Rule("PMS212", "code-en-double", __doc__ or "", check=check)
