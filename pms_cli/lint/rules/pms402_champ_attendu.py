"""Une fiche n’a pas un champ que le plan attend.

« reglages.attendus », dans « plan.yaml », énumère les champs que ce plan attend de chaque fiche, en
plus des quatre qui sont obligatoires partout ; « attendus_actions » et « attendus_sectorielles »
ajoutent ceux d’une sorte de fiche. Un point mène à l’intérieur : « calendrier.fin » est attendu de
chaque fiche, « avancement.constat » de chaque point d’avancement. `pms completude` montre tout ce
qui manque.

Que faire : ajoutez le champ à la fiche, ou retirez-le de « attendus ».

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
reglages:
  attendus: [avancement]
```

```yaml actions/03-soutien.yaml
numero: 3  # <- PMS402
titre: Soutenir les aidants
axe: 1
orientation: 2
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
reglages:
  attendus: [avancement]
```

```yaml actions/03-soutien.yaml
numero: 3
titre: Soutenir les aidants
axe: 1
orientation: 2
avancement:
  - date: 2019-02
    niveau: 2
```
"""

from collections.abc import Iterator
from typing import Any

from pms_cli.diagnostics import Severity, did_you_mean, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model import Fiche
from pms_cli.model.attendus import ChampDeFiche, champs_de_fiche
from pms_cli.workspace import PlanFile, Workspace

Expected = tuple[tuple[ChampDeFiche, str], ...]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sheets without a field that the plan expects, and expected fields that no sheet can have."""
    settings = workspace.plan.edition.reglages
    lists = {
        "attendus": settings.attendus,
        "attendus_actions": settings.attendus_actions,
        "attendus_sectorielles": settings.attendus_sectorielles,
    }
    if not any(lists.values()):
        return
    fields = champs_de_fiche()
    for key, names in lists.items():
        for index, name in enumerate(names):
            if name not in fields:
                guess = did_you_mean(name, fields) or " : corrigez-le, ou retirez-le"
                message = f"une fiche n’a pas de champ « {shorten(name)} »{guess}"
                yield Finding(workspace.edition, ("reglages", key, index), message)
    expected: dict[bool, Expected] = {
        sectoral: tuple(
            (fields[name], _of_which(workspace, name, sectoral=sectoral))
            for name in settings.attendus_de(sectorielle=sectoral)
            if name in fields
        )
        for sectoral in (False, True)
    }
    for file in workspace.fiches:
        if file.value is not None:
            yield from _lacking(file, file.value, expected[file.value.numero.est_sectoriel])


def _of_which(workspace: Workspace, name: str, *, sectoral: bool) -> str:
    edition = workspace.plan.edition
    if name in edition.reglages.attendus:
        return "chaque fiche"
    return f"chaque {'fiche sectorielle' if sectoral else edition.noms.action.singulier}"


def _lacking(file: PlanFile[Fiche], fiche: Fiche, expected: Expected) -> Iterator[Finding]:
    for field, which in expected:
        for path in field.manques(fiche):
            # In a file at fault, what is not in the value may be written, with its own fault.
            if not file.valid and (field.dans_une_liste or _written(file, field)):
                continue
            if not path:
                message = (
                    f"il manque « {field.chemin} », que ce plan attend de {which} : ajoutez-le"
                )
                yield Finding(file, ("numero",), message)
            else:
                message = (
                    f"il manque ici « {field.reste(path)} » : ce plan attend « {field.chemin} » "
                    f"de {which}, ajoutez-le"
                )
                yield Finding(file, path, message, on_key=isinstance(path[-1], str))


def _written(file: PlanFile[Fiche], field: ChampDeFiche) -> bool:
    data: Any = file.source.data
    for key, _ in field.etapes:
        if not isinstance(data, dict):
            return True
        data = data.get(key)
        if data in (None, []):
            return False
    return True


RULE = Rule("PMS402", "champ-attendu", __doc__ or "", Severity.AVERTISSEMENT, check=check)
