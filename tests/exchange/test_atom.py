"""The feed of the latest points, read back by a feed reader and a strict parser not ours."""

import datetime as dt
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # no stubs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.exchange.atom import MAX_ENTREES, feed
from pms_cli.model import Numero, Plan, Point
from pms_cli.texte import printable, printable_lines
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT
from tests.sheets import HOSTILE, action, doubtful, plan

JOUR = dt.date(2026, 1, 1)
BASE = "https://plan.exemple.fr/pms/"
ATOM = "{http://www.w3.org/2005/Atom}"
WHOLE = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <id>@FEED@</id>
  <title>Plan d’exemple\u00a0: derniers points d’avancement</title>
  <updated>2019-02-01T00:00:00Z</updated>
  <author>
    <name>Métropole d’exemple</name>
  </author>
  <link rel="alternate" href="https://plan.exemple.fr/pms/" type="text/html" />
  <link rel="self" href="https://plan.exemple.fr/pms/flux.atom" type="application/atom+xml" />
  <generator version="0.1.0">pms</generator>
  <entry>
    <id>@ENTRY@</id>
    <title>Action 12\u00a0: niveau 3/5 (février 2019)</title>
    <updated>2019-02-01T00:00:00Z</updated>
    <link rel="alternate" href="https://plan.exemple.fr/pms/actions/12.html#point-2019-02" type="text/html" />
    <category term="axe-1" label="Axe 1\u00a0: Prévenir" />
    <summary>Action 12 – Dix &lt;rues&gt; &amp; une place.</summary>
  </entry>
</feed>
"""  # noqa: E501


def where(numero: Numero, point: Point) -> str:
    return f"actions/{numero}.html#point-{point.date}"


def made(found: Plan, jour: dt.date = JOUR, **keys: Any) -> bytes:
    return feed(found, jour, where, **keys)


def read(document: bytes) -> Any:
    found = feedparser.parse(document)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def texts(document: bytes, name: str) -> list[str]:
    """The texts of an element in the entries, as a strict parser reads them."""
    root = ET.fromstring(document)  # our own document
    return [entry.findtext(ATOM + name) or "" for entry in root.findall(ATOM + "entry")]


def ids(document: bytes) -> list[str]:
    return texts(document, "id")


def test_a_feed_of_one_point() -> None:
    point = {"date": "2019-02", "niveau": 3, "constat": "Dix <rues> & une place."}
    document = made(plan(action(12, avancement=[point])), base=BASE)
    (entry,) = ids(document)
    feed_id = read(document).feed.id
    assert document.decode() == WHOLE.replace("@FEED@", feed_id).replace("@ENTRY@", entry)


def test_a_reader_finds_all_that_it_shows() -> None:
    point = {"date": "2019-02-14", "niveau": 3, "constat": "Dix <rues> & une place."}
    found = read(made(plan(action(12, avancement=[point])), base=BASE.rstrip("/")))
    assert found.feed.links[1].href == f"{BASE}flux.atom"
    assert found.feed.author == "Métropole d’exemple"
    (entry,) = found.entries
    assert entry.title == "Action 12\u00a0: niveau 3/5 (14 février 2019)"
    assert entry.updated_parsed[:6] == (2019, 2, 14, 0, 0, 0)
    assert entry.link == f"{BASE}actions/12.html#point-2019-02-14"
    assert entry.summary_detail.type == "text/plain"
    assert entry.tags[0].label == "Axe 1\u00a0: Prévenir"


def test_without_an_address_links_are_relative_and_names_the_same() -> None:
    found = plan(action(12, ("2019-02", 3)))
    here, there = made(found), made(found, base=BASE)
    assert ids(here) == ids(there)
    root = ET.fromstring(here)
    hrefs = [link.get("href") for link in root.iter(ATOM + "link")]
    assert hrefs == ["./", "actions/12.html#point-2019-02"]
    assert read(here).feed.id == read(there).feed.id


def test_the_latest_come_first_and_what_is_not_yet_known_is_not_there() -> None:
    found = plan(
        action(2, ("2018-01", 1), ("2019-02", 2)),
        action(1, ("2019-02", 2), ("2026-02", 3)),
        action("1.2", ("2019", 1)),
    )
    assert texts(made(found), "title") == [
        "Action 1\u00a0: niveau 2/5 (février 2019)",
        "Action 2\u00a0: niveau 2/5 (février 2019)",
        "Fiche sectorielle 1.2\u00a0: niveau 1/5 (2019)",
        "Action 2\u00a0: niveau 1/5 (janvier 2018)",
    ]
    assert texts(made(found, nombre=1), "title") == ["Action 1\u00a0: niveau 2/5 (février 2019)"]
    assert len(ids(made(found, dt.date(2018, 6, 1)))) == 1


def test_no_more_entries_than_a_reader_wants() -> None:
    found = plan(*(action(number, ("2019-02", 3)) for number in range(1, MAX_ENTREES + 10)))
    assert len(ids(made(found))) == MAX_ENTREES


def test_a_plan_without_a_point_is_a_feed_without_entries() -> None:
    document = made(plan(action(1)))
    assert read(document).entries == []
    assert read(document).feed.updated == "2026-01-01T00:00:00Z"


def test_a_doubt_is_said() -> None:
    (said,) = texts(made(plan(doubtful(3, 2, 2, 3))), "summary")
    assert said.startswith("Action 3\nÀ confirmer")
    assert "niveaux possibles\u00a0: 2 ou 3" in said


def test_a_point_keeps_its_name_when_words_are_corrected() -> None:
    one = plan(action(12, ("2019-02", 3)))
    other = plan(action(12, ("2019-02", 4), titre="Autre"), titre="Autre titre")
    assert ids(made(one)) == ids(made(other))
    assert ids(made(one)) == ["urn:uuid:c2c6bcac-f1ca-5819-9a8e-62569647f318"]


def test_points_of_other_dates_sheets_or_plans_have_other_names() -> None:
    found = plan(action(1, ("2019-02", 3), ("2019-02", 4), ("2019", 1)), action(2, ("2019-02", 3)))
    other = plan(action(1, ("2019-02", 3)), edition="autre")
    elsewhere = plan(action(1, ("2019-02", 3)), collectivite="Une autre")
    names = [*ids(made(found)), *ids(made(other)), *ids(made(elsewhere))]
    assert len(set(names)) == len(names) == 6


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_reads_back_as_it_is_shown(text: str) -> None:
    point = {"date": "2019-02", "niveau": 3, "constat": text}
    axes = [{"numero": 1, "titre": text}]
    found = plan(
        action(1, avancement=[point], titre=text), titre=text, collectivite=text, axes=axes
    )
    document = made(found, base=BASE)
    root = ET.fromstring(document)
    fit = re.compile("[\ufffe\uffff]")
    lines = fit.sub("\ufffd", printable_lines(text))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == lines
    assert texts(document, "summary") == [f"{lines} – {lines}"]
    (category,) = root.iter(ATOM + "category")
    assert category.get("label") == f"Axe 1\u00a0: {fit.sub(chr(0xFFFD), printable(text))}"
    assert len(read(document).entries) == 1
    assert {element.tag.removeprefix(ATOM) for element in root.iter()} == {
        "feed", "id", "title", "updated", "author", "name", "link", "generator", "entry",
        "category", "summary",
    }  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(
    st.text(st.one_of(st.sampled_from("<>&'\"]]>\r\n\t\x00\ufffe"), st.characters()), min_size=1)
)
def test_any_text_is_well_formed(text: str) -> None:
    point = {"date": "2019-02", "niveau": 3, "constat": f"a{text}"}
    document = made(plan(action(1, avancement=[point])))
    shown = re.sub("[\ufffe\uffff]", "\ufffd", printable_lines(text))
    assert texts(document, "summary") == [f"Action 1 – a{shown}"]


def test_the_real_plan_gives_a_feed() -> None:
    found = read_workspace(ROOT / "data").plan
    assert found is not None
    entries = read(made(found, base=BASE)).entries
    assert len(entries) >= 70
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.link.startswith(f"{BASE}actions/")


def test_the_same_bytes_whatever_the_hash_seed_and_the_time_zone() -> None:
    code = (
        "import datetime as dt, sys; from tests.exchange.test_atom import *;"
        "sys.stdout.buffer.write(made(read_workspace(ROOT / 'data').plan))"
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
    assert len(found.pop()) > 10_000
