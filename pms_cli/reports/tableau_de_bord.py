"""The tableau de bord: the plan on one page, to be read at arm's length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pms_cli.diagnostics import shorten
from pms_cli.francais import decimal, majuscule, pourcentage, typographie
from pms_cli.graphiques import Graphique
from pms_cli.model import Numero, Plan, jour_en_clair
from pms_cli.model.profils import caches
from pms_cli.model.suivi import est_suivie
from pms_cli.stats import Figures, figures, grouper
from pms_cli.stats.agenda import Echeance, agenda, regrouper
from pms_cli.stats.echeances import FicheSuivie, fiches_suivies
from pms_cli.stats.indicateurs import Suivi, suivis
from pms_cli.vues.actions import Notes
from pms_cli.vues.adresses import Adresses
from pms_cli.vues.changements import derniers_changements
from pms_cli.vues.demande import Demande, Entete, Fin, avec_sectorielles, entete, fin, reserves
from pms_cli.vues.dessins import dessin_niveaux, dessin_repartition, titre_de, titre_par
from pms_cli.vues.echeances import VueEcheance, vue_echeances
from pms_cli.vues.groupes import intitule
from pms_cli.vues.indicateurs import measure_said, target_said
from pms_cli.vues.manques import suites_de_fiches

LINES = 5
"""Lines of each list."""
MOST_AXES = 8
"""Axes drawn one by one; of more, the page would not hold."""
_NUMBERS = 110
_WORDS = 120
_AXE = 80
_TITLE = 90
_PLACES = 3
_LACKS = 4


@dataclass(frozen=True)
class Repere:
    """A figure in large print: what it is, its value, what it is out of."""

    nom: Annotated[str, "ce que dit le chiffre, comme « Niveau moyen »"]
    valeur: Annotated[str, "le chiffre, comme « 2,4 »"]
    precision: Annotated[str, "ce qui l’éclaire, comme « sur 5, pour 12 niveaux », parfois vide"]


@dataclass(frozen=True)
class TableauDeBord:
    """The page. ``attention`` are sentences and the sheets that they are about, in numbers.

    ``reste_indicateurs`` says how many of the indicators are measured. ``incomplet`` and
    ``methode`` are one line each.
    """

    entete: Annotated[Entete, "le haut du rapport"]
    sommaire: Annotated[
        tuple[tuple[str, str], ...], "toujours vide : le rapport tient sur une page"
    ]
    nom_action: Annotated[str, "le mot du plan pour une action, au singulier"]
    reperes: Annotated[tuple[Repere, ...], "les chiffres montrés en grand"]
    repartition: Annotated[
        Graphique | None, "le dessin des actions par niveau, rien quand il n’y en a pas"
    ]
    par_axe: Annotated[
        Graphique | None, "le dessin des niveaux, axe par axe, rien s’il y en a trop ou un seul"
    ]
    changements: Annotated[
        tuple[str, ...], "les derniers changements de niveau, du plus récent au plus ancien"
    ]
    echeances: Annotated[tuple[VueEcheance, ...], "ce qui est attendu bientôt"]
    attention: Annotated[
        tuple[tuple[str, str], ...], "ce qui demande attention, et les fiches concernées"
    ]
    indicateurs: Annotated[
        tuple[tuple[str, str], ...],
        "pour chacune des dernières mesures, son indicateur et sa valeur",
    ]
    reste_indicateurs: Annotated[
        str,
        "combien d’indicateurs sont mesurés, vide si les mesures sont cachées",
    ]
    incomplet: Annotated[str, "ce qui manque, en une phrase, vide quand rien ne manque"]
    methode: Annotated[str, "comment les chiffres sont faits, en peu de phrases"]
    fin: Annotated[Fin, "ce qui manque, les notes, la méthode et les documents"]


def tableau_de_bord(demande: Demande) -> TableauDeBord:
    """The page of some actions of a plan on a day."""
    plan, fiches, jour = demande.plan, demande.fiches, demande.jour
    scale = plan.edition.echelle
    everywhere = not demande.perimetre
    sheets = avec_sectorielles(plan, fiches)
    shown = figures(fiches, jour, scale)
    hidden = {cache.chemin for cache in caches(plan, demande.profil)}
    # Who does not see points or calendars cannot be told that they are late.
    told = hidden.isdisjoint({"avancement", "calendrier"})
    followed = tuple(fiches_suivies(plan, sheets, jour).values()) if told else ()
    axes = [
        (shorten(intitule(group), _AXE), figures(group.fiches, jour, scale))
        for group in grouper(plan, fiches, "axe")
    ]
    due = [item for item in agenda(plan, sheets, jour, partout=everywhere) if item.date >= jour]
    measures = suivis(plan, sheets, jour)
    end = fin(demande, Notes(), partout=everywhere)
    return TableauDeBord(
        entete=entete(demande, "Tableau de bord"),
        sommaire=(),
        nom_action=plan.edition.noms.action.singulier,
        reperes=tuple(_marks(plan, shown, followed, asked=told and est_suivie(plan.edition, jour))),
        repartition=(
            dessin_repartition(plan, "repartition", titre_de(plan), shown) if fiches else None
        ),
        par_axe=(
            dessin_niveaux(plan, "par-axe", titre_par(plan, "axe"), axes)
            if 1 < len(axes) <= MOST_AXES
            else None
        ),
        changements=derniers_changements(plan, fiches, jour, LINES),
        echeances=tuple(_due(plan, regrouper(due)[:LINES])),
        attention=tuple(
            (typographie(text), _sheets(numbers)) for text, numbers in _alerts(demande, followed)
        ),
        indicateurs=tuple(_measured(measures)),
        reste_indicateurs=(
            _counted(measures) if hidden.isdisjoint({"indicateurs", "indicateurs.mesures"}) else ""
        ),
        incomplet=_in_short(end),
        methode=_method(demande, end),
        fin=end,
    )


def _marks(
    plan: Plan, shown: Figures, followed: tuple[FicheSuivie, ...], *, asked: bool
) -> Iterator[Repere]:
    noms = plan.edition.noms.action
    top = shown.maximum
    known = shown.renseignees
    yield Repere(majuscule(noms.pluriel), str(shown.actions), "")
    yield Repere(
        "Niveau moyen",
        decimal(shown.moyenne),
        f"sur {top}, pour {known} {'niveaux' if known > 1 else 'niveau'}" if known else "",
    )
    share = f"soit {pourcentage(shown.part_au_plus_haut)}" if shown.actions else ""
    yield Repere(f"À {top}/{top}", str(shown.au_plus_haut), share)
    yield Repere("Sans niveau", str(shown.non_renseignees), "")
    if asked:
        late = sum(found.en_retard for found in followed)
        silent = sum(found.muette for found in followed)
        yield Repere("En retard", str(late), "fin dépassée" if late else "")
        yield Repere("Sans nouvelle", str(silent), "")
    else:
        yield Repere("À confirmer", str(shown.a_confirmer), "")


def _due(plan: Plan, items: Sequence[Echeance]) -> Iterator[VueEcheance]:
    """Deadlines, each on a line or two: of many territories, how many."""
    for item, view in zip(items, vue_echeances(plan, items, Adresses()), strict=True):
        places = len(item.territoires)
        where = f"{places} territoires" if places > _PLACES else view.territoires
        yield replace(view, objet=shorten(view.objet, _TITLE), territoires=where)


def _sheets(numbers: list[Numero]) -> str:
    """« fiche 4 », « fiches 1 à 3, 7 », cut where the line would be too long."""
    if not numbers:
        return ""
    return f"fiche{'s' * (len(numbers) > 1)} {shorten(suites_de_fiches(numbers), _NUMBERS)}"


def _alerts(
    demande: Demande, followed: tuple[FicheSuivie, ...]
) -> Iterator[tuple[str, list[Numero]]]:
    plan, jour = demande.plan, demande.jour
    if not est_suivie(plan.edition, jour):
        end = jour_en_clair(plan.edition.periode.fin.fin)
        yield f"Le plan s’est achevé le {end} : plus rien n’y est attendu", []
    late = [found.fiche.numero for found in followed if found.en_retard]
    if late:
        yield _count(len(late), "fiche", "dont la fin est dépassée"), late
    silent = [found.fiche.numero for found in followed if found.muette]
    if silent:
        months = plan.edition.reglages.sans_nouvelle
        text = f"sans nouvelle depuis plus de {months} mois"
        yield _count(len(silent), "fiche", text), silent
    steps = sum(len(found.jalons) for found in followed)
    if steps:
        numbers = [found.fiche.numero for found in followed if found.jalons]
        s = "s" * (steps > 1)
        yield f"{steps} jalon{s} passé{s} sans trace", numbers
    doubt = [
        fiche.numero
        for fiche in demande.fiches
        if (point := fiche.point_au(jour)) is not None and point.a_confirmer
    ]
    if doubt:
        many = "x" * (len(doubt) > 1)
        yield f"{len(doubt)} niveau{many} à confirmer", doubt


def _count(number: int, name: str, what: str) -> str:
    return f"{number} {name}{'s' * (number > 1)} {what}"


def _measured(measures: tuple[Suivi, ...]) -> Iterator[tuple[str, str]]:
    """The latest measures first; of a same date, in the order of the plan."""
    known = [(suivi, suivi.mesure) for suivi in measures if suivi.mesure is not None]
    known.sort(key=lambda pair: pair[1].date, reverse=True)
    for suivi, mesure in known[:LINES]:
        said = measure_said(suivi, mesure)
        if suivi.cible is not None:
            said += f", cible {target_said(suivi, suivi.cible)}"
        yield shorten(suivi.libelle, _WORDS), said


def _counted(measures: tuple[Suivi, ...]) -> str:
    known = sum(suivi.mesure is not None for suivi in measures)
    if not measures:
        return "Aucun indicateur n’est saisi."
    if not known:
        if len(measures) == 1:
            return "Le seul indicateur saisi n’a pas de mesure connue."
        return typographie(f"Aucun des {len(measures)} indicateurs n’a de mesure connue.")
    s = "s" * (known > 1)
    return typographie(f"{known} indicateur{s} mesuré{s} sur {len(measures)}.")


def _in_short(end: Fin) -> str:
    """The first of what is missing or in doubt, and how many kinds more there are."""
    said = [lack.texte[:1].lower() + lack.texte[1:] for lack in end.manques[:_LACKS]]
    rest = len(end.manques) - len(said)
    if rest:
        said.append(f"et {rest} autre{'s' * (rest > 1)} sorte{'s' * (rest > 1)}")
    return typographie(" ; ".join(said)) + "." if said else ""


def _method(demande: Demande, end: Fin) -> str:
    """The level, the mean, and what is kept back from these readers."""
    return " ".join((*end.methode[:2], *reserves(demande.plan, demande.profil)))
