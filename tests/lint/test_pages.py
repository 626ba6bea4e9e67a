"""Every rule's page: its form, and its examples run against the base plan."""

import re
from pathlib import Path

import pytest

import pms_cli.lint.rules
from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import RETIRED, RULES, find_rule
from pms_cli.source.scan import FORBIDDEN
from tests.lint.folder import base_plan, found, places
from tests.lint.pages import examples, put_all

WITH_EXAMPLES = [rule for rule in RULES if rule.code != "PMS099"]


def test_the_list_of_rules_is_the_folder_of_rules() -> None:
    folder = Path(pms_cli.lint.rules.__file__).parent
    files = sorted(path.stem for path in folder.glob("pms*.py"))
    assert files == [f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in RULES]


def test_codes_are_unique_sorted_and_never_taken_back() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert [code for code in codes if not re.fullmatch(r"PMS[0-9]{3}", code)] == []
    assert RETIRED.keys() & set(codes) == set()


def test_names_are_unique_and_easy_to_type() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_found_by_its_code_and_by_its_name(rule: Rule) -> None:
    assert find_rule(rule.code.lower()) is rule
    assert find_rule(f" {rule.name.upper()} ") is rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_a_title_a_why_and_a_remedy(rule: Rule) -> None:
    title, blank, *rest = rule.page.splitlines()
    assert re.fullmatch(r"[A-ZÀÉ][^.]{10,90}\.", title)
    assert rule.title == title.removesuffix(".")
    assert blank == ""
    paragraphs = "\n".join(rest).split("\n\n")
    remedies = [text for text in paragraphs if text.startswith("Que faire : ")]
    assert len(remedies) == 1
    assert paragraphs.index(remedies[0]) >= 1
    assert remedies[0].rstrip().endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_can_be_shown_as_it_is(rule: Rule) -> None:
    assert FORBIDDEN.findall(rule.page) == []


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_a_page_has_bad_then_good_examples_and_nothing_fenced_elsewhere(rule: Rule) -> None:
    sections = examples(rule)
    assert list(sections) == ["Mauvais", "Bon"]
    assert all(sections.values())
    blocks = sum(len(section) for section in sections.values())
    assert rule.page.count("\n```") == 2 * blocks
    assert rule.page.count("# <- ") == sum(len(example.marks) for example in sections["Mauvais"])


def test_the_page_of_a_failed_rule_has_no_example() -> None:
    rule = find_rule("PMS099")
    assert rule is not None
    assert examples(rule) == {}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_a_bad_example_is_reported_where_the_page_says_and_nowhere_else(
    rule: Rule, tmp_path: Path
) -> None:
    section = examples(rule)["Mauvais"]
    root = base_plan(tmp_path)
    put_all(root, section)
    problems = found(root)
    expected = [mark for example in section for mark in example.marks]
    if expected:
        seen = [(problem.path, problem.span.line, problem.code) for problem in problems]
        assert seen == expected
    else:
        (example,) = section
        assert [(problem.path, problem.code) for problem in problems] == [(example.path, rule.code)]
        assert problems[0].span.line == (example.line or 1)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_a_good_example_has_no_problem(rule: Rule, tmp_path: Path) -> None:
    root = base_plan(tmp_path)
    put_all(root, examples(rule)["Bon"])
    assert places(found(root)) == []


def test_the_base_plan_has_no_problem(tmp_path: Path) -> None:
    assert places(found(base_plan(tmp_path))) == []
