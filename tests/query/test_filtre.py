"""What may be asked of a plan: filters, what they keep, how a wrong one is refused."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.errors import ExitStatus, MisuseError
from pms_cli.model import Fiche, Plan, Territoire
from pms_cli.model.plan import Noms
from pms_cli.query import Filtre, choisir, decrire, lire_orientations, trouver_territoire
from tests.sheets import ASSISES, action, part, plan

PLACES = (
    "code: nord\nnom: Le Nord\naxes: [{titre: A, actions: [{titre: T, decline: 4}]}]\n",
    "code: sud-est\nnom: Sud Est\nactions: [{titre: T, decline: 2}, {titre: U, decline: '1.1'}]\n",
    "code: ouest\nnom: Ouest\nactions: [{titre: À nous seuls}]\n",
)


@pytest.fixture(scope="module")
def sample() -> Plan:
    made = plan(
        action(1, ("2019-02", 1), pilotes=["DSDS"], livret="sante"),
        action(2, ("2019-02", 2), orientation=2, pilotes=["CAF", "DSDS"]),
        action(3, orientation=2, pilotes=["INCONNU"]),
        action(4, ("2018", 5), ("2019-03", 1), axe=2, livret="transversal"),
        action("4.1", ("2019-02", 2), axe=2, livret="sante"),
        action(5, ("2019-02", 9), axe=2),
    )
    return replace(made, territoires=tuple(part(Territoire, text) for text in PLACES))


def numbers(fiches: tuple[Fiche, ...]) -> list[str]:
    return [str(fiche.numero) for fiche in fiches]


@pytest.mark.parametrize(
    ("filtre", "kept"),
    [
        (Filtre(), ["1", "2", "3", "4", "4.1", "5"]),
        (Filtre(axes=(1,)), ["1", "2", "3"]),
        (Filtre(axes=(2, 1)), ["1", "2", "3", "4", "4.1", "5"]),
        (Filtre(orientations=((1, 2),)), ["2", "3"]),
        (Filtre(orientations=((1, 1), (2, 1))), ["1", "4", "4.1", "5"]),
        (Filtre(axes=(2,), orientations=((1, 2),)), []),
        (Filtre(niveaux=(2,)), ["2", "4.1"]),
        (Filtre(niveaux=(None,)), ["3"]),
        (Filtre(niveaux=(5, None)), ["3", "4"]),
        (Filtre(pilotes=("DSDS",)), ["1", "2"]),
        (Filtre(pilotes=("CAF", "INCONNU")), ["2", "3"]),
        (Filtre(livrets=("sante",)), ["1", "4.1"]),
        (Filtre(livrets=("sante",), niveaux=(2,), axes=(2,)), ["4.1"]),
        (Filtre(territoires=("nord",)), ["4"]),  # its sectoral sheet is not what it declines
        (Filtre(territoires=("sud-est",)), ["1", "2"]),  # also by a sectoral sheet of the action
        (Filtre(territoires=("sud-est", "nord")), ["1", "2", "4"]),
        (Filtre(territoires=("Le Nord", "SUD EST")), ["1", "2", "4"]),
        (Filtre(territoires=("ouest",)), []),
        (Filtre(territoires=("sud-est",), niveaux=(2,)), ["2"]),
    ],
)
def test_a_filter_keeps_what_it_says(sample: Plan, filtre: Filtre, kept: list[str]) -> None:
    assert numbers(choisir(sample, sample.fiches, filtre, ASSISES)) == kept


@pytest.mark.parametrize(
    ("day", "kept"), [("2017-12-31", []), ("2018-01-01", ["4"]), ("2019-03-01", [])]
)
def test_a_level_is_that_of_the_day(sample: Plan, day: str, kept: list[str]) -> None:
    found = choisir(sample, sample.fiches, Filtre(niveaux=(5,)), dt.date.fromisoformat(day))
    assert numbers(found) == kept


def test_sheets_stay_in_the_order_in_which_they_came(sample: Plan) -> None:
    found = choisir(sample, reversed(sample.fiches), Filtre(axes=(1,)), ASSISES)
    assert numbers(found) == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("filtre", "sentence"),
    [
        (Filtre(axes=(3,)), "l’axe 3 n’existe pas : choisissez 1 ou 2"),
        (Filtre(axes=(1, 0)), "l’axe 0 n’existe pas : choisissez 1 ou 2"),
        (Filtre(orientations=((4, 1),)), "l’axe 4 n’existe pas : choisissez 1 ou 2"),
        (
            Filtre(orientations=((1, 3),)),
            "l’orientation 1.3 n’existe pas : choisissez 1.1 ou 1.2",
        ),
        (Filtre(orientations=((2, 2),)), "l’orientation 2.2 n’existe pas : choisissez 2.1"),
        (
            Filtre(niveaux=(6,)),
            "le niveau 6 n’est pas sur l’échelle du plan : choisissez de 1 à 5, ou « aucun »",
        ),
        (
            Filtre(niveaux=(None, 0)),
            "le niveau 0 n’est pas sur l’échelle du plan : choisissez de 1 à 5, ou « aucun »",
        ),
        (
            Filtre(pilotes=("DSD",)),
            "le pilote « DSD » n’est pas connu ; vouliez-vous dire « DSDS » ?",
        ),
        (Filtre(pilotes=("QQQQ",)), "le pilote « QQQQ » n’est pas connu : voyez acteurs.yaml"),
        (Filtre(pilotes=("",)), "le pilote «  » n’est pas connu : voyez acteurs.yaml"),
        (
            Filtre(livrets=("sant",)),
            "le livret « sant » n’existe pas ; vouliez-vous dire « sante » ?",
        ),
        (
            Filtre(livrets=("qqqq",)),
            "le livret « qqqq » n’existe pas : choisissez transversal ou sante",
        ),
        (
            Filtre(territoires=("nrd",)),
            "le territoire « nrd » n’existe pas ; vouliez-vous dire « nord » ?",
        ),
        (
            Filtre(territoires=("nord", "qqqq")),
            "le territoire « qqqq » n’existe pas : choisissez nord, sud-est ou ouest",
        ),
    ],
)
def test_what_the_plan_does_not_have_is_refused(
    sample: Plan, filtre: Filtre, sentence: str
) -> None:
    with pytest.raises(MisuseError) as caught:
        choisir(sample, sample.fiches, filtre, ASSISES)
    assert str(caught.value) == sentence
    assert caught.value.exit_status is ExitStatus.MISUSE


def test_a_plan_without_territories_says_so() -> None:
    with pytest.raises(MisuseError) as caught:
        choisir(plan(action(1)), (), Filtre(territoires=("nord",)), ASSISES)
    assert str(caught.value) == "aucun territoire n’est saisi dans ce plan"


@pytest.mark.parametrize("text", ["sud-est", "SUD-EST", "Sud Est", "sud est"])
def test_a_territory_is_found_by_its_code_or_its_name(sample: Plan, text: str) -> None:
    assert trouver_territoire(sample, text).code == "sud-est"


def test_a_refusal_uses_the_words_of_the_plan() -> None:
    noms = {
        "axe": {"singulier": "chantier", "pluriel": "chantiers", "genre": "masculin"},
        "orientation": {"singulier": "mesure", "pluriel": "mesures", "genre": "féminin"},
    }
    made = plan(action(1), noms=noms)
    with pytest.raises(MisuseError, match=r"^le chantier 9 n’existe pas : choisissez 1 ou 2$"):
        choisir(made, (), Filtre(axes=(9,)), ASSISES)
    with pytest.raises(MisuseError, match=r"^la mesure 1\.9 n’existe pas"):
        choisir(made, (), Filtre(orientations=((1, 9),)), ASSISES)


def test_a_long_value_is_quoted_short(sample: Plan) -> None:
    with pytest.raises(MisuseError) as caught:
        choisir(sample, (), Filtre(pilotes=("x" * 5000,)), ASSISES)
    assert len(str(caught.value)) < 150


@pytest.mark.parametrize(
    ("texts", "axes", "places"),
    [
        ((), (), ()),
        (("1.2",), (), ((1, 2),)),
        (("1.2", "2.1"), (), ((1, 2), (2, 1))),
        (("2",), (1,), ((1, 2),)),
        (("2",), (1, 1), ((1, 2),)),
        (("2", "3.4"), (1,), ((1, 2), (3, 4))),
        (("9999.9999",), (), ((9999, 9999),)),
    ],
)
def test_an_orientation_is_read(
    texts: tuple[str, ...], axes: tuple[int, ...], places: tuple[tuple[int, int], ...]
) -> None:
    assert lire_orientations(texts, axes, Noms()) == places


@pytest.mark.parametrize(
    "text", ["", "1.", ".2", "1.2.3", "a", "1,2", "01", "1.0", "0", "-1", "１.2", "10000", " 1.2"]
)
def test_what_is_no_orientation_is_refused(text: str) -> None:
    with pytest.raises(MisuseError, match=r"n’est pas une orientation : écrivez 1\.2$"):
        lire_orientations((text,), (1,), Noms())


@pytest.mark.parametrize("axes", [(), (1, 2)])
def test_an_orientation_without_its_axe_is_refused(axes: tuple[int, ...]) -> None:
    with pytest.raises(MisuseError) as caught:
        lire_orientations(("2",), axes, Noms())
    assert str(caught.value) == (
        "l’orientation 2 existe dans plusieurs axes : écrivez --orientation 1.2, ou ajoutez --axe"
    )


def test_an_orientation_is_refused_in_the_words_of_the_plan() -> None:
    noms = plan(
        noms={
            "axe": {"singulier": "engagement", "pluriel": "engagements", "genre": "masculin"},
            "orientation": {"singulier": "chantier", "pluriel": "chantiers", "genre": "masculin"},
        }
    ).edition.noms
    with pytest.raises(MisuseError, match=r"^« x » n’est pas un chantier : écrivez 1\.2$"):
        lire_orientations(("x",), (), noms)
    with pytest.raises(MisuseError) as caught:
        lire_orientations(("2",), (), noms)
    assert str(caught.value) == (
        "le chantier 2 existe dans plusieurs engagements : "
        "écrivez --orientation 1.2, ou ajoutez --axe"
    )


@pytest.mark.parametrize(
    ("filtre", "words"),
    [
        (Filtre(), ""),
        (Filtre(axes=(1,)), "axe 1"),
        (Filtre(axes=(1, 2)), "axe 1 ou 2"),
        (Filtre(orientations=((1, 2), (2, 1))), "orientation 1.2 ou 2.1"),
        (Filtre(niveaux=(1, 2, 3)), "niveau 1, 2 ou 3"),
        (Filtre(niveaux=(None,)), "sans niveau"),
        (Filtre(niveaux=(None, 4)), "niveau 4 ou sans niveau"),
        (Filtre(pilotes=("DSDS", "CAF")), "pilote DSDS ou CAF"),
        (
            Filtre(axes=(2,), niveaux=(5,), livrets=("sante",)),
            "axe 2, niveau 5, livret sante",
        ),
        (Filtre(territoires=("nord",)), "territoire Le Nord"),
        (
            Filtre(axes=(1,), territoires=("sud est", "nord")),
            "axe 1, territoire Sud Est ou Le Nord",
        ),
    ],
)
def test_a_filter_is_told_in_french(sample: Plan, filtre: Filtre, words: str) -> None:
    assert decrire(sample, filtre) == words
    assert bool(filtre) == bool(words)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from([1, 2]), max_size=2),
    st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1)]), max_size=2),
    st.lists(st.sampled_from([None, 1, 2, 5]), max_size=2),
    st.lists(st.sampled_from(["DSDS", "CAF", "INCONNU"]), max_size=2),
    st.lists(st.sampled_from(["sante", "transversal"]), max_size=2),
    st.lists(st.sampled_from(["nord", "sud-est", "ouest"]), max_size=2),
)
def test_each_condition_holds_for_what_is_kept_and_one_fails_for_the_rest(
    sample: Plan,
    axes: list[int],
    places: list[tuple[int, int]],
    levels: list[int | None],
    pilots: list[str],
    booklets: list[str],
    territories: list[str],
) -> None:
    filtre = Filtre(
        tuple(axes),
        tuple(places),
        tuple(levels),
        tuple(pilots),
        tuple(booklets),
        tuple(territories),
    )
    declined = {"nord": {"4"}, "sud-est": {"1", "2"}, "ouest": set[str]()}
    kept = choisir(sample, sample.fiches, filtre, ASSISES)
    state = {"1": 1, "2": 2, "3": None, "4": 5, "4.1": 2, "5": 9}
    for fiche in sample.fiches:
        answers = [
            not axes or fiche.axe in axes,
            not places or (fiche.axe, fiche.orientation) in places,
            not levels or state[str(fiche.numero)] in levels,
            not pilots or any(sigle in pilots for sigle in fiche.pilotes),
            not booklets or fiche.livret in booklets,
            not territories or any(str(fiche.numero) in declined[code] for code in territories),
        ]
        assert (fiche in kept) == all(answers)
