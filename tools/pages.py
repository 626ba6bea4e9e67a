"""The generated pages of docs/: commands, file format, rules."""

import types
import typing
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pms_cli.lint.rules import RETIRED, RULES
from pms_cli.model import (
    Acteurs,
    DatePartielle,
    Documents,
    Edition,
    Fiche,
    Instances,
    Numero,
    Plage,
    Territoire,
)
from pms_cli.source import MAX_BYTES, MAX_DEPTH, MAX_NODES
from pms_cli.workspace import MAX_FILES

EXAMPLE = """
numero: 12                     # "8.2" entre guillemets pour une fiche sectorielle
titre: Mieux accueillir les familles
axe: 1
orientation: 2
livret: developpement-social
pilotes: [DSDS, DPMI]
partenaires: [CAF, CCAS]
calendrier:
  debut: 2017                  # 2017, 2017-T3, 2017-09 ou 2017-09-15
  fin: 2022
  jalons:
    - date: 2018-T2
      libelle: Ouverture du premier accueil commun
contexte: >-
  Un paragraphe, sur autant de lignes qu’il faut,
  chacune en retrait.
objectifs:
  - Un accueil par territoire
modalites:
  - titre: Former les équipes
    actions:
      - Trois journées de formation par an
indicateurs:
  - libelle: Nombre d’agents formés
    type: nombre
    sens: hausse
    cible: {date: 2022, valeur: 400}
    mesures:
      - {date: 2018-12, valeur: 120, document: bilan-2018}
avancement:                    # du plus ancien au plus récent
  - date: 2019-02
    niveau: 2
    constat: >-
      Ce qui est fait, en cours, prévu.
    document: point-etape-2019-02
    lecture: appariee          # le niveau reste à confirmer
    niveaux_possibles: [2, 3]
liens: [24]
sources: [livret-developpement-social]
"""
"""A sheet with every key: the file format's page shows it, a test reads it."""

_MADE = "<!-- Page engendrée par le code : ne la modifiez pas, lancez « make docs ». -->\n\n"
_STATUSES = """
## Codes de sortie

| Code | Sens |
| ---: | :--- |
| 0 | Tout va bien. |
| 1 | Des problèmes, ou des chiffres incomplets parce qu’une fiche est illisible. |
| 2 | La commande est mal employée, ou le plan ne peut pas être lu. |
| 3 | Un défaut de pms : le message donne le chemin d’un journal à joindre. |
| 130 | La commande a été interrompue. |

## Variables d’environnement

| Variable | Effet |
| :--- | :--- |
| `PMS_PLAN` | Dossier du plan, comme `--plan`. |
| `NO_COLOR` | Sans couleurs, même sur un terminal. |
| `COLUMNS` | Largeur à laquelle mettre en page. |
| `PMS_DEBUG` | Montre le détail d’une erreur interne. |
| `SOURCE_DATE_EPOCH` | Date du jour, en secondes depuis 1970, pour un résultat identique. |
"""


def commands_page(output_of: Callable[[str], str]) -> str:
    """docs/commandes.md: the help of every command, as it prints it."""
    from pms_cli.cli.app import build_command

    parts = [_MADE, "# Les commandes\n\n", f"```text\n{output_of('pms --help')}\n```\n"]
    parts += [
        f"\n## {name}\n\n```text\n{output_of(f'pms {name} --help')}\n```\n"
        for name in build_command().commands  # type: ignore[attr-defined]
    ]
    return "".join([*parts, _STATUSES])


def rules_page() -> str:
    """docs/regles.md: the page of every rule."""
    parts = [
        _MADE,
        "# Les règles de `pms lint`\n\n| Code | Nom | Sévérité | Ce qui est signalé |\n",
    ]
    parts.append("| :--- | :--- | :--- | :--- |\n")
    parts += [
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity.label} "
        f"| {rule.title} |\n"
        for rule in RULES
    ]
    for rule in RULES:
        title, _, rest = rule.page.strip().partition("\n")
        head = f"**{title}** (`{rule.name}`, depuis {rule.since})"
        parts.append(f"\n## {rule.code}\n\n{head}\n{rest}\n")
    if RETIRED:
        parts.append("\n## Codes retirés\n\n")
        parts += [f"- {code} : {reason}\n" for code, reason in RETIRED.items()]
    return "".join(parts)


_FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("plan.yaml", "Le plan : axes, échelle, noms. Il marque le dossier du plan.", Edition),
    ("actions/NN-….yaml", "Une fiche action, ou sectorielle. Un fichier par fiche.", Fiche),
    ("documents.yaml", "Les documents que les fiches citent.", Documents),
    ("acteurs.yaml", "Les services et les partenaires, par sigle.", Acteurs),
    ("instances.yaml", "Les instances qui suivent le plan.", Instances),
    ("territories/….yaml", "Un territoire et son projet social.", Territoire),
)  # fmt: skip


_INTRODUCTION = f"""\
Un dossier contient un plan. Les fichiers sont en YAML, encodés en UTF-8. Chaque valeur est lue
telle qu’elle est écrite : `1.10`, `012` ou `no` restent ce texte, et c’est la clé qui dit comment le lire.

Limites : {MAX_BYTES} octets, {MAX_DEPTH} niveaux imbriqués et {MAX_NODES} clés et valeurs par
fichier ; {MAX_FILES} fichiers par dossier.

Ne sont pas acceptés : ancres et renvois (`&`, `*`, `<<`), étiquettes (`!`), plusieurs documents dans
un fichier (`---`), clés en double, caractères de contrôle. Une clé laissée vide compte comme absente.

Une fiche, par l’exemple (seuls `numero`, `titre`, `axe` et `orientation` sont obligatoires) :

```yaml
{EXAMPLE.strip()}
```
"""


def format_page() -> str:
    """docs/format.md: every file and every key, from the schemas."""
    parts = [
        _MADE,
        "# Le format des fichiers\n\n",
        _INTRODUCTION,
    ]
    for path, what, model in _FILES:
        parts.append(f"\n## {path}\n\n{what}\n\n")
        parts += _tables(model, set(), "")
    parts.append(_VALUES)
    return "".join(parts)


_VALUES = """
## Les valeurs

- **texte** : une ligne, ou un paragraphe après `>-`. Entre guillemets s’il contient « : » ou
  commence par un signe.
- **code** : minuscules sans accent, chiffres et tirets, comme `livret-pmi`.
- **date** : `2017` (l’année), `2017-T3` (le trimestre), `2017-09` (le mois) ou `2017-09-15` (le
  jour). On garde la précision voulue. Un point daté d’un mois vaut dès le premier jour de ce mois.
- **numéro** : `12`, ou `"8.2"` entre guillemets pour la deuxième fiche sectorielle de l’action 8.
- **suite** : `8-14`, ou `71` pour un seul numéro.
- **entier** : des chiffres seuls. **nombre** : sans espace, avec un point pour les décimales.
"""


def _tables(model: type[BaseModel], done: set[type[BaseModel]], path: str) -> Iterator[str]:
    """The table of a mapping's keys, then those of the mappings inside it."""
    done.add(model)
    yield "| Clé | Valeur | Obligatoire | Sens |\n| :--- | :--- | :--- | :--- |\n"
    inner: list[tuple[str, type[BaseModel]]] = []
    for name, field in model.model_fields.items():
        kind, part = _kind(field)
        required = "oui" if field.is_required() else ""
        yield f"| `{name}` | {kind} | {required} | {field.description} |\n"
        if part is not None and part not in done:
            inner.append((name, part))
    for name, part in inner:
        if part in done:
            continue
        yield f"\n### `{path}{name}`\n\n"
        yield from _tables(part, done, f"{path}{name}.")


def _kind(field: FieldInfo) -> tuple[str, type[BaseModel] | None]:
    """A value's kind in French, and the schema inside it if it is a mapping or a list of them."""
    kind, part, many = _annotation(field.annotation, field.metadata)
    return (f"liste : {kind}" if many else kind), part


def _annotation(annotation: Any, metadata: list[Any]) -> tuple[str, type[BaseModel] | None, bool]:
    origin = typing.get_origin(annotation)
    arguments = [found for found in typing.get_args(annotation) if found is not type(None)]
    if origin in {types.UnionType, typing.Union}:
        return _annotation(arguments[0], metadata)
    if origin is tuple:
        kind, part, _ = _annotation(arguments[0], metadata)
        return kind, part, True
    if origin is typing.Literal:
        return " ou ".join(f"`{choice}`" for choice in arguments), None, False
    if origin is typing.Annotated:
        return _annotation(arguments[0], list(arguments[1:]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "clés", annotation, False
    return _scalar(annotation, metadata), None, False


def _scalar(annotation: Any, metadata: list[Any]) -> str:
    named = {DatePartielle: "date", Numero: "numéro", Plage: "suite", int: "entier"}
    if annotation in named:
        return named[annotation]
    if annotation is str:
        return "code" if any(getattr(item, "pattern", None) for item in metadata) else "texte"
    return "nombre"
