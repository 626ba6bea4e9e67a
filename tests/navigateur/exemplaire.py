"""A page beyond reproach, with one of everything that ours may hold; tests spoil it."""

import base64
import hashlib
from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem; line-height: 1.5;
  font-family: sans-serif; color: #1b1b1f; background: #fff; }
a { color: #1a4f9c; }
:focus-visible { outline: 3px solid #b34000; outline-offset: 2px; }
.evitement { position: absolute; left: -100rem; }
.evitement:focus { position: static; display: inline-block; padding: .5rem 1rem; }
.tableau { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .5rem 1rem; border-bottom: 1px solid #767676; min-width: 4rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: currentColor; }
input, button { font: inherit; max-width: 100%; padding: .3rem .6rem; border: 1px solid #595959;
  color: #1b1b1f; background: #fff; }
.jauge { color: #1d3f72; }
@media (prefers-color-scheme: dark) {
  body { color: #f0f0f2; background: #16161a; }
  a { color: #9dc1ff; }
  :focus-visible { outline-color: #ffb37a; }
  input, button { color: #f0f0f2; background: #16161a; border-color: #a0a0a8; }
  .jauge { color: #9dc1ff; }
}
@media print {
  body { color: #1b1b1f; background: #fff; }
  .tableau { overflow: visible; }
  th, td { min-width: 0; }
}
"""
PAGE: Final = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src '{digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Une page – Un plan</title>
<style>{style}</style>
</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header>
<h1>Une page</h1>
</header>
<nav aria-label="Sommaire">
<ul>
<li><a href="#chiffres">Chiffres</a></li>
<li><a href="#recherche">Recherche</a></li>
</ul>
</nav>
<main id="contenu">
<section aria-labelledby="chiffres">
<h2 id="chiffres">Chiffres</h2>
<p>Avancement : 3/5 <span class="jauge" aria-hidden="true">●●●○○</span>.
<img alt="Un point" width="8" height="8" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>
<figure class="graphique">
<svg viewBox="0 0 280 60" role="img" aria-labelledby="g-titre" aria-describedby="g-desc">
<title id="g-titre">Niveaux</title>
<desc id="g-desc">Deux actions au niveau 1, trois au niveau 2.</desc>
<text x="5" y="20">Niveau 1</text><rect x="100" y="8" width="80" height="14" fill="#3a629c"/>
<text x="5" y="50">2</text><rect x="100" y="38" width="120" height="14" fill="#3a629c"/>
</svg>
<figcaption>Actions par niveau</figcaption>
</figure>
<div class="tableau" role="region" aria-labelledby="legende" tabindex="0">
<table>
<caption id="legende">Actions par axe</caption>
<thead>
<tr><th scope="col">Axe</th><th scope="col">Actions</th><th scope="col">Moyenne</th>
<th scope="col">Publiées</th></tr>
</thead>
<tbody>
<tr><th scope="row">Prévention</th><td>12</td><td>2,5</td><td>12</td></tr>
<tr><th scope="row">Parcours</th><td>8</td><td>3,1</td><td>7</td></tr>
</tbody>
</table>
</div>
<h3>Suite</h3>
<p>Voir <a href="https://www.example.org/" rel="noopener">le site de la métropole</a>.</p>
</section>
<section aria-labelledby="recherche">
<h2 id="recherche">Recherche</h2>
<form>
<p><label for="mots">Mots cherchés</label> <input id="mots" type="search">
<button type="button">Chercher</button></p>
</form>
<details><summary>Comment chercher</summary><p>Un mot, ou plusieurs.</p></details>
</section>
</main>
<footer><p>Produit par un essai.</p></footer>
</body>
</html>
"""


def exemplary(*changes: tuple[str, str], style: tuple[str, str] = ("", "")) -> str:
    """The page with texts replaced in it, and one in its style sheet; each must be there."""
    assert style[0] in STYLE
    sheet = STYLE.replace(*style, 1) if style[0] else STYLE + style[1]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    text = PAGE.replace("{digest}", f"sha256-{digest}").replace("{style}", sheet)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
