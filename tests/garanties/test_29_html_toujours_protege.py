"""Whatever the data says, a page has the same elements: all of it is text."""

import functools
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.gabarits import Gabarits, loader
from pms_cli.reports import RAPPORTS
from pms_cli.reports.rendu import render_view
from tests.gabarits.dossier import Plan
from tests.gabarits.vues import filled_with, view_of
from tests.sheets import HOSTILE

ESCAPED = (
    "a.html.j2",
    "a.html",
    "a.htm",
    "a.svg",
    "a.xml",
    "a.j2",
    "a.md",
    "a.txt",
    "a",
    "A.MD.J2",
)
PLAIN = ("a.md.j2", "a.txt.j2")
WAYS = """\
{% extends 'squelette.html.j2' %}
{% import 'macros.html.j2' as m %}
{% from 'macros.html.j2' import dit with context %}
{% block corps %}
<p title="{{ vue.a }}" class='{{ vue.a }}'>{{ vue.a }}</p>
{{ m.dit(vue.a) }}{{ dit(vue.a ~ vue.a) }}
{% set cite %}<q>{{ vue.a }}</q>{% endset %}{{ cite }}{{ cite | trim }}{{ cite ~ vue.a }}
{% call(x) m.autour() %}<i>{{ x }}{{ vue.a }}</i>{% endcall %}
{% filter upper %}{{ vue.a }}{% endfilter %}
{% include 'dessin.svg' %}{% include 'partie' %}{% include ['absent.html', 'partie.htm'] %}
{% for x in vue.l %}<li>{{ loop.cycle(x, vue.a) }}</li>{% endfor %}
{{ vue.l | join('<hr>') }}{{ vue.l | join(vue.a) }}{{ vue.l | first }}{{ vue.l | last }}
{{ vue.a | upper }}{{ vue.a | lower }}{{ vue.a | capitalize }}{{ vue.a | trim }}
{{ vue.a | truncate(9, true, '<') }}{{ (vue.a * 3) | truncate(vue.a | length + 5, true, vue.a) }}
{{ vue.a | replace('a', '<b>') }}
{{ vue.a | replace('&', vue.a) }}{{ (vue.a | e) | replace('&lt;', '<') }}
{{ (vue.a | e) | replace('&amp;', '') }}{{ (vue.a | e) | replace(';', vue.a) }}
{{ vue.absent | default(vue.a) }}{{ vue.a | e | e }}{{ vue.a | escape }}{{ (vue.a | e)[:3] }}
{{ (vue.a | e) ~ vue.a }}{{ vue.a ~ (vue.a | e) }}{{ vue.a + (vue.a | e) }}{{ vue.a * 2 }}
{{ vue.a | md }}{{ [vue.a, vue.a | e] | join('') }}{{ (vue.a | e) | reverse | join('') }}
{{ (vue.a | e) | upper }}{{ (vue.a | e) | truncate(3, true, '') }}
{{ (vue.a | e) | list | join('') }}{{ vue.l | sort | unique | join }}
{{ super() }}
{% endblock %}
"""
PARTS = {
    "squelette.html.j2": "<!DOCTYPE html><html lang='fr'><title>{{ vue.a }}</title><body>"
    "{% block corps %}<b>{{ vue.a }}</b>{% endblock %}<hr></body></html>",
    "macros.html.j2": "{% macro dit(x) %}<em>{{ x }}</em>{% endmacro %}"
    "{% macro autour() %}<s>{{ caller('<u>') }}</s>{% endmacro %}",
    "dessin.svg": '<svg><desc>{{ vue.a }}</desc><text x="{{ vue.a }}">{{ vue.a }}</text></svg>',
    "partie": "<span>{{ vue.a }}</span>",
    "partie.htm": "<small>{{ vue.a }}</small>",
    "page.html.j2": WAYS,
}


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Gabarits:
    """In place of ours: every way in which a template can write a value."""
    folder = tmp_path_factory.mktemp("gabarits")
    for name, text in PARTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "templates_folder", lambda: folder)
        return Gabarits()


def skeleton(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page and the names of their attributes, in order."""
    tree = html5lib.getTreeBuilder("etree")
    parser = html5lib.HTMLParser(tree, strict=False, namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    return [(str(found.tag), tuple(sorted(map(str, found.attrib)))) for found in root.iter()]


@functools.cache
def report_with(report: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The skeleton of a report whose every text is this one."""
    return skeleton(render_view(report, "html", filled_with(text, view_of(report))))


@pytest.mark.parametrize("name", ESCAPED)
def test_every_name_but_two_kinds_is_escaped(dossier: Plan, name: str) -> None:
    assert dossier.fill("{{ vue.titre }}", name=name) == "&lt;b&gt;\n"


@pytest.mark.parametrize("name", PLAIN)
def test_those_two_kinds_are_not_html(dossier: Plan, name: str) -> None:
    assert dossier.fill("{{ vue.titre }} {{ vue.titre | md }}", name=name) == "<b> \\<b\\>\n"


@pytest.mark.parametrize(
    "way",
    [
        "{% autoescape false %}{{ vue.titre }}{% endautoescape %}",
        "{% include 'a.md.j2' %}",
        "{% import 'a.md.j2' as m %}{{ m.m(vue.titre) }}",
        "{% from 'a.md.j2' import m %}{{ m(vue.titre) }}",
        "{% extends 'a.md.j2' %}",
        "{% include ['absent', 'a.md.j2'] %}",
        "{% set n = 'a.md' %}{% include n ~ '.j2' %}",
        "{{ vue.titre | safe }}",
    ],
)
def test_no_way_round(dossier: Plan, way: str) -> None:
    dossier.write("{% macro m(x) %}{{ x }}{% endmacro %}{{ m('') }}", "a.md.j2")
    said = dossier.refused(way)
    assert "rapport.html.j2, ligne 1, ne peut pas être rempli" in said
    assert dossier.fill("{% import 'a.md.j2' as m %}{{ m.m(1) }}", name="b.md.j2") == "1\n"
    dossier.write("<b>", "c.html.j2")
    assert "ne s’incluent pas" in dossier.refused("{% include 'c.html.j2' %}", name="b.md.j2")


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(st.text(min_size=1), st.sampled_from(HOSTILE), st.text("<>&;\"'/!-a= ", min_size=1))
)
def test_every_way_of_writing_a_value_gives_the_same_elements(ways: Gabarits, text: str) -> None:
    def page(value: str) -> str:
        return ways.render("page.html.j2", {"vue": {"a": value, "l": [value, "b" + value]}})

    assert skeleton(page(text)) == skeleton(page("calme"))


@pytest.mark.parametrize("report", RAPPORTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_every_report_has_the_same_elements(report: str, text: str) -> None:
    assert report_with(report, text) == report_with(report, "calme")


@settings(deadline=None, max_examples=10)
@given(st.text(min_size=1))
def test_a_report_has_the_same_elements_whatever_the_text(text: str) -> None:
    assert report_with("point-etape", text) == report_with("point-etape", "calme")
