"""Problems as text: a line each, by file, by rule; figures by rule at any width."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from pms_cli.diagnostics import Diagnostic, Edit, Fix
from pms_cli.output.lint import GROUPEMENTS, Verification, texte
from pms_cli.output.terminal import Terminal
from tests.output.lint.verifications import A, C, problem, verification, verifications

FIX = Fix((Edit(0, 0, "a"),))
SGR = re.compile(r"\x1b\[\d*m")
MIXED = verification(
    problem("b.yaml", code="PMS501", severity=A, message="un"),
    problem("b.yaml", code="PMS203", message="deux", fix=FIX),
    problem("a.yaml", code="PMS501", severity=A, message="trois", fix=FIX),
    problem("a.yaml", code="PMS502", severity=C, message="quatre", fix=Fix(FIX.edits, safe=False)),
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_line_each_as_editors_read_them() -> None:
    assert texte.problems(MIXED, Terminal()) == (
        "data/a.yaml:7:9: PMS501 trois [*]\n"
        "data/a.yaml:7:9: PMS502 quatre\n"
        "data/b.yaml:7:9: PMS203 deux [*]\n"
        "data/b.yaml:7:9: PMS501 un\n"
    )


def test_by_file() -> None:
    assert texte.problems(MIXED, Terminal(), par="fichier") == (
        "data/a.yaml (2 problèmes)\n"
        "  7:9 PMS501 trois [*]\n"
        "  7:9 PMS502 quatre\n"
        "\n"
        "data/b.yaml (2 problèmes)\n"
        "  7:9 PMS203 deux [*]\n"
        "  7:9 PMS501 un\n"
    )


def test_by_rule_the_gravest_first() -> None:
    assert plain(texte.problems(MIXED, Terminal(), par="regle")) == (
        "PMS203 L’axe ou l’orientation d’une fiche n’existe pas dans le plan (erreur) : 1\n"
        "  data/b.yaml:7:9: deux [*]\n"
        "\n"
        "PMS501 Un sigle des textes n’est pas dans le glossaire (avertissement) : 2\n"
        "  data/a.yaml:7:9: trois [*]\n"
        "  data/b.yaml:7:9: un\n"
        "\n"
        "PMS502 Un texte a des guillemets droits ou anglais (conseil) : 1\n"
        "  data/a.yaml:7:9: quatre\n"
    )


def test_places_of_a_file_are_aligned() -> None:
    from pms_cli.diagnostics import Span

    checked = verification(problem(span=Span(7, 9, 7, 9)), problem(span=Span(120, 1, 120, 2)))
    _, one, two = texte.problems(checked, Terminal(), par="fichier").splitlines()
    assert one.index("PMS") == two.index("PMS")


@pytest.mark.parametrize("par", [None, *GROUPEMENTS])
def test_the_line_at_fault_is_shown_in_every_order(par: str | None) -> None:
    told = Diagnostic("a.yaml", problem().span, "PMS206", "m", excerpt="titre: x")
    shown = texte.problems(verification(told), Terminal(), par=par, excerpts=True)
    assert "    7 │ titre: x\n      │         ^^^\n".replace("^^^", "^") in shown.replace(
        "^^^", "^"
    )


@pytest.mark.parametrize("par", [None, *GROUPEMENTS])
def test_colours_change_no_character(par: str | None) -> None:
    colored = texte.problems(MIXED, Terminal(color=True), par=par)
    assert SGR.sub("", colored) == texte.problems(MIXED, Terminal(), par=par)
    assert colored.count("\x1b[31m") == 1


def test_the_mark_is_explained_when_there_is_one() -> None:
    assert plain(texte.closing(MIXED)).splitlines()[1:] == [
        "[*] : « pms lint --fix » corrige 2 problèmes."
    ]
    assert texte.closing(verification(problem())).count("\n") == 1
    one = plain(texte.closing(verification(problem(fix=FIX))))
    assert one.endswith("[*] : « pms lint --fix » corrige 1 problème.\n")


def test_figures_side_by_side() -> None:
    shown = texte.statistiques(MIXED, Terminal(width=120, unicode=False))
    assert shown == (
        "Code    Type           Nombre    [*]  Titre\n"
        "PMS203  erreur              1      1  "
        "L’axe ou l’orientation d’une fiche n’existe pas dans le plan\n"
        "PMS501  avertissement       2      1  Un sigle des textes n’est pas dans le glossaire\n"
        "PMS502  conseil             1      0  Un texte a des guillemets droits ou anglais\n"
        "Total                       4      2\n"
    )


def test_figures_on_a_narrow_terminal() -> None:
    assert plain(texte.statistiques(MIXED, Terminal(width=40))) == (
        "PMS203 (erreur) : 1, dont 1 [*]\n"
        "  L’axe ou l’orientation d’une fiche\n"
        "  n’existe pas dans le plan\n"
        "PMS501 (avertissement) : 2, dont 1 [*]\n"
        "  Un sigle des textes n’est pas dans le\n"
        "  glossaire\n"
        "PMS502 (conseil) : 1\n"
        "  Un texte a des guillemets droits ou\n"
        "  anglais\n"
        "Total : 4, dont 2 [*]\n"
    )


def test_the_most_frequent_of_a_severity_come_first() -> None:
    found = [problem("a", code="PMS101"), problem("b", code="PMS207"), problem("c", code="PMS207")]
    lines = texte.statistiques(verification(*found), Terminal(width=120)).splitlines()
    assert [line[:6] for line in lines[1:3]] == ["PMS207", "PMS101"]


def test_figures_of_nothing() -> None:
    lines = texte.statistiques(verification(), Terminal()).splitlines()
    assert lines[-1].split() == ["Total", "0", "0"]


@pytest.mark.parametrize("par", [None, *GROUPEMENTS])
@pytest.mark.parametrize("path", [":", "::error::x", "##[error]x", " ::x", "\u2003:"])
def test_a_name_that_github_would_obey_opens_all_the_same(path: str, par: str | None) -> None:
    shown = texte.problems(verification(problem(path), prefix=""), Terminal(), par=par)
    assert re.search(r"^\s*(::|##\[)", shown, re.MULTILINE) is None
    assert f"./{path}" in shown


@settings(deadline=None)
@given(verifications(), st.sampled_from([20, 40, 59, 60, 80, 120]), st.booleans())
def test_figures_stay_within_the_width_without_a_frame(
    checked: Verification, width: int, unicode: bool
) -> None:
    shown = texte.statistiques(checked, Terminal(width=width, unicode=unicode))
    assert all(cell_len(line) <= width for line in shown.splitlines())
    assert re.search("[\u2500-\u25ff]", shown) is None


@settings(deadline=None)
@given(verifications(), st.sampled_from([None, *GROUPEMENTS]))
def test_no_text_makes_a_line_of_its_own_or_a_command(
    checked: Verification, par: str | None
) -> None:
    shown = texte.problems(checked, Terminal(), par=par)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", shown) is None
    assert re.search(r"^\s*(::|##\[)", shown, re.MULTILINE) is None
    rules = len({(item.code, item.severity) for item in checked.diagnostics})
    groups = {None: 0, "fichier": len({item.path for item in checked.diagnostics}), "regle": rules}
    count = groups[par]
    assert shown.count("\n") == len(checked.diagnostics) + count + max(0, count - 1)
