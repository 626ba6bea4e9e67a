"""A template gets plain copies of data, few filters, and nothing by which to act."""

import datetime as dt
import decimal
import enum
import importlib.metadata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pms_cli.gabarits import Gabarits
from pms_cli.gabarits.contexte import Copies, Feuille
from pms_cli.gabarits.environnement import FILTERS, TESTS, Environnement
from pms_cli.gabarits.loader import Chargeur
from tests.conftest import ROOT
from tests.gabarits.dossier import Plan

ESCAPES = (
    "{{ vue.titre.__class__.__mro__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ vue['__class__'] }}",
    "{{ vue.nombres.__init__.__globals__ }}",
    "{{ vue | attr('__class__') }}",
    "{{ vue | map(attribute='__class__') | list }}",
    "{{ [vue] | selectattr('titre.__class__') | list }}",
    "{% for a, b in [vue.titre] | groupby('__class__') %}{{ a }}{% endfor %}",
    "{{ [1, 2] | sort(attribute='__class__') }}",
    "{{ [1, 2] | sort(attribute='__class__') | first }}",
    "{{ vue }}",
    "{{ vue.nombres }}",
    "{{ vue.items }}",
    "{{ vue.keys() }}",
    "{{ vue.nombres | reverse }}",
    "{{ vue.nombres | batch(2) }}",
    "{{ vue.titre is string }}",
    "{{ range }}",
    "{{ self }}",
    "{% for x in [1] %}{{ loop }}{% endfor %}",
    "{% for x in [1] %}{{ loop.cycle }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{{ '{0.__class__}'.format(vue) }}",
    "{{ vue.titre.format_map(vue) }}",
    "{{ '%s' % vue }}",
    "{{ vue.titre.encode() }}",
    "{{ vue.titre.join([]) }}",
    "{{ vue.titre.upper }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop.__class__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for x in [1] recursive %}{{ loop._recurse.__globals__ }}{% endfor %}",
    "{% block b %}{{ super.__globals__ }}{% endblock %}",
    "{{ cycler('a').__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ namespace(a=1) }}",
    "{{ joiner() }}",
    "{{ dict(a=1) }}",
    "{{ vue.update({'titre': 'b'}) }}",
    "{{ vue.clear() }}",
    "{{ vue.pop('titre') }}",
    "{{ vue.nombres.append(4) }}",
    "{{ vue.jour.today() }}",
    "{{ vue.jour.fromtimestamp(0) }}",
    "{{ vue.jour.strftime('%A') }}",
    "{{ vue.jour.replace(year=1) }}",
    "{{ vue.titre() }}",
    "{{ vue.nombres[0].bit_length() }}",
    "{{ 2 ** 2 }}",
    "{{ vue.titre | safe }}",
    "{{ vue.titre | pprint }}",
    "{{ vue.titre | tojson }}",
    "{{ vue | xmlattr }}",
    "{{ vue.titre | urlize }}",
    "{{ vue.titre | striptags }}",
    "{{ '%s' | format(vue.titre) }}",
    "{{ vue.nombres | random }}",
    "{% do vue.clear() %}",
    "{% debug %}",
    "{% set vue.titre = 'b' %}",
)


class Couleur(enum.StrEnum):
    """A text that is more than one."""

    ROUGE = "rouge"


class Dessin(str):
    """A text that says it may pass as HTML."""

    __slots__ = ()
    __svg__ = True


class Ruse(str):
    """A text that Jinja would let through."""

    __slots__ = ()

    def __html__(self) -> str:
        return "<script>"


@dataclass(frozen=True)
class Interieur:
    """Inside another."""

    nom: str


@dataclass
class Modifiable:
    """Not frozen: copied each time."""

    nom: str


@pytest.mark.parametrize("template", ESCAPES)
def test_nothing_but_data_can_be_reached(dossier: Plan, template: str) -> None:
    contexte = {"vue": {"titre": "a%s{0}", "nombres": [1], "jour": dt.date(2026, 1, 1)}}
    said = dossier.refused(f"\n{template}", contexte)
    assert said.startswith("le gabarit templates/essai/rapport.html.j2, ligne 2, ne peut pas")


def test_the_sandbox_is_the_immutable_one_of_a_version_without_known_holes() -> None:
    assert issubclass(Environnement, ImmutableSandboxedEnvironment)
    version = importlib.metadata.version("jinja2")
    assert tuple(map(int, version.split("."))) >= (3, 1, 6)
    assert '"jinja2>=3.1.6"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_there_are_the_filters_the_tests_and_the_functions_listed_and_no_other() -> None:
    environment = Environnement(Chargeur())
    assert set(environment.filters) == {*FILTERS, "md"}
    assert set(environment.tests) == set(TESTS)
    assert set(environment.globals) == {"range"}
    assert not {"safe", "attr", "map", "format", "tojson", "pprint", "xmlattr"} & {*FILTERS}


def test_what_a_template_gets_is_a_plain_copy() -> None:
    texts = ["a", Couleur.ROUGE, Markup("<b>"), Ruse("<i>")]
    value = {
        "textes": texts,
        "tuple": (1, True, None, dt.date(2026, 1, 1)),
        "vue": Interieur("x"),
        "autre": Modifiable("y"),
    }
    made = Copies().context(value)
    assert made == {
        "textes": ["a", "rouge", "<b>", "<i>"],
        "tuple": [1, True, None, dt.date(2026, 1, 1)],
        "vue": {"nom": "x"},
        "autre": {"nom": "y"},
    }
    assert [type(text) for text in made["textes"]] == [str] * 4
    assert made["textes"] is not texts


@pytest.mark.parametrize("value", [1.5, decimal.Decimal(1), object(), {1, 2}, b"a", dt.datetime])
def test_anything_else_is_refused_whatever_it_is(value: Any) -> None:
    with pytest.raises(TypeError):
        Copies().context({"vue": [value]})


def test_a_datetime_knows_a_clock_and_is_not_a_date() -> None:
    with pytest.raises(TypeError):
        Copies().copy(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def test_only_what_is_frozen_is_copied_once() -> None:
    copies, frozen, other = Copies(), Interieur("x"), Modifiable("x")
    assert copies.copy(frozen) is copies.copy(frozen)
    assert copies.copy(other) == {"nom": "x"}
    other.nom = "y"
    assert copies.copy(other) == {"nom": "y"}


def test_only_our_drawings_and_style_sheets_pass_as_they_are(dossier: Plan) -> None:
    contexte = {"vue": [Dessin("<svg>"), Feuille("a > b"), Ruse("<i>"), "<b>"]}
    assert dossier.fill("{{ vue | join('|') }}", contexte) == "<svg>|a > b|&lt;i&gt;|&lt;b&gt;\n"


def test_a_key_is_never_hidden_by_a_method_of_its_name(dossier: Plan) -> None:
    contexte = {"vue": {"items": "a", "get": "b", "keys": "c"}}
    assert dossier.fill("{{ vue.items }}{{ vue.get }}{{ vue['keys'] }}", contexte) == "abc\n"
    contexte = {"vue": {"nom": "a"}}
    assert dossier.fill("{% for n, v in vue.items() %}{{ n }}{{ v }}{% endfor %}", contexte) == (
        "noma\n"
    )


@pytest.mark.parametrize("template", ["{{ vue.x }}", "{% if vue.x %}{% endif %}", "{{ x ~ '' }}"])
def test_a_value_that_is_not_there_is_told(dossier: Plan, template: str) -> None:
    assert "« x » n’existe pas" in dossier.refused(template)
    assert dossier.fill("{{ vue.x | default('–') }}") == "–\n"


def test_our_own_templates_obey_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from pms_cli.errors import TemplateError
    from pms_cli.gabarits import loader

    (tmp_path / "a.html.j2").write_text("{{ vue.__class__ }}", encoding="utf-8")
    monkeypatch.setattr(loader, "templates_folder", lambda: tmp_path)
    with pytest.raises(TemplateError, match="« __class__ » n’est pas permis dans un gabarit"):
        Gabarits().render("a.html.j2", {"vue": "a"})
