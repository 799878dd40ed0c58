"""A server on this machine that says to each request exactly the bytes it is told to, faults included."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from assay.web import Guard, Web

Said = bytes | list[bytes | float]
"""Bytes to send; in a list a number is a pause in seconds."""
Script = Callable[[str], Said]
"""From the path with its query to what is said."""
QUICK = Web(
    connect=0.5, patience=0.3, whole=1.0, largest=100_000, redirects=3, pause=0.0, longest_pause=2.0,
    proxy_for=lambda target: None, sleep=lambda seconds: None,
)  # fmt: skip
"""Impatient, so that tests are fast."""
REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 410: "Gone", 429: "Too Many Requests"}


def reply(
    body: str | bytes = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **fields: str | None
) -> bytes:
    """A whole answer; a field that is None is left out."""
    data = body.encode() if isinstance(body, str) else body
    head: dict[str, str | None] = {"content-type": kind, "content-length": str(len(data)), "connection": "close"}
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value is not None)
    return f"HTTP/1.1 {status} {REASONS.get(status, 'Because')}\r\n{lines}\r\n".encode() + data


@dataclass
class Server:
    """Where it listens, and what it was asked."""

    port: int
    requests: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def web(self, **settings: Any) -> Web:
        """A way out to this server, and to nothing else on this machine."""
        return replace(QUICK, guard=Guard(exempt=frozenset({f"127.0.0.1:{self.port}"})), **settings)


@contextmanager
def serving(script: Script | Mapping[str, Said]) -> Iterator[Server]:
    """A server for the length of a test; a mapping goes from paths to answers, everything else is not found."""
    server: Server
    speak = script if callable(script) else lambda path: script.get(path, reply("", 404))

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                head = self._head()
                words = head.split(" ")
                if len(words) < 2:
                    return
                server.heads.append(head)
                path = urlsplit(words[1])._replace(scheme="", netloc="").geturl()
                server.requests.append(path)
                said = speak(path)
                for part in said if isinstance(said, list) else [said]:
                    if isinstance(part, bytes):
                        self.wfile.write(part)
                    else:
                        time.sleep(part)

        def _head(self) -> str:
            lines = []
            while (line := self.rfile.readline(65_536)) not in (b"\r\n", b"\n", b""):
                lines.append(line.decode("latin-1"))
            return "".join(lines)

    class Listener(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

    with Listener(("127.0.0.1", 0), Handler) as listener:
        server = Server(listener.server_address[1])
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown()
