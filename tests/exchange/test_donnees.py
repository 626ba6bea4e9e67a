"""Open data: read back by csv, by frictionless and by LibreOffice, whatever the texts hold."""

import csv
import datetime as dt
import io
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.exchange.donnees import DESCRIPTION, LICENCES, fichiers
from pms_cli.model import Acteurs, Documents, Fiche, IndicateursCommuns, Plan, Territoire
from pms_cli.model.base import declares
from pms_cli.texte import printable_lines
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT, require
from tests.output.test_tableur import FORMULAS, QUOTES, begins_a_formula
from tests.sheets import HOSTILE, action, doubtful, edition, part, plan

JOUR: Final = dt.date(2026, 1, 1)
OUVERTE: Final = LICENCES["etalab-2.0"]
NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
TABLES: Final = [
    "actions", "points", "indicateurs", "mesures", "jalons", "territoires",
    "actions-territoriales", "acteurs", "documents",
]  # fmt: skip


def small() -> Plan:
    """A plan that has something in each table."""
    first = action(
        1,
        avancement=[{"date": "2019-02", "niveau": 3, "constat": "Fait",
                     "document": "point-2019 (p. 2)"}, {"date": "2027", "niveau": 5}],
        pilotes=["DSDS", "CAF"], partenaires=["CAF"], objectifs=["Un", "Deux | trois"],
        calendrier={"debut": "2017", "fin": "2022-T3",
                    "jalons": [{"date": "2018-03-01", "libelle": "Étape", "atteint": "2018-04"}]},
        indicateurs=[
            {"code": "appels"},
            {"libelle": "Rues", "type": "nombre", "unite": "rues", "sens": "hausse",
             "initiale": {"date": "2017", "valeur": "-1250.50"},
             "cible": {"date": "2022", "valeur": "12.0", "document": "bilan-2018"},
             "mesures": [{"date": "2018-T1", "valeur": "0.5", "precision": "environ"}]},
        ],
    )  # fmt: skip
    shared = part(
        IndicateursCommuns,
        "indicateurs: [{code: appels, libelle: Appels, mesures: [{date: 2018, valeur: 7}]}]",
    )
    place = part(
        Territoire,
        "code: nord\nnom: Nord\nobjectifs: [Aller]\n"
        "calendrier: {jalons: [{date: 2020, libelle: Vote}]}\n"
        "axes: [{titre: Axe du Nord, actions: [{titre: Bus, decline: 1, rattachement: editorial,"
        " jalons: [{date: 2021, libelle: Départ}]}]}]\nactions: [{titre: Autre}]\n",
    )
    made = plan(first, doubtful(2, 2, 2, 3), action("1.2"))
    return Plan(
        edition=made.edition, fiches=made.fiches, acteurs=made.acteurs, documents=made.documents,
        indicateurs=shared.indicateurs, territoires=(place,),
    )  # fmt: skip


def made(found: Plan, **said: Any) -> dict[str, bytes]:
    return fichiers(found, JOUR, **said)


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """A table for programs, as csv reads it with nothing set."""
    text = files[f"{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def cells(content: bytes, *, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_what_is_there() -> None:
    assert list(made(small())) == [
        *(f"{name}.csv" for name in TABLES),
        "plan.json",
        "datapackage.json",
        *(f"tableur/{name}.csv" for name in TABLES),
    ]


def test_actions_as_they_are_on_the_day() -> None:
    first, sectoral, second = rows(made(small()), "actions")
    assert first == {
        "numero": "1", "action": "1", "sectorielle": "non", "titre": "Action 1",
        "axe": "1", "axe_titre": "Prévenir", "orientation": "1", "orientation_titre": "Repérer",
        "livret": "", "pilotes": "DSDS | CAF", "partenaires": "CAF",
        "debut": "2017", "fin": "2022-T3", "niveau": "3", "niveau_date": "2019-02",
        "niveau_a_confirmer": "non", "contexte": "", "objectifs": "Un | Deux ¦ trois",
        "liens": "", "issue_de": "", "sources": "",
    }  # fmt: skip
    assert (sectoral["numero"], sectoral["sectorielle"], sectoral["niveau"]) == ("1.2", "oui", "")
    assert (second["niveau"], second["niveau_a_confirmer"]) == ("2", "oui")
    later = fichiers(small(), dt.date(2027, 6, 1))
    assert rows(later, "actions")[0]["niveau"] == "5"
    assert later["points.csv"] == made(small())["points.csv"]


def test_every_dated_point_and_the_days_between_which_it_lies() -> None:
    found = rows(made(small()), "points")
    assert found[0] == {
        "numero": "1", "date": "2019-02", "premier_jour": "2019-02-01",
        "dernier_jour": "2019-02-28", "niveau": "3", "lecture": "lue", "niveaux_possibles": "",
        "constat": "Fait", "document": "point-2019", "lieu": "p. 2",
    }  # fmt: skip
    assert [(row["numero"], row["date"]) for row in found[1:]] == [("1", "2027"), ("2", "2019-02")]
    assert found[2]["niveaux_possibles"] == "2 | 3"


def test_indicators_once_and_all_their_measures() -> None:
    files = made(small())
    shared, own = rows(files, "indicateurs")
    assert (shared["identifiant"], shared["libelle"], shared["fiches"]) == ("appels", "Appels", "1")
    assert (own["identifiant"], own["cible"], own["document"]) == ("1_2", "12.0", "bilan-2018")
    found = [(row["indicateur"], row["date"], row["valeur"], row["initiale"], row["precision"])
             for row in rows(files, "mesures")]  # fmt: skip
    assert found == [
        ("appels", "2018", "7", "non", "exacte"),
        ("1_2", "2017", "-1250.50", "oui", "exacte"),
        ("1_2", "2018-T1", "0.5", "non", "environ"),
    ]
    french = cells(files["tableur/mesures.csv"], delimiter=";")
    assert [row[french[0].index("valeur")] for row in french[1:]] == ["7", "-1250,50", "0,5"]


def test_the_other_tables() -> None:
    files = made(small())
    keys = ("fiche", "territoire", "action_territoriale", "date", "atteint")
    steps = [tuple(row[key] for key in keys) for row in rows(files, "jalons")]
    assert steps == [
        ("1", "", "", "2018-03-01", "2018-04"),
        ("", "nord", "", "2020", ""),
        ("", "nord", "Bus", "2021", ""),
    ]
    assert [row["objectifs"] for row in rows(files, "territoires")] == ["Aller"]
    theirs = [
        (row["axe"], row["titre"], row["decline"]) for row in rows(files, "actions-territoriales")
    ]
    assert theirs == [("Axe du Nord", "Bus", "1"), ("", "Autre", "")]
    actors = [
        (row["sigle"], row["pilote_de"], row["partenaire_de"]) for row in rows(files, "acteurs")
    ]
    assert actors == [("DSDS", "1", ""), ("CAF", "1", "1")]
    documents = [(row["code"], row["dernier_jour"]) for row in rows(files, "documents")]
    assert documents == [
        ("bilan-2018", "2019-01-31"), ("point-2019", "2019-02-28"), ("livret-sante", ""),
    ]  # fmt: skip


def test_one_form_for_programs_and_one_for_a_french_spreadsheet() -> None:
    files = made(small())
    for name in TABLES:
        strict, french = files[f"{name}.csv"], files[f"tableur/{name}.csv"]
        assert not strict.startswith(b"\xef\xbb\xbf")
        assert french.startswith(b"\xef\xbb\xbf")
        assert strict.endswith(b"\r\n")
        one, other = cells(strict), cells(french, delimiter=";")
        assert [[c.replace(",", ".") for c in row] for row in other] == [
            [c.replace(",", ".") for c in row] for row in one
        ]


def test_the_whole_plan_as_it_was_written() -> None:
    content = json.loads(made(small(), version="3f2a")["plan.json"])
    assert (content["schema_version"], content["version"]) == (1, "3f2a")
    assert content["plan"]["edition"] == "plan-exemple"
    assert "reglages" not in content["plan"]
    assert content["fiches"][0]["objectifs"] == ["Un", "Deux | trois"]
    assert content["fiches"][0]["indicateurs"][1]["initiale"]["valeur"] == "-1250.50"
    assert content["territoires"][0]["axes"][0]["actions"][0]["decline"] == "1"


# --- Described, so that programs can read it -----------------------------------------------------


def described(files: dict[str, bytes]) -> Any:
    return json.loads(files[DESCRIPTION])


def write(files: dict[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / DESCRIPTION


def faults(files: dict[str, bytes], folder: Path) -> list[Any]:
    """What frictionless finds wrong: form, types, constraints, keys, sizes and sums."""
    path = write(files, folder)
    report = Package(path.name, basepath=str(folder)).validate()
    found: list[Any] = report.flatten(["name", "rowNumber", "fieldName", "message"])
    return found


def test_the_small_plan_and_the_real_one_are_valid(tmp_path: Path) -> None:
    real = read_workspace(ROOT / "data").plan
    assert real is not None
    said = {"base": "https://plan.exemple.fr/", "version": "3f2a", "licence": OUVERTE}
    assert faults(made(small(), **said), tmp_path / "small") == []
    assert faults(made(real, **said), tmp_path / "real") == []
    assert faults(made(plan()), tmp_path / "empty") == []


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("points.csv", b",3,lue,", b",trois,lue,"),
        ("points.csv", b",lue,", b",devin\xc3\xa9e,"),
        ("points.csv", b"\r\n1,2019-02,", b"\r\n9,2019-02,"),
        ("actions.csv", b"1,non,Action 1", b"1,no,Action 1"),
        ("mesures.csv", b"-1250.50", b"-1250,50"),
        ("documents.csv", b"Point", b"Pont"),
    ],
)
def test_the_validator_does_look(name: str, before: bytes, after: bytes, tmp_path: Path) -> None:
    files = made(small())
    assert before in files[name]
    files[name] = files[name].replace(before, after, 1)
    assert faults(files, tmp_path)


def test_every_column_says_in_french_what_it_holds() -> None:
    package = described(made(small()))
    for resource in package["resources"][:-1]:
        header = cells(made(small())[resource["path"]])[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        for field in resource["schema"]["fields"]:
            assert len(field["title"]) > 1
            assert field["description"][-1] in ".…", field
            assert "'" not in field["description"]
            assert re.fullmatch("[a-z_]+", field["name"])
    words = {champ.nom: champ.champ.titre for champ in declares(Fiche)}
    titles = {
        field["name"]: field["title"] for field in package["resources"][0]["schema"]["fields"]
    }
    assert titles["objectifs"] == words["objectifs"]


def test_what_is_not_known_is_not_said() -> None:
    bare = described(made(small()))
    assert not {"homepage", "version", "licenses"} & set(bare)
    whole = described(made(small(), base="https://x.fr/", version="3f", licence=OUVERTE))
    assert (whole["homepage"], whole["version"]) == ("https://x.fr/", "3f")
    assert whole["licenses"][0]["name"] == "etalab-2.0"
    licence = (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    assert OUVERTE.nom in licence
    assert OUVERTE.adresse in licence


# --- Whatever the texts hold ---------------------------------------------------------------------


def hostile(text: str) -> Plan:
    """A plan in which every text is that one."""
    number = {"date": "2018", "valeur": "-3"}
    sheet = action(
        1, titre=text, contexte=text, objectifs=[text], pilotes=[text], partenaires=[text],
        avancement=[{"date": "2018", "niveau": 1, "constat": text}],
        calendrier={"jalons": [{"date": "2018", "libelle": text}]},
        indicateurs=[{"libelle": text, "unite": text, "mesures": [number]}],
    )  # fmt: skip
    return Plan(
        edition=edition(titre=text, collectivite=text, axes=[{"numero": 1, "titre": text}]),
        fiches=(sheet,),
        acteurs=part(
            Acteurs, "acteurs: []", acteurs=[{"sigle": text, "nom": text, "nature": "service"}]
        ).acteurs,
        documents=part(
            Documents, "documents: []", documents=[{"code": "a", "titre": text, "nature": text}]
        ).documents,
    )


def shown(text: str) -> str:
    """What a cell must hold, an apostrophe before it if it could be a formula."""
    fit = printable_lines(text)
    for character in fit:
        passed_over = character in QUOTES or unicodedata.category(character) in {"Cc", "Cf"}
        if not passed_over and not character.isspace():
            return f"'{fit}" if character in FORMULAS else fit
    return fit


@pytest.mark.parametrize("text", [*HOSTILE, "'=1", '"=1', "\ufeff+1", "a;b,c\td", '"', "\u3000＝1"])
def test_a_hostile_text_stays_in_its_cell_and_is_no_formula(text: str, tmp_path: Path) -> None:
    files = made(hostile(text))
    for name in TABLES:
        for content, delimiter in (
            (files[f"{name}.csv"], ","),
            (files[f"tableur/{name}.csv"], ";"),
        ):
            header, *lines = cells(content, delimiter=delimiter)
            assert [len(line) for line in lines] == [len(header)] * len(lines)
            loose = [c for line in lines for c in line if begins_a_formula(c)]
            assert [c for c in loose if not NUMBER.fullmatch(c)] == []
    assert rows(files, "actions")[0]["contexte"] == shown(text)
    assert rows(files, "documents")[0]["titre"] == shown(text)
    whole = json.loads(files["plan.json"])
    assert whole["fiches"][0]["contexte"] == text


some_text = st.text(
    st.one_of(st.sampled_from("=+-@;,|\"'\n\r\t \u00a0\u200b"), st.characters()), min_size=1
).filter(lambda text: bool(text.strip()))


@settings(deadline=None, max_examples=60)
@given(some_text)
def test_any_text_reads_back(text: str) -> None:
    files = made(hostile(text))
    assert rows(files, "points")[0]["constat"] == shown(text)
    french = cells(files["tableur/points.csv"], delimiter=";")
    assert french[1][french[0].index("constat")] == shown(text)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(files["plan.json"])["fiches"][0]["titre"] == whole


def convert(folder: Path, form: str, *paths: Path) -> None:
    """Files for a French spreadsheet, opened by LibreOffice as such, in another form."""
    soffice = require("soffice", hint="installez LibreOffice (libreoffice-calc)")
    # Semicolons (59), UTF-8 (76), French (1036), numbers found, formulas too if there are any.
    options = "59,34,76,1,,1036,false,true,false,false,false,0,true"
    read = f"--infilter=Text - txt - csv (StarCalc):{options}"
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", read,
         "--convert-to", form, "--outdir", str(folder / "read"), *map(str, paths)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def test_a_spreadsheet_reads_the_same_and_computes_nothing(tmp_path: Path) -> None:
    texts = [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1+1", "'=1+1", '"=1+1"', "\t=1+1", "＝1+1",
        "=cmd|'/C calc'!A0", '=HYPERLINK("https://x.invalid";"a")', "=1;=2", "a\n=1", "Été ; œuf",
        "- tiret", 'dit "oui"', "<b>x</b> & y",
    ]  # fmt: skip
    sheets = [action(n, titre=text, contexte=text) for n, text in enumerate(texts, start=1)]
    write(made(Plan(edition=edition(), fiches=tuple(sheets))), tmp_path)
    # To commas (44), as shown, every text between quotes.
    written = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1036,true,false,true"
    convert(tmp_path, written, tmp_path / "tableur" / "actions.csv")
    header, *lines = cells((tmp_path / "read" / "actions.csv").read_bytes())
    assert [line[header.index("titre")] for line in lines] == list(map(shown, texts))
    assert [line[header.index("contexte")] for line in lines] == list(map(shown, texts))
    assert [line[header.index("action")] for line in lines] == [
        str(n + 1) for n in range(len(texts))
    ]


def test_to_a_spreadsheet_numbers_are_numbers_and_nothing_is_a_formula(tmp_path: Path) -> None:
    write(made(small()), tmp_path)
    raw = tmp_path / "brut.csv"
    raw.write_bytes(b"\xef\xbb\xbfa;b\r\n=1+1;x\r\n")
    paths = [tmp_path / "tableur" / f"{name}.csv" for name in ("mesures", "actions")]
    convert(tmp_path, "fods", raw, *paths)
    read = {name: (tmp_path / "read" / f"{name}.fods").read_text("utf-8")
            for name in ("brut", "mesures", "actions")}  # fmt: skip
    # What the cells must not be, the spreadsheet does make of a text that nothing marks.
    assert "table:formula=" in read["brut"]
    assert "table:formula=" not in read["mesures"] + read["actions"]
    numbers = re.findall(r'office:value-type="float" office:value="([^"]+)"', read["mesures"])
    assert {"7", "-1250.5", "0.5"} <= set(numbers)


def test_the_same_bytes_whatever_the_hash_seed_and_the_time_zone() -> None:
    code = (
        "import hashlib; from tests.exchange.test_donnees import *;"
        "files = made(read_workspace(ROOT / 'data').plan, version='a');"
        "print(len(files), hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Pacific/Auckland"))
    }
    assert len(found) == 1
    assert found.pop().startswith(b"20 ")
