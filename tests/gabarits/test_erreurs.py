"""A template at fault is told in French, at its line."""

import ast
import re
from pathlib import Path

import jinja2
import pytest

from pms_cli.gabarits.phrases import runtime_reason, syntax_reason
from tests.gabarits.dossier import Plan

BROKEN = (
    ("a\n{% for x in vue.noms %}\nb\n", 2, "n’est pas fermée : ajoutez « {% endfor %} »"),
    ("{% if vue %}\n{% if vue %}\n{% endif %}\n", 1, "n’est pas fermée : ajoutez « {% endif %} »"),
    ("\n{% block a %}\n{% block b %}{% endblock %}", 2, "ajoutez « {% endblock %} »"),
    ("{% macro m() %}\n", 1, "ajoutez « {% endmacro %} »"),
    ("\n{# oubli\n\n", 2, "ce commentaire n’est pas fermé"),
    ("\n\n{% raw %}\nx", 3, "ajoutez « {% endraw %} »"),
    ("\n{% endfor %}", 2, "« {% endfor %} » ne ferme aucune balise ouverte"),
    ("{% if vue %}\n{% for x in vue.noms %}\n{% endif %}", 3, "« {% endif %} » vient trop tôt"),
    ("\n{% fro x in vue.noms %}", 2, "« {% fro %} » n’existe pas ; vouliez-vous dire « from » ?"),
    ("{% zzzz %}", 1, "les balises sont block, call"),
    ("\n{% if %}", 2, "il manque une valeur avant « %} »"),
    ("{{ }}", 1, "il manque une valeur avant « }} »"),
    ("\n{{ vue.titre", 2, "le fichier finit trop tôt : « }} » était attendu"),
    ("{{ vue.titre }\n}", 1, "« } » n’a pas sa place ici"),
    ("{{ (vue.titre] }}", 1, "« ) » était attendu, et non « ] »"),
    ("{% for x dans vue.noms %}", 1, "« in » était attendu, et non « dans »"),
    ("{% set = 1 %}", 1, "n’a pas sa place ici"),
    ("{{ vue.titre ? }}", 1, "le caractère '?' n’a pas sa place ici"),
    ("{{ vue. }}", 1, "après un point, il faut un nom"),
    (
        "\n{{ vue.titre | uper }}",
        2,
        "le filtre « uper » n’existe pas ; vouliez-vous dire « upper »",
    ),
    ("{{ vue.titre | zzzz }}", 1, "ceux qui existent : « batch »"),
    (
        "{% if vue.titre is defind %}{% endif %}",
        1,
        "le test « defind » n’existe pas ; vouliez-vous",
    ),
    ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", 2, "« a » est défini deux fois"),
    ("{% block a-b %}{% endblock %}", 1, "un nom de bloc n’a pas de tiret"),
    ("\n{{ vue.titer }}", 2, "« titer » n’existe pas ; vouliez-vous dire « titre » ?"),
    ("\n{{ veu.titre }}", 2, "« veu » n’existe pas ; vouliez-vous dire « vue » ?"),
    ("\n{{ vue.nombres[9] }}", 2, "« 9 » n’existe pas"),
    ("{{ [] | first }}", 1, "« first » : la liste est vide"),
    ("{{ ('a' if vue.titre == 'z').b }}", 1, "« if » sans « else » n’a pas donné de valeur"),
    ("{% include 'base/fihce.html.j2' %}", 1, "vouliez-vous dire « base/fiche.html.j2 » ?"),
    ("{% include ['zz', 'yy'] %}", 1, "aucun des gabarits nommés n’existe"),
    ("\n{{ vue.titre + 1 }}", 2, "deux valeurs de sortes différentes : pour assembler"),
    ("{{ 1 + vue.titre }}", 1, "deux valeurs de sortes différentes : pour assembler"),
    ("{% if vue.titre > 1 %}{% endif %}", 1, "deux valeurs de sortes différentes sont comparées"),
    ("{{ 1 / 0 }}", 1, "une division par zéro"),
    ("\n{% for x in 3 %}{% endfor %}", 2, "ce qui est parcouru n’est pas une liste"),
    ("{% for a, b in vue.nombres %}{% endfor %}", 1, ""),
    ("{% for a, b, c in [[1, 2]] %}{% endfor %}", 1, "ne sont pas aussi nombreux que les valeurs"),
    ("{{ vue.titre() }}", 1, "une valeur n’est pas une macro"),
    ("{% macro m(a) %}{{ a }}{% endmacro %}\n{{ m(b=1) }}", 2, "n’a pas de paramètre « b »"),
    ("{% macro m(a) %}{{ a }}{% endmacro %}\n{{ m(1, 2) }}", 2, "trop de valeurs : 1 au plus"),
    ("{{ vue.titre | upper(1) }}", 1, "ne reçoit pas les paramètres qu’il attend"),
    ("{{ 'a' | truncate(1) }}{{ 'abcdefghij' | truncate(1, true) }}", 1, "« truncate » : la long"),
    ("{{ vue.noms }}", 1, "une liste ne s’écrit pas"),
    ("{{ vue }}", 1, "un ensemble ne s’écrit pas"),
    ("{{ vue.titre == 'a' }}", 1, "une valeur oui ou non ne s’écrit pas"),
    ("{{ vue.nombres[2] / 2 }}", 1, "seuls un texte, un nombre entier ou une date s’écrivent"),
    ("{% set vue.titre = 1 %}", 1, "choisissez un nom sans point"),
    (
        "{% if vue %}{% extends 'a' %}{% endif %}{% for x in [1] %}{% extends 'a' %}{% endfor %}",
        1,
        "",
    ),
    ("{% macro m(a=1, b) %}{% endmacro %}", 1, "les paramètres sans valeur par défaut viennent"),
    ("{% from 'a' import _b %}", 1, "un nom qui commence par « _ »"),
    ("{% call vue %}{% endcall %}", 1, "« {% call %} » demande l’appel d’une macro"),
    ("{% for loop in vue.noms %}{% endfor %}", 1, "« loop » et « caller » sont des noms réservés"),
    ("{{ vue.noms | join(a=1, 2) }}", 1, "les paramètres nommés viennent après les autres"),
    ("{{ 1 is odd is even }}", 1, "un seul « is » à la fois"),
    (
        "{{ 99999999999999999999 * 10 ~ '' }}\n{{ [1] | sort(zz=1) }}",
        2,
        "les paramètres qu’il attend",
    ),
    ("{{ '\\x' }}", 1, "cette ligne n’est pas comprise"),
)
ENGLISH = re.compile(
    r"\b(the|expected|got|unexpected|unknown|end of|template|error|object|is not|undefined|missing|"
    r"found|name|argument|not|must|can't|invalid|looking|Error|statement|print|takes|tag|block)\b"
)


@pytest.mark.parametrize(("template", "line", "why"), BROKEN)
def test_a_broken_template_is_told_in_french_at_its_line(
    dossier: Plan, template: str, line: int, why: str
) -> None:
    said = dossier.refused(template)
    head = f"le gabarit templates/essai/rapport.html.j2, ligne {line}, ne peut pas être rempli : "
    assert said.startswith(head)
    assert why in said
    # Names of tags and filters are what is to be typed.
    own = re.sub(r"« [^»]* »|les balises sont .*|'.'", "", said[len(head) :])
    assert not ENGLISH.search(own), own


def test_the_file_at_fault_is_the_one_included(dossier: Plan) -> None:
    dossier.write("\n\n{{ vue.absent }}", "essai/partie.html.j2")
    assert "templates/essai/partie.html.j2, ligne 3, ne" in dossier.refused(
        "\n{% include 'essai/partie.html.j2' %}"
    )
    dossier.write("\n{% for %}", "essai/partie.html.j2")
    assert "templates/essai/partie.html.j2, ligne 2, ne" in dossier.refused(
        "{% import 'essai/partie.html.j2' as p %}"
    )
    dossier.write("{% block a %}\n{{ 1 / 0 }}{% endblock %}", "essai/base.html.j2")
    assert "templates/essai/base.html.j2, ligne 2, ne" in dossier.refused(
        "{% extends 'essai/base.html.j2' %}\n{% block b %}{% endblock %}"
    )


def _sentence(node: ast.expr) -> str:
    """A literal text, an example in place of what it is filled with."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_sentence(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return "'x'" if node.conversion == ord("r") else "3"
    return str(node.value) if isinstance(node, ast.Constant) else ""


def test_every_sentence_that_jinja_can_fail_with_is_in_french() -> None:
    """Its own source says which there are: a new one would be told in general terms."""
    folder = Path(jinja2.__file__).parent
    said = [
        _sentence(call.args[0])
        for name in ("parser.py", "lexer.py", "compiler.py")
        for call in ast.walk(ast.parse((folder / name).read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and call.args
        and ast.unparse(call.func) in {"self.fail", "TemplateSyntaxError", "Failure"}
    ]
    assert len([sentence for sentence in said if sentence]) > 20
    general = syntax_reason("never said")
    said = [found.replace("No 3 named", "No filter named") for found in said if found]
    assert [found for found in said if syntax_reason(found) == general] == []


def test_what_is_not_known_is_told_without_a_word_of_english() -> None:
    class OddError(Exception):
        pass

    for error in (OddError("the end"), ValueError("bad thing"), TypeError("odd thing")):
        assert not ENGLISH.search(runtime_reason(error))
