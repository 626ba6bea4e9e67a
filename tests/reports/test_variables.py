"""Whoever writes a template is told, in French and in 80 columns, what each variable holds."""

import importlib
import pkgutil
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from pms_cli import site
from pms_cli.francais import typographie
from pms_cli.reports import RAPPORTS
from tests.conftest import Pms

COLUMNS = 80
VIEWS = {name: typing.get_type_hints(rapport.vue)["return"] for name, rapport in RAPPORTS.items()}


def _classes(hint: Any) -> Iterator[type]:
    """The dataclasses in a type, however deep in lists and unions."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from _classes(part)


def _reachable(view: type) -> list[type]:
    found = [view]
    for known in found:
        for hint in typing.get_type_hints(known).values():
            found += [inner for inner in dict.fromkeys(_classes(hint)) if inner not in found]
    return found


def _pages() -> Iterator[type]:
    """What the templates of the site are given: all that its rooms define but what makes pages."""
    for module in pkgutil.iter_modules(site.__path__, f"{site.__name__}."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if not isinstance(found, type) or found.__module__ != module.name:
                continue
            if is_dataclass(found) and f"{module.name}.{name}" not in NOT_SHOWN:
                yield found


NOT_SHOWN = {"pms_cli.site.page.Page", "pms_cli.site.page.Site", "pms_cli.site.recherche.Entree"}
ALL = {
    f"{found.__module__}.{found.__name__}": found
    for view in (*VIEWS.values(), *_pages())
    for found in _reachable(view)
}


def test_the_views_of_every_report_and_of_the_site_are_looked_into() -> None:
    assert set(VIEWS.values()) <= set(ALL.values())
    assert {"Entete", "Graphique", "VueFiche", "Lien", "Ajout", "Cadre"} <= {
        found.__name__ for found in ALL.values()
    }


@pytest.mark.parametrize("view", ALL.values(), ids=ALL)
def test_every_field_of_every_view_is_described(view: type) -> None:
    hints = typing.get_type_hints(view, include_extras=True)
    for field in fields(view):
        hint = hints[field.name]
        said = [note for note in getattr(hint, "__metadata__", ()) if isinstance(note, str)]
        assert len(said) == 1, f"{view.__name__}.{field.name}"
        assert said[0] == said[0].strip(), said
        # A part of a sentence: no capital, no full stop, typographic apostrophes.
        assert said[0][:1].islower() or said[0].startswith("« "), said
        assert not said[0].endswith("."), said
        assert "'" not in said[0], said


@pytest.mark.parametrize("nom", RAPPORTS)
def test_variables_read_in_80_columns_each_with_what_it_holds_below(pms: Pms, nom: str) -> None:
    outcome = pms("report", nom, "--variables")
    assert outcome.status == 0
    lines = outcome.out.partition("Variables\u00a0:\n")[2].splitlines()
    assert [line for line in lines if len(line) > COLUMNS] == []
    # A variable and its kind, the kind below where it is long; then, in words, what it holds.
    heads = [rank for rank, line in enumerate(lines) if line.startswith("  vue.")]
    assert heads[0] == 0
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        path, *kind = lines[start].split(maxsplit=1)
        below = lines[start + 1 : end]
        assert len(below) == (1 if kind else 2), path
        assert all(line.startswith("      ") and line[6] != " " for line in below), path
        assert below[-1] == typographie(below[-1])
