"""`pms report`: which report, about what, for whom, in which form, where."""

import os
import re
import zipfile
from pathlib import Path

import pytest

from pms_cli.cli.files import MARK
from pms_cli.cli.formes import FORMES
from pms_cli.reports import CIBLES, RAPPORTS
from tests.conftest import Outcome, Pms
from tests.reports.tous import RICHE

DAY = ("--au", "2026-06-01")


def said(outcome: Outcome) -> str:
    """What a misuse was told, on one line, blanks made plain."""
    assert (outcome.status, outcome.out) == (2, "")
    return " ".join(outcome.err.split())


def test_the_list_names_every_report_and_what_it_is_about(pms: Pms) -> None:
    outcome = pms("report", "--liste")
    assert (outcome.status, outcome.err) == (0, "")
    assert [line for line in outcome.out.splitlines() if len(line) > 80] == []
    # What does not hold on a line goes on under where it began.
    lines = re.sub(r"\n {10,}", " ", outcome.out).splitlines()
    assert [line.split()[0] for line in lines] == list(RAPPORTS)
    for line, rapport in zip(lines, RAPPORTS.values(), strict=True):
        assert line.endswith(rapport.description)
        if rapport.cible:
            word = CIBLES[rapport.cible]
            assert (f" {word} " if rapport.obligatoire else f" [{word}] ") in line


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "quel rapport ? écrivez son nom"),
        (("point",), "pms report ne connaît pas « point »"),
        (("axes", "1"), "pms report ne connaît pas « axes » ; vouliez-vous dire « axe » ?"),
        (("axe",), "« axe » : dites lequel ou laquelle, sous la forme pms report axe NUMÉRO"),
        (("territoire",), "pms report territoire CODE"),
        (("fiche",), "pms report fiche NUMÉRO"),
        (("bilan",), "pms report bilan ANNÉE"),
        (("point-etape", "1"), "« point-etape » porte sur tout le plan : retirez « 1 »"),
        (("axe", "9"), "l’engagement « 9 » n’existe pas : choisissez 1 ou 2"),
        (("axe", "un"), "« un » n’existe pas : choisissez 1 ou 2"),
        (("fiche", "99"), "aucune fiche n’a le numéro 99 : « pms list » les énumère"),
        (("fiche", "un"), "« un » n’est pas un numéro de fiche"),
        (("territoire", "centr"), "vouliez-vous dire « centre » ?"),
        (("bilan", "2023"), "n’est pas une année de ce plan : écrivez une année de 2024 à 2026"),
        (("bilan", "2027"), "écrivez une année de 2024 à 2026"),
        (("bilan", "٢٠٢٥"), "n’est pas une année de ce plan"),
        (("point-etape", "--profil", "elus"), "--profil ne connaît pas « elus »"),
        (("point-etape", "-o", "r.txt"), "finit par .md, .html, .pdf, .docx ou .odt"),
        (("point-etape", "-o", ".pdf"), "finit par .md, .html, .pdf, .docx ou .odt"),
        (("point-etape", "-o", "d.x/.md"), "finit par .md, .html, .pdf, .docx ou .odt"),
        (("point-etape", "-o", "html"), "finit par .md, .html, .pdf, .docx ou .odt"),
        (("point-etape", "-o", "dossier/"), "finit par .md, .html, .pdf, .docx ou .odt"),
        (("point-etape", "--gabarit", "a.txt"), "donnez un gabarit dont le nom finit par .md.j2"),
        (("point-etape", "--gabarit", ""), "donnez un gabarit dont le nom finit par .md.j2"),
    ],
)
def test_a_misuse_says_what_to_write(pms: Pms, words: tuple[str, ...], message: str) -> None:
    outcome = pms("report", *words, *DAY, "--plan", str(RICHE))
    assert message in said(outcome)


@pytest.mark.parametrize("profil", ["public", "partenaires", "interne"])
def test_a_report_says_for_whom_it_is(pms: Pms, profil: str) -> None:
    outcome = pms("report", "axe", "1", "--profil", profil, *DAY, "--plan", str(RICHE))
    words = {"public": "tout public", "interne": "interne à la collectivité"}
    assert f"- Lecteurs : {words.get(profil, profil)}\n" in outcome.out.replace("\u00a0", " ")


@pytest.mark.parametrize("name", ["r.md", "r.markdown", "R.MD", "r.html", "r.htm", "R.Html"])
def test_the_form_is_told_by_the_name(pms: Pms, tmp_path: Path, name: str) -> None:
    outcome = pms("report", "fiche", "1", "-o", name, *DAY, "--plan", str(RICHE))
    assert (outcome.status, outcome.out) == (0, f"Rapport écrit\u00a0: {name}\n")
    text = (tmp_path / name).read_text(encoding="utf-8")
    start = "<!DOCTYPE html>" if "htm" in name.lower() else "# Fiche projet 1"
    assert text.startswith(start)


@pytest.mark.parametrize("form", FORMES)
def test_a_report_of_ours_is_written_again_and_no_other(
    pms: Pms, tmp_path: Path, form: str
) -> None:
    if form == "odt":
        from tests.conftest import require

        require("soffice", hint="installez LibreOffice")
    name = f"r.{form}"
    words = ("report", "tableau-de-bord", "-o", name, *DAY, "--plan", str(RICHE))
    assert pms(*words).status == 0
    first = (tmp_path / name).read_bytes()
    again = pms(*words)
    assert (again.status, again.err) == (0, "")
    if form != "odt":
        assert (tmp_path / name).read_bytes() == first
    if form in {"docx", "odt"}:
        # Written again by another program, as when somebody worked on it: no longer ours.
        written_again(tmp_path / name)
        assert "n’a pas été produit par pms" in said(pms(*words))
    (tmp_path / name).write_text("mes notes", encoding="utf-8")
    assert "n’a pas été produit par pms" in said(pms(*words))
    assert (tmp_path / name).read_text(encoding="utf-8") == "mes notes"
    assert pms(*words, "--remplacer").status == 0
    assert (tmp_path / name).read_bytes()[:4] == first[:4]


def written_again(path: Path) -> None:
    """Write an archive again, its members as they are."""
    with zipfile.ZipFile(path) as given:
        members = [(info, given.read(info)) for info in given.infolist()]
    with zipfile.ZipFile(path, "w") as target:
        for info, content in members:
            target.writestr(info, content)


def test_a_report_goes_nowhere_among_the_sheets(pms: Pms, plan_copy: Path) -> None:
    before = sorted(plan_copy.rglob("*"))
    for folder in ("actions", "territories"):
        outcome = pms("report", "point-etape", "-o", f"{folder}/r.md", cwd=plan_copy)
        assert "parmi les fiches du plan" in said(outcome)
    assert sorted(plan_copy.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.md.j2", "il n’existe pas ; vérifiez son nom et son dossier"),
        ("absent/mien.md.j2", "il n’existe pas ; vérifiez son nom et son dossier"),
        ("mien.md.j2/autre.md.j2", "il n’existe pas ; vérifiez son nom et son dossier"),
        ("dossier.md.j2", "c’est un dossier ; donnez le nom d’un fichier"),
        ("lien.md.j2", "c’est un lien vers un autre fichier ; donnez le nom du fichier lui-même"),
        ("mort.md.j2", "c’est un lien vers un autre fichier ; donnez le nom du fichier lui-même"),
        ("tube.md.j2", "ce n’est pas un fichier ordinaire ; donnez le nom d’un fichier texte"),
        (f"{'a' * 300}.md.j2", "son nom est trop long : raccourcissez-le"),
    ],
)
def test_a_template_that_is_none_is_told(pms: Pms, tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "mien.md.j2").write_text("bonjour", encoding="utf-8")
    (tmp_path / "dossier.md.j2").mkdir()
    (tmp_path / "lien.md.j2").symlink_to("mien.md.j2")
    (tmp_path / "mort.md.j2").symlink_to("absent.md.j2")
    os.mkfifo(tmp_path / "tube.md.j2")
    outcome = pms("report", "point-etape", "--gabarit", name, *DAY, "--plan", str(RICHE))
    assert said(outcome) == f"Erreur : le gabarit {name} ne peut pas être lu : {message}"


def test_a_template_given_is_filled_in_place_of_ours(pms: Pms, tmp_path: Path) -> None:
    (tmp_path / "mien.md.j2").write_text("Axe : {{ vue.nom_axe | md }}\n", encoding="utf-8")
    words = ("report", "axe", "2", "--gabarit", "mien.md.j2", *DAY, "--plan", str(RICHE))
    outcome = pms(*words)
    assert (outcome.status, outcome.out, outcome.err) == (0, "Axe : Engagement 2\n", "")
    # A page asks for a template of a page.
    assert "donnez un gabarit dont le nom finit par .html.j2" in said(pms(*words, "-o", "r.html"))
    (tmp_path / "mien.md.j2").write_text("{{ vue.nom_axe.x.y }}\n", encoding="utf-8")
    told = pms(*words)
    assert (told.status, told.out) == (2, "")
    assert "mien.md.j2" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("nom", RAPPORTS)
def test_blocks_and_variables_are_listed_for_every_report(pms: Pms, nom: str) -> None:
    # Neither a plan nor a target is needed to ask.
    outcome = pms("report", nom, "--variables")
    assert (outcome.status, outcome.err) == (0, "")
    head, _, rest = outcome.out.replace("\u00a0", " ").partition("Blocs à réécrire :\n")
    blocks, _, variables = rest.partition("Variables :\n")
    assert f"\n  templates/{nom}/rapport.html.j2\n  templates/{nom}/rapport.md.j2\n" in head
    assert [line for line in outcome.out.splitlines() if len(line) > 80] == []
    told = re.sub(r"\n {5,}", " ", blocks).splitlines()
    named = [line.split()[0] for line in told]
    assert {"titre", "entete", "corps", "manques", "methode", "pied"} <= set(named)
    # Each is told in words.
    assert [line for line in told if len(line.split()) < 3] == []
    # What each holds is said below it, further in.
    paths = [line.split()[0] for line in variables.splitlines() if line.startswith("  vue.")]
    assert paths[:2] == ["vue.entete", "vue.entete.titre"]
    assert len(paths) == len(set(paths))
    assert all(re.fullmatch(r"vue(\.\w+(\[\])*)+", path) for path in paths)


def test_a_variable_that_is_listed_can_be_shown(pms: Pms, tmp_path: Path) -> None:
    listed = pms("report", "fiche", "--variables").out
    names = re.findall(r"^  (vue\.[\w.]+)  +texte$", listed, re.M)
    plain = [name for name in names if name.count(".") <= 2]
    assert len(plain) > 20
    template = "".join(f"{{{{ {name} | md }}}}\n" for name in plain if "dessin" not in name)
    (tmp_path / "t.md.j2").write_text(template, encoding="utf-8")
    words = ("report", "fiche", "1", "--gabarit", "t.md.j2", *DAY, "--plan", str(RICHE))
    outcome = pms(*words)
    assert (outcome.status, outcome.err) == (0, "")
    assert MARK.split()[0] not in outcome.out
    assert "Rues aux écoles" in outcome.out
