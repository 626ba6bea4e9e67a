"""A page may come from anyone: it reads no file, asks no host, and ends in time."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pms_cli.errors import ExitStatus, MisuseError, OutputError
from pms_cli.exchange.pdf import enfant, pdf_of
from pms_cli.exchange.pdf.rendu import render
from tests.exchange.pdf.sample import page

_WATCHED: list[tuple[str, str]] = []
_WATCHING = [False]
_HOOKED: list[bool] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if _WATCHING[0] and event in {"open", "socket.connect", "socket.getaddrinfo", "urllib.Request"}:
        _WATCHED.append((event, str(args[0])))


@pytest.fixture
def watched() -> Iterator[list[tuple[str, str]]]:
    """Every file opened and every host asked while a test runs."""
    if not _HOOKED:
        sys.addaudithook(_watch)  # for the life of the process: it cannot be taken back
        _HOOKED.append(True)
    _WATCHED.clear()
    _WATCHING[0] = True
    yield _WATCHED
    _WATCHING[0] = False


SVG = 'xmlns="http://www.w3.org/2000/svg"'

POINTING_OUT = [
    '<link rel="attachment" href="{url}">',
    '<link rel="stylesheet" href="{url}">',
    '<base href="{url}"><link rel="stylesheet" href="x">',
    '<style>@import url("{url}");</style>',
    '<style>p {{ background: url("{url}"); list-style-image: url({url}) }}</style>',
    '<style>p::before {{ content: url("{url}") }}</style>',
    '<style>@font-face {{ font-family: a; src: url("{url}") }} p {{ font-family: a }}</style>',
    '<style>@page {{ background-image: url("{url}") }}</style>',
    '<style>p {{ content: attr(title url) }}</style><p title="{url}">a</p>',
    '<style>@color-profile device-cmyk {{ src: url("{url}") }}</style>',
    '</head><img src="{url}" alt="a">',
    '</head><object data="{url}"></object><embed src="{url}"><iframe src="{url}"></iframe>',
    f'</head><svg {SVG}><image href="{{url}}"/><use href="{{url}}#a"/></svg>',
    f'</head><svg {SVG}><style>@import "{{url}}";</style></svg>',
    f'</head><svg {SVG}><rect fill="url({{url}}#a)" width="9" height="9"/></svg>',
    '</head><p style="background: url({url})">a</p>',
]


@pytest.mark.parametrize("head", POINTING_OUT)
@pytest.mark.usefixtures("engine")
def test_no_file_is_read_and_no_host_is_asked(
    head: str, tmp_path: Path, watched: list[tuple[str, str]]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>SECRET</text></svg>")
    for url in (secret.as_uri(), str(secret), "http://127.0.0.1:9/secret", "data:,SECRET"):
        watched.clear()
        try:
            data = render(page("<p>a</p>", head.format(url=url)), "")
        except enfant.RefusedError:
            data = b""
        assert [item for item in watched if "secret" in item[1] or item[0] != "open"] == []
        if not data:
            assert "color-profile" in head or "@import" in head  # it does without the others
            continue
        (tmp_path / "x.pdf").write_bytes(data)
        with pikepdf.open(tmp_path / "x.pdf") as pdf:
            assert not pdf.attachments
            assert "/XObject" not in pdf.pages[0].Resources or not pdf.pages[0].Resources.XObject


@pytest.mark.usefixtures("engine")
def test_a_link_to_an_attachment_holds_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    (tmp_path / "x.pdf").write_bytes(
        pdf_of(page(f'<p><a rel="attachment" href="{secret.as_uri()}">a</a></p>'))
    )
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        assert not pdf.attachments
        assert "SECRET" not in str(list(pdf.objects))


def test_no_page_is_long_enough_for_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def noted(work: object, seconds: int) -> bytes:
        del work
        asked.append(seconds)
        return b""

    monkeypatch.setattr("pms_cli.exchange.pdf.bounded", noted)
    monkeypatch.setattr("pms_cli.exchange.pdf._check_engine", lambda: None)
    for length in (0, 1_000_000, 10_000_000):
        pdf_of("a" * length)
    assert asked == [60, 260, 600]


def test_a_layout_without_end_is_stopped() -> None:
    begun = time.process_time()

    def endless() -> bytes:
        while True:
            pass

    with pytest.raises(OutputError, match="plus de 1 secondes de calcul") as caught:
        enfant.bounded(endless, seconds=1)
    assert caught.value.exit_status == ExitStatus.MISUSE
    assert time.process_time() - begun < 1


@pytest.mark.usefixtures("engine")
def test_a_sheet_that_asks_for_millions_of_pages_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pms_cli.exchange.pdf._SECONDS", 2)
    monkeypatch.setattr("pms_cli.exchange.pdf._CHARACTERS_A_SECOND", 1 << 30)
    style = "<style>@page { size: 1px 1px !important; margin: 0 !important }</style>"
    with pytest.raises(OutputError, match="secondes de calcul"):
        pdf_of(page("<p>a</p>" * 5000, style))


@pytest.mark.skipif(sys.platform == "darwin", reason="the system does not hold to this limit")
def test_a_layout_that_fills_the_memory_is_stopped() -> None:
    with pytest.raises(OutputError, match="Go de mémoire"):
        enfant.bounded(lambda: bytes(enfant.MEMORY + 1), seconds=60)
    with pytest.raises(OutputError, match="Go de mémoire"):
        enfant.bounded(_dies, seconds=60)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("html", "said"),
    [
        (page("<div>" * 1500), "imbriqués trop profondément"),
        (page("<p>a</p>", "<style>p { font-size: 1e9px !important }</style>"), "mis en page :"),
    ],
)
def test_a_page_that_the_engine_cannot_take_is_told_in_french(
    html: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(OutputError, match=said):
        pdf_of(html)
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("html", ["", "<p>a", "<html></html>", "texte", page("", "</head></html>")])
def test_a_page_that_is_hardly_one_is_a_pdf(html: str) -> None:
    assert pdf_of(html).startswith(b"%PDF-1.7")


def test_the_child_leaves_nothing_of_the_parent_twice(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("une fois")
    assert enfant.bounded(lambda: b"fait", seconds=5) == b"fait"
    sys.stdout.flush()
    assert capfd.readouterr().out == "une fois"
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_where_there_is_no_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert enfant.bounded(lambda: str(os.getpid()).encode(), seconds=5) == b"%d" % os.getpid()
    with pytest.raises(OutputError, match="ValueError, non"):
        enfant.bounded(_fails, seconds=5)


def _dies() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _fails() -> bytes:
    raise ValueError("non")


class _Broken(MetaPathFinder):
    """An import of WeasyPrint that fails as it does where something is missing."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name == "weasyprint":
            raise self.error
        return None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportError("No module named weasyprint"), r"pip install 'pms-cli\[pdf\]'"),
        (OSError("cannot load library 'libpango-1.0-0'"), r"apt install .*brew install .*MSYS2"),
    ],
)
def test_what_is_missing_is_told_with_what_to_install(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Broken(error), *sys.meta_path])
    with pytest.raises(MisuseError, match=said) as caught:
        pdf_of("<p>a</p>")
    assert caught.value.exit_status == ExitStatus.MISUSE
