"""The server of a preview: the files of the site for this machine alone, with a script that loads a page again.

The script is put into what is sent, never into a file, and comes from the server itself: the policy of the pages
(`book/sphinxext/policy.py`) allows it as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from assay.errors import UsageError
from assay.preview.state import State

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
"""What a browser on this machine calls it; a page elsewhere that has its own name lead here is refused."""
SCRIPT = Path(__file__).with_name("reload.js")
OURS = "/_assay/"
PULSE = 15.0
"""Seconds after which a silent connection says something, so that one that nobody holds any more is noticed."""

_NOTHING_YET = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'">
</head><body><main><h1>{title}</h1><p>{words}</p></main></body></html>
"""


class Server(ThreadingHTTPServer):
    """Serves a folder; `port` 0 takes one that is free. UsageError where the port is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path, state: State, port: int) -> None:
        handler = partial(Handler, directory=str(folder))
        self.state = state
        try:
            super().__init__((HOST, port), handler)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(f"port {port} cannot be used ({reason}); choose another one with --port") from None

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Answer in a thread of its own for as long as this lasts."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield
        finally:
            self.shutdown()
            self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no news."""


class Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A file, the script, or the events."""
        if self._is_for_us() and not self._ours():
            page = self._page()
            if page is None:
                super().do_GET()
            else:
                self._send(page, "text/html; charset=utf-8", self._status)

    def do_HEAD(self) -> None:
        """The same without its body."""
        if self._is_for_us():
            super().do_HEAD()

    def end_headers(self) -> None:
        """Nothing is kept by a browser: the next build may have another one."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the library
        """Be quiet: what is built is what people want to read."""

    def _is_for_us(self) -> bool:
        try:
            name = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            name = None
        if name not in NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server is for this machine alone")
        return name in NAMES

    def _ours(self) -> bool:
        if self.path == f"{OURS}reload.js":
            self._send(SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        elif self.path == f"{OURS}events":
            self._tell()
        return self.path.startswith(OURS)

    def _page(self) -> bytes | None:
        """A page of the site with the script in it, or a word on why it is not there; None for another file."""
        self._status = HTTPStatus.OK
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                return None  # it is led to the same with a slash
            path /= "index.html"
        if path.suffix not in (".html", ""):
            return None
        site = self.server.state.shown.site  # before the file is read: a page may be newer than it says, never older
        try:
            text = path.read_bytes()
        except OSError:
            self._status = HTTPStatus.NOT_FOUND
            text = self._absent()
        tag = f'<script src="{OURS}reload.js" data-site="{escape(site)}" defer></script></head>'
        return text.replace(b"</head>", tag.encode(), 1)

    def _absent(self) -> bytes:
        is_working = self.server.state.shown.is_working
        words = "The book is being built." if is_working else "There is no such page; `make book` makes all of them."
        return _NOTHING_YET.format(title="Being built" if is_working else "Not in the preview", words=words).encode()

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _tell(self) -> None:
        """What is shown, now and whenever it changes, for as long as the page is open."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = None
        with suppress(OSError):  # the page was closed
            while True:
                now = self.server.state.after(seen, PULSE)
                self.wfile.write(f"event: state\ndata: {now.as_json()}\n\n".encode() if now else b": still here\n\n")
                seen = now or seen
