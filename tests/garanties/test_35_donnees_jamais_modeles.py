"""What the data says is never a template, a format, nor the replacement of a pattern."""

import ast
import functools
from pathlib import Path

import pytest
from markupsafe import escape

from pms_cli.gabarits.environnement import FILTERS
from pms_cli.markdown import markdown_text
from pms_cli.reports import RAPPORTS
from pms_cli.reports.rendu import FORMATS, render_view
from tests.conftest import ROOT
from tests.gabarits.dossier import Plan
from tests.gabarits.vues import filled_with, view_of

DATA = (
    "x{{ 7*7 }}",
    "x{% raw %}",
    "x{% endraw %}{{ vue }}",
    "x{% include 'base/parties.html.j2' %}",
    "x{# x #}",
    "x%s%d%(titre)s%n%%",
    "x{0.__class__}{titre}{}",
    "x\\1\\g<0>\\g<titre>\\n",
    "x$1${titre}$$",
    "x#{7*7}<%= 7*7 %>",
    "x{{ '%s' | format('a') }}",
    "x(?i)[a-z]*+(",
)
MARK = "Zcalmez"


def follows(text: str, pieces: list[str], written: set[str]) -> bool:
    """Whether the text is those pieces, one of the ways of writing the datum between two."""
    at = len(pieces[0])
    if not text.startswith(pieces[0]):
        return False
    for piece in pieces[1:]:
        for way in sorted(written, key=len, reverse=True):
            if text.startswith(way + piece, at):
                at += len(way) + len(piece)
                break
        else:
            return False
    return at == len(text)


@pytest.mark.parametrize("datum", DATA)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("report", RAPPORTS)
def test_every_field_of_every_report_is_written_as_it_is(
    report: str, form: str, datum: str
) -> None:
    view = view_of(report)
    pieces = render_view(report, form, filled_with(MARK, view)).split(MARK)
    assert len(pieces) > 20
    written = {str(escape(datum))} if form == "html" else {datum, markdown_text(datum)}
    assert follows(render_view(report, form, filled_with(datum, view)), pieces, written)


@pytest.mark.parametrize("datum", DATA)
@pytest.mark.parametrize(
    ("template", "times"),
    [
        ("{{ vue.titre }}{{ vue.titre ~ vue.titre }}", 3),
        ("{{ vue.titre | replace('\\t', vue.titre) }}", 1),
        ("{{ 'a' | replace('a', vue.titre) }}", 1),
        ("{{ 'ba' | replace(vue.titre, 'c') | replace('ba', vue.titre) }}", 1),
        ("{{ [1, 2] | join(vue.titre) | replace('1', '') | replace('2', '') }}", 1),
        ("{{ vue.absent | default(vue.titre) }}", 1),
        ("{{ ('§' * 99) | truncate(70, true, vue.titre, 0) | replace('§', '') }}", 1),
        ("{% set x = vue.titre %}{% macro m(y=x) %}{{ y }}{% endmacro %}{{ m(vue.titre) }}", 1),
        ("{{ [vue.titre, vue.titre] | unique | first | trim | list | join }}", 1),
    ],
)
def test_no_operation_of_a_template_reads_it(
    dossier: Plan, template: str, times: int, datum: str
) -> None:
    made = dossier.fill(template, {"vue": {"titre": datum}}, "a.txt.j2")
    if "'1'" in template:
        datum = datum.replace("1", "").replace("2", "")
    assert made == datum * times + "\n"


@pytest.mark.parametrize("datum", DATA)
def test_data_that_names_a_template_or_a_filter_names_nothing(dossier: Plan, datum: str) -> None:
    contexte = {"vue": {"titre": datum}}
    assert "gabarit" in dossier.refused("{% include vue.titre %}", contexte)
    assert "% » ne sert qu" in dossier.refused("{{ vue.titre % 1 }}", contexte)
    assert "n’est pas permis" in dossier.refused("{{ vue.titre.format(1) }}", contexte)
    assert not {"format", "map", "urlize", "wordwrap"} & set(FILTERS)


@functools.cache
def _calls() -> tuple[tuple[Path, str, ast.Call], ...]:
    """Every call of a method in the package: its file, its name and itself."""
    return tuple(
        (path, node.func.attr, node)
        for path in sorted((ROOT / "pms_cli").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )


@functools.cache
def _functions(path: Path) -> frozenset[str]:
    """The names of the functions that a file defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _constant(node: ast.expr) -> bool:
    """Whether what is written there is ours: a literal, a constant of a module, a function."""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        return all(_constant(part) for part in parts)
    if isinstance(node, ast.Name):
        return node.id.lstrip("_").isupper()
    return isinstance(node, ast.Constant | ast.Lambda)


def test_every_replacement_of_a_pattern_is_a_constant_or_a_function() -> None:
    found = [(path, call) for path, name, call in _calls() if name in {"sub", "subn"}]
    assert len(found) > 10
    for path, call in found:
        module = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re"
        replacement = call.args[1 if module else 0]
        made_by = isinstance(replacement, ast.Name) and replacement.id in _functions(path)
        assert made_by or _constant(replacement), (path, ast.unparse(call))


def test_no_template_is_made_of_a_text() -> None:
    refused = {"from_string", "format_map", "vformat", "expand", "Template"}
    assert [(path, name) for path, name, _ in _calls() if name in refused] == []
