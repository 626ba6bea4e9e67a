"""The generated pages of docs/: commands, file format, rules."""

import types
import typing
from collections.abc import Callable, Iterator
from typing import Any

from pms_cli.lint.rules import RETIRED, RULES
from pms_cli.model import (
    Acteurs,
    Chiffres,
    DatePartielle,
    Documents,
    Edition,
    EditionAnterieure,
    Fiche,
    Glossaire,
    IndicateursCommuns,
    Instances,
    Lignee,
    Numero,
    Plage,
    Reference,
    Territoire,
)
from pms_cli.model.base import Partie, declares
from pms_cli.model.faults import part_within
from pms_cli.model.types import Genre
from pms_cli.source import MAX_BYTES, MAX_DEPTH, MAX_NODES
from pms_cli.workspace import MAX_FILES

EXAMPLE = """
numero: 12                     # "8.2" entre guillemets pour une fiche sectorielle
lecture_numero: lue            # supposee quand le document ne permet pas de lire le numéro
titre: Mieux accueillir les familles
titre_livret: Accueillir mieux les familles    # quand le livret imprime un autre titre
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
      atteint: 2018-06         # quand on le sait
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
    periodicite: annuelle
    cible: {date: 2022, valeur: 400}
    mesures:
      - {date: 2018-12, valeur: 120, document: bilan-2018 (p. 12)}
  - code: familles-accueillies # un indicateur commun à plusieurs fiches : voir indicateurs.yaml
avancement:                    # du plus ancien au plus récent
  - date: 2019-02
    niveau: 2
    constat: >-
      Ce qui est fait, en cours, prévu.
    document: point-etape-2019-02
    lecture: appariee          # le niveau reste à confirmer
    niveaux_possibles: [2, 3]
liens: [24]
issue_de: [pms-2017-2022/34]   # une fiche d’une édition précédente : voir editions/
sources: [livret-developpement-social (fiche 12)]
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
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.poids} | {rule.title} |\n"
        for rule in RULES
    ]
    for rule in RULES:
        title, _, rest = rule.page.strip().partition("\n")
        head = f"**{title}** (`{rule.name}`, {rule.poids}, depuis {rule.since})"
        if rule.sur_demande:
            head += f"\n\n{rule.comment_demander}"
        parts.append(f"\n## {rule.code}\n\n{head}\n{rest}\n")
    if RETIRED:
        parts.append("\n## Codes retirés\n\n")
        parts += [f"- {code} : {reason}\n" for code, reason in RETIRED.items()]
    return "".join(parts)


_FILES: tuple[tuple[str, str, type[Partie]], ...] = (
    ("plan.yaml", "Le plan : axes, échelle, noms. Il marque le dossier du plan.", Edition),
    ("actions/NN-….yaml", "Une fiche action, ou sectorielle. Un fichier par fiche.", Fiche),
    ("documents.yaml", "Les documents que les fiches citent.", Documents),
    ("acteurs.yaml", "Les services et les partenaires, par sigle.", Acteurs),
    ("glossaire.yaml", "Les sigles des textes qui ne sont pas des acteurs.", Glossaire),
    ("instances.yaml", "Les instances qui suivent le plan.", Instances),
    ("indicateurs.yaml", "Les indicateurs que plusieurs fiches demandent.", IndicateursCommuns),
    ("chiffres.yaml", "Les chiffres de contexte.", Chiffres),
    ("territories/….yaml", "Un territoire et son projet social.", Territoire),
    (
        "editions/….yaml",
        (
            "Une édition précédente, réduite aux numéros et aux titres de ses fiches. "
            "`pms list --format edition`, lancé sur l’ancien plan, l’écrit."
        ),
        EditionAnterieure,
    ),
)  # fmt: skip


_INTRODUCTION = f"""\
Un dossier contient un plan. Les fichiers sont en YAML, encodés en UTF-8. Chaque valeur est lue
telle qu’elle est écrite : `1.10`, `012` ou `no` restent ce texte, et c’est la clé qui dit comment
le lire.

Limites : {MAX_BYTES} octets, {MAX_DEPTH} niveaux imbriqués et {MAX_NODES} clés et valeurs par
fichier ; {MAX_FILES} fichiers par dossier.

Ne sont pas acceptés : ancres et renvois (`&`, `*`, `<<`), étiquettes (`!`), plusieurs documents
dans un fichier (`---`), clés en double, caractères de contrôle. Une clé laissée vide compte comme
absente.

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
    parts.append(_PROFILES)
    return "".join(parts)


_VALUES = """
## Les valeurs

- **texte** : une ligne, ou un paragraphe après `>-`. Entre guillemets s’il contient « : » ou
  commence par un signe.
- **code** : minuscules sans accent, chiffres et tirets, comme `livret-pmi`.
- **date** : `2017` (l’année), `2017-T3` (le trimestre), `2017-09` (le mois) ou `2017-09-15` (le
  jour). On garde la précision voulue. Un point daté d’un mois vaut dès le premier jour de ce mois.
- **document** : le code d’un document de `documents.yaml`, suivi au besoin de l’endroit entre
  parenthèses : `livret-pmi (fiche 12, p. 14)`. Dans une liste entre crochets, un endroit qui
  contient une virgule demande des guillemets : `["livret-pmi (fiche 12, p. 14)"]`.
- **fiche antérieure** : le code de l’édition, une barre, le numéro : `pms-2017-2022/34`.
- **numéro** : `12`, ou `"8.2"` entre guillemets pour la deuxième fiche sectorielle de l’action 8.
- **suite** : `8-14`, ou `71` pour un seul numéro.
- **entier** : des chiffres seuls. **nombre** : sans espace, avec un point pour les décimales.
"""


_PROFILES = """
## Les profils

Ce qui est montré dépend de qui le lit : `public`, `partenaires`, `interne`. Le profil `interne`
voit tout. Une clé réservée le dit plus haut, après son sens ; une instance de nature `interne`
l’est avec ses réunions. Un plan peut réserver d’autres clés, jamais ouvrir celles-ci :

```yaml
reglages:
  profils:
    - {champ: avancement.constat, profil: partenaires}   # pas au public
    - {champ: partenaires, profil: interne}              # ni au public, ni aux partenaires
    - {champ: instances.reunions, profil: interne}       # une clé d’un autre fichier
```

Ne se réserve pas seul ce qui est obligatoire, ni ce qui dit comment lire le reste : un doute
(`lecture`, `note`), une borne, une unité, un périmètre. Réservez alors ce qui le contient.
"""


def _tables(part: type[Partie], done: set[type[Partie]], path: str) -> Iterator[str]:
    """The table of a mapping's keys, then those of the mappings inside it."""
    done.add(part)
    yield "| Clé | Valeur | Obligatoire | Sens |\n| :--- | :--- | :--- | :--- |\n"
    inner: list[tuple[str, type[Partie]]] = []
    for declared in declares(part):
        required = "oui" if declared.obligatoire else ""
        kind = _kind(declared.annotation)
        yield f"| `{declared.nom}` | {kind} | {required} | {declared.champ.en_clair} |\n"
        found = part_within(declared.annotation)
        if found is not None and found not in done:
            inner.append((declared.nom, found))
    for name, found in inner:
        if found in done:
            continue
        yield f"\n### `{path}{name}`\n\n"
        yield from _tables(found, done, f"{path}{name}.")


_NAMES = {
    DatePartielle: "date",
    Lignee: "fiche antérieure",
    Numero: "numéro",
    Plage: "suite",
    Reference: "document",
}


def _kind(annotation: Any) -> str:
    """A value's kind in French."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        named = (meta.nom for meta in annotation.__metadata__ if isinstance(meta, Genre))
        return next(named, None) or _kind(annotation.__origin__)
    if origin in {types.UnionType, typing.Union}:
        return _kind(next(found for found in arguments if found is not type(None)))
    if origin is tuple:
        return f"liste : {_kind(arguments[0])}"
    if origin is typing.Literal:
        return " ou ".join(f"`{choice}`" for choice in arguments)
    return _NAMES.get(annotation, "clés")
