"""Answers browsers of this machine, and nobody else: pages in memory, nothing from the disk.

Another site open in the same browser must not read the plan: only requests made to this machine's
own names are answered (a name of theirs may lead here), and no other site may embed the pages.
"""

import errno
import http.server
import os
import socket
import socketserver
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from pms_cli.apercu.contenu import Apercu, Page
from pms_cli.errors import MisuseError

ADDRESS: Final = "127.0.0.1"
PORT: Final = 8000
_NAMES: Final = (ADDRESS, "localhost", "[::1]")
_UNSAID: Final = 80
"""The port that browsers leave out."""
_TRIED: Final = 20
"""How many ports are tried, from the usual one on."""
_LONGEST: Final = 15.0
"""Seconds after which an exchange is ended, however it goes."""
_SILENCE: Final = 5.0
"""Seconds without a byte after which it is ended."""
_MOST_AT_ONCE: Final = 64
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Serveur(http.server.ThreadingHTTPServer):
    """Serves ``apercu``, which may be replaced at any time, until ``stop``.

    Raises OSError when the port cannot be had.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 32
    # On Windows it would let two servers have the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, apercu: Apercu, bug: Callable[[Exception], None]) -> None:
        super().__init__((ADDRESS, port), _Exchange)
        self.apercu = apercu
        self._bug = bug
        self._open: dict[socket.socket, float] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.2,), daemon=True)
        port = self.server_port
        self.hosts = {f"{name}:{port}" for name in _NAMES} | set(_NAMES if port == _UNSAID else ())

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def start(self) -> None:
        """Answer from now on, in threads of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self.shutdown()
        self.server_close()

    def server_bind(self) -> None:
        """Take the port, without asking the network for this machine's name as the library does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread, unless there are too many already."""
        with self._lock:
            crowded = len(self._open) >= _MOST_AT_ONCE
            if not crowded:
                self._open[request] = time.monotonic()
        if crowded:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End an exchange."""
        with self._lock:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Several times a second: end what lasts too long, such as a byte now and then."""
        now = time.monotonic()
        with self._lock:
            for request, since in self._open.items():
                if now - since > _LONGEST:
                    try:
                        request.shutdown(socket.SHUT_RDWR)
                    except OSError:
                        continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers go away as they like; anything else is a bug of ours."""
        del request, client_address
        error = sys.exc_info()[1]
        if isinstance(error, Exception) and not isinstance(error, OSError):
            self._bug(error)


def ouvrir(port: int | None, apercu: Apercu, bug: Callable[[Exception], None]) -> Serveur:
    """A server on that port (0: any that is free), else on the first free one from the usual on.

    Raises MisuseError when the port, or every one that was tried, is taken.
    """
    tried = range(PORT, PORT + _TRIED) if port is None else (port,)
    for candidate in tried:
        try:
            return Serveur(candidate, apercu, bug)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EPERM} and port is not None:
                raise MisuseError(
                    f"le port {port} est réservé au système : prenez-en un au-dessus de 1023"
                ) from None
            if error.errno not in {errno.EADDRINUSE, errno.EACCES, errno.EPERM}:
                raise MisuseError(
                    f"l’aperçu n’a pas pu s’ouvrir sur {ADDRESS} (code {error.errno}) : "
                    "vérifiez que cette machine permet d’ouvrir un port"
                ) from None
    if port is not None:
        raise MisuseError(
            f"le port {port} est déjà pris : choisissez-en un autre, ou --port 0 pour un port libre"
        )
    raise MisuseError(
        f"les ports {tried[0]} à {tried[-1]} sont déjà pris : ajoutez --port 0 pour un port libre"
    )


class _Exchange(http.server.BaseHTTPRequestHandler):
    """One request and its answer."""

    server: Serveur
    server_version = "pms"
    sys_version = ""
    timeout = _SILENCE

    def do_GET(self) -> None:
        """The page that is asked for."""
        self._answer(self._found())

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the library itself refuses: in French, without a word of what was asked."""
        del message, explain
        self.close_connection = True
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Cet aperçu ne fait que montrer des pages.")
        else:
            self._refuse(code, "La demande n’est pas comprise.")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing is said of what browsers ask: it could be anything."""

    def _found(self) -> Page | str:
        apercu = self.server.apercu
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].strip().lower() not in self.server.hosts:
            said = f"Cet aperçu ne répond qu’à l’adresse {self.server.address}"
            return apercu.message("Adresse refusée", said, status=HTTPStatus.FORBIDDEN)
        raw = self.path.partition("?")[0].partition("#")[0]
        try:
            path = urllib.parse.unquote(raw, errors="strict")
        except UnicodeDecodeError:
            return apercu.absent()
        if not path.startswith("/"):
            return apercu.absent()
        return apercu.find(path) or apercu.absent()

    def _answer(self, page: Page | str) -> None:
        if isinstance(page, str):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", urllib.parse.quote(page))
            self._end(b"", "text/plain; charset=utf-8", "default-src 'none'")
        elif page.status == HTTPStatus.OK and self._has(page.tag):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", page.tag)
            self._end(None, page.kind, page.policy)
        else:
            self.send_response(page.status)
            if page.status == HTTPStatus.OK:
                self.send_header("ETag", page.tag)
            self._end(page.body, page.kind, page.policy)

    def _refuse(self, code: int, said: str) -> None:
        page = self.server.apercu.message("Demande refusée", said, status=code)
        self.send_response(code)
        if code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self._end(page.body, page.kind, page.policy)

    def _end(self, body: bytes | None, kind: str, policy: str) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", f"{policy}; frame-ancestors 'none'")
        self.send_header("Connection", "close")
        if body is not None:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and self.command != "HEAD":
            self.wfile.write(body)

    def _has(self, tag: str) -> bool:
        """Whether the browser has the same page already."""
        given = ",".join(self.headers.get_all("If-None-Match") or [])
        known = {word.strip().removeprefix("W/") for word in given.split(",")}
        return bool(known & {tag, "*"})
