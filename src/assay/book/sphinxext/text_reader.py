"""The scripts behind the page that reads texts: only on a page that has its form."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

SCRIPTS = ("reader/words.js", "reader/reader.js", "reader/page.js")
"""In the order in which they need each other; what they read with is loaded when somebody first types."""
_MARK = "assay_reader"


def add_reader(app: Sphinx) -> None:
    """Look for the form, and load the scripts where it is."""
    app.connect("doctree-read", mark)
    app.connect("html-page-context", load)


def mark(app: Sphinx, doctree: nodes.document) -> None:
    """Note a page that has the form."""
    if any('class="assay-reader"' in node.astext() for node in doctree.findall(nodes.raw)):
        app.env.metadata[app.env.docname][_MARK] = "yes"


def load(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the scripts on the pages that were marked."""
    if _MARK in app.env.metadata.get(pagename, {}):
        for script in SCRIPTS:
            app.add_js_file(script, loading_method="defer")
