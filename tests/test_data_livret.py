"""The sheets of the livret Développement social: whole, each figure as the booklet prints it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from pms_cli.model import Fiche, Numero
from pms_cli.workspace import Workspace, read_workspace
from tests.conftest import ROOT

LIVRET = "livret-developpement-social"
POINT = "point-etape-2019-02"

# Counted in the booklet, sheet by sheet: objectives, bullets of each group of means, indicators,
# pilots, partners, years of the calendar.
SHEETS = (
    ("1.2", 3, (4, 3), 3, 1, 15, "2017-2022"),
    ("8.2", 3, (4, 4, 3), 6, 1, 16, "2017-2022"),
    ("12", 2, (3, 3, 3), 3, 3, 10, "2017-2022"),
    ("13", 2, (3, 3), 4, 1, 10, "2017-"),
    ("27", 2, (7, 3, 3, 2), 4, 2, 7, "2017-2022"),
    ("28.2", 2, (3, 3), 4, 1, 8, "2017-2022"),
    ("31", 2, (3, 3, 1), 4, 2, 5, "2017-2022"),
    ("32", 3, (3, 3), 2, 3, 9, "2017-2022"),
    ("33", 2, (3, 3, 2), 4, 1, 6, "2017-2022"),
    ("34", 3, (3, 3, 2), 2, 2, 13, "2017-2022"),
    ("41.2", 2, (0, 0, 2, 2), 3, 1, 10, "2018-2018"),
    ("55.2", 3, (4, 2, 2), 4, 2, 9, "2017-2018"),
    ("56", 3, (3, 3, 0), 3, 3, 7, "2017-2018"),
    ("57", 1, (1, 3, 0, 2), 3, 4, 6, "2017-2018"),
    ("62", 2, (2, 2, 3), 5, 1, 4, "2017-2021"),
    ("63.2", 1, (2, 3, 0, 3), 2, 2, 9, "2017-2021"),
    ("64", 2, (3, 3, 0), 3, 1, 8, "2017-2022"),
    ("66.5", 2, (4, 2, 0, 0), 4, 1, 8, "2017-2022"),
    ("67", 3, (1, 3, 4, 2), 2, 3, 8, "2017-2022"),
    ("70", 2, (2, 3), 2, 2, 15, "2018-2022"),
    ("71", 3, (2, 3, 3), 3, 5, 8, "2018-2021"),
    ("78", 2, (3, 2, 1), 4, 3, 10, "2017-2020"),
    ("79", 3, (2, 3, 2), 3, 2, 11, "2017-2022"),
    ("80.1", 3, (2, 3), 2, 2, 10, ""),
)

PLACES = {
    "66.5": "fiche 66.5, p. 36",
    "67": "fiche 67, p. 37-38",
    # The text layer does not give the end of this number.
    "80.1": "fiche «\u00a0Favoriser les innovations sociales\u00a0», action 80",
}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return read_workspace(ROOT / "data")


@pytest.fixture(scope="module")
def sheets(workspace: Workspace) -> dict[str, Fiche]:
    return {str(f.numero): f for f in workspace.plan.fiches if f.livret == "developpement-social"}


def text_of(fiche: Fiche) -> str:
    """Context, objectives and means, as one text."""
    means = [text for group in fiche.modalites for text in (group.titre, *group.actions)]
    return "\n".join((fiche.contexte or "", *fiche.objectifs, *means))


def test_the_sheets_are_those_of_the_booklet(workspace: Workspace) -> None:
    numbers = [str(f.numero) for f in workspace.plan.fiches if f.livret is not None]
    assert numbers == [number for number, *_ in SHEETS]
    assert {f.livret for f in workspace.plan.fiches} == {None, "developpement-social"}
    sectoral = [str(f.numero) for f in workspace.plan.fiches if f.numero.est_sectoriel]
    assert sectoral == ["1.2", "8.2", "28.2", "41.2", "55.2", "63.2", "66.5", "80.1"]
    assert len(workspace.plan.fiches) == 80 + 8


@pytest.mark.parametrize("expected", SHEETS, ids=lambda expected: str(expected[0]))
def test_a_sheet_has_all_that_the_booklet_prints(
    expected: tuple[object, ...], sheets: dict[str, Fiche]
) -> None:
    fiche = sheets[str(expected[0])]
    years = fiche.calendrier
    assert (
        str(fiche.numero),
        len(fiche.objectifs),
        tuple(len(group.actions) for group in fiche.modalites),
        len(fiche.indicateurs),
        len(fiche.pilotes),
        len(fiche.partenaires),
        f"{years.debut}-{years.fin or ''}" if years else "",
    ) == expected
    assert fiche.contexte is not None
    assert len(fiche.contexte) > 100
    (source,) = (source for source in fiche.sources if source.code == LIVRET)
    assert source.lieu == PLACES.get(str(fiche.numero), f"fiche {fiche.numero}")


def test_every_indicator_has_a_type(workspace: Workspace, sheets: dict[str, Fiche]) -> None:
    def kinds(fiche: Fiche) -> Iterator[str | None]:
        for indicateur in fiche.indicateurs:
            commun = workspace.plan.indicateur(indicateur.code) if indicateur.code else None
            yield indicateur.type or (commun.type if commun else None)

    found = [kind for fiche in sheets.values() for kind in kinds(fiche)]
    assert {kind: found.count(kind) for kind in set(found)} == {"nombre": 54, "oui-non": 25}
    assert [str(f.numero) for f in workspace.plan.fiches if f.indicateurs] == list(sheets)


def test_the_indicator_of_two_sheets_is_one(workspace: Workspace, sheets: dict[str, Fiche]) -> None:
    shared = {
        number: [i.libelle for i in fiche.indicateurs if i.code == "instances-techniques-logement"]
        for number, fiche in sheets.items()
    }
    assert {number: names for number, names in shared.items() if names} == {
        "13": ["Instances Techniques Territorialisées Logement mises en place"],
        "56": ["Nombre d’instances techniques territoriales logement mises en place"],
    }
    (commun,) = workspace.plan.indicateurs
    assert (commun.code, commun.type, commun.rattachement) == (
        "instances-techniques-logement",
        "nombre",
        "editorial",
    )


def test_the_only_measure_is_that_of_february_2019(sheets: dict[str, Fiche]) -> None:
    found = [
        (number, indicateur.libelle, mesure)
        for number, fiche in sheets.items()
        for indicateur in fiche.indicateurs
        for mesure in indicateur.mesures
    ]
    ((number, libelle, mesure),) = found
    assert (number, libelle) == (
        "55.2",
        "Nombre de participants à la journée sur le partage d’informations",
    )
    assert (str(mesure.date), mesure.valeur, mesure.precision) == (
        "2019-02",
        Decimal(600),
        "plus-de",
    )
    assert mesure.document is not None
    assert mesure.document.code == POINT


def test_the_only_target_is_in_the_name_of_its_indicator(sheets: dict[str, Fiche]) -> None:
    targets = [
        (number, indicateur.libelle, indicateur.cible.valeur)
        for number, fiche in sheets.items()
        for indicateur in fiche.indicateurs
        if indicateur.cible
    ]
    name = "Deux événements grand public autour des solidarités organisés"
    assert targets == [("71", name, Decimal(2))]


# Each text with ordinary spaces, as the booklet has it.
FIGURES = (
    ("1.2", ("MONALISA", "Bus Info Santé", "Bus du Droit")),
    ("8.2", ("COPAV", "Groupes d’Appui Technique Territorialisés")),
    ("12", ("223 000 femmes", "14 % seulement portent plainte", "En 2015, 122 femmes", "4e mois")),
    ("13", ("environ cinquante ménages", "Soliha", "FSL", "ITTL")),
    ("31", ("20 % d’usagers", "SMS", "RSA")),
    ("32", ("Un Français sur cinq", "En 2013, 20 % de la population", "78 % des personnes")),
    ("32", ("60 ans", "90 % n’avaient pas obtenu le bac", "44 % vivaient", "1 500 €")),
    ("32", ("dans 2 communes", "2014-2020", "ITI")),
    ("33", ("intranet « Comète »", "Bus Info-Santé")),
    ("34", ("Conférence Territoriale des Maires", "QPV et QVA", "une fois par an")),
    ("41.2", ("Lyon, Villeurbanne et Vénissieux", "Programme Métropolitain d’Insertion")),
    ("56", ("Proposition 1", "l’information croisée et la coordination de l’action sociale")),
    ("57", ("Proposition 2", "l’accueil, l’information et l’orientation de la demande sociale")),
    ("63.2", ("Université de Lyon", "(Vénissieux)")),
    ("66.5", ("Open data", "Observatoire Métropolitain des Solidarités")),
    ("67", ("3 à 4 projets prioritaires", "Urb Inclusion", "Homelessness", "DARI")),
    ("70", ("MDM remix", "fiche 23 du livret PAPH", "fiche 13 du livret PMI")),
    ("71", ("Tous Unis Tous Solidaire", "Les Assises des Solidarités", "Grand Rendez-vous")),
    ("78", ("Insertion 2016-2020", "le 10 décembre 2015", "charte des 1000 entreprises")),
    ("79", ("« jardi’pentes »", "l’ARS et la CAFE", "EAJE")),
    ("80.1", ("fonds de dotation", "public-privé")),
)


@pytest.mark.parametrize(("number", "texts"), FIGURES)
def test_figures_and_names_are_those_of_the_booklet(
    number: str, texts: tuple[str, ...], sheets: dict[str, Fiche]
) -> None:
    text = text_of(sheets[number]).replace("\u00a0", " ")
    assert [wanted for wanted in texts if wanted not in text] == []


def test_dated_steps_are_only_those_of_sheet_13(sheets: dict[str, Fiche]) -> None:
    steps = {
        number: [(str(jalon.date), jalon.libelle) for jalon in fiche.calendrier.jalons]
        for number, fiche in sheets.items()
        if fiche.calendrier and fiche.calendrier.jalons
    }
    assert steps == {
        "13": [
            ("2017", "Réalisation du séminaire technique partenarial"),
            ("2017", "Lancement de l’expérimentation avec Soliha"),
            ("2018", "Généralisation des ITTL dans leur nouvelle configuration"),
        ]
    }


def test_what_the_booklet_leaves_in_doubt_says_so(sheets: dict[str, Fiche]) -> None:
    assumed = {n: f.lecture_numero for n, f in sheets.items() if f.lecture_numero != "lue"}
    assert assumed == {"80.1": "supposee"}
    printed = {number: f.titre_livret for number, f in sheets.items() if f.titre_livret}
    assert printed == {
        "70": "Reconnaître l’expertise d’usage et le partage d’expérience",
        "78": (
            "Développer les parcours et clauses d’insertion, en lien avec les compétences "
            "métropolitaines"
        ),
    }
    links = {number: [str(lien) for lien in f.liens] for number, f in sheets.items() if f.liens}
    assert links == {"70": ["27", "28.2", "33"]}


def test_pilots_and_partners_are_in_the_registry(
    workspace: Workspace, sheets: dict[str, Fiche]
) -> None:
    known = {acteur.sigle for acteur in workspace.plan.acteurs}
    cited = {sigle for fiche in sheets.values() for sigle in (*fiche.pilotes, *fiche.partenaires)}
    assert cited <= known
    assert sheets["12"].pilotes == ("DSDS", "DPE", "DPMI")
    assert sheets["71"].pilotes == ("DDSHE", "DSDS", "DIE", "DINSI", "Vie associative")
    assert sheets["57"].pilotes == ("MDM", "UDCCAS", "DRTU", "DTP")


def test_only_the_sheets_of_the_booklet_have_its_content(
    workspace: Workspace, sheets: dict[str, Fiche]
) -> None:
    others = [f for f in workspace.plan.fiches if str(f.numero) not in sheets]
    assert len(others) == 80 - 16
    full = [f for f in others if f.contexte or f.objectifs or f.modalites or f.partenaires]
    assert full == []


def test_a_sectoral_sheet_is_where_its_action_is(workspace: Workspace) -> None:
    for fiche in workspace.plan.fiches:
        if fiche.numero.est_sectoriel:
            action = workspace.plan.fiche(Numero(fiche.numero.action))
            assert action is not None
            assert (fiche.axe, fiche.orientation) == (action.axe, action.orientation)
            assert fiche.avancement == ()
