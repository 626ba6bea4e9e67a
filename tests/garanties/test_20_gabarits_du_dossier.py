"""Templates are read in the plan's own folder, then among ours, and nowhere else."""

import os
import socket
from pathlib import Path

import pytest

from pms_cli.errors import TemplateError
from pms_cli.folder import MAX_BYTES
from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.loader import MAX_TEMPLATES
from pms_cli.texte import printable
from tests.gabarits.dossier import NAME, Plan, Vue

OUTSIDE = (
    "../secret.html.j2",
    "essai/../../secret.html.j2",
    "pms/../secret.html.j2",
    "pms/../../templates/essai/rapport.html.j2",
    "./essai/a.html.j2",
    "/etc/passwd",
    "//etc/passwd",
    "pms//etc/passwd",
    "C:/secret.html.j2",
    "C:secret",
    "..\\secret.html.j2",
    "essai\\a.html.j2",
    "essai/a.html.j2\x00",
    "essai/.cache",
    ".git/config",
    "",
    "/",
    "a" * 300,
    "\x1b[31ma\u202eb",
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_outside(dossier: Plan, name: str) -> None:
    dossier.write("ours\n", "essai/a.html.j2")
    (dossier.root / "secret.html.j2").write_text("SECRET", encoding="utf-8")
    said = dossier.refused("{% include vue.nom %}", {"vue": {"nom": name}})
    assert "n’est pas un nom de gabarit" in said
    assert "SECRET" not in said
    assert printable(said.replace("\u00a0", " ")) == said.replace("\u00a0", " ")
    with pytest.raises(TemplateError, match="n’est pas un nom de gabarit"):
        Gabarits().render(name, {})


def _link(path: Path) -> None:
    path.symlink_to(path.parent.parent.parent / "secret.html.j2")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path.relative_to(Path.cwd())))


def _large(path: Path) -> None:
    path.write_bytes(b"a" * (MAX_BYTES + 1))


def _latin(path: Path) -> None:
    path.write_bytes("a\nb é".encode("latin-1"))


def _escape(path: Path) -> None:
    path.write_text("a\n\nb\x1b[31m", encoding="utf-8")


def _bidi(path: Path) -> None:
    path.write_text("a\n{# \u202e #}", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_link, " ne peut pas être lu : c’est un lien vers un autre fichier"),
        (_fifo, " ne peut pas être lu : illisible, c’est un tube nommé"),
        (_folder, " ne peut pas être lu : illisible, c’est un dossier"),
        (_socket, " ne peut pas être lu : "),
        (_large, f" ne peut pas être lu : le fichier dépasse {MAX_BYTES} octets"),
        (_latin, ", ligne 2, ne peut pas être lu : ce n’est pas de l’UTF-8"),
        (_escape, ", ligne 3, ne peut pas être lu : un caractère invisible ou de commande"),
        (_bidi, ", ligne 2, ne peut pas être lu : un caractère invisible ou de commande"),
    ],
)
def test_only_ordinary_files_of_text_are_read(dossier: Plan, make: object, why: str) -> None:
    assert callable(make)
    (dossier.root / "secret.html.j2").write_text("SECRET", encoding="utf-8")
    dossier.write("{% include 'essai/partie.html.j2' %}")
    make(dossier.root / "templates" / "essai" / "partie.html.j2")
    with pytest.raises(TemplateError) as caught:
        Gabarits(str(dossier.root)).render(NAME, {"vue": Vue()})
    assert str(caught.value).startswith(f"le gabarit templates/essai/partie.html.j2{why}")


def test_a_file_of_the_largest_size_is_read(dossier: Plan) -> None:
    assert dossier.fill("{#" + "a" * (MAX_BYTES - 6) + "#}ok") == "ok\n"


def test_a_folder_that_is_a_link_is_not_entered(dossier: Plan) -> None:
    away = dossier.root / "ailleurs"
    away.mkdir()
    (away / "a.html.j2").write_text("SECRET", encoding="utf-8")
    dossier.write("{% include 'lien/a.html.j2' %}")
    (dossier.root / "templates" / "lien").symlink_to(away, target_is_directory=True)
    assert "templates/lien ne peut pas être lu : c’est un lien" in dossier.refused(
        "{% include 'lien/a.html.j2' %}"
    )


def test_the_folder_of_templates_is_no_link_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to("/", target_is_directory=True)
    with pytest.raises(TemplateError, match="templates ne peut pas être lu : c’est un lien"):
        Gabarits(str(tmp_path))
    (tmp_path / "templates").unlink()
    (tmp_path / "templates").write_text("", encoding="utf-8")
    with pytest.raises(TemplateError, match="templates ne peut pas être lu : ce n’est pas un"):
        Gabarits(str(tmp_path))


def test_the_plans_own_come_before_ours_and_pms_is_always_ours(dossier: Plan) -> None:
    dossier.write("du plan", "base/fiche.html.j2")
    dossier.write("faux", "pms/base/parties.html.j2")
    text = dossier.fill(
        "{% include 'base/fiche.html.j2' %}"
        "{% from 'pms/base/parties.html.j2' import renvoi %}{{ renvoi(3) }}"
    )
    assert text.startswith("du plan")
    assert 'href="#note-3"' in text


def test_a_template_given_by_its_path_may_be_anywhere_but_not_what_it_includes(
    dossier: Plan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("ailleurs")
    (away / "voisin.html.j2").write_text("SECRET", encoding="utf-8")
    path = away / "mien.html.j2"
    dossier.write("du plan", "essai/a.html.j2")
    path.write_text("{% include 'essai/a.html.j2' %}", encoding="utf-8")
    gabarits = Gabarits(str(dossier.root), gabarit=str(path))
    assert gabarits.render("point-etape/rapport.html.j2", {"vue": Vue()}) == "du plan\n"
    path.write_text("\n{% include 'voisin.html.j2' %}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"mien\.html\.j2, ligne 2, .*voisin\.html\.j2 est"):
        gabarits.render("point-etape/rapport.html.j2", {"vue": Vue()})
    with pytest.raises(TemplateError, match=r"gabarit dont le nom finit par \.md\.j2"):
        gabarits.render("point-etape/rapport.md.j2", {"vue": Vue()})
    with pytest.raises(TemplateError, match=r"absent\.html\.j2 ne peut pas être lu : il n’existe"):
        Gabarits(gabarit=str(away / "absent.html.j2")).render("a.html.j2", {})


def test_a_template_writes_no_character_to_obey_either(dossier: Plan) -> None:
    assert dossier.fill("{{ '\\x1b[31m\\u202e' }}") == "\ufffd[31m\ufffd\n"


def test_in_this_process_there_is_nothing_but_ours(dossier: Plan) -> None:
    dossier.write("a {}", "rapport.css")
    gabarits = Gabarits(str(dossier.root))
    assert not gabarits.own
    dossier.write("venu après")
    with pytest.raises(TemplateError, match=r"essai/rapport\.html\.j2 est introuvable"):
        gabarits.render(NAME, {"vue": Vue()})
    assert Gabarits(str(dossier.root)).own


def test_a_style_sheet_alone_needs_no_child_and_a_crowd_does(dossier: Plan) -> None:
    dossier.write("a { color: red }", "rapport.css")
    gabarits = Gabarits(str(dossier.root))
    assert not gabarits.own
    assert gabarits.feuille("rapport.css") == "a { color: red }"
    for rank in range(MAX_TEMPLATES):
        dossier.write("", f"a{rank}.css")
    assert Gabarits(str(dossier.root)).own


def test_a_crowd_of_folders_is_refused(dossier: Plan) -> None:
    for rank in range(MAX_TEMPLATES):
        (dossier.root / "templates" / f"a{rank}").mkdir(parents=True)
    words = rf"^templates ne peut pas être lu : plus de {MAX_TEMPLATES} dossiers ; retirez-en$"
    with pytest.raises(TemplateError, match=words):
        Gabarits(str(dossier.root))


@pytest.mark.parametrize("mark", ["</style><script>", "<!--"])
def test_a_style_sheet_cannot_end_its_element(dossier: Plan, mark: str) -> None:
    dossier.write(f"a {{}}\n{mark}", "rapport.css")
    with pytest.raises(TemplateError, match=r"^templates/rapport\.css, ligne 2 : « <"):
        Gabarits(str(dossier.root)).feuille("rapport.css")
    with pytest.raises(TemplateError, match=r"la feuille de style point-etape/rapport\.html"):
        Gabarits().feuille("point-etape/rapport.html.j2")
