"""What a report or a page is asked for, and how it says so at its head and at its end."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pms_cli import __version__
from pms_cli.edit import Endroit
from pms_cli.francais import enumerer, majuscule, typographie
from pms_cli.model import Fiche, Numero, Plan, Reference, Territoire, jour_en_clair
from pms_cli.model.profils import PROFILS, caches
from pms_cli.stats import Figures, figures
from pms_cli.vues.actions import Note, Notes
from pms_cli.vues.manques import Manque, manques

LECTURES = {
    "public": "tout public",
    "partenaires": "partenaires",
    "interne": "interne à la collectivité",
}
"""How each profile is said at the head of a report."""

_LECTEURS = {
    "public": "au public",
    "partenaires": "aux partenaires",
    "interne": "à la collectivité",
}


@dataclass(frozen=True)
class Demande:
    """What is asked for.

    ``fiches`` are the actions that the filters keep, ``perimetre`` says which filters in words
    (empty for none). ``revision`` says which state of the data this is, empty when nothing does.
    ``cible`` is what the report is about when it is about one thing: a number, a code, a year.
    ``fichiers`` are the files of the sheets, for a report that says how to change them.
    """

    plan: Plan
    fiches: tuple[Fiche, ...]
    jour: dt.date
    perimetre: str = ""
    profil: str = "public"
    revision: str = ""
    cible: str = ""
    fichiers: Mapping[Numero, Endroit] = field(default_factory=dict)


@dataclass(frozen=True)
class Entete:
    """The head of a report, in words; ``objet`` says what it is about, empty for the plan."""

    titre: Annotated[str, "le titre du rapport, comme « Point d’étape »"]
    objet: Annotated[str, "ce dont parle le rapport, vide quand c’est tout le plan"]
    plan: Annotated[str, "le titre du plan"]
    collectivite: Annotated[str, "le nom de la collectivité"]
    jour: Annotated[str, "le jour du rapport, comme « 31 décembre 2018 »"]
    jour_iso: Annotated[str, "le même jour en chiffres, comme « 2018-12-31 »"]
    dernier_point: Annotated[
        str, "la date du dernier point d’avancement, vide quand il n’y en a pas"
    ]
    deliberation: Annotated[str, "la délibération du plan, vide quand elle n’est pas saisie"]
    annonce: Annotated[str, "ce que le plan annonce et ce qui est saisi, vide sans annonce"]
    perimetre: Annotated[str, "les filtres choisis, comme « axe 1 », vide quand il n’y en a pas"]
    lecture: Annotated[str, "à qui le rapport s’adresse, comme « tout public »"]
    revision: Annotated[
        str, "l’état des données, comme « révision abc123 du 12 mars 2026 », ou vide"
    ]
    methode: Annotated[str, "comment les niveaux sont lus, en peu de mots"]
    outil: Annotated[str, "le nom et la version de pms"]


@dataclass(frozen=True)
class Fin:
    """The end of a report: what is missing or in doubt, the notes, the method, the documents."""

    manques: Annotated[
        tuple[Manque, ...], "ce qui manque et ce qui est à confirmer, vide quand rien ne manque"
    ]
    notes: Annotated[tuple[Note, ...], "les notes appelées dans le texte, dans l’ordre"]
    nom_actions: Annotated[str, "le mot du plan pour ses actions, au pluriel, avec une majuscule"]
    methode: Annotated[tuple[str, ...], "comment les chiffres sont faits, phrase par phrase"]
    documents: Annotated[tuple[str, ...], "les documents cités, dans l’ordre de leurs rangs"]


def entete(demande: Demande, titre: str, objet: str = "") -> Entete:
    """The head of a report of that title."""
    plan, jour = demande.plan, demande.jour
    edition = plan.edition
    known = [point for fiche in demande.fiches if (point := fiche.point_au(jour)) is not None]
    last = max((point.date for point in known), default=None)
    vote = edition.deliberation
    return Entete(
        titre=titre,
        objet=objet,
        plan=edition.titre,
        collectivite=edition.collectivite,
        jour=jour_en_clair(jour),
        jour_iso=jour.isoformat(),
        dernier_point=last.en_clair if last else "",
        deliberation=f"Délibération n° {vote.numero} du {vote.date.en_clair}" if vote else "",
        annonce=_announced(plan),
        perimetre=demande.perimetre,
        lecture=LECTURES[demande.profil],
        revision=demande.revision,
        methode=_method_in_short(plan),
        outil=f"pms {__version__}",
    )


def fin(
    demande: Demande,
    notes: Notes,
    documents: Iterable[str] = (),
    *,
    partout: bool = False,
    territoires: Sequence[Territoire] = (),
) -> Fin:
    """The end of a report: ``documents`` are the codes of those that it rests on, in order.

    What is missing is looked for in the sheets asked, their sectoral sheets and ``territoires``;
    with ``partout``, in the whole plan.
    """
    plan = demande.plan
    whole = figures(plan.actions, demande.jour, plan.edition.echelle)
    return Fin(
        manques=manques(
            plan,
            avec_sectorielles(plan, demande.fiches),
            demande.jour,
            notes,
            partout=partout,
            territoires=territoires,
            profil=demande.profil,
        ),
        notes=notes.all(),
        nom_actions=majuscule(plan.edition.noms.action.pluriel),
        methode=(
            *methode(plan, whole, has_notes=bool(notes.all())),
            *reserves(plan, demande.profil),
        ),
        documents=tuple(plan.cite(Reference(code)) for code in documents),
    )


def reserves(plan: Plan, profil: str) -> tuple[str, ...]:
    """What the plan keeps back from these readers, a sentence for each profile that sees it.

    Settings of ``pms`` are not told: no report shows them to anybody.
    """
    kept = [cache for cache in caches(plan, profil) if not cache.chemin.startswith("plan.reglages")]
    said = []
    for least in PROFILS:
        names = [f"« {cache.titre} »" for cache in kept if cache.profil == least]
        if names:
            # The title of a field may be singular or plural: the sentence agrees with neither.
            said.append(
                f"Le plan réserve {_LECTEURS[least]}, et ne montre pas {_LECTEURS[profil]} : "
                f"{enumerer(names)}."
            )
    return tuple(typographie(sentence) for sentence in said)


def avec_sectorielles(plan: Plan, fiches: Sequence[Fiche]) -> tuple[Fiche, ...]:
    """Some sheets, and those that decline them, in the order of the plan."""
    numbers = {fiche.numero.action for fiche in fiches if not fiche.numero.est_sectoriel}
    chosen = {fiche.numero for fiche in fiches}
    return tuple(
        fiche
        for fiche in plan.fiches
        if fiche.numero in chosen or (fiche.numero.est_sectoriel and fiche.numero.action in numbers)
    )


def en_ordre(plan: Plan, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes of documents in the order of the registry; one that it does not have comes last."""
    cited = set(codes)
    known = [document.code for document in plan.documents if document.code in cited]
    return (*known, *sorted(cited - set(known)))


def documents_du_plan(plan: Plan) -> tuple[str, ...]:
    """Codes of the documents on which the plan as such rests: its vote, its announcement."""
    parts = (plan.edition.deliberation, plan.edition.annonce)
    return tuple(part.document.code for part in parts if part is not None and part.document)


def _announced(plan: Plan) -> str:
    said = plan.edition.compte_annonce()
    if not said:
        return ""
    on_file = plan.edition.compte_saisi(len(plan.actions))
    return typographie(f"Le plan annonce {said}. Sont saisis : {on_file}.")


def _method_in_short(plan: Plan) -> str:
    scale = plan.edition.echelle
    return typographie(
        f"niveaux de {scale.minimum} à {scale.maximum}, d’après le dernier point daté de ce jour "
        "ou d’avant"
    )


def methode(plan: Plan, whole: Figures, *, has_notes: bool) -> tuple[str, ...]:
    """How figures are made, sentence by sentence; ``whole`` are those of the whole plan."""
    nom = plan.edition.noms.action
    feminine = nom.genre == "féminin"
    ceux, tous, compte = ("celles", "toutes", "comptée") if feminine else ("ceux", "tous", "compté")
    lines = [
        (
            f"Le niveau d’{nom.indefini} à une date est celui de son dernier point daté de ce jour "
            "ou d’avant."
        ),
        f"La moyenne porte sur {ceux} qui ont un niveau ; leur nombre est donné à côté.",
        f"La part au plus haut porte sur {tous} les {nom.pluriel} du groupe.",
        f"{majuscule(nom.indefini)} sans point est {compte} à part, jamais comme un zéro.",
    ]
    if whole.hors_echelle:
        lines.append(
            "Un niveau hors de l’échelle compte dans le total, sans effet sur la moyenne ; "
            f"l’ensemble du plan en a {whole.hors_echelle}."
        )
    if has_notes:
        lines.append(
            "Un appel de note signale un niveau à confirmer ; l’ensemble du plan en a "
            f"{whole.a_confirmer} sur {whole.actions - whole.non_renseignees}."
        )
    return tuple(typographie(line) for line in lines)
