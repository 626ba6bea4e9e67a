"""A page with every element that reports may use, long enough to be cut at awkward places."""

ALT = "Répartition. 80 actions : 8 à 1/5 et 72 à 2/5."

CHART = """<figure class="graphique">
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="g-titre g-desc"
 width="720" height="64" viewBox="0 0 720 64" font-family="sans-serif" font-size="14">
<title id="g-titre">Répartition</title><desc id="g-desc">80 actions : 8 à 1/5 et 72 à 2/5.</desc>
<defs><pattern id="g-p" width="8" height="8" patternUnits="userSpaceOnUse">
<path d="M0 4H8" fill="none" stroke="#ffffff"/></pattern></defs>
<rect x="0" y="0" width="72" height="40" fill="#7492c6"/>
<rect x="72" y="0" width="648" height="40" fill="#1d3f72"/>
<rect x="72" y="0" width="648" height="40" fill="url(#g-p)"/>
<text x="10" y="60">1/5</text></svg>
<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" width="9" height="9">
<rect width="9" height="9"/></svg>
<svg xmlns="http://www.w3.org/2000/svg" class="graphique etroit" role="img" width="9" height="9">
<title>Répartition</title><rect width="9" height="9"/></svg>
<figcaption>Nombre d’actions par niveau.</figcaption></figure>"""

PROSE = "Les partenaires se réunissent chaque trimestre et suivent ensemble les situations. " * 6

HEAD = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8">
<meta name="generator" content="pms 0.1.0">
<meta name="dcterms.date" content="2026-01-01">
<title>Point d’étape – Projet des solidarités</title>
<style>body { font-family: sans-serif } .grand { font-size: 2em }</style></head>"""


def action(number: int) -> str:
    """An action of a report: its title, its level, what is said of it."""
    return f"""<article aria-labelledby="action-{number}">
<h4 id="action-{number}">{number}. Prévenir &lt;b&gt; &amp; accompagner</h4>
<p class="etat">État d’avancement : <strong>3/5</strong>
<span class="jauge" aria-hidden="true">●●●○○</span>
<span class="precision">(février 2019)</span>
<sup><a href="#note-1" aria-label="Note 1">1</a></sup></p>
<p>Constat {number}. {PROSE}</p>
<dl><dt>Pilote</dt><dd>Direction de l’autonomie</dd>
<dt>Partenaires</dt><dd>Caf</dd><dd>Carsat</dd></dl>
</article>"""


def table(rows: int) -> str:
    """A table of so many rows, its cells spanning at times."""
    body = "".join(
        f'<tr><th scope="row">Groupe {row}</th><td data-nom="Total">{row}</td><td></td></tr>'
        for row in range(1, rows + 1)
    )
    return f"""<div class="tableau" role="region" tabindex="0" aria-labelledby="t-titre"><table>
<caption id="t-titre">Actions par groupe</caption>
<thead><tr><th scope="col">Groupe</th><th scope="col">Total</th>
<th scope="col">Part</th></tr></thead>
<tbody>{body}<tr><th scope="row">Ensemble</th><td colspan="2">80</td></tr></tbody></table></div>"""


SAMPLE = f"""{HEAD}
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header><p class="plan">Métropole de Lyon<br>Projet des solidarités</p><h1>Point d’étape</h1>
<p class="precision">État au <time datetime="2026-01-01">1<sup>er</sup> janvier 2026</time>.</p>
<dl class="fiche-technique"><dt>Périmètre</dt><dd>tout le plan</dd></dl></header>
<nav aria-label="Sommaire"><ul><li><a href="#totaux">Totaux</a></li>
<li><a href="#axe-1">Axe 1 – Prévenir</a><ul><li><a href="#o-1">Orientation 1.1</a></li></ul></li>
<li><a href="#notes">Notes</a></li></ul></nav>
<main id="contenu">
<section aria-labelledby="totaux"><h2 id="totaux">Totaux</h2>{CHART}{table(70)}</section>
<section aria-labelledby="axe-1"><h2 id="axe-1">Axe 1 – Prévenir</h2>
<section aria-labelledby="o-1"><h3 id="o-1">Orientation 1.1</h3>
{"".join(action(number) for number in range(1, 13))}</section>
<p id="long">{PROSE * 12}</p>
<ul><li>Un premier point<ul><li>Un point sous lui</li></ul></li><li><p>Un second.</p></li></ul>
<ol><li>Voir <a href="https://www.grandlyon.com" rel="noopener">le site</a> ou
<a href="mailto:solidarites@example.org">écrire</a>, le
<abbr title="projet métropolitain">PMS</abbr>
et le <em lang="en">dashboard</em>.</li></ol>
<pre><code>pms report point-etape
  -o rapport.pdf</code></pre>
<details><summary>Méthode</summary><p>La moyenne porte sur les niveaux connus.</p></details>
</section>
<section aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ol><li id="note-1">À confirmer.</li></ol></section>
</main>
<footer><p>Produit par pms 0.1.0 à partir des fiches du plan.</p></footer>
</body></html>"""


def page(body: str, head: str = "") -> str:
    """A small page, with what a template of someone's own might add to its head."""
    return HEAD.replace("</head>", f"{head}</head>") + f"<body><h1>Titre</h1>{body}</body></html>"
