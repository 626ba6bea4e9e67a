"""Titles for generated sheets: any two differ in at least four of their six pieces."""

from typing import Final

PIECES: Final[tuple[tuple[str, ...], ...]] = (
    (
        "Renforcer", "Développer", "Organiser", "Simplifier", "Coordonner", "Expérimenter",
        "Généraliser", "Soutenir", "Adapter", "Moderniser", "Diversifier", "Évaluer", "Consolider",
        "Structurer", "Repenser", "Étendre", "Promouvoir", "Sécuriser", "Accélérer", "Faciliter",
        "Relancer", "Mutualiser", "Refonder",
    ),
    (
        "l’accueil", "le repérage", "le suivi médical", "l’hébergement", "la scolarité",
        "l’orientation", "la mobilité quotidienne", "l’accès aux droits", "la vie sociale",
        "le soutien psychologique", "l’activité physique", "la formation", "le maintien à domicile",
        "l’alimentation", "la pratique culturelle", "l’entraide", "l’insertion professionnelle",
        "la médiation", "le répit", "la gestion du budget", "l’usage du numérique",
        "la parole collective", "l’évaluation des besoins",
    ),
    (
        "des jeunes majeurs", "des aidants familiaux", "des nourrissons", "des personnes isolées",
        "des collégiens", "des futurs parents", "des assistants maternels", "des retraités",
        "des personnes sourdes", "des familles monoparentales", "des bénévoles", "des locataires",
        "des travailleurs précaires", "des étudiants", "des mineurs confiés", "des apprentis",
        "des personnes sans abri", "des salariés à domicile", "des nouveaux arrivants",
        "des enfants placés", "des victimes de violences", "des gens du voyage",
        "des convalescents",
    ),
    (
        "par des ateliers", "grâce à un guichet commun", "au moyen d’une plateforme",
        "avec un référent unique", "par une équipe volante", "à travers un contrat",
        "avec les mairies", "grâce à une charte", "par des visites régulières",
        "au moyen d’un fonds dédié", "avec une permanence téléphonique", "par un jumelage",
        "grâce au bénévolat", "à travers un diagnostic partagé", "avec un livret pratique",
        "par une commission mensuelle", "au moyen d’un bus itinérant", "grâce à des tuteurs",
        "par la recherche appliquée", "avec un comité d’usagers", "à travers des résidences",
        "par des conventions pluriannuelles", "grâce aux centres sociaux",
    ),
    (
        "dans les communes périurbaines", "au cœur des quartiers prioritaires",
        "sur tout le territoire", "en zone rurale", "dans chaque arrondissement",
        "près des établissements scolaires", "autour des gares", "au sein des hôpitaux",
        "dans le parc privé", "en pied d’immeuble", "sur les deux rives", "hors les murs",
        "dans les maisons de la Métropole", "à l’échelle intercommunale", "le long du fleuve",
        "dans les foyers", "en milieu ordinaire", "au plus près du domicile",
        "dans les lieux de culture", "sur les marchés", "en établissement", "dans les clubs",
        "aux portes de la ville",
    ),
    (
        "pour prévenir les ruptures", "afin de réduire l’attente", "contre le non-recours",
        "et mesurer les effets", "en vue d’un parcours continu", "pour gagner en autonomie",
        "afin d’alléger les démarches", "et partager l’information", "pour éviter l’urgence",
        "en faveur de l’égalité", "pour rompre la solitude", "afin de stabiliser les équipes",
        "et valoriser les métiers", "pour préparer la sortie", "en lien avec les soignants",
        "afin de toucher les plus éloignés", "pour anticiper le vieillissement",
        "et soulager les proches", "en réponse aux violences", "pour mieux employer les crédits",
        "afin de croiser les regards", "et donner confiance", "pour durer au-delà du plan",
    ),
)  # fmt: skip
_Q: Final = 23
MOST: Final = _Q**3
"""How many titles there are."""


def titre(rang: int) -> str:
    """The title of that rank. Raises ValueError past the last.

    The pieces are the values, at six points, of a polynomial of degree 2 over the field of 23
    elements whose coefficients are the digits of ``rang``: two of them meet at two points at most.
    """
    if not 0 <= rang < MOST:
        raise ValueError(f"il n’y a que {MOST} titres")
    a, b, c = rang % _Q, rang // _Q % _Q, rang // _Q**2
    return " ".join(
        pieces[(a + b * point + c * point * point) % _Q] for point, pieces in enumerate(PIECES)
    )
