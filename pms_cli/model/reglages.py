"""``reglages`` of ``plan.yaml``: what this plan asks of its sheets and of ``pms lint``."""

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, Literal

from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.choix import PROFILS_DITS, SEVERITES
from pms_cli.model.types import AuMoinsUn, Rang, Texte


@partie
class ReglageSeverite(
    Partie, titre="Sévérité d’une règle", description="Ce qu’une règle vaut dans ce plan."
):
    """How much a rule matters in this plan."""

    regle: Annotated[Texte, Champ("Règle", "Code ou début de code : PMS302, ou PMS3.")]
    severite: Annotated[
        Literal["erreur", "avertissement", "conseil"],
        Champ(
            "Sévérité",
            "Une erreur et un avertissement font échouer pms lint, pas un conseil.",
            choix=SEVERITES,
        ),
    ]


@partie
class ReglageChemin(
    Partie, titre="Exception", description="Des règles écartées dans certains fichiers."
):
    """Rules left out in some files."""

    fichiers: Annotated[
        Texte, Champ("Fichiers", "Chemin depuis le dossier du plan, avec des * : actions/1*.yaml.")
    ]
    ignore: Annotated[
        tuple[Texte, ...],
        AuMoinsUn(),
        Champ("Règles écartées", "Codes ou débuts de codes des règles à ne pas y appliquer."),
    ]


@partie
class Seuils(Partie, titre="Seuils", description="Les bornes à partir desquelles une règle parle."):
    """Bounds from which a rule speaks."""

    titre: Annotated[Rang, Champ("Titre", "Plus grand nombre de caractères d’un titre (400).")] = (
        400
    )
    texte: Annotated[
        Rang, Champ("Texte", "Plus grand nombre de caractères d’un texte suivi (10000).")
    ] = 10000
    ressemblance: Annotated[
        Rang,
        Champ("Ressemblance", "Pourcentage à partir duquel deux noms passent pour le même (90)."),
    ] = 90


@partie
class ReglagesLint(
    Partie,
    titre="Vérification",
    description="Les règles que pms lint applique à ce plan, et comment.",
):
    """Which rules `pms lint` applies to this plan, and how."""

    select: Annotated[
        tuple[Texte, ...],
        Champ("Règles retenues", "Codes ou préfixes ; toutes si la liste est vide."),
    ] = ()
    ignore: Annotated[
        tuple[Texte, ...],
        Champ("Règles écartées", "Codes ou préfixes des règles à ne pas appliquer."),
    ] = ()
    ajout: Annotated[
        tuple[Texte, ...],
        Champ("Règles ajoutées", "Codes de règles sur demande à appliquer aussi (PMS506)."),
    ] = ()
    severites: Annotated[
        tuple[ReglageSeverite, ...],
        Champ("Sévérités", "Règles qui comptent plus, ou moins, dans ce plan."),
    ] = ()
    seuils: Annotated[Seuils, Champ("Seuils", "Bornes à partir desquelles une règle parle.")] = (
        field(default_factory=Seuils)
    )
    chemins: Annotated[
        tuple[ReglageChemin, ...], Champ("Chemins", "Règles écartées dans certains fichiers.")
    ] = ()


@partie
class ReglageProfil(
    Partie,
    titre="Champ réservé",
    description="Un champ que tous ne voient pas, en plus de ceux que le format réserve déjà.",
):
    """A field that not everyone may see, on top of those that the model keeps back."""

    champ: Annotated[
        Texte,
        Champ(
            "Champ",
            "Clé de fiche, comme partenaires ou avancement.constat, ou clé d’un autre fichier "
            "après son nom, comme instances.reunions ; « indicateurs » vaut aussi pour "
            "indicateurs.yaml.",
        ),
    ]
    profil: Annotated[
        Literal["partenaires", "interne"],
        Champ("Profil", "À partir de quel profil on le voit.", choix=PROFILS_DITS),
    ]

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """The field must be one that can be hidden."""
        from pms_cli.model.profils import refus  # it knows every part, this one too

        message = refus(self.champ)
        if message is not None:
            yield "champ", message


@partie
class Reglages(Partie, titre="Réglages", description="Les réglages propres à ce plan."):
    """The plan's own settings."""

    lint: Annotated[
        ReglagesLint, Champ("Vérification", "Réglages de pms lint.", profil="interne")
    ] = field(default_factory=ReglagesLint)
    sans_nouvelle: Annotated[
        Rang,
        Champ("Sans nouvelle", "Mois sans point au bout desquels une nouvelle est due (12)."),
    ] = 12
    attendus: Annotated[
        tuple[Texte, ...],
        Champ(
            "Champs attendus",
            "Clés que chaque fiche doit avoir, en plus des obligatoires : pilotes, calendrier.fin, "
            "ou avancement.constat pour chaque point.",
        ),
    ] = ()
    attendus_actions: Annotated[
        tuple[Texte, ...],
        Champ("Attendus des actions", "Clés attendues en plus, sauf des fiches sectorielles."),
    ] = ()
    attendus_sectorielles: Annotated[
        tuple[Texte, ...],
        Champ(
            "Attendus des fiches sectorielles", "Clés attendues en plus des fiches sectorielles."
        ),
    ] = ()
    profils: Annotated[
        tuple[ReglageProfil, ...],
        Champ(
            "Profils",
            "Champs que le public, ou le public et les partenaires, ne voient pas dans ce plan.",
        ),
    ] = ()

    def attendus_de(self, *, sectorielle: bool) -> tuple[str, ...]:
        """The keys expected of a sheet of that kind, each once."""
        more = self.attendus_sectorielles if sectorielle else self.attendus_actions
        return tuple(dict.fromkeys((*self.attendus, *more)))
