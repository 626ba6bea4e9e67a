"""Walks through the parts of a file: every citation and every text, with a path to it."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings

from pms_cli.diagnostics import KeyPath
from pms_cli.model import Fiche, Reference, Territoire
from pms_cli.model.base import Partie
from pms_cli.model.lecture import DouteError, lire
from pms_cli.model.parcours import Cueilleur, citations, textes
from tests.model.plain import MARK, files
from tests.sheets import part

SHEET = """\
numero: 12
titre: Le titre
axe: 1
orientation: 2
livret: pmi
pilotes: [DSDS]
calendrier:
  debut: 2017
  jalons:
    - {date: 2018, libelle: Ouvrir, document: bilan-2018 (p. 4)}
    - {date: 2019, libelle: Fermer}
modalites:
  - {titre: Former, actions: [Un, Deux]}
indicateurs:
  - libelle: Nombre
    initiale: {date: 2017, valeur: 1, document: livret-pmi}
    cible: {valeur: 9, document: livret-pmi (fiche 12)}
    mesures: [{date: 2018, valeur: 2}, {date: 2019, valeur: 3, document: bilan-2019}]
avancement:
  - {date: 2019-02, niveau: 2, constat: Fait, document: point-2019}
issue_de: [pms-2011/3]
sources: [livret-pmi (fiche 12), bilan-2018]
"""


def test_the_citations_of_a_sheet_come_in_the_order_of_the_schema() -> None:
    assert [(path, str(found)) for path, found in citations(part(Fiche, SHEET))] == [
        (("calendrier", "jalons", 0, "document"), "bilan-2018 (p. 4)"),
        (("indicateurs", 0, "initiale", "document"), "livret-pmi"),
        (("indicateurs", 0, "cible", "document"), "livret-pmi (fiche 12)"),
        (("indicateurs", 0, "mesures", 1, "document"), "bilan-2019"),
        (("avancement", 0, "document"), "point-2019"),
        (("sources", 0), "livret-pmi (fiche 12)"),
        (("sources", 1), "bilan-2018"),
    ]


def test_the_texts_of_a_sheet_are_what_people_read() -> None:
    """Codes, numbers, dates and citations are not texts."""
    assert list(textes(part(Fiche, SHEET))) == [
        (("titre",), "Le titre"),
        (("pilotes", 0), "DSDS"),
        (("calendrier", "jalons", 0, "libelle"), "Ouvrir"),
        (("calendrier", "jalons", 1, "libelle"), "Fermer"),
        (("modalites", 0, "titre"), "Former"),
        (("modalites", 0, "actions", 0), "Un"),
        (("modalites", 0, "actions", 1), "Deux"),
        (("indicateurs", 0, "libelle"), "Nombre"),
        (("avancement", 0, "constat"), "Fait"),
    ]


def test_a_figure_deep_in_a_territory_is_reached() -> None:
    text = """\
code: centre
nom: Centre
axes:
  - {titre: Rien}
  - titre: Rues
    actions:
      - titre: Marcher
        chiffres: [{libelle: Rues, valeur: 3, aussi: [bilan-2018, bilan-2019 (p. 2)]}]
sans_objet: [{action: 8, raison: Ici non, document: bilan-2018}]
"""
    figure = ("axes", 1, "actions", 0, "chiffres", 0)
    assert [(path, str(found)) for path, found in citations(part(Territoire, text))] == [
        ((*figure, "aussi", 0), "bilan-2018"),
        ((*figure, "aussi", 1), "bilan-2019 (p. 2)"),
        (("sans_objet", 0, "document"), "bilan-2018"),
    ]


def test_a_sheet_that_says_little_gives_little() -> None:
    bare = part(Fiche, "numero: 1\ntitre: T\naxe: 1\norientation: 1\n")
    assert list(citations(bare)) == []
    assert list(textes(bare)) == [(("titre",), "T")]
    assert list(Cueilleur(lambda kind: False)(part(Fiche, SHEET))) == []


def leaves(data: Any, here: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every scalar of a file's plain values, with its key path."""
    steps: Any = ()
    if isinstance(data, dict):
        steps = data.items()
    elif isinstance(data, list):
        steps = enumerate(data)
    else:
        yield here, data
    for key, value in steps:
        yield from leaves(value, (*here, key))


def references(value: Any, here: KeyPath = ()) -> Iterator[tuple[KeyPath, Reference]]:
    """Every citation that a part holds, found in its values rather than in what it declares."""
    if isinstance(value, Reference):
        yield here, value
    elif isinstance(value, Partie):
        for key, item in vars(value).items():
            yield from references(item, (*here, key))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from references(item, (*here, place))


@settings(deadline=None, max_examples=200)
@given(files())
def test_every_citation_and_every_text_is_found_with_a_path_that_leads_to_it(
    file: tuple[type[Partie], dict[str, Any]],
) -> None:
    kind, data = file
    try:
        value = lire(kind, data)
    except DouteError:
        assume(False)
    written = dict(leaves(data))

    cited = list(citations(value))
    assert cited == list(references(value))
    assert all(Reference.lire(written[path]) == found for path, found in cited)
    assert all(isinstance(found, Reference) for _, found in cited)

    said = list(textes(value))
    assert len(said) == len(dict(said))
    # What a plan calls its levels is a text that its file need not write.
    assert all(path in written or path[0] == "noms" for path, _ in said)
    assert {path: text for path, text in said if path in written} == {
        path: text for path, text in written.items() if text.startswith(MARK)
    }


@pytest.mark.parametrize("walk", [citations, textes])
def test_a_walk_taken_twice_gives_the_same(walk: Cueilleur) -> None:
    sheet = part(Fiche, SHEET)
    assert list(walk(sheet)) == list(walk(sheet)) != []
