"""Charts to put to the test: ordinary, empty, crowded, with words that no drawing expects."""

import datetime as dt
from fractions import Fraction
from functools import cache

from pms_cli.graphiques import (
    Calendrier,
    Compte,
    Graphique,
    Groupe,
    Jalon,
    Moment,
    Nom,
    Releve,
    Tuile,
    courbe,
    gantt,
    jauge,
    niveaux,
    repartition,
    tuiles,
)
from pms_cli.graphiques.gantt import Etat

JOUR = dt.date(2019, 2, 28)
ECHELLE = range(1, 6)
VINGT = range(1, 21)
LONG = "Anticonstitutionnellement" * 8
PHRASE = (
    "Impulser une démarche structurée de recherche, d’observation, d’évaluation et de formation "
    "dans le domaine des solidarités, à l’échelle de chaque territoire et avec l’ensemble de ses "
    "partenaires institutionnels"
)
HOSTILES = (
    LONG,
    PHRASE,
    "W" * 200,
    "ÀÉÎÕÜ Œ№‰Ǆ ЖЩЮ Ωμέγα 群体 مرحبا שלום 👩‍👩‍👧 ﷽",
    "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "<script>alert(1)</script> & \"'\x00\x1b[31m\u202e\ud800\uffff]]>",
    "",
    " \n\t ",
    "a-b/c’d l’été",
    "{{ 7*7 }} {% raw %}",
)


def moment(first: int, last: int | None = None, said: str | None = None) -> Moment:
    """Whole years."""
    last = last or first
    return Moment(dt.date(first, 1, 1), dt.date(last, 12, 31), said or str(first))


def jour(day: dt.date) -> Moment:
    return Moment(day, day, day.isoformat())


def calendrier(label: str, rank: int = 0) -> Calendrier:
    states: tuple[Etat, ...] = ("atteint", "en retard", "à venir")
    steps = tuple(
        Jalon(f"{label} {number}", jour(dt.date(2017 + number % 5, 3, 1 + number)), etat)
        for number, etat in enumerate(states * 4)
    )
    start = moment(2017 + rank % 3) if rank % 2 else None
    return Calendrier(label, start, moment(2020) if rank % 3 else None, steps[: rank % 13])


@cache
def charts() -> dict[str, Graphique]:
    """Every kind of chart, by a name that says what is odd about it."""
    return {
        "repartition": repartition("a1", "Répartition", ECHELLE, Compte((8, 24, 37, 6, 5), 8)),
        "repartition-directe": repartition(
            "a2", "R", ECHELLE, Compte((20, 24, 37, 16, 25), 20, 20)
        ),
        "repartition-vide": repartition("a3", "Vide", ECHELLE, Compte((0,) * 5)),
        "repartition-une": repartition("a4", "Une", ECHELLE, Compte((0, 0, 1, 0, 0))),
        "repartition-20": repartition("a5", "Vingt", VINGT, Compte(tuple(range(20)), 3, 1)),
        "repartition-2": repartition("a6", "Deux", (0, 1), Compte((1, 999_999), 1, 1)),
        "repartition-mots": repartition(
            "a7", PHRASE, ECHELLE, Compte((8, 24, 37, 6, 5)), libelles=HOSTILES[:5]
        ),
        "niveaux": niveaux(
            "b1",
            "Niveaux par axe",
            ECHELLE,
            [Groupe(f"Axe {n} – {PHRASE[: 30 * n]}", Compte((n, 3, 9, 2, 1), n)) for n in range(5)],
        ),
        "niveaux-40": niveaux(
            "b2",
            "Quarante",
            VINGT,
            [Groupe(HOSTILES[n % 10], Compte((n,) * 20, n % 3, n % 2)) for n in range(40)],
            libelles=[PHRASE] * 20,
            nom=Nom(LONG, LONG, LONG),
        ),
        "niveaux-aucun": niveaux("b3", "Aucun", ECHELLE, []),
        "tuiles": tuiles("c1", "Territoires", [Tuile(f"T{n}", n) for n in range(9)], 88),
        "tuiles-mots": tuiles(
            "c2", "T", [Tuile(text, None) for text in HOSTILES], 0, nom=Nom(LONG, LONG, LONG)
        ),
        "tuiles-aucune": tuiles("c3", "Aucune", [], 5),
        "gantt-60": gantt(
            "d1", "G", [calendrier(HOSTILES[n % 10], n) for n in range(60)], JOUR, "28 février 2019"
        ),
        "gantt-une": gantt("d2", "Une", [calendrier(PHRASE, 12)], JOUR, LONG),
        "gantt-vide": gantt("d3", "Vide", [Calendrier("A"), Calendrier("B")], JOUR, "28 février"),
        "gantt-siecles": gantt(
            "d4",
            "Siècles",
            [Calendrier("A", moment(1900), moment(2199)), Calendrier("B")],
            JOUR,
            "28 février 2019",
        ),
        "gantt-bord": gantt(
            "d5", "Bord", [Calendrier("A", moment(2020), moment(2020))] * 2, JOUR, "28 février 2019"
        ),
        "courbe": courbe(
            "e1",
            "Part des logements",
            [
                Releve(moment(2016 + n), Fraction(value), f"{value} %")
                for n, value in enumerate((30, 42, 39))
            ],
            cible=Releve(moment(2022), Fraction(80), "80 %"),
        ),
        "courbe-serree": courbe(
            "e2",
            "Serrée",
            [
                Releve(jour(JOUR + dt.timedelta(days=n)), Fraction(n % 7, 3), f"{n} {LONG[:20]}")
                for n in range(60)
            ],
            cible=Releve(moment(2019, said=PHRASE), Fraction(-5), LONG),
            mesure=PHRASE,
        ),
        "courbe-grande": courbe(
            "e3", "Grande", [Releve(moment(2019), Fraction(10**30), "1 quintillion d’euros")]
        ),
        "courbe-petite": courbe("e4", "P", [Releve(moment(2019), Fraction(1, 10**9), "presque 0")]),
        "courbe-niveaux": courbe(
            "e5",
            "Niveau moyen",
            [Releve(moment(2018 + n), Fraction(21 + 6 * n, 10), "2,10") for n in range(2)],
            bornes=(1, 20),
            mesure="niveau moyen",
        ),
        "courbe-nulle": courbe("e6", "Nulle", [Releve(moment(2019), Fraction(0), "0")]),
        "courbe-vide": courbe("e7", "Vide", []),
        "jauge": jauge("f1", "Action 1", 3, 5),
        "jauge-20": jauge("f2", PHRASE, 13, 20),
        "jauge-inconnue": jauge("f3", "Action 3", None, 5),
        "jauge-hors": jauge("f4", "Action 4", 7, 5),
    }
