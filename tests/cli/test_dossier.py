"""A folder of results: names from the plan are harmless, and nothing is written outside it."""

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pms_cli.cli.dossier import LISTE, accept_folder, write_folder
from pms_cli.cli.files import MARK
from pms_cli.errors import MisuseError, OutputError
from pms_cli.model import Acteur, Territoire
from pms_cli.site.page import MAX_SLUG, Lieux, slug, slugs
from tests.reports.asked import demande
from tests.sheets import HOSTILE, action, plan

DEVICES = {"con", "prn", "aux", "nul"} | {f"{n}{d}" for n in ("com", "lpt") for d in range(10)}
WICKED = (
    *HOSTILE,
    *("../../etc/passwd", "/etc/passwd", "..\\..\\x", "C:\\x", "C:x", ".", "..", "", "~", "-rf"),
    *("CON", "con.txt", "Nul", "COM1", "LPT9", "com¹", "conin$", "PRN ", "aux.", "index", "INDEX"),
    *("Straße", "STRASSE", "É", "e\u0301", "É", "ﬁ", "ＡＢ", "İ", "ı", "œuf", "ß" * 80, "a" * 300),
    *("a-2", "a", "A", "á", "nom\x00caché", "deux\nlignes", ".htaccess", "site.css", "字" * 5),
)
"""Names by which data could reach a place that is not theirs."""


def check_names(names: list[str]) -> None:
    """All of guarantee 32: plain characters, no device, not too long, never two alike."""
    for name in names:
        assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name), name
        assert name not in DEVICES | {"index"}
    alike = {unicodedata.normalize("NFC", name).casefold() for name in names}
    assert len(alike) == len(names)


names = st.text(max_size=80) | st.sampled_from(WICKED)


@settings(deadline=None, max_examples=300)
@given(st.lists(names, max_size=12))
@example(list(WICKED))
@example(["a", "a", "a-2", "A", "a"])
@example(["con-1", "con", "CON"])
def test_names_made_from_the_plan_are_harmless_and_all_different(texts: list[str]) -> None:
    made = slugs(texts)
    assert len(made) == len(texts)
    check_names(made)
    # What keeps two names apart adds little.
    assert all(len(name) <= MAX_SLUG + len(str(len(texts))) + 3 for name in made)
    assert slugs(texts) == made


@given(names)
def test_a_name_is_capped_and_never_empty(text: str) -> None:
    assert 1 <= len(slug(text)) <= MAX_SLUG + len("-1")
    check_names([slug(text)])


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("DSDS", "dsds"),
        ("Direction de l’Œuvre (DO)", "direction-de-l-oeuvre-do"),
        ("Lônes et coteaux du Rhône", "lones-et-coteaux-du-rhone"),
        ("CON", "con-1"),
        ("index", "index-1"),
        ("字", "sans-nom"),
        ("../..", "sans-nom"),
        ("a" * 100, "a" * MAX_SLUG),
    ],
)
def test_a_name_stays_readable(text: str, made: str) -> None:
    assert slug(text) == made


@settings(deadline=None, max_examples=60)
@given(st.lists(names.filter(lambda text: text.strip() != ""), max_size=6, unique=True))
@example([name for name in WICKED if name.strip()])
def test_every_path_of_the_site_is_harmless_and_its_own(texts: list[str]) -> None:
    made = plan(action(1, pilotes=texts), action("1.1"), action(80))
    acteurs = tuple(Acteur(sigle=text, nom=text, nature="service") for text in texts)
    places = tuple(Territoire(code=f"t{rank}", nom=text) for rank, text in enumerate(texts))
    made = type(made)(edition=made.edition, fiches=made.fiches, acteurs=acteurs, territoires=places)
    lieux = Lieux(demande(made))
    paths = [
        *lieux.fiches.values(),
        *lieux.acteurs.values(),
        *lieux.territoires.values(),
        *lieux.axes.values(),
        *lieux.orientations.values(),
    ]
    assert [path for path in paths if not re.fullmatch(r"[a-z]+/[a-z0-9-]+\.html", path)] == []
    assert len({path.casefold() for path in paths}) == len(paths)
    assert set(lieux.acteurs) == set(texts)


@pytest.mark.parametrize(
    "name",
    ["../x", "/x", "a/../../x", "./x", "a//x", "a/", "..", "", "..\\x", "C:x", "a\\..\\x"],
)
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    target = tmp_path / "a" / "public"
    with pytest.raises(MisuseError, match="ne peut pas être le nom d’un fichier du site"):
        write_folder(target, [(name, b"x")])
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.name != LISTE] == []


def test_a_link_put_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "public", tmp_path / "ailleurs"
    elsewhere.mkdir()
    write_folder(target, [("a.html", b"a")])
    (target / "acteurs").symlink_to(elsewhere)
    (target / "b.html").symlink_to(elsewhere / "b.html")
    for name in ("acteurs/x.html", "b.html"):
        with pytest.raises(MisuseError, match="est un lien"):
            write_folder(target, [(name, b"x")])
    assert list(elsewhere.iterdir()) == []


def test_a_list_written_by_somebody_else_takes_nothing_away_outside(tmp_path: Path) -> None:
    target = tmp_path / "public"
    kept = tmp_path / "garde.txt"
    kept.write_text("à garder", encoding="utf-8")
    inside = tmp_path / "plein"
    inside.mkdir()
    (inside / "x.html").write_text("à garder", encoding="utf-8")
    target.mkdir()
    (target / "lien").symlink_to(inside)
    lines = ["../garde.txt", str(kept), "lien/x.html", "", ".", "sous", "absent.html"]
    (target / "sous").mkdir()
    listed = "\n".join([f"{MARK} 0.1.0", *lines]) + "\n"
    (target / LISTE).write_text(listed, encoding="utf-8")
    bilan = write_folder(target, [("index.html", b"x")])
    assert bilan.retires == 0
    assert kept.exists()
    assert (inside / "x.html").exists()
    assert (target / "sous").is_dir()


def test_what_is_the_same_is_left_alone_and_what_is_gone_goes(tmp_path: Path) -> None:
    target = tmp_path / "public"
    first = write_folder(target, [("a.html", b"a"), ("x/b.html", b"b"), ("x/y/c.html", b"c")])
    assert (first.fichiers, first.ecrits, first.retires, first.octets) == (3, 3, 0, 3)
    (target / "mien.txt").write_text("à moi", encoding="utf-8")
    (target / "x" / "mien.txt").write_text("à moi", encoding="utf-8")
    before = (target / "a.html").stat()
    second = write_folder(target, [("a.html", b"a"), ("d.html", b"dd")])
    assert (second.fichiers, second.ecrits, second.retires, second.octets) == (2, 1, 2, 3)
    after = (target / "a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    left = sorted(p.relative_to(target).as_posix() for p in target.rglob("*"))
    assert left == [LISTE, "a.html", "d.html", "mien.txt", "x", "x/mien.txt"]


def test_a_folder_of_someone_else_is_refused_and_one_of_ours_is_not(tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    assert accept_folder(target, forbidden=(), replace=False) == target
    (target / "notes.txt").write_text("mes notes", encoding="utf-8")
    with pytest.raises(MisuseError, match="des fichiers que pms n’a pas produits"):
        accept_folder(target, forbidden=(), replace=False)
    # A list that somebody else wrote is not ours.
    (target / LISTE).write_text("a.html\n", encoding="utf-8")
    with pytest.raises(MisuseError, match="des fichiers que pms n’a pas produits"):
        accept_folder(target, forbidden=(), replace=False)
    write_folder(accept_folder(target, forbidden=(), replace=True), [("a.html", b"a")])
    assert accept_folder(target, forbidden=(), replace=False) == target
    assert (target / "notes.txt").read_text(encoding="utf-8") == "mes notes"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
def test_a_full_disk_is_said_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    target = tmp_path / "public"
    write_folder(target, [("a.html", b"a"), ("x/b.html", b"b")])

    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(f"pms_cli.cli.ecriture.os.{call}", fail)
    with pytest.raises(
        OutputError, match=r"n’a pas pu être écrit en entier.*vérifiez la place et les droits"
    ):
        write_folder(target, [("a.html", b"autre"), ("c.html", b"c")])
    monkeypatch.undo()
    files = sorted(p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file())
    assert files == [LISTE, "a.html", "x/b.html"]
    assert (target / "a.html").read_bytes() == b"a"
    # The list still tells that the folder is ours: the command can be run again.
    assert accept_folder(target, forbidden=(), replace=False) == target


def test_a_first_time_cut_short_can_be_run_again(tmp_path: Path) -> None:
    target = tmp_path / "public"

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a.html", b"a"
        yield "x/b.html", b"b"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_folder(accept_folder(target, forbidden=(), replace=False), broken())
    # All is made before the first file is written.
    assert not (target / "a.html").exists()
    again = write_folder(accept_folder(target, forbidden=(), replace=False), [("c.html", b"c")])
    assert (again.fichiers, again.retires) == (1, 0)
    assert sorted(path.name for path in target.iterdir()) == [LISTE, "c.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is allowed to root")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="vérifiez la place et les droits"):
        write_folder(target, [("a.html", b"a")])


def test_the_disk_is_not_waited_for_at_each_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    monkeypatch.setattr("pms_cli.cli.ecriture.os.fsync", waits.append)

    def many(pages: int) -> int:
        waits.clear()
        folder = tmp_path / str(pages)
        write_folder(folder, [(f"{rank}.html", b"a") for rank in range(pages)])
        return len(waits)

    # The list of what is ours is waited for: without it nothing could be written again.
    assert 0 < many(40) == many(3)


def test_a_page_that_the_disk_lost_is_written_again(tmp_path: Path) -> None:
    files = [("a.html", b"toute la page"), ("b.html", b"b")]
    write_folder(tmp_path / "public", files)
    (tmp_path / "public" / "a.html").write_bytes(b"")
    assert write_folder(tmp_path / "public", files).ecrits == 1
    assert (tmp_path / "public" / "a.html").read_bytes() == b"toute la page"
