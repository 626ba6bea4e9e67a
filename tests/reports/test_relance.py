"""The relance: who is asked what, in which file, with lines that can be pasted as they are."""

import datetime as dt
import re
import shlex
import shutil
from pathlib import Path

import pytest

from pms_cli.edit import Endroit, endroit
from pms_cli.errors import MisuseError
from pms_cli.model import Fiche, Plan
from pms_cli.reports.relance import Relance, relance
from pms_cli.reports.rendu import render_view
from pms_cli.source import read_source
from pms_cli.texte import printable
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT, Pms
from tests.reports.asked import demande
from tests.sheets import action, plan

DAY = dt.date(2020, 6, 30)
RICHE = ROOT / "tests" / "plans" / "riche"
LATE = "2026-12-31"


def view_of(made: Plan, cible: str = "", jour: dt.date = DAY) -> Relance:
    return relance(demande(made, jour=jour, cible=cible, profil="interne"))


@pytest.fixture
def sample() -> Plan:
    calendar = {"fin": "2019", "jalons": [{"date": "2019-03", "libelle": "Ouvrir"}]}
    return plan(
        action(1, ("2019-02", 3), pilotes=["DSDS"], calendrier=calendar),
        action(2, ("2020-06", 2), pilotes=["DSDS", "CAF"]),
        action(3, pilotes=["CAF"]),
        action(4, ("2019-02", 5), pilotes=["DHL"]),
        action(5),
        action("1.1", pilotes=["DSDS"]),
    )


def asked(view: Relance) -> dict[str, list[str]]:
    return {
        pilot.nom: [sheet.intitule.split(" – ")[0] for sheet in pilot.fiches]
        for pilot in view.destinataires
    }


def test_each_pilot_is_asked_of_what_is_late_or_silent_only(sample: Plan) -> None:
    view = view_of(sample)
    assert asked(view) == {
        "CAF – Caisse d’allocations familiales": ["Fiche 3"],
        "DSDS – Direction de la santé": ["Fiche 1"],
    }
    assert view.a_jour == "Rien à demander à\u00a0: DHL."
    assert view.sans_pilote == (("5 – Action 5", "sans nouvelle (aucun point)", ""),)
    assert view.bilan == (
        "Au 30 juin 2020, 3 fiches sur 6 sont à mettre à jour\u00a0: 3 sans nouvelle, 1 dont la "
        "fin est dépassée et 1 dont un jalon est passé."
    )


def test_why_a_sheet_is_asked_for(sample: Plan) -> None:
    (sheet,) = view_of(sample, "DSDS").destinataires[0].fiches
    assert sheet.motifs == (
        (
            "Sans nouvelle\u00a0: un point était attendu pour le 29 février 2020 "
            "(dernier point\u00a0: février 2019)."
        ),
        "Fin dépassée\u00a0: 2019\u00a0; l’action est à 3/5.",
        "Jalon passé, sans trace qu’il soit atteint\u00a0: mars 2019, Ouvrir.",
    )


def test_one_pilot_gets_its_own_letter(sample: Plan) -> None:
    view = view_of(sample, "caf")
    assert view.entete.objet == "CAF – Caisse d’allocations familiales"
    assert [pilot.nom for pilot in view.destinataires] == [view.entete.objet]
    assert (view.sans_pilote, view.bilan, view.a_jour) == ((), "", "")
    assert view.destinataires[0].accroche[0] == (
        "Au 30 juin 2020, 1 des 2 fiches que vous pilotez est à mettre à jour."
    )


def test_a_pilot_that_is_up_to_date_is_told_so(sample: Plan) -> None:
    (pilot,) = view_of(sample, "DHL").destinataires
    assert (pilot.fiches, pilot.accroche) == (
        (),
        ("Au 30 juin 2020, la fiche que vous pilotez n’attend pas de mise à jour.",),
    )


@pytest.mark.parametrize(
    ("sigle", "said"),
    [
        ("DSSD", "aucune fiche n’a pour pilote « DSSD » ; vouliez-vous dire « DSDS » ?"),
        ("zz", "aucune fiche n’a pour pilote « zz » ; les pilotes de ce plan : CAF, DHL, DSDS"),
    ],
)
def test_an_unknown_sigle_is_refused_with_a_guess(sample: Plan, sigle: str, said: str) -> None:
    with pytest.raises(MisuseError) as raised:
        view_of(sample, sigle)
    assert str(raised.value) == said


def test_an_actor_that_conducts_nothing_is_told_apart() -> None:
    with pytest.raises(MisuseError, match="« CAF » n’est pilote d’aucune fiche"):
        view_of(plan(action(1, pilotes=["DSDS"])), "CAF")


def test_once_the_plan_is_over_nobody_is_asked_anything(sample: Plan) -> None:
    for cible in ("", "DSDS"):
        view = view_of(sample, cible, dt.date(2026, 1, 1))
        assert view.terme.startswith("Ce plan s’est achevé le 31 décembre 2022")
        assert "personne à relancer" in view.terme
        assert not any(pilot.fiches for pilot in view.destinataires)
        assert (view.bilan, view.a_jour, view.sans_pilote, view.fin.manques) == ("", "", (), ())


def test_the_real_plan_was_silent_in_2020() -> None:
    view = view_of(read_workspace(ROOT / "data").plan)
    assert "75 sans nouvelle" in view.bilan


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_text_reads_as_a_letter(sample: Plan, form: str) -> None:
    text = render_view("relance", form, view_of(sample))
    assert "Bonjour," in text
    assert "  - date: 2020-06-30\n    niveau:\n" in text


@pytest.mark.parametrize(
    "path", ["a b.yaml", "c'd.yaml", "`e`.yaml", "```\n# f.yaml", "<img src=x>.yaml", "$(id).yaml"]
)
def test_no_name_of_a_file_gets_out_of_its_place(path: str) -> None:
    made = plan(action(1, pilotes=["DSDS"]))
    files = {made.actions[0].numero: Endroit(f"plan/{path}")}
    view = relance(demande(made, jour=DAY, fichiers=files))
    text = render_view("relance", "md", view)
    assert len(re.findall("^```", text, re.MULTILINE)) == 4
    assert "\n# f" not in text
    (command,) = re.findall("^pms lint .*", text, re.MULTILINE)
    assert shlex.split(command)[2:] == [printable(f"plan/{path}")]
    assert "<img" not in render_view("relance", "html", view)


# What a person would do with the report: open the file, paste the lines, run the command.


def test_lines_can_be_pasted_as_they_are(
    pms: Pms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every sheet asked for in a real folder; the command then finds nothing new."""
    shutil.copytree(RICHE, tmp_path / "mon plan")
    monkeypatch.chdir(tmp_path)
    told = pms("report", "relance", "--plan", "mon plan", "--au", LATE).out
    parts = re.split(r"^### (?=Fiche)", told, flags=re.MULTILINE)[1:]
    pasted = 0
    for part in parts:
        name = re.search(r"Fichier à ouvrir\W*: `(.*)`", part)
        command = re.search(r"```\npms (lint .*)\n```", part)
        assert name is not None
        assert command is not None
        assert command[1] == f"lint '{name[1]}'"
        path = Path(name[1])
        before = path.read_text(encoding="utf-8")
        text = before
        for where, lines in re.findall(r"^(.*) :\n\n```yaml\n([^`]*)```", part, re.M):
            text = _pasted(text, where, lines)
            pasted += 1
        assert text != before
        path.write_text(text, encoding="utf-8")
        outcome = pms("lint", name[1], "--au", LATE)
        assert "PMS0" not in outcome.out + outcome.err, (text, outcome.out)
        for code in ("PMS103", "PMS312", "PMS314"):
            assert code not in outcome.out, (text, outcome.out)
        path.write_text(before, encoding="utf-8")
    assert pasted >= 6


def _pasted(text: str, where: str, lines: str) -> str:
    lines = lines.replace("niveau:", "niveau: 4").replace("niveau: 4 ,", "niveau: 4,")
    if where.startswith("À la fin de la liste"):
        head, key, rest = text.partition("\navancement:\n")
        ends = re.search(r"^(?=[a-z])", rest, re.MULTILINE)
        at = ends.start() if ends else len(rest)
        return head + key + rest[:at] + lines + rest[at:]
    if where.startswith("Au-dessus de la ligne"):
        (key,) = re.findall("`(.*)`", where)
        assert f"\n{key}" in text
        return text.replace(f"\n{key}", f"\n{lines}{key}", 1)
    (name,) = re.findall("le jalon «\u00a0(.*)\u00a0»", where)
    name = name.replace("\u00a0", " ")
    (line,) = (line for line in text.splitlines() if name in line)
    if "accolade" in where:
        return text.replace(line, line.replace("}", lines.rstrip("\n") + "}"), 1)
    return text.replace(line, f"{line}\n{lines.rstrip()}", 1)


@pytest.mark.parametrize(
    ("text", "form", "indent", "before", "steps"),
    [
        ("numero: 1\navancement:\n  - date: 2019\n    niveau: 1\n", "bloc", 2, "", ()),
        ("numero: 1\navancement:\n- date: 2019\n  niveau: 1\nliens: [2]\n", "bloc", 0, "", ()),
        ("numero: 1\navancement:\n    - {date: 2019, niveau: 1}\n", "bloc", 4, "", ()),
        ("numero: 1\navancement: [{date: 2019, niveau: 1}]\n", "crochets", 2, "", ()),
        ("numero: 1\nliens: [2]\nsources: [a]\n", "absente", 2, "liens", ()),
        ("numero: 1\n", "absente", 2, "", ()),
        ('{"numero": 1}', "accolades", 2, "", ()),
        (
            (
                "numero: 1\ncalendrier:\n  jalons:\n    - {date: 2019, libelle: a}\n"
                "    -   date: 2020\n        libelle: b\n"
            ),
            "absente",
            2,
            "",
            (None, 8),
        ),
        ("", "absente", 2, "", ()),
    ],
)
def test_where_a_sheet_takes_more(
    text: str, form: str, indent: int, before: str, steps: tuple[int | None, ...]
) -> None:
    found = endroit("a.yaml", read_source(text.encode()))
    assert (found.forme, found.retrait, found.avant, found.jalons) == (form, indent, before, steps)


def test_a_pilot_of_nothing_in_the_perimeter_is_told_so(sample: Plan) -> None:
    one = [fiche for fiche in sample.actions if str(fiche.numero) == "3"]
    view = relance(demande(sample, one, DAY, "niveau aucun", cible="DSDS", profil="interne"))
    assert (view.destinataires, view.bilan) == ((), "")
    assert view.a_jour == "Aucune fiche de ce périmètre n’a pour pilote\u00a0: DSDS."


def test_what_to_do_is_said_of_one_sheet_and_of_what_it_lacks() -> None:
    step = {"jalons": [{"date": "2019-03", "libelle": "Ouvrir"}]}
    late = action(1, ("2019-02", 3), pilotes=["DSDS"])
    passed = action(2, ("2020-06", 3), pilotes=["CAF"], calendrier=step)

    def told(*fiches: Fiche) -> list[str]:
        return [pilot.accroche[1] for pilot in view_of(plan(*fiches)).destinataires]

    of_step, of_level = told(late, passed)
    assert of_level.startswith("Ouvrez le fichier indiqué")
    assert "complétez-les d’un niveau de 1 à 5" in of_level
    assert "niveau" not in of_step
    (of_two,) = told(late, action(3, ("2019-02", 3), pilotes=["DSDS"]))
    assert of_two.startswith("Pour chacune\u00a0: ouvrez le fichier")
