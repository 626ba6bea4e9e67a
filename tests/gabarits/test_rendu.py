"""The template engine: data only, strict, told by file and line when it fails."""

import base64
import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pms_cli.errors import ExitStatus, TemplateError
from pms_cli.gabarits import loader
from pms_cli.gabarits.loader import templates_folder
from pms_cli.reports.rendu import render_view

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class View:
    """A small view."""

    titre: str
    nombres: tuple[int, ...] = ()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "essai").mkdir()
    (tmp_path / "rapport.css").write_text("b > i { color: red }\n", encoding="utf-8")
    (tmp_path / "graphiques.css").write_text("", encoding="utf-8")
    monkeypatch.setattr(loader, "templates_folder", lambda: tmp_path)
    return tmp_path


def render(folder: Path, template: str, view: View, form: str = "html") -> str:
    (folder / "essai" / f"rapport.{form}.j2").write_text(template, encoding="utf-8")
    return render_view("essai", form, view)


def test_a_template_lays_out_a_view(folder: Path) -> None:
    template = "{% for n in vue.nombres %}\n<b>{{ n }}</b>\n{% endfor %}\n{{ vue.titre }}"
    assert render(folder, template, View("a", (1, 2))) == "<b>1</b>\n<b>2</b>\na\n"


def test_html_is_escaped_without_being_asked(folder: Path) -> None:
    view = View("<b title='\"'>&amp;")
    assert render(folder, "{{ vue.titre }}", view) == ("&lt;b title=&#39;&#34;&#39;&gt;&amp;amp;\n")


def test_included_html_is_escaped_too(folder: Path) -> None:
    (folder / "essai" / "partie.svg").write_text("{{ vue.titre }}", encoding="utf-8")
    assert render(folder, "{% include 'essai/partie.svg' %}", View("<b>")) == "&lt;b&gt;\n"


def test_markdown_is_escaped_by_its_filter_only(folder: Path) -> None:
    assert render(folder, "{{ vue.titre }} {{ vue.titre | md }}", View("a*<b>"), "md") == (
        "a*<b> a\\*\\<b\\>\n"
    )


def test_the_style_is_put_as_it_is_with_its_hash(folder: Path) -> None:
    text = render(folder, "<style>{{ style }}</style>{{ style_hash }}", View(""))
    style = "b > i { color: red }\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert text == f"<style>{style}</style>sha256-{digest}\n"


def test_empty_lines_are_never_more_than_one(folder: Path) -> None:
    assert render(folder, "\n\na\n\n\n\nb\n\n\n", View("")) == "a\n\nb\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m\x00b", "a�[31m�b"),
        ("\x7f\x85\x9b\r", "����"),
        ("\u202ea\u2066b\u200f\ufeff", "�a�b��"),
        ("\u2028\u2029", "��"),
        ("\ud800", "�"),
        ("\ufdd0\ufffe\uffff\U0001fffe\U0010ffff", "�����"),
        ("é\u00a0👩‍👧\t字", "é\u00a0👩‍👧\t字"),
    ],
)
def test_what_would_not_be_shown_is_replaced(folder: Path, text: str, shown: str) -> None:
    assert render(folder, "[{{ vue.titre }}]", View(text)) == f"[{shown}]\n"


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("<p>\n{{ vue.absent }}", 2, "« absent » n’existe pas"),
        ("\n\n{% for x in rien %}{% endfor %}", 3, "« rien » n’existe pas"),
        ("{% if vue.absent == 1 %}{% endif %}", 1, "« absent » n’existe pas"),
        ("\n{{ vue.titre.__class__ }}", 2, "« __class__ » n’est pas permis dans un gabarit"),
        ("{% include 'zzz' %}", 1, "zzz est introuvable"),
    ],
)
def test_a_failure_is_told_in_french_with_its_place(
    folder: Path, template: str, line: int, reason: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        render(folder, template, View("a"))
    place = f"essai/rapport.html.j2, ligne {line},"
    assert str(caught.value) == f"le gabarit {place} ne peut pas être rempli : {reason}"
    assert caught.value.exit_status is ExitStatus.MISUSE


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("\n{% if %}", 2),
        ("a\nb\n{{ vue.titre + 1 }}", 3),
        ("{{ 1 / 0 }}", 1),
        ("\n{{ vue.titre | inconnu }}", 2),
    ],
)
def test_whatever_a_template_does_its_line_is_told(folder: Path, template: str, line: int) -> None:
    with pytest.raises(
        TemplateError, match=rf"^le gabarit essai/rapport\.html\.j2, ligne {line}, ne peut pas"
    ):
        render(folder, template, View("a"))


def test_the_file_at_fault_is_the_one_included(folder: Path) -> None:
    (folder / "essai" / "partie.html.j2").write_text("\n\n{{ vue.absent }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"^le gabarit essai/partie\.html\.j2, ligne 3, ne"):
        render(folder, "\n{% include 'essai/partie.html.j2' %}", View("a"))


def test_a_report_without_a_template_says_so(folder: Path) -> None:
    with pytest.raises(TemplateError, match=r"essai/rapport\.md\.j2 est introuvable$"):
        render_view("essai", "md", View("a"))


@pytest.mark.parametrize(
    "escape",
    [
        "{{ vue.titre.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ vue.nombres.__init__.__globals__ }}",
        "{{ vue | attr('__class__') | attr('__mro__') }}",
        "{{ '{0.__class__}'.format(vue) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ vue.update({'titre': 'b'}) }}",
        "{{ vue.clear() }}",
        "{{ range(10 ** 9) | list }}",
        "{% include '../../secret' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
    ],
)
def test_a_template_cannot_reach_out_of_its_data(folder: Path, escape: str) -> None:
    (folder.parent / "secret").write_text("secret", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"rapport\.html\.j2"):
        render(folder, escape, View("a"))


def test_data_is_never_read_as_a_template(folder: Path) -> None:
    title = "{{ 7*7 }} {% raw %} {# x #} {% include 'x' %}"
    assert render(folder, "{{ vue.titre }}", View(title), "md") == f"{title}\n"


def test_the_templates_are_beside_the_package_or_in_it() -> None:
    found = templates_folder()
    assert (found / "rapport.css").is_file()
    assert sorted(path.name for path in (found / "point-etape").iterdir()) == [
        "rapport.html.j2",
        "rapport.md.j2",
    ]


PROGRAM = """
import datetime as dt, pathlib, sys
from pms_cli.workspace import read_workspace
from pms_cli.reports.rendu import render_view
from pms_cli.reports.point_etape import point_etape
from tests.reports.asked import demande
plan = read_workspace(pathlib.Path("data")).plan
for _ in range(2):
    view = point_etape(demande(plan, plan.actions, dt.date(2019, 2, 14), ""))
    for form in ("html", "md"):
        sys.stdout.buffer.write(render_view("point-etape", form, view).encode())
"""


def test_the_same_plan_gives_the_same_bytes() -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    half = len(outputs[0]) // 2
    assert outputs[0][:half] == outputs[0][half:]
    assert outputs[0].startswith(b"<!DOCTYPE html>")
