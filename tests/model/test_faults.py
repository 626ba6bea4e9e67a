"""What a schema refuses: every fault of a file in one run, each with its code and its place."""

import pytest

from pms_cli.model import (
    Acteurs,
    Chiffres,
    Documents,
    Edition,
    EditionAnterieure,
    Fiche,
    Glossaire,
    IndicateursCommuns,
    Instances,
    Territoire,
)
from pms_cli.model.base import Partie
from pms_cli.model.validation import schema_faults
from pms_cli.source import read_source

HEAD = "numero: 12\ntitre: Titre\naxe: 1\norientation: 2\n"
POINT = "avancement:\n  - date: 2019-02\n    niveau: 2\n"


def told(text: str, part: type[Partie] = Fiche) -> list[tuple[str, int, int, str]]:
    """Code, line, column and sentence of each fault, in the order of the file."""
    source = read_source(text.encode())
    assert source.faults == ()
    found = []
    for fault in schema_faults(part, source.data):
        span = source.locate(fault.path, key=fault.on_key)
        found.append((fault.code, span.line, span.column, fault.message))
    return sorted(found, key=lambda fault: fault[1:3])


def places(text: str, part: type[Partie] = Fiche) -> list[tuple[str, int, int]]:
    return [fault[:3] for fault in told(text, part)]


def test_a_sheet_in_order_has_none() -> None:
    assert told(HEAD + POINT) == []


@pytest.mark.parametrize(
    ("rest", "places_told"),
    [
        pytest.param("pilote: [a]\n", [("PMS101", 5, 1)], id="101 misspelt"),
        pytest.param("calendrier:\n  debout: 2017\n", [("PMS101", 6, 3)], id="101 nested"),
        pytest.param("calendrier: {x: 1, fin: 2017, y: 2}\n",
                     [("PMS101", 5, 14), ("PMS101", 5, 31)], id="101 in braces"),
        pytest.param("inconnue:\n", [("PMS101", 5, 1)], id="101 without a value"),
        pytest.param('"é 😀": 1\n', [("PMS101", 5, 1)], id="101 quoted"),
        pytest.param("avancement:\n  - date: 2019\n", [("PMS102", 6, 5)], id="102 in an element"),
        pytest.param("avancement:\n  - date:\n    niveau: 1\n", [("PMS102", 6, 5)], id="102 empty"),
        pytest.param("avancement:\n  - {niveau: 1}\n", [("PMS102", 6, 5)], id="102 in braces"),
        pytest.param("indicateurs:\n  - libelle: l\n    cible: {date: 2022}\n",
                     [("PMS102", 7, 5)], id="102 below"),
        pytest.param("pilotes: a\n", [("PMS103", 5, 10)], id="103 text for a list"),
        pytest.param("pilotes: {a: 1}\n", [("PMS103", 5, 10)], id="103 group for a list"),
        pytest.param("pilotes: [a, [b], {c: d}, ]\n",
                     [("PMS103", 5, 14), ("PMS103", 5, 19)], id="103 in a list"),
        pytest.param("pilotes:\n  - a\n  -\n", [("PMS103", 7, 4)], id="103 empty element"),
        pytest.param("contexte: [a]\n", [("PMS103", 5, 11)], id="103 list for a text"),
        pytest.param("contexte:\n  a: b\n", [("PMS103", 6, 3)], id="103 group for a text"),
        pytest.param("calendrier: 2017\n", [("PMS103", 5, 13)], id="103 text for a group"),
        pytest.param("calendrier:\n  - debut: 2017\n", [("PMS103", 6, 3)], id="103 for a group"),
        pytest.param("avancement: {date: 2019, niveau: 1}\n", [("PMS103", 5, 13)], id="103 point"),
        pytest.param("liens: [[1]]\n", [("PMS103", 5, 9)], id="103 list for a number"),
        pytest.param("livret: {a: b}\n", [("PMS103", 5, 9)], id="103 group for a code"),
        pytest.param("calendrier: {fin: [2017]}\n", [("PMS103", 5, 19)], id="103 list for a date"),
        pytest.param("calendrier: {fin: 2022-02-30}\n", [("PMS104", 5, 19)], id="104 no such day"),
        pytest.param("calendrier:\n  debut: 2017 \n  fin: demain\n", [("PMS104", 7, 8)], id="104"),
        pytest.param("calendrier: {debut: 1_000, fin: 12:30}\n",
                     [("PMS104", 5, 21), ("PMS104", 5, 33)], id="104 like numbers"),
        pytest.param("liens: [1, 01, 8.2, x]\n", [("PMS105", 5, 12), ("PMS105", 5, 21)], id="105"),
        pytest.param("avancement:\n  - {date: 2019, niveau: 3/5}\n", [("PMS105", 6, 26)], id="3/5"),
        pytest.param("indicateurs:\n  - libelle: l\n    mesures:\n"
                     "      - {date: 2018, valeur: '1 250'}\n", [("PMS105", 8, 30)], id="105 m"),
        pytest.param(POINT + "    lecture: apparié\n", [("PMS106", 8, 14)], id="106"),
        pytest.param(POINT + "    lecture: [lue]\n", [("PMS106", 8, 14)], id="106 list"),
        pytest.param(POINT + "    lecture: Lue\n", [("PMS106", 8, 14)], id="106 capital"),
        pytest.param("indicateurs:\n  - {libelle: l, type: no, sens: haut}\n",
                     [("PMS106", 6, 24), ("PMS106", 6, 34)], id="106 two"),
        pytest.param("contexte: ''\n", [("PMS107", 5, 11)], id="107 empty text"),
        pytest.param("contexte: |\n\npilotes: [' ']\n",
                     [("PMS107", 5, 11), ("PMS107", 7, 11)], id="107 blank texts"),
        pytest.param("livret: Santé\nsources: [a b, c]\n",
                     [("PMS107", 5, 9), ("PMS107", 6, 11)], id="107 codes"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(rest: str, places_told: list[tuple[str, int, int]]) -> None:
    assert places(HEAD + rest) == places_told
    assert places(("\n" + HEAD + rest).replace("\n", "\r\n")) == [
        (code, line + 1, column) for code, line, column in places_told
    ]


@pytest.mark.parametrize("key", ["numero", "titre", "axe", "orientation"])
def test_a_key_that_must_be_there_is_missed_where_keys_begin_or_where_it_is_empty(key: str) -> None:
    lines = HEAD.splitlines()
    index = next(n for n, line in enumerate(lines) if line.startswith(key))
    without = "# é\n" + "\n".join(line for line in lines if not line.startswith(key)) + "\n"
    assert places(without) == [("PMS102", 2, 1)]
    emptied = "\n".join(f"{key}:" if n == index else line for n, line in enumerate(lines))
    assert places(emptied) == [("PMS102", index + 1, 1)]
    ((_, _, _, message),) = told(without)
    assert message.startswith(f"il manque « {key} »")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("pilote", "pilotes"), ("partenaire", "partenaires"), ("Avancement", "avancement"),
     ("objectif", "objectifs"), ("context", "contexte"), ("indicateur", "indicateurs"),
     ("calendrie", "calendrier")],
)  # fmt: skip
def test_an_unknown_key_near_a_known_one_is_guessed(written: str, meant: str) -> None:
    ((code, line, column, message),) = told(f"{HEAD}{written}: a\n")
    assert (code, line, column) == ("PMS101", 5, 1)
    assert message.endswith(f"vouliez-vous dire « {meant} » ?")


def test_a_key_near_nothing_is_told_with_those_that_may_be() -> None:
    ((_, _, _, message),) = told(HEAD + "calendrier: {zzz: 1}\n")
    assert message.endswith("clés possibles : debut, fin et jalons")


def test_a_misspelt_key_is_told_once_and_not_as_missing_too() -> None:
    assert places("numero: 1\ntitle: T\naxe: 1\norientation: 1\n") == [("PMS101", 2, 1)]
    assert places("numero: 1\nxyz: T\naxe: 1\norientation: 1\n") == [
        ("PMS102", 1, 1),
        ("PMS101", 2, 1),
    ]


def test_a_key_in_the_wrong_place_is_told_where_it_goes() -> None:
    ((_, line, column, message),) = told(HEAD + "calendrier:\n  fin: 2022\n  liens: [3]\n")
    assert (line, column) == (7, 3)
    assert "elle va au premier niveau du fichier" in message
    ((_, _, _, message),) = told(HEAD + "niveau: 3\n")
    assert "elle va sous « avancement »" in message


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("", None),
        ("    lecture: appariee\n    niveaux_possibles: [1, 2]\n", None),
        ("    lecture: appariee\n    niveaux_possibles: []\n", None),
        ("    lecture: appariee\n    niveaux_possibles:\n", None),
        ("    lecture: appariee\n    niveaux_possibles: [2]\n", None),
        ("    niveaux_possibles: []\n", None),
        ("    lecture: lue\n    niveaux_possibles: [2, 3]\n", (9, "ne va qu’avec")),
        ("    niveaux_possibles: [2, 3]\n", (8, "ne va qu’avec")),
        ("    lecture: appariee\n    niveaux_possibles: [3, 4]\n", (9, "niveau retenu (2)")),
    ],
)
def test_possible_levels_go_with_a_paired_reading_and_comprise_the_one_kept(
    rest: str, fault: tuple[int, str] | None
) -> None:
    found = told(HEAD + POINT + rest)
    assert [(code, line, column) for code, line, column, _ in found] == (
        [("PMS107", fault[0], 24)] if fault else []
    )
    assert fault is None or fault[1] in found[0][3]


STEP = "calendrier:\n  jalons:\n    - date: 2018\n      libelle: L\n"


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("", None),
        ("      atteint: 2018-T3\n      document: bilan-2018 (p. 4)\n", None),
        ("      lecture: appariee\n      dates_possibles: [2018, 2019]\n", None),
        ("      lecture: appariee\n      dates_possibles: []\n", None),
        ("      dates_possibles: []\n", None),
        ("      dates_possibles: [2018, 2019]\n", (9, "ne va qu’avec « lecture: appariee »")),
        ("      lecture: appariee\n      dates_possibles: [2019]\n", (10, "retenue (2018)")),
        ("      lecture: appariee\n      dates_possibles: [2018-01]\n", (10, "retenue (2018)")),
    ],
)
def test_possible_dates_go_with_a_paired_reading_and_comprise_the_one_kept(
    rest: str, fault: tuple[int, str] | None
) -> None:
    found = told(HEAD + STEP + rest)
    assert [(code, line, column) for code, line, column, _ in found] == (
        [("PMS107", fault[0], 24)] if fault else []
    )
    assert fault is None or fault[1] in found[0][3]


def test_a_step_that_contradicts_itself_is_told_wherever_a_file_may_hold_one() -> None:
    wrong = "jalons: [{date: 2018, libelle: L, dates_possibles: [2018]}]"
    text = f"""\
code: a
nom: n
calendrier: {{{wrong}}}
axes:
  - titre: t
    actions:
      - titre: u
        {wrong}
actions:
  - titre: v
    {wrong}
"""
    assert places(text, Territoire) == [
        ("PMS107", 3, 65),
        ("PMS107", 8, 60),
        ("PMS107", 11, 56),
    ]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("{libelle: l}", []),
        ("{code: a}", []),
        ("{code: a, libelle: l, periodicite: biennale}", []),
        ("{type: nombre}", [("PMS107", 6, 5)]),
        ("{libelle: '', code: a}", [("PMS107", 6, 15)]),
        ("{libelle: l, periodicite: quotidienne}", [("PMS106", 6, 31)]),
        ("{libelle: l, mesures: [{date: 2018, valeur: 1, precision: presque}]}",
         [("PMS106", 6, 63)]),
    ],
)  # fmt: skip
def test_an_indicator_has_a_name_or_the_code_of_one(
    entry: str, found: list[tuple[str, int, int]]
) -> None:
    assert places(f"{HEAD}indicateurs:\n  - {entry}\n") == found


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("issue_de: [pms-2017-2022/34, pms-2017-2022/8.2]\n", []),
        ("issue_de: [34]\n", [("PMS107", 5, 12)]),
        ("issue_de: [pms/08]\n", [("PMS105", 5, 12)]),
        ("sources: [livret-pmi (fiche 12)]\n", []),
        ("sources: [livret-pmi fiche 12]\n", [("PMS107", 5, 11)]),
        ("lecture_numero: supposee\n", []),
        ("lecture_numero: appariee\n", [("PMS106", 5, 17)]),
        ("titre_livret: ' '\n", [("PMS107", 5, 15)]),
    ],
)
def test_a_reference_of_a_sheet_is_told_at_its_place(
    rest: str, found: list[tuple[str, int, int]]
) -> None:
    assert places(HEAD + rest) == found


def test_levels_that_contradict_each_other_are_told_for_each_point() -> None:
    text = HEAD + POINT + "    niveaux_possibles: [2]\n  - date: 2020\n    niveau: 4\n"
    text += "    lecture: appariee\n    niveaux_possibles: [5]\n"
    assert places(text) == [("PMS107", 8, 24), ("PMS107", 12, 24)]


def test_a_level_that_is_no_number_is_told_and_not_compared() -> None:
    text = HEAD + POINT.replace("niveau: 2", "niveau: x") + "    niveaux_possibles: [y, 2]\n"
    assert places(text) == [("PMS105", 7, 13), ("PMS105", 8, 25)]


def test_all_faults_of_a_file_are_told_in_one_run() -> None:
    text = """\
numero: 08
title: T
axe: zéro
orientation: 0
livret: Livret PMI
pilotes: DSDS
calendrier:
  debut: 2017-13
  jalons:
    - date: 2018
    - libelle: ''
      date: 2018-T5
objectifs: {a: b}
avancement:
  - date: 2019
    niveau: 2
    lecture: deviné
  - 3
zzz: 1
"""
    assert places(text) == [
        ("PMS105", 1, 9),
        ("PMS101", 2, 1),
        ("PMS105", 3, 6),
        ("PMS105", 4, 14),
        ("PMS107", 5, 9),
        ("PMS103", 6, 10),
        ("PMS104", 8, 10),
        ("PMS102", 10, 7),
        ("PMS107", 11, 16),
        ("PMS104", 12, 13),
        ("PMS103", 13, 12),
        ("PMS106", 17, 14),
        ("PMS103", 18, 5),
        ("PMS101", 19, 1),
    ]


@pytest.mark.parametrize(
    ("part", "text", "found"),
    [
        (Documents, "{}", [("PMS102", 1, 1)]),
        (Documents, "documents:\n  - {code: a, titre: T}\n", [("PMS102", 2, 5)]),
        (Documents, "documents: [a]\n", [("PMS103", 1, 13)]),
        (Acteurs, "acteurs:\n  - {sigle: a, nom: n, nature: x}\n", [("PMS106", 2, 32)]),
        (Acteurs, "acteurs:\n  - sigle: a\n    nom: n\n    natur: service\n", [("PMS101", 4, 5)]),
        (Instances, "instances:\n  - {code: a, nom: n, periodicite: mensuele}\n",
         [("PMS106", 2, 36)]),
        (Instances, "instances:\n  - {code: a, nom: n, reunions: [{date: hier}]}\n",
         [("PMS104", 2, 41)]),
        (Territoire, "code: a\nnom: n\naxes:\n  - {titre: t, actions: [{titre: u, decline: 0}]}\n",
         [("PMS105", 4, 46)]),
        (Territoire, "code: a\nnom: n\nsans_objet: [{action: 8, raison: ' '}]\n",
         [("PMS107", 3, 34)]),
        (Glossaire, "sigles:\n  - {sigle: ADN, sens: s, source: 'livret pmi (p. 3)'}\n",
         [("PMS107", 2, 35)]),
        (Chiffres, "chiffres:\n  - {code: a, libelle: l, valeur: 1, theme: autre}\n",
         [("PMS106", 2, 45)]),
        (Chiffres, "chiffres:\n  - {code: a, libelle: l, valeur: 9, jusqua: 9}\n",
         [("PMS107", 2, 46)]),
        (Chiffres, "chiffres:\n  - {code: a, libelle: l, valeur: 9, depuis: 2018, date: 2017}\n",
         [("PMS107", 2, 46)]),
        (IndicateursCommuns, "indicateurs:\n  - {code: a, type: nombre}\n", [("PMS102", 2, 5)]),
        (EditionAnterieure, "edition: e\ntitre: T\nfiches: []\n", [("PMS107", 3, 9)]),
        (EditionAnterieure, "edition: e\ntitre: T\nfiches:\n  - {numero: 08, titre: T}\n",
         [("PMS105", 4, 14)]),
        (Edition, "edition: E\naxes: []\n",
         [("PMS102", 1, 1)] * 4 + [("PMS107", 1, 10), ("PMS107", 2, 7)]),
    ],
)  # fmt: skip
def test_every_file_of_a_plan_has_its_schema(
    part: type[Partie], text: str, found: list[tuple[str, int, int]]
) -> None:
    assert places(text, part) == found


def test_a_scale_that_contradicts_itself_is_told_at_its_top() -> None:
    text = """\
edition: e
titre: T
collectivite: C
periode: {debut: 2017, fin: 2022}
echelle: {minimum: 5, maximum: 5}
axes:
  - numero: 1
    titre: A
    orientations: []
"""
    assert places(text, Edition) == [("PMS107", 5, 32)]


@pytest.mark.parametrize("text", ["{message}", "{lu}", "{0}", "%s", "{cle}", "{", "\\1"])
def test_a_value_is_never_a_template(text: str) -> None:
    refused: dict[str, object] = {
        "numero": text,
        "titre": "T",
        "axe": text,
        "orientation": "1",
        "livret": text,
    }
    refused |= {"calendrier": {"fin": text}, "avancement": [{"lecture": text}]}
    sentences = [fault.message for fault in schema_faults(Fiche, refused)]
    assert [f"« {text} »" in sentence for sentence in sentences].count(True) == 5


def test_so_many_faults_can_be_asked_for() -> None:
    many = {"numero": "1", "axe": "1", "orientation": "1", **{f"titr{n}": "T" for n in range(50)}}
    everything = schema_faults(Fiche, many)
    assert len(everything) == 50
    assert schema_faults(Fiche, many, at_most=50) == everything
    assert schema_faults(Fiche, many, at_most=7) == everything[:7]


def test_values_are_not_changed_by_being_validated() -> None:
    data = read_source((HEAD + "calendrier:\n  fin:\n  x:\n").encode()).data
    before = repr(data)
    assert [fault.path for fault in schema_faults(Fiche, data)] == [("calendrier", "x")]
    assert repr(data) == before
