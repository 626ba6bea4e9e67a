"""The site's search: the script beside a second telling of it, on the plan's own words."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.site.recherche import FACETTES, MAX_TEXTE, SCRIPTS, Entree, index_js
from pms_cli.workspace import read_workspace
from tests.conftest import ROOT
from tests.sheets import HOSTILE
from tests.site import reference

ENTRIES = [
    Entree("actions/12.html", "Prévenir les violences intra-familiales", "Action", "12",
           "Des logements d’urgence.", ("DPPE",), {"axe": ("1",), "pilote": ("DPPE", "Pôle PAPH")}),
    Entree("actions/8.html", "Repérer et accompagner", "Action", "8", "Cœur de ville, 2018."),
    Entree("actions/8.2.html", "Adultes vulnérables", "Fiche sectorielle", "8.2", "", ("DSDS",)),
    Entree("actions/80.html", "L’école inclusive", "Action", "80", "Le n° 12 des 8, ex æquo"),
    Entree("acteurs.html#dsds", "Direction de la santé", "Acteur", "", "Sigle DSDS", ("DSDS",)),
    Entree("axes/1.html", "Logement et santé", "Axe", "", "", (), {"axe": ("1",)}),
]  # fmt: skip


def indexed(entries: list[Entree], folder: Path) -> str:
    path = folder / "recherche-index.js"
    path.write_bytes(index_js(entries))
    return str(path)


def found_by(entries: list[Entree], folder: Path, *questions: Any) -> Any:
    asked = [[text, facets] for text, facets in questions]
    return reference.node(index=indexed(entries, folder), questions=asked)["trouvees"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("12", [0, 3]),
        ("n° 12", [0, 3]),
        ("action 12", [0, 3]),
        ("8.2", [2]),
        ("8", [1, 2, 3]),
        ("violence", [0]),
        ("VIOLENCES familiale", [0]),
        ("violences école", []),
        ("prevenir", [0]),
        ("préven", [0]),
        ("PREVENIR", [0]),
        ("pre\u0301venir", [0]),
        ("coeur", [1]),
        ("cœur", [1]),
        ("ex aequo", [3]),
        ("l'ecole", [3]),
        ("l’École", [3]),
        ("d'urgence", [0]),
        ("dsds", [2, 4]),
        ("logement", [5, 0]),
        # In a text the very word, in a title its kin: a title is worth more.
        ("logements", [5, 0]),
        ("santé logement", [5]),
        ("intra-familiales", [0]),
        ("ogement", []),
        ("", []),
        (" ,;! ", []),
        (".", []),
        ("(.*", []),
        ("__proto__", []),
    ],
)
def test_what_a_person_finds(text: str, places: list[int], tmp_path: Path) -> None:
    assert found_by(ENTRIES, tmp_path, (text, [])) == [places]
    assert reference.search(ENTRIES, text) == places


def test_facets_narrow_and_are_enough(tmp_path: Path) -> None:
    found = found_by(
        ENTRIES, tmp_path,
        ("", [("axe", "1")]),
        ("logement", [("axe", "1"), ("pilote", "Pôle PAPH")]),
        ("", [("axe", "2")]),
        ("", [("niveau", "1")]),
    )  # fmt: skip
    assert found == [[0, 5], [0], [], []]


def real_entries() -> list[Entree]:
    workspace = read_workspace(ROOT / "data")
    plan = workspace.plan
    assert plan is not None
    return [
        Entree(
            f"actions/{fiche.numero}.html",
            fiche.titre,
            "Action",
            str(fiche.numero),
            " ".join([fiche.contexte or "", *fiche.objectifs]
                     + [point.constat or "" for point in fiche.avancement]),
            (*fiche.pilotes, *fiche.partenaires),
            {"axe": (str(fiche.axe),), "pilote": fiche.pilotes},
        )
        for fiche in plan.fiches
    ]  # fmt: skip


def variant(word: str, chance: random.Random) -> str:
    """A word as a person in a hurry might type it."""
    changes = (
        str.upper,
        reference.plain,
        lambda w: w + "s",
        lambda w: w[: max(1, len(w) - chance.randrange(4))],
        lambda w: "l'" + w,
        lambda w: w[1:],
        lambda w: w,
    )
    return chance.choice(changes)(word)


def test_the_script_answers_as_the_second_telling_on_the_plans_words(tmp_path: Path) -> None:
    entries = real_entries()
    vocabulary = sorted({w for e in entries for w in re.findall(r"[\w.]+", e.titre + e.texte)})
    chance = random.Random(5)
    questions = [
        (" ".join(variant(w, chance) for w in chance.sample(vocabulary, chance.choice([1, 1, 2]))),
         [("axe", chance.choice("1234"))] if chance.random() < 0.2 else [])
        for _ in range(150)
    ]  # fmt: skip
    # Words of one title, so that several are often found together.
    questions += [(" ".join(entry.titre.split()[-2:]), []) for entry in entries]
    answers = found_by(entries, tmp_path, *questions)
    expected = [reference.search(entries, text, facets) for text, facets in questions]
    assert answers == expected
    assert sum(map(bool, expected)) > 120
    assert sum(not found for found in expected) > 10


def test_words_are_the_same_to_both() -> None:
    texts = sorted(
        {word for entry in real_entries() for word in f"{entry.titre} {entry.texte}".split()}
    )
    texts += ["Œuvre", "n°8.2.", "ﬁn", "m²", "2019.", "1.2.3", "a_b", "Straße", "so\u00adcial", ""]
    answer = reference.node(textes=texts)
    assert answer["mots"] == [reference.words(text) for text in texts]
    for text, asked in zip(texts, answer["racines"], strict=True):
        expected = reference.asked(text)[:12]
        assert [item["mot"] for item in asked] == expected
        assert [item["racine"] for item in asked] == list(map(reference.root, expected))


def test_marks_cut_a_text_and_lose_nothing() -> None:
    cases = [
        ("Des logements d’urgence", "logement"),
        ("L’ÉCOLE, l’e\u0301cole", "l'ecole"),
        ("La fiche 8.2 et la 8", "8"),
        ("rien ici", "logement"),
        *((text, "rouge a b") for text in HOSTILE if "\ud800" not in text),
        (("mot " * 200) + "but " + ("mot " * 200), "but"),
        ("a" * 1000, "a"),
        ("👩" * 500, "a"),
    ]
    answer = reference.node(decoupes=cases)
    for (text, _), pieces in zip(cases, answer["decoupes"], strict=True):
        assert "".join(piece for piece, _ in pieces) == text
    marked = [[piece for piece, mark in pieces if mark] for pieces in answer["decoupes"]]
    assert marked[:4] == [["logements"], ["ÉCOLE", "e\u0301cole"], ["8.2", "8"], []]
    for (text, _), shown in zip(cases, answer["extraits"], strict=True):
        inside = shown.removeprefix("… ").removesuffix(" …")
        assert inside in text
        assert len(inside) <= 222
        inside.encode()  # no half of a character
    assert " but " in answer["extraits"][-3]


def test_filters_keep_what_has_every_value_and_every_word() -> None:
    values = {"axe": "1", "orientation": "1.2", "pilote": "|DSDS|Pôle PAPH|", "niveau": "aucun"}
    cases = [
        ([], "", True),
        ([["axe", "1"]], "", True),
        ([["axe", "2"]], "", False),
        ([["axe", "1"], ["pilote", "Pôle PAPH"]], "", True),
        ([["pilote", "Pôle"]], "", False),
        ([["livret", "pmi"]], "", False),
        ([["niveau", "aucun"]], "ecol", True),
        ([], "école logement", False),
    ]
    answer = reference.node(
        filtres=[[values, "12 L’École pour tous", chosen, query] for chosen, query, _ in cases]
    )
    assert answer["filtres"] == [kept for _, _, kept in cases]


# --- The index -----------------------------------------------------------------------------------

some_text = st.text(
    st.one_of(
        st.sampled_from("</script><!-- &'\"\\\u2028\u2029\u202e\x00\x1b`${"), st.characters()
    ),
    max_size=40,
)
entries_of = st.lists(
    st.builds(
        Entree,
        url=st.sampled_from(["actions/1.html", "a.html#b-2", "index.html"]),
        titre=some_text,
        genre=some_text,
        numero=some_text,
        texte=some_text,
        sigles=st.lists(some_text, max_size=2).map(tuple),
        facettes=st.dictionaries(
            st.sampled_from(FACETTES), st.lists(some_text, max_size=2).map(tuple)
        ),
    ),
    max_size=4,
)
HEAD, TAIL = b'"use strict";globalThis.PmsIndex=Object.freeze(', b");\n"


@settings(deadline=None, max_examples=150)
@given(entries_of)
def test_no_text_can_leave_the_index(entries: list[Entree]) -> None:
    script = index_js(entries)
    assert script == index_js(list(entries))
    text = script.decode("utf-8")
    assert not set("<>&\u2028\u2029\u202e\x00\x1b\x85") & set(text)
    assert script.startswith(HEAD)
    assert script.endswith(TAIL)
    content = json.loads(script[len(HEAD) : -len(TAIL)])
    assert len(content["entrees"]) == len(entries)
    for entry, row in zip(entries, content["entrees"], strict=True):
        whole = " ".join(entry.titre.split()).encode("utf-16", "surrogatepass")
        assert row[0] == entry.url
        assert row[3] == whole.decode("utf-16", "surrogatepass")
        codes = [[content["codes"][code] for code in found] for found in row[6]]
        codes += [[]] * (len(FACETTES) - len(codes))
        pairs = {
            name: [code.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
                   for code in entry.facettes.get(name, ())]
            for name in FACETTES
        }  # fmt: skip
        assert dict(zip(FACETTES, codes, strict=True)) == pairs


def test_node_reads_the_index_back(tmp_path: Path) -> None:
    whole = [text for text in HOSTILE if "\ud800" not in text]
    entries = [
        Entree("a.html", text, text, "1", text, (text,), {"pilote": (text,)})
        for text in (*whole, "__proto__", "</script>", "constructor")
    ]
    answer = reference.node(index=indexed(entries, tmp_path), questions=[])
    assert answer["gele"]
    assert answer["prototype"]
    titles = [row[3] for row in answer["index"]["entrees"]]
    assert titles == [" ".join(entry.titre.split()) for entry in entries]


@pytest.mark.parametrize(
    "url",
    ["", "/a.html", "//x.invalid", "https://x.invalid", "javascript:alert(1)", "a.html?x",
     "a b.html", "a.html#", "é.html", "a.html\n", "data:text/html,x", "a\\b"],
)  # fmt: skip
def test_an_address_that_is_not_the_sites_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        index_js([Entree(url, "a", "b")])


def test_an_unknown_facet_is_refused() -> None:
    with pytest.raises(ValueError, match="couleur"):
        index_js([Entree("a.html", "a", "b", facettes={"couleur": ("bleu",)})])


def test_a_text_is_kept_to_what_is_searched() -> None:
    script = index_js([Entree("a.html", "a", "b", texte="é" * (MAX_TEXTE + 1))]).decode()
    assert script.count("é") == MAX_TEXTE


def test_ten_thousand_entries_answer_within_the_time_of_a_key(tmp_path: Path) -> None:
    real = real_entries()
    entries = [
        Entree(e.url, e.titre, e.genre, str(n), e.texte[:700], e.sigles, e.facettes)
        for n in range(10_000)
        for e in [real[n % len(real)]]
    ]
    texts = ("l", "lo", "log", "logement", "logement santé", "zzz", "12")
    questions: list[tuple[str, list[str]]] = [(text, []) for text in texts]
    answer = reference.node(index=indexed(entries, tmp_path), questions=questions * 5)
    best = [min(answer["durees"][n :: len(questions)]) for n in range(len(questions))]
    # On a machine that is slow to look at every text once, no more than so many looks.
    assert max(best) < max(50, 5 * answer["regard"]), (best, answer["regard"])
    assert len(answer["trouvees"][0]) > 5_000


def test_the_scripts_keep_to_what_the_pages_policy_and_old_browsers_allow() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|\.style\b|"
        r"\bfetch\b|XMLHttp|import\(|replaceAll|\.at\(|\bon[a-z]+\s*=|https?://|structuredClone"
    )
    folder = ROOT / "templates" / "site"
    assert {path.name for path in folder.glob("*.js")} == set(SCRIPTS)
    for path in folder.glob("*.js"):
        assert forbidden.findall(path.read_text(encoding="utf-8")) == []
