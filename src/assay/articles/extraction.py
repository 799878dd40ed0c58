"""The text of an article out of a file of the web: HTML by trafilatura, PDF by pypdf, plain text as it is.

What a file says of itself (title, author, date, publisher, address) is told where it stands there as such; nothing is
guessed from the text.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass

from assay.model.dates import parse_date
from assay.web.answer import BadAnswer
from assay.web.hosts import ADDRESS
from assay.web.isolation import isolated_for

LARGEST = 20_000_000
"""Bytes of a file that is read."""
MOST_PAGES = 400
SECONDS = 120
"""Of computing, in which a file has to be read; the longest PDF file takes half of it."""
KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
}
ENDINGS = {".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".txt": "txt", ".md": "txt"}


class NoText(Exception):
    """The file holds no text that can be read; the reason is in few words."""


@dataclass(frozen=True)
class Extract:
    """An article's text, and what its file says of it."""

    text: str
    title: str | None = None
    author: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


def extract(data: bytes, kind: str, encoding: str | None = None) -> Extract:
    """The text of a file of kind html, pdf or txt, taken out in another process; raises NoText."""
    if len(data) > LARGEST:
        raise NoText(f"the file has {len(data):,} bytes; at most {LARGEST:,} are read")
    try:
        found = isolated_for(SECONDS, read_file, data, kind, encoding)
    except BadAnswer as error:
        raise NoText(f"it is not readable as {kind.upper()} ({error.reason})") from None
    if not found.text.strip():
        raise NoText("no text was found in it; save its text as .txt and take that")
    return found


def read_file(data: bytes, kind: str, encoding: str | None) -> Extract:
    """The same, in this process; what the libraries that do it raise is their affair."""
    return {"html": _html, "pdf": _pdf, "txt": _txt}[kind](data, encoding)


def _txt(data: bytes, encoding: str | None) -> Extract:
    try:
        return Extract(data.decode(encoding or "utf-8"))
    except (UnicodeDecodeError, LookupError) as error:
        raise NoText(f"it is not readable as {encoding or 'UTF-8'} ({error}); save it as UTF-8") from None


def _html(data: bytes, encoding: str | None) -> Extract:
    import trafilatura  # noqa: PLC0415 - slow to import
    from trafilatura.utils import load_html  # noqa: PLC0415 - likewise

    page: bytes | str = data
    if encoding:
        try:
            page = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            page = data  # the server is wrong about it: trafilatura looks for itself
    tree = load_html(page)
    if tree is None:
        raise NoText("it is not readable as HTML")
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    known = trafilatura.extract_metadata(
        load_html(page), date_config={"extensive_search": False, "original_date": True}
    )
    authors = tuple(name.strip() for name in (known.author or "").split(";") if name.strip())
    return Extract(_tidy(text), _line(known.title), authors, _line(known.sitename), _date(known.date), _url(known.url))


def _pdf(data: bytes, encoding: str | None) -> Extract:
    import logging  # noqa: PLC0415 - only to quieten the reader

    from pypdf import PdfReader  # noqa: PLC0415 - slow to import
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - likewise

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every slip of a file that it can read
    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > MOST_PAGES:
            raise NoText(f"it has {len(reader.pages)} pages; at most {MOST_PAGES} are read")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        known = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise NoText(f"it is not readable as PDF ({type(error).__name__})") from None
    if known is None:
        return Extract(_tidy(text))
    when = re.match(r"D:([0-9]{4})([0-9]{2})([0-9]{2})", str(known.get("/CreationDate", "")))
    author = _line(_said(known.author))
    return Extract(
        _tidy(text),
        _line(_said(known.title)),
        (author,) if author else (),
        None,
        _date("-".join(when.groups()) if when else None),
    )


def _said(value: object) -> str | None:
    """What a PDF file says of itself, where that is a text."""
    return str(value) if isinstance(value, str) else None


def _tidy(text: str) -> str:
    """One kind of line end, no white space at the ends of lines, and one line end at the end."""
    lines = (line.rstrip() for line in re.sub("\r\n?", "\n", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _line(text: str | None) -> str | None:
    """A title or a name on one line, without what nobody sees."""
    seen = "".join(sign for sign in text or "" if unicodedata.category(sign)[0] != "C" or sign in "\t\n")
    return " ".join(seen.split())[:300] or None


def _date(text: str | None) -> str | None:
    try:
        return parse_date(text).printed if text else None
    except ValueError:
        return None


def _url(text: str | None) -> str | None:
    return text if text and ADDRESS.fullmatch(text) else None
