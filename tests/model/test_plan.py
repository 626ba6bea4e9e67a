"""What a plan calls its levels, its scale, and how its parts are found."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import (
    Axe,
    Chiffre,
    DatePartielle,
    Document,
    Echelle,
    Edition,
    Fiche,
    Nom,
    Numero,
    Orientation,
    Plage,
    Plan,
    Point,
    Reference,
    Territoire,
)
from pms_cli.model.lecture import lire
from pms_cli.source import read_source


def edition(text: str = "") -> Edition:
    return lire(
        Edition,
        read_source(
            (
                "edition: e\ntitre: T\ncollectivite: C\nperiode: {debut: 2017, fin: 2022}\n"
                "echelle: {maximum: 5}\n"
                "axes:\n"
                "  - {numero: 2, titre: Deux, orientations: [{numero: 1, titre: Un}]}\n"
                "  - {numero: 1, titre: Un, orientations: [{numero: 3, titre: Trois}]}\n"
                "livrets:\n  - {code: pmi, titre: PMI}\n" + text
            ).encode()
        ).data,
    )


def fiche(text: str) -> Fiche:
    return lire(Fiche, read_source(text.encode()).data)


def sheet(numero: str, rest: str = "") -> Fiche:
    return fiche(f"numero: {numero}\ntitre: T\naxe: 1\norientation: 3\n{rest}")


@pytest.mark.parametrize(
    ("singulier", "genre", "defini", "indefini", "aucun"),
    [
        ("axe", "masculin", "l’axe", "un axe", "aucun axe"),
        ("action", "féminin", "l’action", "une action", "aucune action"),
        ("Étape", "féminin", "l’Étape", "une Étape", "aucune Étape"),
        ("œuvre", "féminin", "l’œuvre", "une œuvre", "aucune œuvre"),
        ("chantier", "masculin", "le chantier", "un chantier", "aucun chantier"),
        ("mesure", "féminin", "la mesure", "une mesure", "aucune mesure"),
    ],
)
def test_a_level_agrees_with_its_articles(
    singulier: str, genre: str, defini: str, indefini: str, aucun: str
) -> None:
    data = {"singulier": singulier, "pluriel": f"{singulier}s", "genre": genre}
    nom = lire(Nom, data)
    assert (nom.defini, nom.indefini, nom.aucun) == (defini, indefini, aucun)


def test_zero_and_one_take_the_singular() -> None:
    nom = edition().noms.axe
    assert [nom.compte(number) for number in (0, 1, 2)] == ["0 axe", "1 axe", "2 axes"]


def test_levels_have_names_when_the_plan_gives_none_and_its_own_when_it_does() -> None:
    assert [edition().noms.axe.pluriel, edition().noms.action.pluriel] == ["axes", "actions"]
    own = edition("noms: {axe: {singulier: engagement, pluriel: engagements, genre: masculin}}\n")
    assert [own.noms.axe.defini, own.noms.orientation.defini] == ["l’engagement", "l’orientation"]


def test_a_scale_goes_from_its_bottom_to_its_top() -> None:
    assert list(edition().echelle.degres) == [1, 2, 3, 4, 5]
    assert list(lire(Echelle, {"minimum": "0", "maximum": "3"}).degres) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("minimum", "maximum", "right"),
    [(1, 2, True), (0, 20, True), (19, 20, True), (1, 1, False), (5, 3, False), (0, 21, False)],
)
def test_a_scale_has_at_least_two_steps_and_can_be_shown(
    minimum: int, maximum: int, right: bool
) -> None:
    scale = Echelle(minimum=minimum, maximum=maximum)
    assert [key for key, _ in scale.incoherences()] == ([] if right else ["maximum"])


def test_parts_are_found_by_number_and_code() -> None:
    plan = edition()
    axe = plan.axe(1)
    assert isinstance(axe, Axe)
    assert axe.titre == "Un"
    orientation = axe.orientation(3)
    assert isinstance(orientation, Orientation)
    assert orientation.titre == "Trois"
    assert (plan.axe(3), axe.orientation(1), plan.livret("sante")) == (None, None, None)
    assert [livret.titre for livret in (plan.livret("pmi"),) if livret] == ["PMI"]


def test_sectoral_sheets_are_not_counted_among_actions() -> None:
    fiches = tuple(sheet(numero) for numero in ("1", "8", "8.1", "8.2", "9"))
    rapport = lire(Document, {"code": "bilan", "titre": "Bilan", "nature": "rapport"})
    plan = Plan(edition(), fiches, documents=(rapport,))
    assert [str(found.numero) for found in plan.actions] == ["1", "8", "9"]
    assert plan.fiche(Numero(8, 2)) is fiches[3]
    assert plan.fiche(Numero(8, 3)) is None
    assert (plan.document("bilan"), plan.document("autre")) == (rapport, None)


def test_a_key_left_empty_counts_as_absent() -> None:
    empty = "livret:\npilotes:\ncalendrier:\n  fin:\n  jalons:\navancement:\n"
    assert sheet("1", empty) == sheet("1", "calendrier: {}\n")


POINTS = """\
avancement:
  - {date: 2018, niveau: 1, constat: année}
  - {date: 2019-02, niveau: 2, constat: mois}
  - {date: 2018-T4, niveau: 3, constat: trimestre}
  - {date: 2019-02, niveau: 4, constat: encore}
  - {date: 2019-02-14, niveau: 5, constat: jour}
"""


@pytest.mark.parametrize(
    ("jour", "constat"),
    [
        ("2017-12-31", None),
        ("2018-01-01", "année"),
        ("2018-09-30", "année"),
        ("2018-10-01", "trimestre"),
        ("2019-01-31", "trimestre"),
        ("2019-02-01", "encore"),
        ("2019-02-13", "encore"),
        ("2019-02-14", "jour"),
        ("2199-12-31", "jour"),
    ],
)
def test_the_level_of_a_day_is_that_of_the_last_point_begun(jour: str, constat: str | None) -> None:
    point = sheet("1", POINTS).point_au(dt.date.fromisoformat(jour))
    assert (point.constat if point else None) == constat


def test_a_sheet_without_points_has_none() -> None:
    assert sheet("1").point_au(dt.date(2199, 12, 31)) is None


@pytest.mark.parametrize(
    ("rest", "doubtful"),
    [("", False), ("lecture: lue", False), ("lecture: appariee", True),
     ("lecture: appariee, niveaux_possibles: [1, 2]", True)],
)  # fmt: skip
def test_what_was_paired_is_to_be_confirmed(rest: str, doubtful: bool) -> None:
    text = f"avancement:\n  - {{date: 2019, niveau: 2, {rest}}}\n"
    (point,) = sheet("1", text).avancement
    assert isinstance(point, Point)
    assert point.a_confirmer is doubtful
    assert point.date == DatePartielle.lire("2019")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), max_size=6))
def test_announced_numbers_are_those_of_every_run(runs: list[tuple[int, int]]) -> None:
    orientations = tuple(
        Orientation(numero=rank, titre="T", actions=Plage(first, first + more))
        for rank, (first, more) in enumerate(runs, 1)
    )
    axe = Axe(numero=1, titre="T", orientations=orientations)
    expected = {number for first, more in runs for number in range(first, first + more + 1)}
    assert replace(edition(), axes=(axe,)).numeros_annonces == expected


def test_a_level_has_the_name_that_the_scale_gives_it() -> None:
    degrees = [{"niveau": "0", "libelle": "à lancer"}, {"niveau": "3", "libelle": "achevé"}]
    scale = lire(Echelle, {"minimum": "0", "maximum": "3", "libelles": degrees})
    assert [scale.libelle(level) for level in scale.degres] == ["à lancer", "", "", "achevé"]
    assert (scale.libelle(9), edition().echelle.libelle(1)) == ("", "")


OTHER_NAMES = """\
noms:
  axe: {singulier: engagement, pluriel: engagements, genre: masculin}
  action: {singulier: projet phare, pluriel: projets phares, genre: masculin}
"""


@pytest.mark.parametrize(
    ("announced", "said"),
    [
        ("", ""),
        ("annonce: {document: bilan}\n", ""),
        ("annonce: {axes: 7}\n", "7 engagements"),
        ("annonce: {axes: 7, actions: 63}\n", "7 engagements et 63 projets phares"),
        ("annonce: {actions: 1, axes: 1, orientations: 1}\n",
         "1 engagement, 1 orientation et 1 projet phare"),
        ("annonce: {axes: 7, orientations: 21, actions: 63}\n",
         "7 engagements, 21 orientations et 63 projets phares"),
    ],
)  # fmt: skip
def test_what_is_announced_is_said_in_the_words_of_the_plan(announced: str, said: str) -> None:
    assert edition(OTHER_NAMES + announced).compte_annonce() == said


def test_what_is_on_file_is_counted_beside_it() -> None:
    assert edition().compte_saisi(0) == "2 axes, 2 orientations et 0 action"
    assert edition(OTHER_NAMES).compte_saisi(80) == (
        "2 engagements, 2 orientations et 80 projets phares"
    )
    alone = replace(edition(), axes=(Axe(numero=1, titre="T"),))
    assert alone.compte_saisi(1) == "1 axe, 0 orientation et 1 action"


def test_a_family_is_found_by_its_code() -> None:
    families = "familles:\n  - {code: faire, nom: Les modes de faire, question: Comment ?}\n"
    plan = edition(families)
    found = plan.famille("faire")
    assert found is not None
    assert (found.nom, found.question) == ("Les modes de faire", "Comment ?")
    assert (plan.famille("dire"), edition().famille("faire")) == (None, None)


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("bilan", "Bilan (janvier 2019)"),
        ("bilan (p. 4)", "Bilan (janvier 2019), p. 4"),
        ("livret", "Livret"),
        ("livret (fiche 12, p. 14)", "Livret, fiche 12, p. 14"),
        ("autre (p. 4)", "autre (p. 4)"),
    ],
)
def test_a_citation_is_said_with_its_title_its_date_and_its_place(cited: str, said: str) -> None:
    documents = (
        lire(Document, {"code": "bilan", "titre": "Bilan", "date": "2019-01", "nature": "R"}),
        lire(Document, {"code": "livret", "titre": "Livret", "nature": "L"}),
    )
    plan = Plan(edition(), documents=documents)
    assert plan.cite(Reference.lire(cited)) == said


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, ""),
        ({"date": "2017"}, "2017"),
        ({"territoire": "centre"}, "Le Centre"),
        ({"territoire": "ailleurs"}, "ailleurs"),
        ({"depuis": "2008", "date": "2013", "perimetre": "hors Lyon", "territoire": "centre"},
         "de 2008 à 2013, hors Lyon, Le Centre"),
    ],
)  # fmt: skip
def test_a_figure_says_what_it_describes(keys: dict[str, str], said: str) -> None:
    centre = lire(Territoire, {"code": "centre", "nom": "Le Centre"})
    plan = Plan(edition(), territoires=(centre,))
    assert plan.precise(lire(Chiffre, {"libelle": "L", "valeur": "1", **keys})) == said
    assert (plan.territoire("centre"), plan.territoire("ailleurs")) == (centre, None)


NUMEROS = st.sampled_from([Numero.lire(text) for text in ("1", "2", "2.1", "2.2", "3", "3.1")])


@settings(deadline=None)
@given(st.lists(NUMEROS, max_size=9), st.lists(st.sampled_from("abc"), max_size=5), NUMEROS)
def test_an_index_finds_what_a_scan_finds(
    numeros: list[Numero], codes: list[str], asked: Numero
) -> None:
    asks = "indicateurs: [{code: a}, {code: b}]\n"
    fiches = tuple(sheet(f'"{numero}"', asks) for numero in numeros)
    documents = tuple(Document(code=code, titre=str(n), nature="n") for n, code in enumerate(codes))
    plan = Plan(edition(), fiches=fiches, documents=documents)
    same = [fiche for fiche in fiches if fiche.numero == asked]
    assert plan.fiche(asked) is (same[0] if same else None)
    assert [id(found) for found in plan.fiches_de(asked)] == [id(found) for found in same]
    assert plan.actions == tuple(f for f in fiches if not f.numero.est_sectoriel)
    assert plan.sectorielles(asked) == tuple(
        f for f in fiches if f.numero.est_sectoriel and f.numero.action == asked.action
    )
    assert plan.demandent("b") == tuple(numeros)
    assert plan.demandent("z") == ()
    for code in "abcd":
        first = next((found for found in documents if found.code == code), None)
        assert plan.document(code) is first


@settings(deadline=None)
@given(st.lists(st.lists(NUMEROS, max_size=4), max_size=4), NUMEROS)
def test_territories_that_decline_are_those_that_a_scan_finds(
    declined: list[list[Numero]], asked: Numero
) -> None:
    places = tuple(
        lire(
            Territoire,
            {
                "code": f"t{rank}",
                "nom": "N",
                "actions": [{"titre": "T", "decline": str(numero)} for numero in numeros],
            },
        )
        for rank, numeros in enumerate(declined)
    )
    plan = Plan(edition(), territoires=places)
    wanted = [(p.code, p.declinaisons(asked)) for p in places if p.declinaisons(asked)]
    assert [(place.code, found) for place, found in plan.declinaisons(asked)] == wanted


def test_a_plan_that_was_asked_is_still_the_same_plan() -> None:
    one, other = (Plan(edition(), fiches=(sheet("1"),)) for _ in range(2))
    assert one.fiche(Numero(1)) is not None
    assert one == other
    # What is made from it looks things up anew.
    assert replace(one, fiches=()).fiche(Numero(1)) is None
