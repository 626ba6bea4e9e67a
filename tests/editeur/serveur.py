"""The real yaml-language-server as a child, spoken to over JSON-RPC as an editor does."""

import itertools
import json
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Final

PATIENCE: Final = 60
"""Seconds within which the server must answer, however busy the machine."""


class Serveur:
    """A session with the server on one folder: files opened, questions asked, problems received."""

    def __init__(self, command: list[str], root: Path, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._numbers = itertools.count(1)
        self._received: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._problems: dict[str, list[dict[str, Any]]] = {}
        self._versions: dict[str, int] = {}
        environment = {**os.environ, "NODE_OPTIONS": ""}
        self._child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        threading.Thread(target=self._listen, daemon=True).start()
        capabilities = {
            "textDocument": {
                "completion": {
                    "completionItem": {
                        "snippetSupport": True,
                        "documentationFormat": ["markdown", "plaintext"],
                    }
                },
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {"relatedInformation": True},
            },
            "workspace": {"configuration": True},
        }
        self.ask(
            "initialize",
            processId=os.getpid(),
            locale="fr",
            rootUri=root.as_uri(),
            workspaceFolders=[{"uri": root.as_uri(), "name": "plan"}],
            capabilities=capabilities,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={})

    def close(self) -> None:
        """End the session and the child."""
        self.ask("shutdown")
        self._tell("exit")
        assert self._child.stdin is not None
        self._child.stdin.close()
        self._child.wait(PATIENCE)
        assert self._child.stdout is not None
        self._child.stdout.close()

    def ask(self, method: str, **params: Any) -> Any:
        """The server's answer to a request."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message.get("result")

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file (or another text under its name): the problems that the editor shows."""
        uri = path.as_uri()
        given = path.read_text(encoding="utf-8") if text is None else text
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        self._problems.pop(uri, None)
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": given}
            self._tell("textDocument/didOpen", textDocument=document)
        else:
            self._tell(
                "textDocument/didChange",
                textDocument={"uri": uri, "version": version},
                contentChanges=[{"text": given}],
            )
        while uri not in self._problems:
            self._next()
        return self._problems[uri]

    def at(self, method: str, path: Path, line: int, column: int) -> Any:
        """Hover or completion at a place, counted from 0."""
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": path.as_uri()},
            position={"line": line, "character": column},
        )

    def _next(self) -> dict[str, Any]:
        message = self._received.get(timeout=PATIENCE)
        assert message is not None, "the server ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self._problems[params["uri"]] = params["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        wanted = [item.get("section") for item in message["params"]["items"]]
        return [self._settings if section == "yaml" else {} for section in wanted]

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._child.stdin is not None
        self._child.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._child.stdin.flush()

    def _listen(self) -> None:
        stream = self._child.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline()) not in {b"\r\n", b""}:
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self._received.put(None)
                return
            self._received.put(json.loads(stream.read(length)))
