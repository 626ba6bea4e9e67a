"""La valeur d’un indicateur ne peut pas être de son type.

Un « oui-non » vaut 1 (oui) ou 0 (non) ; une part ne dépasse pas 100 % et n’est pas négative ; un
nombre de personnes n’est pas négatif. Une telle valeur fausse le taux d’atteinte et les rapports.
Une évolution, une hausse ou un taux d’occupation peuvent dépasser 100 % ou être négatifs : la règle
les reconnaît à leur libellé.

Que faire : corrigez la valeur, ou le type de l’indicateur.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Charte signée
    type: oui-non
    mesures:
      - {date: 2019-02, valeur: 3, document: rapport-2019}  # <- PMS223
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
indicateurs:
  - libelle: Charte signée
    type: oui-non
    mesures:
      - {date: 2019-02, valeur: 1, document: rapport-2019}
```
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from pms_cli.diagnostics import KeyPath, Severity
from pms_cli.francais import nombre
from pms_cli.lint.rule import Finding, Rule
from pms_cli.model.mesures import Indicateur, IndicateurCommun
from pms_cli.motif import motif
from pms_cli.workspace import PlanFile, Workspace

_WHOLE: Final = Decimal(100)
# What may go over 100 % or under zero, by what it is called.
_FREE = motif(
    r"évolution|hausse|baisse|augmentation|diminution|progression|croissance|variation|écart|solde"
    r"|occupation|remplissage|réalisation|exécution|couverture|rendement|par rapport",
    re.IGNORECASE,
)
_COUNT = motif(r"\s*nombre\s+d", re.IGNORECASE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Values, targets and measures that the type of their indicator cannot have."""
    common = {indicateur.code: indicateur for indicateur in workspace.plan.indicateurs}
    for file in workspace.fiches:
        for index, indicateur in enumerate(file.value.indicateurs if file.value else ()):
            yield from _wrong(file, ("indicateurs", index), indicateur, common)
    registry = workspace.indicateurs
    if registry is not None and registry.value is not None:
        for index, entry in enumerate(registry.value.indicateurs):
            yield from _wrong(registry, ("indicateurs", index), entry, common)


def _wrong(
    file: PlanFile[Any],
    path: KeyPath,
    indicateur: Indicateur,
    common: dict[str, IndicateurCommun],
) -> Iterator[Finding]:
    if not (indicateur.mesures or indicateur.cible or indicateur.initiale):
        return
    cited = common.get(indicateur.code) if indicateur.code else None
    kind = indicateur.type or (cited.type if cited else None)
    label = indicateur.libelle or (cited.libelle if cited else None) or ""
    for where, value in _values(indicateur):
        reason = _reason(kind, label, value)
        if reason:
            yield Finding(file, (*path, *where, "valeur"), reason)


def _values(indicateur: Indicateur) -> Iterator[tuple[KeyPath, Decimal]]:
    if indicateur.initiale is not None:
        yield ("initiale",), indicateur.initiale.valeur
    if indicateur.cible is not None:
        yield ("cible",), indicateur.cible.valeur
    for index, mesure in enumerate(indicateur.mesures):
        yield ("mesures", index), mesure.valeur


def _reason(kind: str | None, label: str, value: Decimal) -> str | None:
    """What is wrong with a value of that type, None when nothing is."""
    if kind == "oui-non" and value not in {Decimal(0), Decimal(1)}:
        return (
            f"un indicateur oui-non ne peut pas valoir {nombre(value)} : "
            "écrivez 1 pour oui, 0 pour non"
        )
    if kind == "pourcentage" and not 0 <= value <= _WHOLE and not _FREE.search(label):
        return (
            f"{nombre(value)} % n’est pas une part possible (de 0 à 100) : corrigez la valeur, "
            "ou donnez « type: nombre » si ce n’est pas un pourcentage"
        )
    if kind == "nombre" and value < 0 and _COUNT.match(label) and not _FREE.search(label):
        return f"un nombre compté ne peut pas être négatif ({nombre(value)}) : corrigez la valeur"
    return None


RULE = Rule("PMS223", "valeur-hors-de-son-type", __doc__ or "", Severity.AVERTISSEMENT, check=check)
