"""The engine: which rules are chosen, and that every problem of every file comes out, once."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import Severity
from pms_cli.errors import MisuseError
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.rules import RULES
from pms_cli.lint.settings import choose_rules
from pms_cli.workspace import Workspace, read_workspace
from tests.lint.folder import base_plan, checked, found, places, sheet

FAULTY = {
    "actions/01-accueil.yaml": sheet("1", rest="pilotes: [ASR]\nsources: [raport-2019]\n"),
    "actions/02-jeunes-parents.yaml": sheet("2", axe="deux", rest="niveau: 3\n"),
    "actions/03-soutien.yaml": "numero: 3\ntitre: Soutenir : les aidants\n",
    "actions/44-a.yaml": sheet("44", rest="liens: [45, 44]\n"),
}
PLACES = [
    "actions/01-accueil.yaml:5:11: PMS207",
    "actions/01-accueil.yaml:6:11: PMS206",
    "actions/02-jeunes-parents.yaml:3:6: PMS105",
    "actions/02-jeunes-parents.yaml:5:1: PMS101",
    "actions/03-soutien.yaml:2:17: PMS005",
    "actions/44-a.yaml:1:9: PMS205",
    "actions/44-a.yaml:5:9: PMS208",
    "actions/44-a.yaml:5:13: PMS208",
]


def _codes(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.code for rule in rules]


# -- choosing rules -----------------------------------------------------------------------------


def test_without_a_choice_every_rule_is_applied() -> None:
    assert choose_rules((), ()) == tuple(rule for rule in RULES if not rule.sur_demande)


def test_a_rule_on_demand_is_named_by_its_whole_code() -> None:
    asked = [rule.code for rule in RULES if rule.sur_demande]
    assert "PMS506" in asked
    assert "PMS506" not in _codes(choose_rules(("PMS5",), ()))
    assert _codes(choose_rules(("pms506",), ())) == ["PMS506"]
    assert "PMS506" in _codes(choose_rules((), (), also=("PMS506",)))
    assert "PMS506" not in _codes(choose_rules((), ("PMS50",), also=("PMS506",)))


@pytest.mark.parametrize("prefix", ["PMS0", "pms0", "Pms00", "PMS01"])
def test_a_prefix_chooses_a_family_whatever_its_case(prefix: str) -> None:
    expected = [
        rule.code for rule in RULES if rule.code.startswith(prefix.upper()) and not rule.sur_demande
    ]
    assert _codes(choose_rules((prefix,), ())) == expected


def test_codes_and_prefixes_add_up_in_the_order_of_the_list() -> None:
    assert _codes(choose_rules(("PMS213", "PMS009", "pms201"), ())) == [
        "PMS009",
        "PMS201",
        "PMS213",
    ]


def test_what_is_ignored_is_taken_from_what_is_selected() -> None:
    chosen = choose_rules(("PMS1", "PMS204", "PMS205"), ("PMS10", "pms204"))
    assert _codes(chosen) == ["PMS205"]


def test_ignoring_a_family_leaves_the_others() -> None:
    others = [rule.code for rule in RULES if rule.code[3] not in "02" and not rule.sur_demande]
    assert _codes(choose_rules((), ("pms0", "PMS2"))) == others
    assert {code[3] for code in others} >= {"1", "3", "4", "5", "6"}


@pytest.mark.parametrize(
    ("select", "ignore", "sentence"),
    [
        (
            ("PMS999",),
            (),
            "aucune règle ne commence par « PMS999 » ; vouliez-vous dire « PMS099 » ?",
        ),
        (
            (),
            ("pms2O4",),
            "aucune règle ne commence par « pms2O4 » ; vouliez-vous dire « PMS204 » ?",
        ),
        (
            ("orthographe",),
            (),
            "aucune règle ne commence par « orthographe » : pms explain les énumère",
        ),
        (
            ("PMS99", "pms88"),
            (),
            "aucune règle ne commence par « PMS99 » ; vouliez-vous dire « PMS099 » ?",
        ),
        (
            ("PMS17",),
            (),
            "aucune règle ne commence par « PMS17 » ; vouliez-vous dire « PMS017 » ?",
        ),
        (
            ("PMS2041",),
            (),
            "aucune règle ne commence par « PMS2041 » ; vouliez-vous dire « PMS204 » ?",
        ),
    ],
)
def test_a_prefix_of_no_rule_is_misuse(
    select: tuple[str, ...], ignore: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(MisuseError) as raised:
        choose_rules(select, ignore)
    assert str(raised.value) == sentence


def test_that_no_rule_is_left_is_misuse() -> None:
    with pytest.raises(MisuseError) as raised:
        choose_rules(("PMS204",), ("PMS2",))
    assert str(raised.value) == (
        "il ne reste aucune règle à appliquer : ce qui est retenu est aussi écarté "
        "(voyez --select, --ignore et « reglages » dans plan.yaml)"
    )


def test_a_retired_code_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pms_cli.lint.settings.RETIRED", {"PMS298": "remplacée par PMS204"})
    assert choose_rules((), ("PMS298",)) == choose_rules((), ())
    assert _codes(choose_rules(("PMS298", "PMS204"), ())) == ["PMS204"]


# -- what a run gives ---------------------------------------------------------------------------


def test_every_problem_of_every_file_comes_sorted_by_place(tmp_path: Path) -> None:
    assert places(found(base_plan(tmp_path, FAULTY))) == PLACES


def test_the_files_read_are_counted(tmp_path: Path) -> None:
    workspace = read_workspace(base_plan(tmp_path, FAULTY))
    assert checked(workspace, RULES).files == 8
    some = frozenset({"actions/01-accueil.yaml", "plan.yaml"})
    assert checked(workspace, RULES, only=some).files == 2


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rules=st.permutations(RULES))
def test_the_order_of_the_rules_changes_nothing(faulty: Workspace, rules: list[Rule]) -> None:
    assert checked(faulty, rules) == checked(faulty, RULES)


@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rules=st.sets(st.sampled_from(RULES), min_size=1))
def test_a_choice_of_rules_shows_what_these_rules_find(faulty: Workspace, rules: set[Rule]) -> None:
    codes = {rule.code for rule in rules}
    everything = checked(faulty, RULES).diagnostics
    expected = tuple(problem for problem in everything if problem.code in codes)
    assert checked(faulty, rules).diagnostics == expected


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(only=st.sets(st.sampled_from([*FAULTY, "plan.yaml", "acteurs.yaml"]), min_size=1))
def test_only_some_files_are_shown_and_the_whole_plan_is_checked(
    faulty: Workspace, only: set[str]
) -> None:
    everything = checked(faulty, RULES).diagnostics
    shown = checked(faulty, RULES, only=frozenset(only)).diagnostics
    assert shown == tuple(problem for problem in everything if problem.path in only)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return read_workspace(base_plan(tmp_path_factory.mktemp("faulty"), FAULTY))


def test_the_same_finding_comes_once(tmp_path: Path) -> None:
    def check(workspace: Workspace) -> Iterator[Finding]:
        for _ in range(3):
            yield Finding(workspace.edition, ("titre",), "le titre est long : raccourcissez-le")

    workspace = read_workspace(base_plan(tmp_path))
    rule = Rule("PMS298", "essai", "", check=check)
    assert places(checked(workspace, (rule,)).diagnostics) == ["plan.yaml:3:8: PMS298"]


def test_a_finding_takes_the_severity_of_its_rule(tmp_path: Path) -> None:
    def check(workspace: Workspace) -> Iterator[Finding]:
        yield Finding(workspace.edition, ("titre",), "le titre est long : raccourcissez-le")

    workspace = read_workspace(base_plan(tmp_path, FAULTY))
    advice = Rule("PMS298", "essai", "", severity=Severity.CONSEIL, check=check)
    colon = Rule("PMS005", "essai", "", severity=Severity.AVERTISSEMENT)
    result = checked(workspace, (advice, colon))
    assert [(problem.code, problem.severity) for problem in result.diagnostics] == [
        ("PMS005", Severity.AVERTISSEMENT),
        ("PMS298", Severity.CONSEIL),
    ]


def test_a_finding_points_at_the_key_or_at_the_value_or_at_the_nearest_parent(
    tmp_path: Path,
) -> None:
    def check(workspace: Workspace) -> Iterator[Finding]:
        yield Finding(workspace.edition, ("echelle", "maximum"), "valeur")
        yield Finding(workspace.edition, ("echelle", "maximum"), "clé", on_key=True)
        yield Finding(workspace.edition, ("axes", 0, "orientations", 7), "absente")
        yield Finding(workspace.edition, ("inconnue",), "nulle part")

    workspace = read_workspace(base_plan(tmp_path))
    result = checked(workspace, (Rule("PMS298", "essai", "", check=check),))
    assert [
        (problem.message, problem.span.line, problem.span.column, problem.excerpt)
        for problem in result.diagnostics
    ] == [
        ("nulle part", 2, 1, "edition: plan-exemple"),
        ("clé", 6, 23, "echelle: {minimum: 1, maximum: 5}"),
        ("valeur", 6, 32, "echelle: {minimum: 1, maximum: 5}"),
        ("absente", 14, 5, "    orientations:"),
    ]


# -- a rule that fails --------------------------------------------------------------------------


def _explode(workspace: Workspace) -> Iterator[Finding]:
    yield Finding(workspace.edition, ("titre",), "trouvé avant l’accident")
    raise ZeroDivisionError("accident")


BROKEN = Rule("PMS298", "cassee", "", check=_explode)


def test_a_rule_that_raises_is_told_and_the_others_are_unchanged(tmp_path: Path) -> None:
    workspace = read_workspace(base_plan(tmp_path, FAULTY))
    result = checked(workspace, (RULES[0], BROKEN, *RULES[1:]))
    (told,) = (problem for problem in result.diagnostics if problem.code == "PMS099")
    assert (told.path, told.span.line, told.span.column) == ("plan.yaml", 1, 1)
    assert told.message == (
        "la règle PMS298 s’est interrompue (ZeroDivisionError) : "
        "signalez-le, les autres règles ont été appliquées"
    )
    assert told.severity is Severity.ERREUR
    others = tuple(problem for problem in result.diagnostics if problem is not told)
    assert others == checked(workspace, RULES).diagnostics
    (trace,) = result.crashes
    assert trace.endswith("ZeroDivisionError: accident\n")
    assert "in _explode" in trace


def test_a_failed_rule_is_told_whatever_files_are_asked_for(tmp_path: Path) -> None:
    workspace = read_workspace(base_plan(tmp_path, FAULTY))
    only = frozenset({"actions/03-soutien.yaml"})
    result = checked(workspace, (*RULES, BROKEN), only=only)
    assert places(result.diagnostics) == [
        "actions/03-soutien.yaml:2:17: PMS005",
        "plan.yaml:1:1: PMS099",
    ]


def test_every_failed_rule_is_told(tmp_path: Path) -> None:
    workspace = read_workspace(base_plan(tmp_path))
    other = Rule("PMS297", "autre", "", check=lambda workspace: iter(workspace.missing))  # type: ignore[attr-defined]
    result = checked(workspace, (other, BROKEN))
    assert [problem.message.split(" : ")[0] for problem in result.diagnostics] == [
        "la règle PMS297 s’est interrompue (AttributeError)",
        "la règle PMS298 s’est interrompue (ZeroDivisionError)",
    ]
    assert len(result.crashes) == 2


def test_an_interruption_is_not_swallowed(tmp_path: Path) -> None:
    def check(workspace: Workspace) -> Iterator[Finding]:
        yield Finding(workspace.edition, ("titre",), "trouvé avant l’interruption")
        raise KeyboardInterrupt

    workspace = read_workspace(base_plan(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        checked(workspace, (Rule("PMS298", "essai", "", check=check),))


# -- one bad file among a hundred ---------------------------------------------------------------


def _bytes(raw: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(raw)

    return make


def _text(text: str) -> Callable[[Path], None]:
    return _bytes(text.encode())


def _pipe(path: Path) -> None:
    os.mkfifo(path)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "colon": _text("titre: a: b\n"),
    "empty": _text(""),
    "binary": _bytes(bytes(range(256)) * 50),
    "latin-1": _bytes("titre: Récréer\n".encode("latin-1")),
    "utf-16": _bytes("titre: a\n".encode("utf-16")),
    "nested": _text("[" * 100_000),
    "bomb": _text("a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(60))),
    "merge": _text("a: &a {b: c}\nd:\n  <<: *a\n"),
    "double keys": _text("numero: 50\n" * 60),
    "too many faults": _text("titre: \x01\n" * 5_000),
    "big": _text("a" * 1_048_577),
    "other kind": _text("- a\n- b\n"),
    "no key": _text("titre: Sans numéro\n"),
    "wrong kinds": _text("numero: []\ntitre: {}\naxe: x\norientation: -1\nliens: 3\n"),
    "link": lambda path: path.symlink_to("51-fiche.yaml"),
    "link to nothing": lambda path: path.symlink_to("nulle-part.yaml"),
    "folder": Path.mkdir,
    "pipe": _pipe,
}


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of 100 sheets, one in seven of which has a fault; sheet 50 is linked by two."""
    root = base_plan(tmp_path_factory.mktemp("hundred"))
    shutil.rmtree(root / "territories")
    plan = root / "plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("actions: 1-2}", "actions: 1-100}")
    plan.write_text(text.replace(", actions: 3}", "}"), encoding="utf-8")
    shutil.rmtree(root / "actions")
    (root / "actions").mkdir()
    for number in range(1, 101):
        rest = "pilotes: [ASR]\nliens: [200]\n" if number % 7 == 0 else "liens: [50]\n"
        target = root / "actions" / f"{number:02d}-fiche.yaml"
        target.write_text(sheet(str(number), rest="" if number == 50 else rest), encoding="utf-8")
    return root


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_sheet_does_not_change_what_is_told_of_the_others(
    hundred: Path, tmp_path: Path, kind: str
) -> None:
    before = found(hundred)
    assert len(before) == 2 * (100 // 7)
    root = tmp_path / "plan"
    shutil.copytree(hundred, root)
    bad = root / "actions" / "50-fiche.yaml"
    bad.unlink()
    HOSTILE[kind](bad)
    after = found(root)
    assert tuple(problem for problem in after if problem.path != "actions/50-fiche.yaml") == before
    own = [problem for problem in after if problem.path == "actions/50-fiche.yaml"]
    assert 1 <= len(own) <= 101
    assert {problem.code[:4] for problem in own} <= {"PMS0", "PMS1"}
