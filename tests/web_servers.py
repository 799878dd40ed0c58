"""Local servers for tests: each path has an answer of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assay.web import Guard, Web

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(data: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    body = data.encode() if isinstance(data, str) else data

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """The address of a server that has these answers; every other path is not found."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers.get(self.path, answer("nothing here", status=404))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def local_web(address: str, **settings: float) -> Web:
    """A way out that may ask this one server."""
    guard = Guard(exempt=frozenset({address.removeprefix("http://")}))
    return Web(guard=guard, **{"tries": 1, **settings})  # type: ignore[arg-type]
