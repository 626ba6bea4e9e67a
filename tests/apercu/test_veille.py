"""Pages are made again when a file of the plan changes; the last good ones are kept."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from pms_cli.apercu import Apercu, Veille, veille
from pms_cli.errors import MisuseError
from pms_cli.folder import plan_files
from tests.conftest import BASE_PLAN

KEPT = "les pages sont celles d’avant : "


class Site:
    """A site made of the bytes of a plan, which fails when it is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.problems: list[str] = []
        self.made = 0
        self.remark = ""
        self.failure: Exception | None = None
        self.meanwhile: Callable[[], object] = lambda: None
        self.veille = Veille(
            str(folder),
            self.make,
            dire=self.told.append,
            plaindre=self.problems.append,
            defaut=lambda error: f"défaut ({type(error).__name__})",
        )

    def make(self) -> tuple[dict[str, bytes], str]:
        self.made += 1
        if self.failure is not None:
            raise self.failure
        files = {
            name: Path(path).read_bytes() for name, path in plan_files(str(self.folder))[0].items()
        }
        self.meanwhile()
        return files, self.remark


@pytest.fixture
def site(tmp_path: Path) -> Site:
    shutil.copytree(BASE_PLAN, tmp_path / "plan")
    return Site(tmp_path / "plan")


def sheet(site: Site) -> Path:
    return next(iter(sorted((site.folder / "actions").glob("*.yaml"))))


def test_nothing_is_made_again_when_nothing_changes(site: Site) -> None:
    first = site.veille.first()
    assert first.pages
    (site.folder / "notes.txt").write_text("a")
    (site.folder / "actions" / ".01.yaml.swp").write_text("a")
    assert [site.veille.again(first) for _ in range(3)] == [None] * 3
    assert site.made == 1
    assert len(site.told) == 1


def same_size_and_time(site: Site) -> None:
    path = sheet(site)
    told = path.stat()
    path.write_bytes(b"#" + path.read_bytes()[1:])
    # The time of the change itself cannot be set back, but some disks count in hundredths.
    while path.stat().st_ctime_ns == told.st_ctime_ns:
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def template(site: Site) -> None:
    folder = site.folder / "templates" / "site"
    folder.mkdir(parents=True)
    (folder / "a.css").write_text("a")


CHANGES: dict[str, Callable[[Site], object]] = {
    "written": lambda site: sheet(site).write_text("a"),
    "same size and time": same_size_and_time,
    "removed": lambda site: sheet(site).unlink(),
    "added": lambda site: (site.folder / "actions" / "99-z.yaml").write_text("a"),
    "renamed": lambda site: sheet(site).rename(site.folder / "actions" / "99-z.yaml"),
    "a template": template,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(site: Site, change: str) -> None:
    first = site.veille.first()
    CHANGES[change](site)
    made = site.veille.again(first)
    assert made is not None
    assert made.version != first.version
    assert site.veille.again(made) is None
    assert len(site.told) == 2


def test_what_changes_while_the_pages_are_made_is_seen_next(site: Site) -> None:
    site.meanwhile = lambda: sheet(site).write_text("pendant")
    first = site.veille.first()
    site.meanwhile = lambda: None
    made = site.veille.again(first)
    assert made is not None
    assert any(page.body == b"pendant" for page in made.pages.values())


def test_it_waits_for_writing_to_be_over(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site.veille.first()
    path, rest = sheet(site), iter(range(10))

    def meanwhile(_seconds: float) -> None:
        for rank in rest:
            path.write_text(f"{rank}" * (rank + 1))
            return

    # Whoever writes does it while we sleep, however slow the machine.
    clock = SimpleNamespace(monotonic=lambda: 0.0, sleep=meanwhile)
    monkeypatch.setattr(veille, "time", clock)
    path.write_text("")
    made = site.veille.again(first)
    assert made is not None
    assert any(page.body == b"9" * 10 for page in made.pages.values())
    assert site.made == 2


def test_a_plan_broken_then_mended(site: Site) -> None:
    first = site.veille.first()
    before = (site.folder / "plan.yaml").read_bytes()
    site.failure = MisuseError("plan.yaml n’est pas utilisable")
    (site.folder / "plan.yaml").write_text("[")
    broken = site.veille.again(first)
    assert broken == first.still(KEPT + "plan.yaml n’est pas utilisable")
    assert site.problems == [KEPT + "plan.yaml n’est pas utilisable"]
    (site.folder / "plan.yaml").write_text("[[")
    assert site.veille.again(broken) == broken
    assert len(site.problems) == 1  # said once
    site.failure = None
    (site.folder / "plan.yaml").write_bytes(before)
    assert site.veille.again(broken) == first
    site.failure = MisuseError("plan.yaml n’est pas utilisable")
    (site.folder / "plan.yaml").write_text("[")
    site.veille.again(first)
    assert len(site.problems) == 2


def test_a_plan_that_is_broken_from_the_start(site: Site) -> None:
    site.failure = MisuseError("rien à montrer")
    first = site.veille.first()
    assert first == Apercu(probleme="rien à montrer")
    assert "Rien à montrer" in first.absent().body.decode()
    assert site.told == []


def test_a_bug_is_a_problem_like_another(site: Site) -> None:
    first = site.veille.first()
    site.failure = KeyError("x")
    sheet(site).write_text("a")
    made = site.veille.again(first)
    assert made is not None
    assert made.pages == first.pages
    assert made.probleme == f"{KEPT}défaut (KeyError)"
    assert site.problems == [made.probleme]


def test_a_remark_is_told_with_the_pages(site: Site) -> None:
    site.remark = "une fiche illisible"
    first = site.veille.first()
    assert first.pages
    assert (first.probleme, site.problems) == (site.remark, [site.remark])


def test_a_folder_that_goes_away_and_comes_back(site: Site, tmp_path: Path) -> None:
    first = site.veille.first()
    site.folder.rename(tmp_path / "ailleurs")
    site.failure = MisuseError("plus de plan")
    gone = site.veille.again(first)
    assert gone == first.still(KEPT + "plus de plan")
    (tmp_path / "ailleurs").rename(site.folder)
    site.failure = None
    assert site.veille.again(gone) == first
