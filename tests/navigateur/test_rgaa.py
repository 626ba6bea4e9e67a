"""The table of the RGAA is whole, and names checks that there are."""

import re
from collections import Counter
from dataclasses import replace

from tests.navigateur.controles import CONTROLES, EN_LOT
from tests.navigateur.rgaa import SIZES, THEMES, Critere, criteres
from tools.accessibilite import accessibility_page

CHECKS = {check.__name__ for check in (*CONTROLES, *EN_LOT)}


def test_every_criterion_is_there_once_in_order() -> None:
    assert sum(SIZES) == 106
    assert len(SIZES) == len(THEMES)
    expected = [
        f"{theme}.{rank}"
        for theme, size in enumerate(SIZES, start=1)
        for rank in range(1, size + 1)
    ]
    assert [one.critere for one in criteres()] == expected


def test_checks_that_are_named_exist() -> None:
    named = {name for one in criteres() for name in one.controles}
    assert named - CHECKS == set()


def test_each_says_who_decides() -> None:
    for one in criteres():
        assert one.controles or one.main or one.sans_objet, one.critere
        assert not (one.main and one.sans_objet), one.critere
        assert not one.vu or one.main, one.critere
        if one.etat == "conforme":
            assert one.controles, one.critere


def test_no_two_criteria_ask_the_same() -> None:
    assert max(Counter(one.sujet for one in criteres()).values()) == 1


def test_the_page_is_a_table_for_each_theme() -> None:
    page = accessibility_page()
    assert page.count("| Critère | État | Ce qui en décide |\n| :--- | :--- | :--- |\n") == 13
    assert len(re.findall(r"^\| \d+\.\d+ [^|]+ \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)) == 106


def test_nothing_is_said_to_be_looked_at_that_was_not() -> None:
    one = Critere("1.3", "…", ("axe",), main="Regarder.")
    assert one.etat == "à vérifier à la main"
    assert replace(one, vu="2026-11, tous les rapports").etat == "vérifié à la main"
    assert replace(one, main="").etat == "conforme"
    assert replace(one, main="", sans_objet="Rien.").etat == "non applicable"
