"""`pms site`: a folder of pages, new or ours, and nothing of anybody else's touched."""

import os
import re
from pathlib import Path

import pytest

from tests.conftest import Outcome, Pms
from tests.reports.tous import RICHE

DAY = ("--au", "2026-06-01", "--plan", str(RICHE))
URL = ("--url", "https://exemple.fr/plan")


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each file of a folder: which it is on the disk, when it was written, what it says."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.read_bytes(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(outcome: Outcome) -> str:
    """What a refusal says, on one line."""
    assert (outcome.status, outcome.out) == (2, "")
    assert "Traceback" not in outcome.err
    return " ".join(outcome.err.split())


def test_a_new_folder_is_filled_and_said(pms: Pms, tmp_path: Path) -> None:
    outcome = pms("site", *DAY)
    assert (outcome.status, outcome.err) == (0, "")
    files = tree(tmp_path / "public")
    shown = re.fullmatch(r"Site écrit : public \((\d+) fichiers, (\d+) Ko\)\n",
                         outcome.out.replace("\u00a0", " "))  # fmt: skip
    assert shown is not None
    assert int(shown[1]) == len(files) - 1  # the list of files is not counted
    size = sum(len(content) for name, (_, _, content) in files.items() if name != ".pms-site")
    assert int(shown[2]) == (size + 1023) // 1024
    assert {"index.html", "actions/1.html", "territoires/centre.html", "site.css"} <= set(files)
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) for name in files)


def test_a_folder_of_ours_is_only_changed_where_the_plan_is(
    pms: Pms, tmp_path: Path, plan_copy: Path
) -> None:
    words = ("site", "-o", "public", "--au", "2026-06-01", "--plan", str(plan_copy))
    assert pms(*words).status == 0
    public = tmp_path / "public"
    first = tree(public)
    assert pms(*words).status == 0
    assert tree(public) == first

    gone = next((plan_copy / "actions").glob("80.1-*.yaml"))
    gone.unlink()
    outcome = pms(*words)
    second = tree(public)
    assert re.search(r"dont \d+ changés, \d+ retirés", outcome.out.replace("\u00a0", " "))
    assert set(first) - set(second) == {"actions/80-1.html"}
    same = {name for name, found in second.items() if first[name] == found}
    assert "actions/12.html" in same
    assert "actions/80.html" not in same


def test_a_folder_of_someone_else_is_refused(pms: Pms, tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (public / "notes.txt").write_text("mes notes", encoding="utf-8")
    before = tree(public)
    assert "des fichiers que pms n’a pas produits" in refused(pms("site", *DAY))
    assert tree(public) == before
    assert pms("site", *DAY, "--remplacer").status == 0
    assert tree(public)["notes.txt"] == before["notes.txt"]


def test_neither_a_file_nor_a_link_is_taken_for_a_folder(pms: Pms, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    (tmp_path / "vrai").mkdir()
    (tmp_path / "lien").symlink_to(tmp_path / "vrai")
    (tmp_path / "perdu").symlink_to(tmp_path / "absent")
    for name in ("fichier", "lien", "perdu"):
        for more in ((), ("--remplacer",)):
            message = refused(pms("site", *DAY, "-o", name, *more))
            assert "n’est pas un dossier : donnez un autre nom" in message
    assert list((tmp_path / "vrai").iterdir()) == []
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize("where", [".", "public", "actions", "actions/public", ".."])
def test_the_folder_of_the_plan_is_left_alone(pms: Pms, plan_copy: Path, where: str) -> None:
    before = tree(plan_copy)
    outcome = pms("site", "-o", where, "--remplacer", cwd=plan_copy)
    assert "touche au dossier du plan : écrivez ailleurs" in refused(outcome)
    assert tree(plan_copy) == before


def test_a_link_to_the_plan_does_not_deceive(pms: Pms, tmp_path: Path, plan_copy: Path) -> None:
    (tmp_path / "ailleurs").symlink_to(plan_copy)
    words = ("site", "-o", "ailleurs/public", "--plan", str(plan_copy))
    assert "touche au dossier du plan" in refused(pms(*words))
    assert not (plan_copy / "public").exists()


@pytest.mark.parametrize(
    "url",
    [
        *("", "exemple.fr", "ftp://exemple.fr/", "javascript:alert(1)", "https://", "https:///x"),
        *("https://exemple.fr:99999/", "https://exemple.fr:0/", "https://exemple.fr/a/../b"),
        *("https://../", "https://-/", "https://a..fr/", "https://exemple.fr:８０/"),
        *("https://exemple.fr/?q=1", "https://exemple.fr/#a", "https://moi@exemple.fr/"),
        *(
            "https://exemple.fr/a b",
            "https://exemple.fr/\n",
            'https://exemple.fr/"',
            "//exemple.fr",
        ),
        "https://exemple.fr/" + "a" * 300,
    ],
)
def test_an_address_that_is_none_is_refused(pms: Pms, tmp_path: Path, url: str) -> None:
    message = refused(pms("site", *DAY, "--url", url))
    assert "n’est pas une adresse ; écrivez https://exemple.fr/plan/" in message
    assert len(message) < 250
    assert not (tmp_path / "public").exists()


def test_the_address_is_where_the_feed_says_pages_are(pms: Pms, tmp_path: Path) -> None:
    assert pms("site", *DAY, *URL).status == 0
    feed = (tmp_path / "public" / "flux.atom").read_text(encoding="utf-8")
    assert "https://exemple.fr/plan/actions/" in feed
    pages = "".join(p.read_text("utf-8") for p in (tmp_path / "public").rglob("*.html"))
    assert not re.search(r'(href|src)="https://exemple\.fr', pages)


def test_the_same_plan_gives_the_same_bytes(pms: Pms, tmp_path: Path) -> None:
    for name in ("un", "deux"):
        assert pms("site", *DAY, *URL, "-o", name).status == 0
    one, two = ({n: c for n, (_, _, c) in tree(tmp_path / f).items()} for f in ("un", "deux"))
    assert one == two


def test_a_full_disk_is_said_in_one_sentence(
    pms: Pms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pms("site", *DAY).status == 0
    before = tree(tmp_path / "public")

    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pms_cli.cli.ecriture.os.replace", fail)
        message = refused(pms("site", *DAY, "--profil", "interne"))
    assert "n’a pas pu être écrit en entier" in message
    assert "No space" not in message
    assert tree(tmp_path / "public") == before
    assert pms("site", *DAY).status == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is allowed to root")
def test_a_folder_that_may_not_be_written_is_said(pms: Pms, tmp_path: Path) -> None:
    (tmp_path / "clos").mkdir(mode=0o500)
    message = refused(pms("site", *DAY, "-o", "clos/public"))
    assert "vérifiez la place et les droits" in message


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--profil", "elus"), "--profil ne connaît pas « elus »"),
        (("--au", "hier"), "hier"),
        (("-o", "a\x00b"), "n’est pas un chemin utilisable"),
        (("-o", ""), "donnez le nom d’un dossier, par exemple public"),
    ],
)
def test_a_misuse_is_refused(
    pms: Pms, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    assert message in refused(pms("site", "--plan", str(RICHE), *words))
    assert list(tmp_path.iterdir()) == []
