"""One sheet put in words, whole: all that it says, and what the plan says around it."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pms_cli.francais import enumerer, majuscule, typographie
from pms_cli.graphiques import Graphique
from pms_cli.model import Fiche, Numero, Plan, Point
from pms_cli.stats.indicateurs import Suivi, suivis
from pms_cli.vues.adresses import Adresses, ancre
from pms_cli.vues.calendrier import calendar_lines, step_line
from pms_cli.vues.dessins import dessin_calendriers
from pms_cli.vues.indicateurs import NEVER, values_said


@dataclass(frozen=True)
class Lien:
    """Something named, and where it can be read; the address is empty when nowhere."""

    texte: str
    adresse: str = ""


@dataclass(frozen=True)
class VuePoint:
    """A dated point: its level « 2/5 », its name, its constat, its source, its doubt."""

    date: str
    etat: str
    libelle: str
    jauge: tuple[bool, ...]
    constat: tuple[str, ...]
    source: str
    doute: str


@dataclass(frozen=True)
class VueIndicateur:
    """An indicator of the sheet; ``valeurs`` says all that is known of it."""

    libelle: str
    valeurs: str
    aussi: str


@dataclass(frozen=True)
class VueLocale:
    """What a territory does of the action; ``editorial`` when the link is ours."""

    territoire: Lien
    titre: str
    description: tuple[str, ...]
    editorial: bool


@dataclass(frozen=True)
class VueGroupe:
    """A group of ways to carry the action out."""

    titre: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class VueFiche:
    """A sheet, in words. ``points`` are from the latest to the oldest: the first is its state.

    ``genre`` says what it is (« Action », « Fiche sectorielle »). ``sectorielles`` are the sheets
    that decline it, whole.
    """

    numero: str
    ancre: str
    genre: str
    titre: str
    titre_livret: str
    doute_numero: str
    decline: Lien | None
    axe: Lien
    orientation: Lien
    livret: str
    points: tuple[VuePoint, ...]
    pilotes: tuple[Lien, ...]
    services: tuple[Lien, ...]
    partenaires: tuple[Lien, ...]
    calendrier: tuple[str, ...]
    jalons: tuple[str, ...]
    dessin_calendrier: Graphique | None
    contexte: tuple[str, ...]
    objectifs: tuple[str, ...]
    modalites: tuple[VueGroupe, ...]
    indicateurs: tuple[VueIndicateur, ...]
    sans_mesure: bool
    territoires: tuple[VueLocale, ...]
    liens: tuple[Lien, ...]
    issue_de: tuple[str, ...]
    sources: tuple[str, ...]
    sectorielles: tuple["VueFiche", ...]


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
            plan,
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


def nom_et_sigle(sigle: str, nom: str) -> str:
    """« CAF (Caisse d’allocations familiales) »; a name that begins with its sigle says it."""
    if not nom:
        return sigle
    return nom if re.match(rf"{re.escape(sigle)}(?!\w)", nom) else f"{sigle} ({nom})"


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
