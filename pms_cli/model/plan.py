"""``plan.yaml``: the edition, its axes and orientations, its scale, what it calls things."""

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, Literal

from pms_cli.francais import enumerer
from pms_cli.model.base import Champ, Partie, partie
from pms_cli.model.choix import GENRES, LICENCES
from pms_cli.model.dates import DatePartielle
from pms_cli.model.references import Reference
from pms_cli.model.reglages import Reglages
from pms_cli.model.types import AuMoinsUn, Code, Entier, Plage, Rang, Texte

PLUS_HAUT_DEGRE = 20
_ELISION = frozenset("aàâeéèêiîoôuûyhœæ")


@partie
class Periode(Partie, titre="Période", description="Les années que couvre le plan."):
    """The years that the plan covers."""

    debut: Annotated[DatePartielle, Champ("Début", "Première année du plan.")]
    fin: Annotated[DatePartielle, Champ("Fin", "Dernière année du plan.")]


@partie
class Deliberation(Partie, titre="Délibération", description="Le vote qui a adopté le plan."):
    """The vote that adopted the plan."""

    numero: Annotated[Texte, Champ("Numéro", "Numéro de la délibération.")]
    date: Annotated[DatePartielle, Champ("Date", "Jour du vote.")]
    document: Annotated[
        Reference | None, Champ("Document", "Document cité, et l’endroit : code (partie VII).")
    ] = None


@partie
class Nom(
    Partie,
    titre="Nom d’un niveau",
    description="Comment le plan appelle un de ses niveaux.",
):
    """What the plan calls one of its levels."""

    singulier: Annotated[Texte, Champ("Singulier", "Au singulier : axe, engagement…")]
    pluriel: Annotated[Texte, Champ("Pluriel", "Au pluriel : axes, engagements…")]
    genre: Annotated[
        Literal["masculin", "féminin"],
        Champ("Genre", "Genre grammatical, pour que les phrases s’accordent.", choix=GENRES),
    ]

    @property
    def _elide(self) -> bool:
        return self.singulier[:1].lower() in _ELISION

    @property
    def defini(self) -> str:
        """With its article: « l’axe », « le chantier », « la mesure »."""
        if self._elide:
            return f"l’{self.singulier}"
        return f"{'le' if self.genre == 'masculin' else 'la'} {self.singulier}"

    @property
    def indefini(self) -> str:
        """« un axe », « une action »."""
        return f"{'un' if self.genre == 'masculin' else 'une'} {self.singulier}"

    @property
    def aucun(self) -> str:
        """« aucun axe », « aucune action »."""
        return f"{'aucun' if self.genre == 'masculin' else 'aucune'} {self.singulier}"

    def compte(self, nombre: int) -> str:
        """« 1 axe », « 4 axes »; like French, zero takes the singular."""
        return f"{nombre} {self.pluriel if nombre > 1 else self.singulier}"


@partie
class Noms(
    Partie,
    titre="Noms des niveaux",
    description="Comment le plan appelle ses trois niveaux.",
):
    """What the plan calls its three levels."""

    axe: Annotated[Nom, Champ("Premier niveau", "Nom du premier niveau du plan.")] = field(
        default_factory=lambda: Nom(singulier="axe", pluriel="axes", genre="masculin")
    )
    orientation: Annotated[Nom, Champ("Deuxième niveau", "Nom du deuxième niveau du plan.")] = (
        field(
            default_factory=lambda: Nom(
                singulier="orientation", pluriel="orientations", genre="féminin"
            )
        )
    )
    action: Annotated[
        Nom, Champ("Troisième niveau", "Nom du troisième niveau du plan, celui des fiches.")
    ] = field(default_factory=lambda: Nom(singulier="action", pluriel="actions", genre="féminin"))


@partie
class Degre(Partie, titre="Degré", description="Un degré de l’échelle et son nom."):
    """One step of the scale and its name."""

    niveau: Annotated[Entier, Champ("Niveau", "Degré de l’échelle.")]
    libelle: Annotated[Texte, Champ("Libellé", "Nom de ce degré.")]


@partie
class Echelle(Partie, titre="Échelle", description="L’échelle sur laquelle l’avancement est jugé."):
    """The scale on which progress is judged."""

    minimum: Annotated[Entier, Champ("Minimum", "Plus petit niveau qu’on peut donner.")] = 1
    maximum: Annotated[Rang, Champ("Maximum", "Niveau d’une action achevée.")]
    libelles: Annotated[
        tuple[Degre, ...], Champ("Libellés", "Nom de chaque degré, si le plan en donne.")
    ] = ()

    def incoherences(self) -> Iterator[tuple[str, str]]:
        """The top must be above the bottom, and near enough to be shown."""
        if not self.minimum < self.maximum <= PLUS_HAUT_DEGRE:
            message = (
                f"le maximum de l’échelle doit dépasser son minimum ({self.minimum}) "
                f"et rester au plus à {PLUS_HAUT_DEGRE}"
            )
            yield "maximum", message

    def libelle(self, niveau: int) -> str:
        """The name of a level, empty when the plan gives it none."""
        return next((degre.libelle for degre in self.libelles if degre.niveau == niveau), "")

    @property
    def degres(self) -> range:
        """Every level of the scale, from the lowest."""
        return range(self.minimum, self.maximum + 1)


@partie
class Secteur(Partie, titre="Secteur", description="Un domaine de l’action sociale."):
    """A field of social policy."""

    code: Annotated[Code, Champ("Code", "Code du secteur, sans accent ni espace.")]
    nom: Annotated[Texte, Champ("Nom", "Nom du secteur.")]


@partie
class Livret(Partie, titre="Livret", description="Un livret où des fiches sont imprimées."):
    """A booklet in which sheets are printed."""

    code: Annotated[Code, Champ("Code", "Code du livret, celui qu’une fiche cite.")]
    titre: Annotated[Texte, Champ("Titre", "Titre du livret.")]
    secteur: Annotated[Code | None, Champ("Secteur", "Code du secteur couvert.")] = None
    document: Annotated[
        Reference | None, Champ("Document", "Document cité, et l’endroit : code (partie VII).")
    ] = None


@partie
class Orientation(
    Partie,
    titre="Orientation",
    description="Une partie d’un axe ; les numéros recommencent à 1 dans chaque axe.",
):
    """A part of an axe; its number starts again at 1 in each axe."""

    numero: Annotated[Rang, Champ("Numéro", "Numéro dans l’axe.")]
    titre: Annotated[Texte, Champ("Titre", "Titre, mot pour mot.")]
    actions: Annotated[
        Plage | None, Champ("Actions", "Numéros des actions, comme 8-14, ou 71 pour une seule.")
    ] = None


@partie
class Axe(Partie, titre="Axe", description="Une partie du plan, au premier niveau."):
    """A first-level part of the plan."""

    numero: Annotated[Rang, Champ("Numéro", "Numéro de l’axe.")]
    titre: Annotated[Texte, Champ("Titre", "Titre, mot pour mot.")]
    famille: Annotated[Code | None, Champ("Famille", "Code de la famille où l’axe est rangé.")] = (
        None
    )
    orientations: Annotated[
        tuple[Orientation, ...], Champ("Orientations", "Orientations de l’axe, dans l’ordre.")
    ] = ()

    def orientation(self, numero: int) -> Orientation | None:
        """The orientation of that number, if the axe has it."""
        return next((found for found in self.orientations if found.numero == numero), None)


@partie
class Famille(Partie, titre="Famille", description="Une famille d’axes."):
    """A family of axes."""

    code: Annotated[Code, Champ("Code", "Code de la famille, que les axes citent.")]
    nom: Annotated[Texte, Champ("Nom", "Nom de la famille, mot pour mot.")]
    question: Annotated[Texte | None, Champ("Question", "La question à laquelle elle répond.")] = (
        None
    )


@partie
class Annonce(
    Partie,
    titre="Annonce",
    description="Combien d’axes, d’orientations et d’actions le plan annonce.",
):
    """How many axes, orientations and actions the plan announces."""

    axes: Annotated[Rang | None, Champ("Axes", "Nombre annoncé au premier niveau.")] = None
    orientations: Annotated[
        Rang | None, Champ("Orientations", "Nombre annoncé au deuxième niveau.")
    ] = None
    actions: Annotated[Rang | None, Champ("Actions", "Nombre annoncé au troisième niveau.")] = None
    document: Annotated[
        Reference | None, Champ("Document", "Document qui l’annonce, et l’endroit.")
    ] = None


@partie
class PointEtape(
    Partie,
    titre="Point d’étape",
    description="Un jour où l’avancement du plan entier a été publié.",
):
    """A day on which the progress of the whole plan was published."""

    date: Annotated[DatePartielle, Champ("Date", "Date du point d’étape.")]
    titre: Annotated[Texte, Champ("Titre", "Nom du point d’étape.")]
    document: Annotated[
        Reference | None, Champ("Document", "Document cité, et l’endroit : code (partie VII).")
    ] = None


@partie
class Edition(
    Partie,
    titre="Plan",
    description="Une édition d’un plan : ses axes, son échelle, ses réglages.",
):
    """One edition of a plan: the whole of ``plan.yaml``."""

    edition: Annotated[Code, Champ("Édition", "Code de cette édition, comme pms-2017-2022.")]
    titre: Annotated[Texte, Champ("Titre", "Titre du plan, mot pour mot.")]
    collectivite: Annotated[Texte, Champ("Collectivité", "Qui porte le plan.")]
    periode: Annotated[Periode, Champ("Période", "Années couvertes.")]
    licence: Annotated[
        Literal["etalab-2.0", "odbl-1.0", "cc-by-4.0"] | None,
        Champ("Licence", "Sous quelle licence les données sont publiées.", choix=LICENCES),
    ] = None
    deliberation: Annotated[
        Deliberation | None, Champ("Délibération", "Vote qui a adopté le plan.")
    ] = None
    noms: Annotated[Noms, Champ("Noms des niveaux", "Comment le plan les appelle.")] = field(
        default_factory=Noms
    )
    echelle: Annotated[Echelle, Champ("Échelle", "Échelle de l’état d’avancement.")]
    secteurs: Annotated[tuple[Secteur, ...], Champ("Secteurs", "Champs du plan.")] = ()
    livrets: Annotated[
        tuple[Livret, ...], Champ("Livrets", "Livrets où les fiches sont imprimées.")
    ] = ()
    familles: Annotated[tuple[Famille, ...], Champ("Familles", "Familles d’axes.")] = ()
    axes: Annotated[tuple[Axe, ...], AuMoinsUn(), Champ("Axes", "Axes du plan, dans l’ordre.")]
    annonce: Annotated[
        Annonce | None, Champ("Annonce", "Ce que le plan annonce, tant que tout n’est pas saisi.")
    ] = None
    points_etape: Annotated[
        tuple[PointEtape, ...],
        Champ("Points d’étape", "Publications de l’avancement du plan entier."),
    ] = ()
    reglages: Annotated[Reglages, Champ("Réglages", "Réglages de l’outil.")] = field(
        default_factory=Reglages
    )

    @property
    def intitule(self) -> str:
        """The title of the plan and who carries it, as the head of a page."""
        return f"{self.titre} – {self.collectivite}"

    def compte_annonce(self) -> str:
        """« 7 engagements, 21 chantiers et 63 projets phares », empty when none is announced."""
        if self.annonce is None:
            return ""
        noms = self.noms
        levels = (
            (self.annonce.axes, noms.axe),
            (self.annonce.orientations, noms.orientation),
            (self.annonce.actions, noms.action),
        )
        return enumerer(nom.compte(count) for count, nom in levels if count is not None)

    def compte_saisi(self, actions: int) -> str:
        """The same for what is on file, the number of actions being given."""
        orientations = sum(len(axe.orientations) for axe in self.axes)
        noms = self.noms
        return enumerer(
            (
                noms.axe.compte(len(self.axes)),
                noms.orientation.compte(orientations),
                noms.action.compte(actions),
            )
        )

    @property
    def numeros_annonces(self) -> frozenset[int]:
        """Numbers of the actions that the orientations announce; empty when none says."""
        plages = {
            orientation.actions
            for axe in self.axes
            for orientation in axe.orientations
            if orientation.actions is not None
        }
        numbers: set[int] = set()
        last = 0
        # Each number once, however many runs overlap.
        for plage in sorted(plages):
            numbers.update(range(max(plage.premiere, last + 1), plage.derniere + 1))
            last = max(last, plage.derniere)
        return frozenset(numbers)

    def axe(self, numero: int) -> Axe | None:
        """The axe of that number, if the plan has it."""
        return next((found for found in self.axes if found.numero == numero), None)

    def famille(self, code: str) -> Famille | None:
        """The family of that code, if the plan has it."""
        return next((found for found in self.familles if found.code == code), None)

    def livret(self, code: str) -> Livret | None:
        """The booklet of that code, if the plan has it."""
        return next((found for found in self.livrets if found.code == code), None)
