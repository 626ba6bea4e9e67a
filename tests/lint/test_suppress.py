"""Remarks that say that a problem is meant: what they cover, and what is said of them."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, found, lines, places, write

HEAD = "numero: 1\ntitre: Accueillir les familles\naxe: 1\norientation: 1\n"
SHEET = "actions/01-accueil.yaml"


def told(tmp_path: Path, rest: str, head: str = HEAD) -> list[str]:
    root = base_plan(tmp_path, {SHEET: head + rest})
    return [place.removeprefix(f"{SHEET}:") for place in places(found(root))]


def test_without_a_remark_the_problems_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, "liens: [45, 46]\n") == ["5:9: PMS208", "5:13: PMS208"]


@pytest.mark.parametrize(
    "rest",
    [
        "liens: [45, 46]  # pms: ignore PMS208 (fiches à venir)\n",
        "liens: [45, 46] #pms:ignore PMS208 (fiches à venir)\n",
        "liens: [45, 46]  # PMS : Ignorer pms208 (fiches à venir (2027))\n",
        "# pms: ignore PMS208 (fiches à venir)\nliens: [45, 46]\n",
        "# pms: ignore PMS208 (fiches à venir)\n# Une autre remarque.\nliens: [45, 46]\n",
        "# pms: ignore PMS208 (fiches à venir)\nliens:\n  - 45\n\n  # dit\n  - 46\n",
        "liens:\n  # pms: ignore PMS208 (fiche à venir)\n  - 45\n  - 46 # pms:ignore PMS208 (id)\n",
        "liens: [45, 46]  # pms: ignore PMS208 (fiches à venir) # et voilà\n",
    ],
)
def test_a_remark_covers_its_line_or_the_entry_below(tmp_path: Path, rest: str) -> None:
    assert told(tmp_path, rest) == []
    assert told(tmp_path / "crlf", rest.replace("\n", "\r\n"), HEAD.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("rest", "left"),
    [
        # The line below another entry, the wrong code, the wrong line.
        ("# pms: ignore PMS208 (x)\ncontexte: a\nliens: [45]\n", ["5:1: PMS015", "7:9: PMS208"]),
        ("liens: [45]  # pms: ignore PMS207 (x)\n", ["5:9: PMS208", "5:14: PMS015"]),
        ("liens: [45]\n# pms: ignore PMS208 (x)\n", ["5:9: PMS208", "6:1: PMS015"]),
        ("liens: [45]  # pms: ignore PMS2 (x)\n", ["5:9: PMS208", "5:14: PMS015"]),
        ("liens: [45]  # pms: ignore\n", ["5:9: PMS208", "5:14: PMS015"]),
        ("liens: [45]  # pms: ignore PMS208\n", ["5:14: PMS014"]),
        ("liens: [45]  # pms: ignore PMS208 ()\n", ["5:14: PMS014"]),
        ("liens: [45]  # pms: ignore PMS208, PMS207 (x)\n", ["5:14: PMS015"]),
    ],
)
def test_what_a_remark_does_not_cover_and_what_is_wrong_in_it(
    tmp_path: Path, rest: str, left: list[str]
) -> None:
    assert told(tmp_path, rest) == left


@pytest.mark.parametrize(
    "rest",
    [
        'contexte: "liens : [45] # pms: ignore PMS208 (x)"\nliens: [45]\n',
        "contexte: >-\n  Un texte.\n  # pms: ignore PMS208 (x)\nliens: [45]\n",
        "contexte: |\n\n  # pms: ignore PMS208 (x)\nliens: [45]\n",
        "contexte: 'a\n  # pms: ignore PMS208 (x)'\nliens: [45]\n",
    ],
)
def test_what_looks_like_a_remark_in_a_text_is_text(tmp_path: Path, rest: str) -> None:
    (only,) = told(tmp_path, rest)
    assert only.endswith(": PMS208")


def test_a_remark_at_the_head_of_a_text_covers_it(tmp_path: Path) -> None:
    text = "\n  Écrire à p.martin@example.org.\n\n  Et encore.\n"
    assert told(tmp_path / "a", f"contexte: >-{text}") != []
    assert (
        told(tmp_path / "b", f"contexte: >-  # pms: ignore PMS601 (boîte du service){text}") == []
    )


def test_what_keeps_a_file_from_being_read_cannot_be_meant(tmp_path: Path) -> None:
    rest = "# pms: ignore PMS006 (voulu)\ntitre: Autre\n"
    root = base_plan(tmp_path, {SHEET: HEAD + rest})
    assert lines(root, "PMS0") == [
        (f"{SHEET}:5:1: PMS015 PMS006 ne peut pas être écartée par une remarque : retirez ce code"),
        (
            f"{SHEET}:6:1: PMS006 la clé « titre » est écrite deux fois au même endroit : "
            "gardez une seule des deux valeurs"
        ),
    ]


def test_a_remark_is_not_useless_when_its_rule_was_not_asked_for(tmp_path: Path) -> None:
    root = base_plan(tmp_path, {SHEET: HEAD + "liens: [2]  # pms: ignore PMS208 (x)\n"})
    assert lines(root, "PMS015", "PMS207") == []
    assert len(lines(root, "PMS015", "PMS208")) == 1


def test_a_registry_and_the_plan_can_have_remarks_too(tmp_path: Path) -> None:
    root = base_plan(tmp_path)
    plan = (root / "plan.yaml").read_text(encoding="utf-8")
    wrong = plan.replace("actions: 3}", "actions: 3-4}")
    write(root, {"plan.yaml": wrong})
    assert [place.split(": ")[1] for place in places(found(root))] == ["PMS204"]
    line = next(line for line in wrong.split("\n") if "3-4" in line)
    write(root, {"plan.yaml": wrong.replace(line, f"{line}  # pms: ignore PMS204 (en cours)")})
    assert found(root) == ()


def test_a_text_of_nothing_but_remarks_takes_no_time(tmp_path: Path) -> None:
    many = "# pms: ignore PMS208 (x)\n" * 2_000
    root = base_plan(tmp_path, {SHEET: HEAD + many})
    assert len(found(root)) == 2_000
