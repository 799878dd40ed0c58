"""The index of the search, and the page that loads it; no other page does.

It takes the place of Sphinx's own search, which knows neither typing errors nor what a finding is, and fetches every
page that it shows. Some thousand short documents need no index of their words: the script reads them all in a moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from assay.book.sphinxext.domain import data_of
from assay.book.sphinxext.labels import css, glyph
from assay.book.sphinxext.search.documents import Document, document_of, documents_in, documents_listed
from assay.model import Verdict
from assay.model.wording import spoken

INDEX = "search-index.js"
SCRIPT = "search.js"
PAGE = "search"

_HERE = Path(__file__).parent
_FIRST = {verdict: place for place, verdict in enumerate(
    (Verdict.REFUTED, Verdict.MISLEADING, Verdict.DISPUTED, Verdict.SUPPORTED, Verdict.UNVERIFIABLE,
     Verdict.NOT_CHECKABLE)
)}  # fmt: skip
"""The order of the plain list: what does not hold comes first."""


def add_search(app: Sphinx) -> None:
    """Note what pages say as they are read; write page and index when all are."""
    app.connect("builder-inited", replace_sphinx)
    app.connect("doctree-read", note_words)
    app.connect("html-collect-pages", make_page)
    app.connect("build-finished", write_index)


def replace_sphinx(app: Sphinx) -> None:
    """Keep Sphinx from making its index of all words, and the page that belongs to it."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def note_words(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what can be found on the page that was read; claims are found by what is published of them."""
    name = app.env.docname
    if not (name.startswith("claims/") and name.removeprefix("claims/") in data_of(app.env).claims):
        source = data_of(app.env).sources.get(name.removeprefix("sources/"), {}).get("title", "")
        found = [
            (one.address, one.kind, ": ".join(filter(None, (one.title, source))), one.text)
            for one in (*documents_in(name, doctree), *documents_listed(name, doctree))
        ]
        app.env.domaindata["assay"]["words"][name] = found


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page of the search, with the list of all findings for those who have no script."""
    listed = sorted(_findings(app), key=lambda one: _FIRST[Verdict(one.verdict)])
    findings = [(one.address, one.title, css(one.verdict), glyph(one.verdict), spoken(one.verdict)) for one in listed]
    yield PAGE, {"title": "Search", "findings": findings}, "assay-search.html"


def _findings(app: Sphinx) -> Iterator[Document]:
    data = data_of(app.env)
    for row in data.claims.values():
        if f"claims/{row['id']}" in app.env.found_docs:
            yield document_of(dict(row), data.articles[row["article"]]["short"])


def documents(app: Sphinx) -> Iterator[Document]:
    """All that can be found, in an order that is the same every time."""
    yield from _findings(app)
    words = app.env.domaindata["assay"]["words"]
    for name in sorted(app.env.found_docs):
        for address, kind, title, text in words.get(name, ()):
            yield Document(address=address, kind=kind, title=title, text=text)


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write the documents as a script, which a page in a folder may load where it may not read files."""
    if exception is None and app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        static.mkdir(exist_ok=True)
        (static / INDEX).write_text(index_of(documents(app)), encoding="utf-8", newline="\n")
        (static / SCRIPT).write_text((_HERE / SCRIPT).read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def index_of(found: Iterable[Document]) -> str:
    """The index as the script reads it; it is plain ASCII."""
    rows = ",\n".join(json.dumps(one.as_row(), separators=(",", ":")) for one in found)
    return f"window.assayDocuments = [\n{rows}\n];\n"
