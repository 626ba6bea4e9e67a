"""The page on accessibility, from the table that the tests of pages are held to."""

from collections import Counter
from collections.abc import Iterator

from pms_cli.francais import typographie
from tests.navigateur.rgaa import THEMES, Critere, criteres

_HEAD = """# Accessibilité

Page engendrée par « make docs » depuis
[tests/navigateur/rgaa.yaml](../tests/navigateur/rgaa.yaml).

À chaque changement, les pages faites par `pms` sont ouvertes dans Chromium et éprouvées par
axe-core, par le validateur HTML Nu et par des contrôles propres à ce projet : en clair et en
sombre, à 320 px de large, agrandies à 200 %, au clavier, imprimées. Voici ce qui décide de chacun
des 106 critères du RGAA 4.1.2. Les intitulés sont abrégés : le texte de l’État fait foi.

- **conforme** : un contrôle automatique en décide seul ; les tests échouent s’il ne passe plus.
- **vérifié à la main** : une personne l’a regardé, à la date dite.
- **à vérifier à la main** : aucun contrôle n’en décide, ou en partie seulement ; la table dit quoi
  regarder.
- **non applicable** : il n’y a rien de tel dans ces pages.

Ce tableau n’est pas une déclaration de conformité : celui qui publie un site fait la sienne,
d’après ses propres pages.
"""


def _row(one: Critere) -> str:
    checks = ", ".join(f"`{name}`" for name in one.controles)
    told = (
        one.sans_objet or one.main,
        f"Contrôles : {checks}." if checks else "",
        f"Vu : {one.vu}." if one.vu else "",
    )
    decided = typographie(" ".join(filter(None, told)))
    return f"| {one.critere} {typographie(one.sujet)} | {one.etat} | {decided} |"


def _lines() -> Iterator[str]:
    found = criteres()
    counts = Counter(one.etat for one in found)
    yield typographie(_HEAD)
    yield from ("| État | Critères |", "| :--- | ---: |")
    yield from (f"| {etat} | {number} |" for etat, number in sorted(counts.items()))
    for theme, title in THEMES.items():
        yield f"\n## {theme}. {title}\n"
        yield from ("| Critère | État | Ce qui en décide |", "| :--- | :--- | :--- |")
        yield from (_row(one) for one in found if one.theme == theme)


def accessibility_page() -> str:
    """docs/accessibilite.md."""
    return "\n".join(_lines()) + "\n"
