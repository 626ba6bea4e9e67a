"""One sheet put in words, whole: all that it says, and what the plan says around it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pms_cli.francais import enumerer, majuscule, typographie
from pms_cli.graphiques import Graphique
from pms_cli.model import Fiche, Numero, Plan, Point
from pms_cli.stats.indicateurs import Suivi, suivis
from pms_cli.vues.adresses import Adresses, ancre
from pms_cli.vues.calendrier import calendar_lines, step_line
from pms_cli.vues.dessins import dessin_calendriers
from pms_cli.vues.indicateurs import NEVER, values_said
from pms_cli.vues.noms import nom_et_sigle


@dataclass(frozen=True)
class Lien:
    """Something named, and where it can be read; the address is empty when nowhere."""

    texte: Annotated[str, "ce qu’on lit, comme « 12 – Ouvrir une crèche »"]
    adresse: Annotated[
        str, "où mène le lien, comme « #action-12 », vide quand il ne mène nulle part"
    ] = ""


@dataclass(frozen=True)
class VuePoint:
    """A dated point: its level « 2/5 », its name, its constat, its source, its doubt."""

    date: Annotated[str, "la date du point, comme « février 2019 »"]
    etat: Annotated[str, "le niveau, comme « 2/5 »"]
    libelle: Annotated[
        str, "le nom du niveau, comme « engagée », vide quand le plan n’en donne pas"
    ]
    jauge: Annotated[tuple[bool, ...], "pour chaque degré de l’échelle, s’il est atteint"]
    constat: Annotated[tuple[str, ...], "les paragraphes du constat, vide quand il n’y en a pas"]
    source: Annotated[str, "le document d’où vient le point, vide quand il n’est pas dit"]
    doute: Annotated[str, "ce qui est à confirmer, en une phrase, vide quand le niveau est sûr"]


@dataclass(frozen=True)
class VueIndicateur:
    """An indicator of the sheet; ``valeurs`` says all that is known of it."""

    libelle: Annotated[str, "ce que l’indicateur mesure"]
    valeurs: Annotated[str, "ce qu’on sait de lui, ou « aucune mesure connue »"]
    aussi: Annotated[str, "les autres fiches qui l’ont, comme « aussi dans la fiche 4 », ou vide"]


@dataclass(frozen=True)
class VueLocale:
    """What a territory does of the action; ``editorial`` when the link is ours."""

    territoire: Annotated[Lien, "le territoire"]
    titre: Annotated[str, "le titre de son action"]
    description: Annotated[
        tuple[str, ...], "les paragraphes qui la décrivent, vide quand il n’y en a pas"
    ]
    editorial: Annotated[bool, "oui quand le lien vient de la saisie et non d’un document"]


@dataclass(frozen=True)
class VueGroupe:
    """A group of ways to carry the action out."""

    titre: Annotated[str, "le titre du groupe de modalités"]
    actions: Annotated[tuple[str, ...], "ce qu’il y a à faire, point par point"]


@dataclass(frozen=True)
class VueFiche:
    """A sheet, in words. ``points`` are from the latest to the oldest: the first is its state.

    ``genre`` says what it is (« Action », « Fiche sectorielle »). ``sectorielles`` are the sheets
    that decline it, whole.
    """

    numero: Annotated[str, "le numéro de la fiche, comme « 12 » ou « 8.2 »"]
    ancre: Annotated[str, "l’ancre de la fiche, où mènent les liens, comme « action-12 »"]
    genre: Annotated[str, "ce qu’elle est, comme « Action » ou « Fiche sectorielle »"]
    titre: Annotated[str, "le titre de la fiche"]
    titre_livret: Annotated[str, "son titre dans le livret, vide quand c’est le même"]
    doute_numero: Annotated[str, "ce qui est douteux dans son numéro, vide quand il est sûr"]
    decline: Annotated[
        Lien | None, "l’action qu’elle décline, rien quand elle n’est pas sectorielle"
    ]
    axe: Annotated[Lien, "son axe, comme « Axe 1 – Prévenir »"]
    orientation: Annotated[Lien, "son orientation, comme « Orientation 1.2 – Se loger »"]
    livret: Annotated[str, "le titre de son livret, vide quand elle n’en a pas"]
    points: Annotated[
        tuple[VuePoint, ...], "ses points d’avancement, du plus récent au plus ancien"
    ]
    pilotes: Annotated[tuple[Lien, ...], "ceux qui la pilotent"]
    services: Annotated[tuple[Lien, ...], "les services et dispositifs associés"]
    partenaires: Annotated[tuple[Lien, ...], "les partenaires associés"]
    calendrier: Annotated[
        tuple[str, ...], "son calendrier, comme « 2017 à 2019 », vide quand il n’est pas saisi"
    ]
    jalons: Annotated[tuple[str, ...], "ses jalons datés, un par ligne"]
    dessin_calendrier: Annotated[
        Graphique | None, "le dessin du calendrier, rien quand elle n’en a pas"
    ]
    contexte: Annotated[
        tuple[str, ...], "les paragraphes du contexte, vide quand il n’est pas saisi"
    ]
    objectifs: Annotated[tuple[str, ...], "ses objectifs, un par ligne"]
    modalites: Annotated[tuple[VueGroupe, ...], "comment elle est mise en œuvre, groupe par groupe"]
    indicateurs: Annotated[tuple[VueIndicateur, ...], "ses indicateurs"]
    sans_mesure: Annotated[bool, "oui quand aucun indicateur n’a de mesure"]
    territoires: Annotated[tuple[VueLocale, ...], "ce que les territoires font de cette action"]
    liens: Annotated[tuple[Lien, ...], "les fiches auxquelles elle renvoie"]
    issue_de: Annotated[tuple[str, ...], "les fiches du plan précédent d’où elle vient"]
    sources: Annotated[tuple[str, ...], "les documents d’où elle vient, et l’endroit"]
    sectorielles: Annotated[
        tuple["VueFiche", ...], "les fiches sectorielles qui la déclinent, en entier"
    ]


def vue_fiche(plan: Plan, fiche: Fiche, jour: dt.date, adresses: Adresses) -> VueFiche:
    """A sheet as it is on a day: points and measures dated later are not known yet."""
    edition = plan.edition
    noms = edition.noms
    numero = fiche.numero
    sectorial = numero.est_sectoriel
    axe = edition.axe(fiche.axe)
    orientation = axe.orientation(fiche.orientation) if axe else None
    livret = edition.livret(fiche.livret) if fiche.livret else None
    known = [point for point in fiche.avancement if point.date.debut <= jour]
    latest = sorted(known, key=lambda point: point.date)
    # Of two points of the same date the one written last wins: it comes first.
    latest.reverse()
    inside = {a.sigle for a in plan.acteurs if a.nature in {"service", "dispositif"}}
    calendar = fiche.calendrier
    followed = suivis(plan, [fiche], jour)
    place = f"{fiche.axe}.{fiche.orientation}"
    return VueFiche(
        numero=str(numero),
        ancre=ancre(numero),
        genre="Fiche sectorielle" if sectorial else majuscule(noms.action.singulier),
        titre=fiche.titre,
        titre_livret=fiche.titre_livret or "",
        doute_numero=_DOUBTFUL_NUMBER if fiche.lecture_numero == "supposee" else "",
        decline=_declined(plan, fiche, adresses) if sectorial else None,
        axe=Lien(
            _named(majuscule(noms.axe.singulier), str(fiche.axe), axe.titre if axe else ""),
            adresses.axe(fiche.axe) if axe else "",
        ),
        orientation=Lien(
            _named(
                majuscule(noms.orientation.singulier),
                place,
                orientation.titre if orientation else "",
            ),
            adresses.orientation(fiche.axe, fiche.orientation) if orientation else "",
        ),
        livret=livret.titre if livret else f"Livret {fiche.livret}" if fiche.livret else "",
        points=tuple(vue_point(plan, point) for point in latest),
        pilotes=acteurs(plan, fiche.pilotes, adresses),
        services=acteurs(plan, (s for s in fiche.partenaires if s in inside), adresses),
        partenaires=acteurs(plan, (s for s in fiche.partenaires if s not in inside), adresses),
        calendrier=tuple(calendar_lines(calendar)) if calendar else (),
        jalons=tuple(step_line(step, jour) for step in calendar.jalons) if calendar else (),
        dessin_calendrier=dessin_calendriers(
            f"calendrier-{ancre(numero)}",
            "Calendrier",
            [(f"{numero} – {fiche.titre}", calendar)],
            jour,
        ),
        contexte=paragraphes(fiche.contexte),
        objectifs=fiche.objectifs,
        modalites=tuple(VueGroupe(group.titre, group.actions) for group in fiche.modalites),
        indicateurs=tuple(_indicator(fiche, suivi) for suivi in followed),
        sans_mesure=all(values_said(suivi) == NEVER for suivi in followed),
        territoires=_local(plan, numero, adresses),
        liens=tuple(_sheet(plan, other, adresses) for other in fiche.liens),
        issue_de=_lineage(plan, fiche),
        sources=tuple(plan.cite(source) for source in fiche.sources),
        sectorielles=()
        if sectorial
        else tuple(vue_fiche(plan, other, jour, adresses) for other in plan.sectorielles(numero)),
    )


def vue_point(plan: Plan, point: Point) -> VuePoint:
    """A dated point in words."""
    scale = plan.edition.echelle
    on_scale = point.niveau in scale.degres
    steps = range(1, scale.maximum + 1) if on_scale else ()
    return VuePoint(
        date=point.date.en_clair,
        etat=f"{point.niveau}/{scale.maximum}{'' if on_scale else ', hors de l’échelle'}",
        libelle=scale.libelle(point.niveau),
        jauge=tuple(step <= point.niveau for step in steps),
        constat=paragraphes(point.constat),
        source=plan.cite(point.document) if point.document else "",
        doute=point.doute if point.a_confirmer else "",
    )


def paragraphes(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text, none of them empty."""
    return tuple(part.strip() for part in (text or "").split("\n") if part.strip())


def acteurs(plan: Plan, sigles: Iterable[str], adresses: Adresses) -> tuple[Lien, ...]:
    """Services and partners by their sigle and their name."""
    names = {acteur.sigle: acteur.nom for acteur in plan.acteurs}
    return tuple(
        Lien(nom_et_sigle(sigle, names.get(sigle, "")), adresses.acteur(sigle)) for sigle in sigles
    )


_DOUBTFUL_NUMBER = (
    "Numéro à confirmer : il est illisible dans le texte du document, et supposé ici."
)


def _named(nom: str, numero: str, titre: str) -> str:
    return f"{nom} {numero} – {titre}" if titre else f"{nom} {numero}"


def _sheet(plan: Plan, numero: Numero, adresses: Adresses) -> Lien:
    target = plan.fiche(numero)
    said = f"{numero} – {target.titre}" if target else str(numero)
    return Lien(said, adresses.fiche(numero) if target else "")


def _declined(plan: Plan, fiche: Fiche, adresses: Adresses) -> Lien:
    return _sheet(plan, Numero(fiche.numero.action), adresses)


def _indicator(fiche: Fiche, suivi: Suivi) -> VueIndicateur:
    # A common indicator keeps the wording of this sheet.
    own = {item.code: item.libelle for item in fiche.indicateurs if item.code}
    name = (own.get(suivi.code) if suivi.code else None) or suivi.libelle
    others = [numero for numero in suivi.fiches if numero != fiche.numero]
    several = "les fiches" if len(others) > 1 else "la fiche"
    return VueIndicateur(
        libelle=name,
        valeurs=values_said(suivi),
        aussi=f"aussi dans {several} {enumerer(others)}" if others else "",
    )


def _local(plan: Plan, numero: Numero, adresses: Adresses) -> tuple[VueLocale, ...]:
    return tuple(
        VueLocale(
            Lien(place.nom, adresses.territoire(place.code)),
            action.titre,
            paragraphes(action.description),
            action.est_editoriale,
        )
        for place, found in plan.declinaisons(numero)
        for action in found
    )


def _lineage(plan: Plan, fiche: Fiche) -> tuple[str, ...]:
    found = []
    for lignee in fiche.issue_de:
        before = next((e for e in plan.editions if e.edition == lignee.edition), None)
        old = before.fiche(lignee.numero) if before else None
        found.append(
            typographie(f"{before.titre}, fiche {lignee.numero} – {old.titre}")
            if before and old
            else str(lignee)
        )
    return tuple(found)
