"""Pages for the converters: one with the whole vocabulary of reports, and how to make others."""

BARRES = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="graphique {kind}" role="img" '
    'aria-labelledby="g-titre g-desc" width="{width}" height="60" viewBox="0 0 {width} 60" '
    'font-family="Arial, sans-serif" font-size="14"><title id="g-titre">Actions par niveau</title>'
    '<desc id="g-desc">3 actions : 1 à 2/5 et 2 à 3/5.</desc><defs><pattern id="g-motif" width="8" '
    'height="8" patternUnits="userSpaceOnUse"><path d="M0 8L8 0" stroke="#fff" fill="none"/>'
    '</pattern></defs><rect width="{width}" height="60" fill="#ffffff"/>'
    '<rect x="0" y="10" width="100" height="30" fill="#5478b9"/>'
    '<rect x="0" y="10" width="100" height="30" fill="url(#g-motif)"/>'
    '<text x="10" y="55" fill="#1b1b1f">Été 2/5</text></svg>'
)
LARGE = BARRES.format(kind="large", width=720)
ETROIT = BARRES.format(kind="etroit", width=300)


def page(body: str, *, head: str = "") -> str:
    """A report around a body."""
    return (
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">'
        '<meta name="author" content="Métropole d’essai"><meta name="generator" content="pms 0">'
        '<meta name="dcterms.date" content="2026-01-31">'
        "<title>Point d’essai – Plan &amp; co</title>"
        f"<style>p{{color:red}}</style>{head}</head><body>\n{body}\n</body></html>\n"
    )


VOCABULAIRE = page(
    f"""<a class="evitement" href="#contenu">Aller au contenu</a>
<header>
<p class="plan">Métropole d’essai<br>Plan des solidarités</p>
<h1>Point d’essai <span class="objet">au 31 janvier</span></h1>
<dl class="fiche-technique">
<dt>État au</dt><dd><time datetime="2026-01-31">31 janvier 2026</time></dd>
<dt>Méthode&nbsp;:</dt><dd>les points datés (<a href="#methode">détail</a>)</dd>
<dt>Lecteurs</dt><dd>les élus</dd><dd>les partenaires</dd>
</dl>
<p class="precision">Le plan annonce 3 actions.</p>
</header>
<nav aria-label="Sommaire"><ul><li><a href="#totaux">Un lien du sommaire</a></li></ul></nav>
<main id="contenu">
<section aria-labelledby="totaux">
<h2 id="totaux">Totaux</h2>
<figure class="graphique"><figcaption>Actions par niveau</figcaption>
{LARGE}
{ETROIT}
</figure>
<div class="tableau" role="region" tabindex="0" aria-labelledby="legende-totaux">
<table role="table"><caption id="legende-totaux">Nombre d’actions par niveau</caption>
<thead role="rowgroup"><tr role="row"><th scope="col">Groupe</th><th scope="col">Total</th>
<th scope="col">Moyenne</th></tr></thead>
<tbody role="rowgroup">
<tr role="row"><th scope="row"><a href="#axe-1">Axe 1</a> <span>Prévenir</span></th>
<td data-nom="Total">1&nbsp;250</td>
<td data-nom="Moyenne">2,70 <span class="precision">(3)</span></td></tr>
<tr role="row"><th scope="row">Axe 2</th>
<td data-nom="Total">7</td><td data-nom="Moyenne">–</td></tr>
</tbody></table>
</div>
</section>
<section aria-labelledby="axe-1">
<h2 id="axe-1">Axe 1 – Prévenir</h2>
<p>3 actions, moyenne 2,70&nbsp;; voir aussi <a href="https://www.example.org/é?a=1&amp;b=2"
rel="noopener">le site</a> et <a href="mailto:pms@example.org">écrire</a>.</p>
<section aria-labelledby="orientation-1-1"><h3 id="orientation-1-1">Orientation 1.1</h3>
<article aria-labelledby="action-1"><h4 id="action-1">1. Écouter</h4>
<p class="etat">État d’avancement&nbsp;: <strong>2/5</strong><span class="jauge"
aria-hidden="true">●●○○○</span> <span class="precision">(février 2019)</span><sup><a href="#note-1"
aria-label="Note 1">1</a></sup></p>
<p>Un <em>constat</em> de <abbr title="Centre communal">CCAS</abbr>, <code>pms lint</code>,
H<sub>2</sub>O.</p>
<details><summary>En savoir plus</summary><p>Ce qui se déplie.</p></details>
</article>
<article aria-labelledby="action-2"><h4 id="action-2">2. Répondre</h4>
<p class="etat">État d’avancement&nbsp;: <strong>3/5</strong><sup><a href="#note-2">2</a></sup>
<sup><a href="#note-1">1</a></sup></p>
<ul><li>un<ul><li>un bis<ol start="4"><li>quatre</li></ol></li></ul></li><li><p>deux</p>
<p>suite de deux</p></li></ul>
<ol><li>premier</li><li>deuxième</li></ol>
<ol><li>premier encore</li></ol>
<pre>ligne 1
  ligne 2	tabulée</pre>
<blockquote><p>Une citation.</p></blockquote>
<unknown-thing>Du texte inconnu</unknown-thing>
</article></section></section>
<section aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ol><li id="note-1">À confirmer. Actions&nbsp;: <a href="#action-1">1</a>,
<a href="#action-2">2</a> (<a href="https://www.example.org/source">source</a>).</li>
<li id="note-2">Un doute.</li></ol></section>
<section aria-labelledby="methode"><h2 id="methode">Méthode et sources</h2>
<ul><li>La moyenne porte sur les actions qui ont un niveau.</li></ul></section>
</main>
<footer><p>Produit par pms 0.</p></footer>
<script>alert(1)</script>"""
)
"""A page that has every element that reports may have."""
