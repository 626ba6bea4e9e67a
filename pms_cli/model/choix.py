"""What each word of a closed list means, told by editors beside the word."""

from typing import Final

Choix = dict[str, str]

LECTURES: Final[Choix] = {
    "lue": "Lu tel quel dans le document.",
    "appariee": "Rapproché par la lecture la plus cohérente : à confirmer.",
}
LECTURES_NUMERO: Final[Choix] = {
    "lue": "Le document donne le numéro.",
    "supposee": "Le document ne le dit pas : le numéro est supposé.",
}
PRECISIONS_DITES: Final[Choix] = {
    "exacte": "Le nombre même.",
    "environ": "Un nombre approché.",
    "plus-de": "La valeur est dépassée.",
    "moins-de": "La valeur n’est pas atteinte.",
    "au-moins": "La valeur est atteinte ou dépassée.",
    "au-plus": "La valeur n’est pas dépassée.",
}
PERIODICITES: Final[Choix] = {
    "mensuelle": "Tous les mois.",
    "trimestrielle": "Tous les trois mois.",
    "semestrielle": "Deux fois par an.",
    "annuelle": "Une fois par an.",
    "biennale": "Tous les deux ans.",
}
TYPES_INDICATEUR: Final[Choix] = {
    "nombre": "Ce qu’on compte.",
    "pourcentage": "Une part, sur cent.",
    "montant": "Une somme d’argent.",
    "oui-non": "Fait ou non : 1 veut dire oui, 0 non.",
}
SENS: Final[Choix] = {
    "hausse": "La valeur doit augmenter.",
    "baisse": "La valeur doit diminuer.",
}
RATTACHEMENTS: Final[Choix] = {
    "source": "Le document le dit.",
    "editorial": "C’est une lecture de cette saisie.",
}
THEMES_DITS: Final[Choix] = {
    "contexte": "La situation.",
    "moyens": "Les moyens.",
    "activite": "L’activité.",
    "concertation": "La concertation et le plan.",
}
GENRES: Final[Choix] = {
    "masculin": "Un chantier, le chantier.",
    "féminin": "Une mesure, la mesure.",
}
NATURES_ACTEUR: Final[Choix] = {
    "service": "Un service de la collectivité.",
    "partenaire": "Un organisme extérieur.",
    "instance": "Un lieu de décision ou de concertation.",
    "dispositif": "Un dispositif, tenu à plusieurs.",
}
NATURES_INSTANCE: Final[Choix] = {
    "partenaires": "Réunit les partenaires.",
    "politique": "Réunit les élus.",
    "usagers": "Réunit les usagers.",
    "evenement": "Un rendez-vous public.",
    "observation": "Observe et étudie.",
    "interne": "Réunit les services ; elle et ses réunions sont réservées au profil interne.",
}
ECHELLES: Final[Choix] = {
    "plan": "Une seule, pour tout le plan.",
    "territoire": "Une par territoire : une réunion est due pour chacun.",
}
SEVERITES: Final[Choix] = {
    "erreur": "À corriger : pms lint échoue.",
    "avertissement": "À revoir : pms lint échoue.",
    "conseil": "Une suggestion : pms lint n’échoue pas.",
}
PROFILS_DITS: Final[Choix] = {
    "partenaires": "Les partenaires et la collectivité, pas le public.",
    "interne": "La collectivité seulement.",
}
LICENCES: Final[Choix] = {
    "etalab-2.0": "Licence Ouverte 2.0.",
    "odbl-1.0": "Open Database License 1.0.",
    "cc-by-4.0": "Creative Commons Attribution 4.0.",
}
