"""What is written has harmless names, all different, and goes nowhere but where it was asked."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.cli.dossier import LISTE, accept_folder, write_folder
from pms_cli.cli.ecriture import write_whole
from pms_cli.cli.files import MARK
from pms_cli.errors import MisuseError, OutputError
from pms_cli.site.page import MAX_SLUG, slug, slugs
from tests.conftest import ROOT
from tests.garanties.degats import content, plan_copy, say
from tests.garanties.essais import ENVIRONMENT, RICHE, pms, tree

COLLIDING = (
    "ÉA", "ea", "EA", "é.a", "É a", "e\u0301a", "ｅａ", "con", "CON", "con-1", "nul", "com1",
    "LPT9", "index", "INDEX", "..", ".", "../../x", "/etc/passwd", "C:\\x", "a" * 300,
    "a" * 299 + "b",
    "👩‍👩‍👧‍👦", "❤️", "\u202e", "字幕", "", " ", "-", "sans-nom", "œ", "oe", "ß", "ss",
    "İ", "ﬁ", "²", "x.html",
)  # fmt: skip
DEVICES = {"con", "prn", "aux", "nul", *(f"{n}{d}" for n in ("com", "lpt") for d in range(10))}
NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def prove(found: list[str]) -> None:
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert NAME.fullmatch(name), name
        assert name not in DEVICES | {"index"}
        assert len(name) <= MAX_SLUG + len(f"-{len(found)}")


def test_names_that_collide_are_told_apart() -> None:
    prove(slugs(COLLIDING))
    assert slugs(["ÉA", "ea", "EA"]) == ["ea", "ea-2", "ea-3"]
    assert slugs(["a", "a-2", "a", "a"]) == ["a", "a-2", "a-3", "a-4"]
    assert slug("Index") == "index-1"


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(), st.text("aA-é2 ."), st.sampled_from(COLLIDING))))
def test_any_names_are_told_apart(names: list[str]) -> None:
    prove(slugs(names))


def test_a_crowd_of_one_name_takes_no_time() -> None:
    before = time.process_time()
    assert len(set(slugs("👩" * (rank % 7) for rank in range(20_000)))) == 20_000
    assert time.process_time() - before < 3


def names_of(folder: Path) -> set[str]:
    """Every file, by its path from there."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def site(plan: Path, out: Path, *more: str) -> str:
    """What ``pms site`` says; it must end well, or with problems of the plan."""
    outcome = pms("site", "--plan", str(plan), "-o", str(out), *more, cwd=plan.parent)
    assert outcome.status in {0, 1}, outcome.said
    return outcome.out.decode()


def refused(plan: Path, out: Path, *more: str) -> str:
    """Why ``pms site`` does not."""
    outcome = pms("site", "--plan", str(plan), "-o", str(out), *more, cwd=plan.parent)
    assert (outcome.status, outcome.out) == (2, b""), outcome.said
    return outcome.said


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose codes, sigles and titles all want to be the same file, or one elsewhere."""
    root = plan_copy(tmp_path_factory.mktemp("noms"))
    names = [name for name in COLLIDING if name.strip() and "\u202e" not in name]
    known = [{"sigle": name, "nom": name, "nature": "service"} for name in names]
    (root / "acteurs.yaml").write_text(
        json.dumps({"acteurs": known}, ensure_ascii=False), encoding="utf-8"
    )
    documents = content(root / "documents.yaml")
    first = documents["documents"][0]
    codes = ("contexte", "contenu", "chercher", "index", "con", "notes", "methode")
    documents["documents"] += [{**first, "code": code} for code in codes]
    say(root / "documents.yaml", documents)
    edition = content(root / "plan.yaml")
    for axe in edition["axes"]:
        axe["titre"] = "../../x"
    say(root / "plan.yaml", edition)
    sheet = content(root / "actions" / "02-bancs.yaml")
    say(root / "actions" / "02-bancs.yaml", {**sheet, "titre": "../../x"})
    place = content(root / "territories" / "centre.yaml")
    for code in ("con", "index", "nul"):
        say(root / "territories" / f"{code}.yaml", {**place, "code": code, "nom": "../../x"})
    return root


def test_the_files_of_a_site_have_harmless_names(hostile: Path, tmp_path: Path) -> None:
    site(hostile, tmp_path / "public")
    made = names_of(tmp_path / "public") - {LISTE}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
    assert len([name for name in made if name.startswith("acteurs/")]) > 30
    for name in made:
        *folders, last = name.split("/")
        assert len(folders) <= 2
        stem, _, end = last.rpartition(".")
        assert re.fullmatch(r"[a-z]+", end), name
        assert all(NAME.fullmatch(part) for part in (*folders, stem)), name
        assert stem not in DEVICES
    assert {"acteurs/index.html", "acteurs/index-1.html", "territoires/con-1.html"} <= made


def test_every_place_of_a_page_has_its_own_name(hostile: Path, tmp_path: Path) -> None:
    site(hostile, tmp_path / "public")
    for page in (tmp_path / "public").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        ids = re.findall(r'\sid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), page
        for target in re.findall(r'href="#([^"]+)"', text):
            assert target in ids, (page, target)


# -- where a folder may be -----------------------------------------------------------------------


@pytest.mark.parametrize("where", [".", "..", "public", "actions", "actions/public", "../plan/x"])
def test_a_site_is_never_among_the_sheets(tmp_path: Path, where: str) -> None:
    root = plan_copy(tmp_path)
    before = tree(root)
    assert "touche au dossier du plan" in refused(root, root / where)
    assert "touche au dossier du plan" in refused(root, root / where, "--remplacer")
    (tmp_path / "lien").symlink_to(root)
    assert "touche au dossier du plan" in refused(root, tmp_path / "lien" / "public")
    (tmp_path / "lien").unlink()
    assert tree(root) == before
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


@pytest.mark.parametrize("folder", ["actions", "territories", "editions", "templates"])
def test_a_report_is_never_among_the_sheets(tmp_path: Path, folder: str) -> None:
    root = plan_copy(tmp_path)
    target = root / folder / "rapport.md"
    outcome = pms("report", "point-etape", "-o", str(target), "--remplacer", cwd=root)
    assert outcome.status == 2
    assert "parmi les fiches du plan" in outcome.said
    assert not target.exists()


def _link(public: Path) -> None:
    public.symlink_to(public.parent / "ailleurs")


def _file(public: Path) -> None:
    public.write_text("", encoding="utf-8")


def _others(public: Path) -> None:
    public.mkdir()
    (public / "notes.txt").write_text("à moi", encoding="utf-8")


def _list_is_a_link(public: Path) -> None:
    public.mkdir()
    (public.parent / "vrai").write_text(f"{MARK}\n", encoding="utf-8")
    (public / LISTE).symlink_to(public.parent / "vrai")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_link, "n’est pas un dossier"),
        (_file, "n’est pas un dossier"),
        (_others, "contient des fichiers que pms n’a pas produits"),
        (_list_is_a_link, "contient des fichiers que pms n’a pas produits"),
    ],
)
def test_a_folder_of_others_is_left_alone(
    tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    (tmp_path / "ailleurs").mkdir()
    make(tmp_path / "public")
    before = tree(tmp_path)
    assert why in refused(RICHE, tmp_path / "public")
    assert tree(tmp_path) == before


def ours(folder: Path, *names: str) -> Path:
    """A folder that says these files of it are ours."""
    folder.mkdir()
    lines = (f"{MARK} 0", *names, "")
    (folder / LISTE).write_text("\n".join(lines), encoding="utf-8")
    return folder


def _way(public: Path) -> None:
    (public / "actions").symlink_to(public.parent / "ailleurs")


def _page(public: Path) -> None:
    (public / "index.html").symlink_to(public.parent / "ailleurs" / "x")


def _page_is_a_folder(public: Path) -> None:
    (public / "index.html").mkdir()


def _folder_is_a_page(public: Path) -> None:
    (public / "actions").write_text("", encoding="utf-8")


def _page_of_others(public: Path) -> None:
    (public / "index.html").write_text("à moi", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_way, "actions » est un lien"),
        (_page, "index.html » est un lien"),
        (_page_is_a_folder, "index.html » n’est pas un fichier ordinaire"),
        (_folder_is_a_page, "actions » n’est pas un dossier"),
        (_page_of_others, "index.html » n’a pas été produit par pms"),
    ],
)
def test_nothing_is_written_when_one_place_is_not_ours(
    tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    (tmp_path / "ailleurs").mkdir()
    make(ours(tmp_path / "public", "autre.html"))
    before = tree(tmp_path)
    assert why in refused(RICHE, tmp_path / "public")
    assert tree(tmp_path) == before


def test_a_forged_list_takes_nothing_of_others_away(tmp_path: Path) -> None:
    outside = tmp_path / "dehors.html"
    forged = (
        "../dehors.html", str(outside), "..", ".", "", "/", "a\0b", "x" * 300, "x/" * 300, "C:/x",
        "x\\y", ".git/config", "a/../../dehors.html", "lien/dehors.html", "fichier/x", "A.html",
        "dossier", "\x1b[31m", "a\u2028b",
    )  # fmt: skip
    public = ours(tmp_path / "public", *forged, "ancienne/page.html")
    kept = [outside, public / "A.html", public / ".git" / "config", public / "fichier"]
    kept += [public / "dossier" / "x", public / "ancienne" / "page.html"]
    for path in kept:
        path.parent.mkdir(exist_ok=True)
        path.write_text("à moi", encoding="utf-8")
    (public / "lien").symlink_to(tmp_path)
    assert "1 retiré" in site(RICHE, public)
    assert [path for path in kept if not path.exists()] == [public / "ancienne" / "page.html"]
    assert not (public / "ancienne").exists()


# -- however it ends -----------------------------------------------------------------------------


def pages(stop: type[BaseException] | None = None) -> Iterator[tuple[str, bytes]]:
    yield "index.html", b"neuf"
    yield "a/b.html", b"neuf"
    if stop is not None:
        raise stop


def test_what_cannot_be_made_whole_is_not_begun(tmp_path: Path) -> None:
    target = accept_folder(tmp_path / "public", forbidden=(), replace=False)
    for stop in (ValueError, KeyboardInterrupt):
        with pytest.raises(stop):
            write_folder(target, pages(stop))
        assert list(tmp_path.iterdir()) == []


def test_a_template_at_fault_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    root = plan_copy(tmp_path)
    public = tmp_path / "public"
    site(root, public)
    before = tree(public)
    own = root / "templates" / "site" / "glossaire.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ vue.absent }}", encoding="utf-8")
    sheet = content(root / "plan.yaml")
    say(root / "plan.yaml", {**sheet, "titre": "Un autre titre"})
    assert "templates/site/glossaire.html.j2, ligne 1" in refused(root, public)
    assert tree(public) == before


@pytest.mark.parametrize("nth", range(1, 6))
def test_a_folder_half_written_is_ours_and_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    from pms_cli.cli import dossier

    real, calls = write_whole, []

    def failing(place: Path, data: bytes, *, sync: bool = True) -> None:
        calls.append(place)
        if len(calls) == nth:
            raise OSError(28, "full")
        real(place, data, sync=sync)

    target = tmp_path / "public"
    old = [("index.html", b"vieux"), ("vieille/page.html", b"vieux")]
    write_folder(target, old)
    monkeypatch.setattr(dossier, "write_whole", failing)
    # The list, two pages, the list again: after that nothing fails any more.
    if nth > 4:
        write_folder(target, pages())
    else:
        with pytest.raises(OutputError, match="plus de place"):
            write_folder(target, pages())
    monkeypatch.undo()
    assert accept_folder(target, forbidden=(), replace=False) == target
    write_folder(target, pages())
    assert names_of(target) == {LISTE, "index.html", "a/b.html"}
    assert (target / "index.html").read_bytes() == b"neuf"


def run(*call: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pms_cli", *call],
        cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_two_at_once_leave_the_site_of_one_of_them(tmp_path: Path) -> None:
    """Each list tells what is there: nothing of the other is left for good."""
    public = tmp_path / "public"
    base = ROOT / "tests" / "plans" / "base"
    both = [run("site", "--plan", str(plan), "-o", str(public)) for plan in (RICHE, base)]
    for process in both:
        _, said = process.communicate(timeout=60)
        assert process.returncode in {0, 1, 2}, said
    listed = (public / LISTE).read_text(encoding="utf-8").splitlines()[1:]
    assert names_of(public) == {LISTE, *listed}


def test_a_process_that_was_killed_leaves_nothing_for_good(tmp_path: Path) -> None:
    public = tmp_path / "public"
    for delay in (0.3, 0.6, 0.9):
        process = run("site", "--plan", str(RICHE), "-o", str(public))
        time.sleep(delay)
        process.kill()
        process.communicate()
    (public / "actions").mkdir(parents=True, exist_ok=True)
    if not (public / LISTE).exists():
        site(RICHE, public, "--remplacer")
    (public / "actions" / ".1.html-0123456789ab.tmp").write_text("moitié", encoding="utf-8")
    (public / "actions" / ".a-moi.tmp").write_text("", encoding="utf-8")
    site(RICHE, public)
    assert [path.name for path in public.rglob("*.tmp")] == [".a-moi.tmp"]


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "A.html", "con\x00", ".x", "a/.x", "a\\b"])
def test_no_page_of_a_name_that_leads_elsewhere_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(MisuseError, match="ne peut pas être le nom"):
        write_folder(tmp_path / "public", [("index.html", b""), (name, b"")])
    assert names_of(tmp_path) == set()


@pytest.mark.parametrize("words", [("a\n\x1b[31mb",), ("\u202e\u2028",), ("\udcff",)])
def test_a_name_that_was_typed_is_told_fit_to_be_shown(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    for call in (
        ("site", "-o", words[0]),
        ("report", "point-etape", "-o", f"{words[0]}.md"),
        ("schema", "-o", f"{words[0]}s"),
        ("schema", "-o", f"{words[0]}s", "--verifier"),
        ("schema", "-o", f"{words[0]}t", "--verifier"),
        ("lint", "--format", "sarif", "-o", f"{words[0]}.sarif"),
        ("site", "--url", words[0], "-o", "x"),
        ("report", words[0]),
        ("report", "axe", words[0]),
        ("report", "point-etape", "--gabarit", f"{words[0]}.md.j2"),
    ):
        outcome = pms(*call, "--plan", str(RICHE), cwd=tmp_path)
        assert outcome.status in {0, 1, 2}, call
        said = (outcome.out + outcome.err).decode()
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff]", said) == [], (
            call
        )
