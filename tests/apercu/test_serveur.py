"""The preview answers this machine's browsers and nobody else: real sockets, on loopback."""

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from pms_cli.apercu import Apercu, Serveur, ouvrir, serveur
from pms_cli.errors import MisuseError

FILES = {
    "index.html": b"<head></head>accueil",
    "actions/1.html": b"<head></head>action",
    "actions/index.html": b"<head></head>actions",
    "site.css": b"p{}",
    "donn\u00e9es.csv": b"a;b",
}


def refuse(error: Exception) -> None:
    raise AssertionError(error)


@pytest.fixture
def served() -> Iterator[Serveur]:
    made = ouvrir(0, Apercu.of(FILES), refuse)
    made.start()
    yield made
    made.stop()


def raw(served: Serveur, request: bytes) -> bytes:
    """What is answered to these bytes, to the end."""
    with socket.create_connection(("127.0.0.1", served.server_port), timeout=20) as link:
        link.sendall(request)
        parts = []
        with contextlib.suppress(ConnectionResetError):
            while part := link.recv(65_536):
                parts.append(part)
        return b"".join(parts)


def wait_until_alone(threads: int) -> None:
    """Wait for every exchange to be over, back to so many threads."""
    limit = time.monotonic() + 20
    while threading.active_count() > threads:
        assert time.monotonic() < limit
        time.sleep(0.01)


def ask(
    served: Serveur, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    link = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=20)
    try:
        link.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = link.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        link.close()


def test_pages_and_their_headers(served: Serveur) -> None:
    status, headers, body = ask(served, "/")
    assert (status, b"accueil" in body) == (200, True)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert int(headers["Content-Length"]) == len(body)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Server"].strip() == "pms"
    assert ask(served, "/site.css?v=1#a")[2] == b"p{}"
    assert ask(served, "/donn%C3%A9es.csv")[2] == b"a;b"
    assert ask(served, "/actions")[:2][0] == 302
    assert ask(served, "/actions")[1]["Location"] == "/actions/"
    assert b"actions" in ask(served, "/actions/")[2]
    assert ask(served, "/-/apercu.js")[1]["Content-Type"].startswith("text/javascript")
    assert ask(served, "/-/etat.json")[0] == 200


def test_only_this_machine_is_listened_to(served: Serveur) -> None:
    assert served.server_address[0] == "127.0.0.1"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: tells this machine's other address
        other = probe.getsockname()[0]
    if not other.startswith("127."):
        with pytest.raises(OSError, match=r".*"):
            socket.create_connection((other, served.server_port), timeout=2).close()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_names_of_this_machine(served: Serveur, name: str) -> None:
    assert ask(served, "/", Host=f"{name}:{served.server_port}")[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "mechant.example",
        "mechant.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:{port}.mechant.example",
        "localhost.mechant.example:{port}",
        "a@127.0.0.1:{port}",
        "127.0.0.1:{port}, mechant.example",
        "0.0.0.0:{port}",
        "",
    ],
)
def test_other_names_are_refused(served: Serveur, host: str) -> None:
    for path in ("/", "/-/etat.json", "/site.css"):
        status, _, body = ask(served, path, Host=host.format(port=served.server_port))
        assert status == 403
        assert b"accueil" not in body
        assert b"mechant" not in body


def test_no_name_or_two_are_refused(served: Serveur) -> None:
    good = b"Host: 127.0.0.1:%d\r\n" % served.server_port
    assert b" 200 " in raw(served, b"GET / HTTP/1.1\r\n" + good + b"\r\n").split(b"\r\n")[0]
    for head in (b"", good + good, good + b"Host: mechant.example\r\n"):
        answer = raw(served, b"GET / HTTP/1.1\r\n" + head + b"\r\n")
        assert b" 403 " in answer.split(b"\r\n")[0]
    assert b"accueil" not in raw(served, b"GET /\r\n\r\n")


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2fpyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/actions/../../etc/passwd",
        "/actions/..%5c..%5cetc",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/etc/passwd%00.html",
        "/index.html%00",
        "/./index.html",
        "/actions//1.html",
        "/%252e%252e/index.html",
        "/%ff",
        "/%",
        "/-/apercu.py",
        "/-/../apercu.js",
        "/-/contenu.py",
        "/pms_cli/apercu/apercu.js",
        "http://mechant.example/",
        "*",
        "/" + "a" * 9000,
    ],
)
def test_nothing_comes_from_the_disk(served: Serveur, path: str) -> None:
    status, headers, body = ask(served, path, Host=f"localhost:{served.server_port}")
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Page introuvable" in body.decode()
    assert b"passwd" not in body
    assert "Location" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "X"])
def test_only_reading_is_answered(served: Serveur, method: str) -> None:
    status, headers, body = ask(served, "/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")
    assert "que montrer des pages" in body.decode()
    assert "Content-Security-Policy" in headers


def test_heads_are_those_of_pages(served: Serveur) -> None:
    for path in ("/", "/rien", "/actions"):
        full, head = ask(served, path), ask(served, path, "HEAD")
        assert head[2] == b""
        del full[1]["Date"], head[1]["Date"]
        assert head[:2] == full[:2]


def test_a_copy_that_is_still_the_same(served: Serveur) -> None:
    tag = ask(served, "/site.css")[1]["ETag"]
    for given in (tag, f"W/{tag}", f'"autre", {tag}', "*"):
        status, headers, body = ask(served, "/site.css", If_None_Match=given)
        assert (status, headers["ETag"], body) == (304, tag, b"")
    assert ask(served, "/site.css", If_None_Match='"autre"')[0] == 200
    assert ask(served, "/", If_None_Match=tag)[0] == 200
    assert ask(served, "/rien", If_None_Match="*")[0] == 404


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / X\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"\x00" * 100 + b"\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 200 + b"\r\n",
        b"<script>alert(1)</script> / HTTP/1.1\r\n\r\n",
    ],
)
def test_noise_is_refused(
    served: Serveur, request_bytes: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = raw(served, request_bytes)
    assert b" 200 " not in answer.split(b"\r\n")[0]
    assert b"accueil" not in answer
    assert b"alert" not in answer
    assert ask(served, "/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_many_browsers_at_once(served: Serveur) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: ask(served, "/actions/1.html")[0], range(100)))
    assert found == [200] * 100


def test_browsers_that_go_away_say_nothing(
    served: Serveur, capfd: pytest.CaptureFixture[str]
) -> None:
    served.apercu = Apercu.of({"gros.txt": b"x" * 20_000_000})
    head = b"GET /gros.txt HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % served.server_port
    before = threading.active_count()
    for _ in range(3):
        link = socket.create_connection(("127.0.0.1", served.server_port))
        link.sendall(head)
        link.recv(10)
        link.close()
    wait_until_alone(before)
    assert ask(served, "/gros.txt")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_slow_ones_are_ended(served: Serveur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serveur._Exchange, "timeout", 0.5)
    monkeypatch.setattr(serveur, "_LONGEST", 60.0)
    # Silent: it is the server that ends it, long before this side would.
    assert raw(served, b"GET / HT") == b""
    monkeypatch.setattr(serveur._Exchange, "timeout", 60.0)
    monkeypatch.setattr(serveur, "_LONGEST", 1.0)
    with socket.create_connection(("127.0.0.1", served.server_port), timeout=20) as link:
        link.sendall(b"GET / HTTP/1.1\r\nX: ")
        with pytest.raises(ConnectionError):  # noqa: PT012 - a byte now and then
            for _ in range(200):
                link.sendall(b"a")
                time.sleep(0.1)
    assert ask(served, "/")[0] == 200


def test_a_crowd_does_not_pile_up(served: Serveur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serveur, "_MOST_AT_ONCE", 5)
    monkeypatch.setattr(serveur._Exchange, "timeout", 60.0)
    monkeypatch.setattr(serveur, "_LONGEST", 60.0)
    before = threading.active_count()
    port = served.server_port
    links = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(20)]
    try:
        # The last one is ended once all those before it have been taken or ended.
        assert links[-1].recv(1) == b""
        assert threading.active_count() <= before + 5
    finally:
        for link in links:
            link.close()
    wait_until_alone(before)
    assert ask(served, "/")[0] == 200


def test_a_bug_is_told_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Exception] = []
    made = ouvrir(0, Apercu.of(FILES), told.append)
    made.start()
    try:
        monkeypatch.setattr(made, "apercu", None)
        with pytest.raises(http.client.HTTPException):
            ask(made, "/")
        monkeypatch.undo()
        assert [type(error) for error in told] == [AttributeError]
        assert ask(made, "/")[0] == 200
    finally:
        made.stop()


def test_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MisuseError, match=f"le port {port} est déjà pris"):
            ouvrir(port, Apercu(), refuse)
        monkeypatch.setattr(serveur, "PORT", port)
        made = ouvrir(None, Apercu(), refuse)
        assert port < made.server_port < port + 20
        assert made.address == f"http://127.0.0.1:{made.server_port}/"
        made.server_close()
        monkeypatch.setattr(serveur, "_TRIED", 1)
        with pytest.raises(MisuseError, match="sont déjà pris"):
            ouvrir(None, Apercu(), refuse)
