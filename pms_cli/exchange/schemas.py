"""The JSON Schemas of a plan's files, dressed for editors: the plan's own codes, bits to insert.

What a file may say comes from the model; here come the names that this plan gives. A code that the
plan does not have is refused, except where new ones come every day (numbers of sheets) or stand in
the very file being written (sectors and families of ``plan.yaml``).
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from pms_cli.exchange.amorces import AMORCES
from pms_cli.francais import majuscule, typographie
from pms_cli.lint.rules import RULES
from pms_cli.model import (
    Acteurs,
    ActionTerritoriale,
    Axe,
    Chiffre,
    ChiffreCle,
    Chiffres,
    Documents,
    Edition,
    EditionAnterieure,
    Fiche,
    Glossaire,
    Indicateur,
    IndicateursCommuns,
    Instances,
    Lignee,
    Livret,
    Numero,
    Plan,
    Point,
    Reference,
    Reunion,
    Territoire,
)
from pms_cli.model.base import Partie, declares
from pms_cli.model.profils import cachables, chemins
from pms_cli.model.references import LIEU
from pms_cli.model.reglages import (
    ReglageChemin,
    ReglageProfil,
    Reglages,
    ReglageSeverite,
    ReglagesLint,
)
from pms_cli.model.schema import Schema, genre, schema_de, une_de
from pms_cli.model.territoire import SansObjet
from pms_cli.model.types import GenreCode
from pms_cli.texte import printable_json

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
MADE: Final = "Produit par pms schema : ne le modifiez pas, relancez la commande."


class Sorte(NamedTuple):
    """A kind of file of a plan: the part that it holds and where it is in the plan's folder."""

    partie: type[Partie]
    fichiers: str


SORTES: Final[dict[str, Sorte]] = {
    "plan": Sorte(Edition, "plan.yaml"),
    "fiche": Sorte(Fiche, "actions/*.yaml"),
    "acteurs": Sorte(Acteurs, "acteurs.yaml"),
    "documents": Sorte(Documents, "documents.yaml"),
    "glossaire": Sorte(Glossaire, "glossaire.yaml"),
    "instances": Sorte(Instances, "instances.yaml"),
    "indicateurs": Sorte(IndicateursCommuns, "indicateurs.yaml"),
    "chiffres": Sorte(Chiffres, "chiffres.yaml"),
    "territoire": Sorte(Territoire, "territories/*.yaml"),
    "edition": Sorte(EditionAnterieure, "editions/*.yaml"),
}
"""The schemas by name, in the order in which they are listed."""

_PAR_ATTRIBUT: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "edition": ("plan", ()),
    "fiches": ("fiche", ()),
    "documents": ("documents", ("documents",)),
    "acteurs": ("acteurs", ("acteurs",)),
    "glossaire": ("glossaire", ("sigles",)),
    "instances": ("instances", ("instances",)),
    "indicateurs": ("indicateurs", ("indicateurs",)),
    "chiffres": ("chiffres", ("chiffres",)),
    "territoires": ("territoire", ()),
    "editions": ("edition", ()),
}
"""For each attribute of a Plan: the schema of its files, the key under which it stands there."""

_RENVOIS: Final[dict[tuple[type[Partie], str], str]] = {
    (Fiche, "axe"): "axe",
    (Fiche, "livret"): "livret",
    (Fiche, "pilotes"): "acteur",
    (Fiche, "partenaires"): "acteur",
    (Fiche, "liens"): "fiche",
    (Point, "niveau"): "niveau",
    (Point, "niveaux_possibles"): "niveau",
    (Indicateur, "code"): "indicateur",
    (Chiffre, "territoire"): "territoire",
    (ChiffreCle, "territoire"): "territoire",
    (Reunion, "territoire"): "territoire",
    (ActionTerritoriale, "decline"): "fiche",
    (SansObjet, "action"): "action",
    (Livret, "secteur"): "secteur",
    (Axe, "famille"): "famille",
    (ReglagesLint, "select"): "regle",
    (ReglagesLint, "ignore"): "regle",
    (ReglageChemin, "ignore"): "regle",
    (ReglageSeverite, "regle"): "regle",
    (Reglages, "attendus"): "champ",
    (ReglageProfil, "champ"): "champ-reserve",
}
_PAR_GENRE: Final[dict[Any, str]] = {Reference: "document", Lignee: "lignee"}

Nommes = Iterable[tuple[str, str]]
"""Codes and what each is called."""


def file_name(name: str) -> str:
    """The file of a schema, « fiche.schema.json »."""
    return f"{name}.schema.json"


def schema(name: str, plan: Plan | None = None) -> Schema:
    """One of SORTES as a JSON Schema, with the codes of a plan when one is given."""
    known = _known(plan)

    def renvoi(part: type[Partie], key: str, kind: Any) -> list[Schema] | None:
        wanted = _RENVOIS.get((part, key)) or _PAR_GENRE.get(kind)
        if wanted not in known:
            return None
        return [{"$ref": f"#/definitions/{found}"} for found in known[wanted]]

    made = schema_de(SORTES[name].partie, renvoi)
    for chosen in plan.edition.reglages.profils if plan is not None else ():
        for kind, place in _reserved(chosen.champ):
            if kind == name:
                part = _within(made, place, whole=True)
                part["description"] = typographie(
                    f"{part['description'].rstrip('.')} (profil {chosen.profil} dans ce plan)."
                )
    if name == "fiche" and plan is not None:
        made["allOf"] = list(_orientations(plan.edition, made["properties"]["orientation"]))
    for place, snippets in AMORCES.get(name, {}).items():
        _within(made, place)["defaultSnippets"] = [
            {**snippet, "description": typographie(snippet["description"])}
            for snippet in snippets(plan)
        ]
    used = set(_references(made))
    definitions = {
        key: form
        for forms in known.values()
        for key, form in forms.items()
        if f"#/definitions/{key}" in used
    }
    head: Schema = {"$schema": DRAFT, "$comment": typographie(MADE)}
    return {**head, **made, **({"definitions": definitions} if definitions else {})}


def schema_text(name: str, plan: Plan | None = None) -> str:
    """The same as a file's text."""
    import json

    text = json.dumps(schema(name, plan), ensure_ascii=False, indent=2)
    # Titles of the plan are in it, and it is shown on a terminal.
    return printable_json(text) + "\n"


def _known(plan: Plan | None) -> dict[str, dict[str, Schema]]:
    """For each kind of reference the forms it may have, by name; a kind that has none is absent."""
    fields = ((declared.nom, declared.champ.titre) for declared in declares(Fiche))
    known = {
        "regle": {
            "regle": _enum(((rule.code, rule.title) for rule in RULES), _ABSENTE_REGLE),
            "famille-de-regles": {
                "type": ["string"],
                "pattern": "^[Pp][Mm][Ss][0-9]{0,3}$",
                "errorMessage": _ABSENTE_REGLE,
            },
        },
        "champ": {"champ": _enum(fields, typographie("Une clé de fiche est attendue ici."))},
        "champ-reserve": {"champ-reserve": _enum(cachables().items(), _ABSENT_CACHABLE)},
    }
    return known if plan is None else known | _known_of(plan)


def _known_of(plan: Plan) -> dict[str, dict[str, Schema]]:
    edition = plan.edition
    scale = edition.echelle
    numbers = [(str(sheet.numero), sheet.titre) for sheet in plan.fiches]
    actions = [(str(sheet.numero), sheet.titre) for sheet in plan.actions]
    levels = {
        level: scale.libelle(level) or f"Niveau {level} sur {scale.maximum}."
        for level in scale.degres
    }
    absent = (
        f"{majuscule(edition.noms.axe.aucun)} de ce numéro dans plan.yaml : corrigez le numéro ; "
        f"s’il est juste, complétez plan.yaml, {_RELANCEZ}"
    )
    found = {
        "axe": _numbers("axe", {axe.numero: axe.titre for axe in edition.axes}, absent),
        "niveau": _numbers("niveau", levels, _ABSENT_NIVEAU),
        "livret": _codes("livret", ((item.code, item.titre) for item in edition.livrets)),
        "acteur": _codes("acteur", ((item.sigle, item.nom) for item in plan.acteurs)),
        "territoire": _codes("territoire", ((item.code, item.nom) for item in plan.territoires)),
        "indicateur": _codes(
            "indicateur", ((item.code, item.libelle or "") for item in plan.indicateurs)
        ),
        "document": _documents(plan),
        "secteur": _open("secteur", ((i.code, i.nom) for i in edition.secteurs), GenreCode()),
        "famille": _open("famille", ((i.code, i.nom) for i in edition.familles), GenreCode()),
        "fiche": _open("fiche", numbers, Numero),
        "action": _open("action", actions, Numero),
        "lignee": _open(
            "lignee",
            (
                (f"{past.edition}/{sheet.numero}", sheet.titre)
                for past in plan.editions
                for sheet in past.fiches
            ),
            Lignee,
        ),
    }
    return {kind: forms for kind, forms in found.items() if forms}


_ABSENTE_REGLE = (
    "Un code de règle est attendu ici, comme PMS203, ou le début de plusieurs, comme PMS5."
)
_ABSENT_CACHABLE = typographie(
    "Un champ qui peut être caché est attendu ici, comme avancement.constat ou instances.reunions."
)
_RELANCEZ = "puis relancez pms schema."
_ABSENT_NIVEAU = "Ce niveau n’est pas sur l’échelle du plan (plan.yaml) : choisissez-en un autre."
_ABSENTS: Final = {
    "livret": f"Ce livret n’est pas dans plan.yaml : corrigez-le, ou ajoutez-le, {_RELANCEZ}",
    "acteur": f"Ce sigle n’est pas dans acteurs.yaml : corrigez-le, ou ajoutez-le, {_RELANCEZ}",
    "territoire": "Ce territoire n’a pas de fichier dans territories/ : corrigez le code, ou "
    f"ajoutez le fichier, {_RELANCEZ}",
    "indicateur": "Ce code n’est pas dans indicateurs.yaml : corrigez-le, ou ajoutez "
    f"l’indicateur, {_RELANCEZ}",
    "document": "Ce document n’est pas dans documents.yaml : corrigez le code, ou ajoutez le "
    f"document, {_RELANCEZ}",
}


def _enum(named: Nommes, message: str) -> Schema:
    values: list[str | int] = []
    said: list[str] = []
    for code, name in dict(named).items():
        values.append(code)
        said.append(" ".join(name.split()))
        if code.isdecimal() and code == str(int(code)):
            # « 115 » without quotes is a number for an editor.
            values.append(int(code))
            said.append(said[-1])
    return {"enum": values, "enumDescriptions": said, "errorMessage": message}


def _codes(kind: str, named: Nommes) -> dict[str, Schema]:
    """What the plan's registry has and nothing else; nothing when it is empty."""
    form = _enum(named, typographie(_ABSENTS[kind]))
    return {kind: form} if form["enum"] else {}


def _numbers(kind: str, named: dict[int, str], message: str) -> dict[str, Schema]:
    """Numbers, proposed as such; in quotes they are accepted too."""
    told = typographie(message)
    return {
        kind: {
            "enum": list(named),
            "enumDescriptions": [" ".join(name.split()) for name in named.values()],
            "errorMessage": told,
        },
        f"{kind}-cite": {
            "type": ["string"],
            "pattern": f"^({'|'.join(map(str, named))})$",
            "errorMessage": told,
        },
    }


def _documents(plan: Plan) -> dict[str, Schema]:
    """Codes of the registry, and the same followed by a place."""
    forms = _codes("document", ((item.code, item.titre) for item in plan.documents))
    if forms:
        codes = "|".join(document.code for document in plan.documents)
        forms["citation"] = {
            "type": ["string"],
            "pattern": rf"^\s*({codes})({LIEU})?\s*$",
            "errorMessage": forms["document"]["errorMessage"],
        }
    return forms


def _open(kind: str, named: Nommes, form: Any) -> dict[str, Schema]:
    """What the plan has, proposed; another of the same form is accepted."""
    values: list[str | int | float] = []
    said: list[str] = []
    for code, name in dict(named).items():
        values.append(int(code) if form is Numero and code.isdecimal() else code)
        said.append(" ".join(name.split()))
    (any_other,) = genre(form)
    proposed = {
        "enum": values,
        "enumDescriptions": said,
        "errorMessage": any_other["errorMessage"],
    }
    return {kind: proposed, f"{kind}-autre": any_other} if values else {}


def _orientations(edition: Edition, described: Schema) -> Iterator[Schema]:
    """For each axe that has some, its orientations and their titles."""
    head = {key: described[key] for key in ("title", "description")}
    for axe in edition.axes:
        numbers = {found.numero: found.titre for found in axe.orientations}
        if not numbers:
            continue
        message = (
            f"{majuscule(edition.noms.orientation.aucun)} de ce numéro dans "
            f"{edition.noms.axe.defini} {axe.numero} (plan.yaml)."
        )
        forms = _numbers("orientation", numbers, message)
        yield {
            "if": {"required": ["axe"], "properties": {"axe": {"const": axe.numero}}},
            "then": {"properties": {"orientation": {**head, **une_de(list(forms.values()))}}},
        }


def _references(made: Any) -> Iterator[str]:
    """Every definition that a schema refers to."""
    if isinstance(made, dict):
        for key, value in made.items():
            if key == "$ref":
                yield value
            else:
                yield from _references(value)
    elif isinstance(made, list):
        for item in made:
            yield from _references(item)


def _within(made: Schema, place: str, *, whole: bool = False) -> Schema:
    """The schema of the items of a list, by its keys: « calendrier.jalons »; "" for all of it.

    With ``whole`` that of the list itself.
    """
    found = made
    inside = found
    for key in filter(None, place.split(".")):
        found = inside["properties"][key]
        inside = found.get("items", found)
    return found if whole else inside


def _reserved(champ: str) -> Iterator[tuple[str, str]]:
    """The schemas in which a field of ``reglages.profils`` stands, and its place in each."""
    for attribute, *keys in chemins(champ):
        name, head = _PAR_ATTRIBUT[attribute]
        yield name, ".".join((*head, *keys))
