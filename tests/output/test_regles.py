"""The list of the rules and the page of each, at the width of the terminal."""

import re

import pytest

from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import RULES
from pms_cli.output.regles import rule_page, rules_list
from pms_cli.output.terminal import Terminal

PAGE = """Une clé est écrite deux fois.

YAML garderait une des deux valeurs sans rien dire, et l'autre serait perdue : c'est dangereux.

Que faire : gardez une seule des deux lignes.

Mauvais :

```yaml actions/01-accueil.yaml echappe
titre: Une ligne d'exemple qui ne se coupe jamais, même quand elle est trop longue
axe: 1

axe: 2  # <- PMS006
```

```lien actions/04-lien.yaml
../ailleurs.yaml
```
"""
RULE = Rule("PMS006", "cle-en-double", PAGE)


def test_prose_is_wrapped_and_examples_are_left_as_they_are() -> None:
    assert (
        rule_page(RULE, Terminal(width=40)).replace("\u00a0", " ")
        == """\
PMS006 cle-en-double (erreur, depuis la
version 0.1.0)

Une clé est écrite deux fois.

YAML garderait une des deux valeurs sans
rien dire, et l’autre serait perdue :
c’est dangereux.

Que faire : gardez une seule des deux
lignes.

Mauvais :

    # fichier actions/01-accueil.yaml
    titre: Une ligne d'exemple qui ne se coupe jamais, même quand elle est trop longue
    axe: 1

    axe: 2  # <- PMS006

    # lien actions/04-lien.yaml vers :
    ../ailleurs.yaml
"""
    )


def test_the_list_is_a_table_where_there_is_room() -> None:
    assert (
        rules_list([RULE], Terminal(width=60)).replace("\u00a0", " ")
        == """\
PMS006  erreur        Une clé est écrite deux fois

« pms explain CODE » montre la page d’une règle.
"""
    )


def test_a_long_title_continues_under_itself() -> None:
    rule = Rule("PMS006", "essai", f"Un titre {'très ' * 12}long.\n\nPourquoi.")
    assert rules_list([rule], Terminal(width=60)).splitlines()[:3] == [
        "PMS006  erreur        Un titre très très très très très très",
        "                      très très très très très très long",
        "",
    ]


def test_the_list_puts_titles_below_on_a_narrow_terminal() -> None:
    rule = Rule("PMS006", "essai", "Une clé est écrite deux fois au même endroit.\n\nPourquoi.")
    assert (
        rules_list([rule], Terminal(width=40)).replace("\u00a0", " ")
        == """\
PMS006 (erreur)
  Une clé est écrite deux fois au même
  endroit

« pms explain CODE » montre la page
d’une règle.
"""
    )


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80])
def test_the_list_keeps_within_the_width_and_names_every_rule(width: int) -> None:
    shown = rules_list(RULES, Terminal(width=width))
    assert [line for line in shown.splitlines() if len(line) > width] == []
    assert re.findall(r"(?m)^PMS\d{3}", shown) == [rule.code for rule in RULES]


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_keeps_within_the_width_but_for_its_examples(rule: Rule, width: int) -> None:
    shown = rule_page(rule, Terminal(width=width))
    prose = [line for line in shown.splitlines() if not line.startswith("    ")]
    assert [line for line in prose if len(line) > width] == []
    words = " ".join(" ".join(prose).split())
    assert words.startswith(
        f"{rule.code} {rule.name} ({rule.poids}, depuis la version {rule.since})"
    )
    assert "```" not in shown


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_width_changes_where_a_page_is_cut_and_nothing_else(rule: Rule) -> None:
    narrow = rule_page(rule, Terminal(width=40)).split()
    assert narrow == rule_page(rule, Terminal(width=80)).split()
