"""Print the book: the document goes into `_build/paper/`, and Chromium makes a PDF of it.

Chromium prints the pages as they are drawn on the screen, charts and all, and makes a tagged file with an outline, so
that screen readers can read it; the browser tests use it too. LaTeX would be a second rendering of every drawing.

What is printed may hold what anybody sent as a record. So the document is complete in itself and forbids scripts, and
Chromium gives it no other file and reaches no host.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from assay.book.pdf.document import Page, document, reading_order
from assay.checkout.paths import write_text

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
"""The names under which systems have it."""
_CLOSED = ("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>")
"""No name leads to a host, and for addresses, this machine's own too, there is a proxy on the port that discards.

Scripts are forbidden by the document's policy: Chromium prints by a script of its own, so it cannot do without them."""
_PATIENCE = 300
"""Seconds after which printing is given up."""


class PrintFailed(Exception):
    """The book could not be printed; the text says why and what to do."""


def print_book(root: Path, site: str = "") -> Path:
    """Print the built book to `_build/book.pdf`; `site` is the public address of its pages, if it has one."""
    html = root / "_build" / "html"
    index = html / "index.html"
    if not index.is_file():
        raise PrintFailed("there is no _build/html/index.html to print: run `make book` first")
    paths = reading_order(index.read_text(encoding="utf-8"))
    pages = [Page(path, (html / path).read_text(encoding="utf-8")) for path in paths if (html / path).is_file()]
    style = files("assay.book.pdf").joinpath("paper.css").read_text(encoding="utf-8")
    source = root / "_build" / "paper" / "book.html"
    write_text(source, document(pages, site, style, _reader(html)))
    target = root / "_build" / "book.pdf"
    _print(source, target)
    return target


def _reader(html: Path) -> Callable[[str], bytes | None]:
    """Reads a file of the site, and none outside of it."""
    folder = html.resolve()

    def read(path: str) -> bytes | None:
        file = (folder / path).resolve()
        return file.read_bytes() if file.is_relative_to(folder) and file.is_file() else None

    return read


def _print(source: Path, target: Path) -> None:
    """Have Chromium print a page, into a draft that takes the place of the last one when it is whole."""
    chromium = next((found for name in NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        raise PrintFailed(f"printing needs Chromium, and there is none: looked for {', '.join(NAMES)}")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    with tempfile.TemporaryDirectory(prefix="assay-chromium-") as profile:
        command = [
            chromium, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", f"--print-to-pdf={draft}", *_CLOSED,
            *(["--no-sandbox"] if is_root() else []), source.resolve().as_uri(),
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, encoding="utf-8", errors="replace", timeout=_PATIENCE
            )
        except subprocess.TimeoutExpired:
            raise PrintFailed(f"Chromium did not finish within {_PATIENCE} seconds") from None
    if done.returncode or not draft.is_file():
        draft.unlink(missing_ok=True)
        raise PrintFailed(f"Chromium wrote no PDF (exit code {done.returncode}): {done.stderr.strip()[-800:]}")
    draft.replace(target)


def is_root() -> bool:
    """Whether Chromium must print without its sandbox, which does not start for root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
