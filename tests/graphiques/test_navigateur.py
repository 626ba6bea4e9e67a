"""Charts in a real browser and in a PDF: where words are drawn for good."""

import html
import json
import logging
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, require
from tests.graphiques.cas import charts

CSS = (ROOT / "templates" / "graphiques.css").read_text(encoding="utf-8")
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
# What each frame says: texts that meet or leave their drawing, and the sizes of letters.
SCRIPT = """
const told = {}, right = box => box.x + box.width, bottom = box => box.y + box.height;
for (const frame of document.querySelectorAll('iframe')) {
  const doc = frame.contentDocument, seen = {faults: [], sizes: [], drawings: 0};
  seen.scroll = doc.documentElement.scrollWidth - doc.documentElement.clientWidth;
  for (const svg of doc.querySelectorAll('svg')) {
    const edge = svg.getBoundingClientRect();
    if (!edge.width) continue;
    seen.drawings += 1;
    const scale = edge.width / svg.viewBox.baseVal.width;
    const box = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBBox(), t]);
    texts.forEach(([words, a, node], rank) => {
      seen.sizes.push(scale * parseFloat(doc.defaultView.getComputedStyle(node).fontSize));
      if (a.x < -.5 || a.y < -.5 || right(a) > box.width + .5 || bottom(a) > box.height + .5)
        seen.faults.push(svg.id + ' leaves: ' + words);
      for (const [other, b] of texts.slice(rank + 1))
        if (a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a))
          seen.faults.push(words + ' meets ' + other);
    });
  }
  seen.sizes = [Math.min(...seen.sizes), Math.max(...seen.sizes)];
  told[frame.id] = seen;
}
const said = document.createElement('pre');
said.id = 'said';
said.textContent = JSON.stringify(told);
document.body.append(said);
"""


def page(css: str) -> str:
    body = "".join(
        f"<figure class='graphique'><figcaption>{html.escape(chart.titre)[:80]}</figcaption>"
        f"{chart.svg}{chart.etroit}</figure>"
        for chart in charts().values()
    )
    return (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>t</title><style>'
        "body{margin:0 auto;padding:0 1rem;max-width:54rem;overflow-wrap:anywhere;"
        f"font-family:system-ui,sans-serif}}{css}</style></head><body>{body}</body></html>"
    )


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What Chromium says of the charts on a telephone, a wide screen and an A4 sheet."""
    chromium = require("chromium", hint="apt install chromium")
    folder: Path = tmp_path_factory.mktemp("navigateur")
    # The width of an A4 sheet but its margins (178 mm), where no rule for screens holds.
    paper = re.sub(r"@media screen", "@media speech", CSS)
    frames = "".join(
        f'<iframe id="{name}" style="border:0;width:{width}px;height:900px" '
        f'srcdoc="{html.escape(page(css))}"></iframe>'
        for name, width, css in (
            ("telephone", 320, CSS),
            ("tablette", 720, CSS),
            ("ecran", 1280, CSS),
            ("papier", 673 + 32, paper),
        )
    )
    document = folder / "page.html"
    document.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body>{frames}<script>'
        f"addEventListener('load', () => {{{SCRIPT}}})</script>",
        encoding="utf-8",
    )
    found = subprocess.run(
        [
            chromium, *CHROMIUM, f"--user-data-dir={folder / 'profil'}", "--window-size=1400,1000",
            "--dump-dom", document.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", check=True, timeout=120,
    )  # fmt: skip
    said = re.search(r'<pre id="said">(.*?)</pre>', found.stdout, re.DOTALL)
    assert said
    told: dict[str, dict[str, object]] = json.loads(html.unescape(said[1]))
    return told


@pytest.mark.parametrize("where", ["telephone", "tablette", "ecran", "papier"])
def test_words_do_not_meet_in_a_browser(measured: dict[str, dict[str, object]], where: str) -> None:
    seen = measured[where]
    assert seen["faults"] == []
    # One drawing of each chart, and nothing to scroll sideways.
    assert seen["drawings"] == len(charts())
    assert seen["scroll"] == 0


@pytest.mark.parametrize("where", ["telephone", "tablette", "ecran", "papier"])
def test_letters_are_neither_small_nor_large(
    measured: dict[str, dict[str, object]], where: str
) -> None:
    sizes = measured[where]["sizes"]
    assert isinstance(sizes, list)
    smallest, largest = sizes
    assert smallest >= 12
    assert largest <= 18


def test_charts_go_into_a_pdf(caplog: pytest.LogCaptureFixture) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    # It reads colours off the drawings themselves, and of the sheet which drawing to show.
    shown = "svg.graphique { width: 100%; height: auto } svg.graphique.etroit { display: none }"
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = weasyprint.HTML(string=page(shown)).write_pdf()
    assert pdf.startswith(b"%PDF")
    told = [record.getMessage() for record in caplog.records]
    # A machine may lack the letters of some languages.
    assert [line for line in told if ".notdef glyph" not in line] == []
