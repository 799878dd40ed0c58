"""From a saved record to the changed page: `assay serve` over a copy of the book, and a page that waits to be told.

`python -m tests.benchmarks.saving ADDRESS FILE OLD NEW` is what is timed: it edits the file from one text to the other,
or back, and ends when the server says that there is another site.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.checking import first
from tests.benchmarks.checkout import ASSAY, ROOT, copy, flip
from tests.benchmarks.timing import ENVIRONMENT, Step

SAVED = "statement: ", "statement: Once more, "
_SERVERS: list[subprocess.Popen[str]] = []


def steps(folder: Path) -> Iterator[Step]:
    """One record saved, while the server waits."""
    root = copy(folder / "served")
    command = [*ASSAY, "--root", str(root), "serve", "--port", "0"]
    server = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    _SERVERS.append(server)
    assert server.stdout is not None
    address = server.stdout.readline().split()[0]
    while "built again" not in server.stdout.readline():
        assert server.poll() is None
    save = [sys.executable, "-m", "tests.benchmarks.saving", address, str(first(root)), *SAVED]
    yield Step("from a saved record to its page, served", "Assay", save, ROOT)


def end() -> None:
    """Stop what still serves, before its folder goes."""
    while _SERVERS:
        server = _SERVERS.pop()
        server.terminate()
        server.communicate()


def told(answer: HTTPResponse) -> str:
    """The site that the server speaks of next."""
    while not (line := answer.readline()).startswith(b"data: "):
        assert line, "the server has ended"
    return str(json.loads(line.removeprefix(b"data: "))["site"])


def main(address: str, path: str, old: str, new: str) -> None:
    """Save, and wait."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 0, timeout=600)
    connection.request("GET", "/_assay/events")
    answer = connection.getresponse()
    before = told(answer)
    flip(Path(path), old, new)()
    while told(answer) == before:
        pass
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
