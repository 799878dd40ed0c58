"""What the theme lacks: names for parts of its frame, boxes around tables of notebooks, and a search in a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

_TEMPLATES = Path(__file__).parent
_NO_EXCERPTS = 'if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;'
"""In a folder a page may not read its neighbours, as the search does for its excerpts; it finds without them."""


def add_frame(app: Sphinx) -> None:
    """Put our templates before the theme's, and name what it leaves without a name."""
    app.connect("config-inited", prefer_ours)
    app.connect("doctree-read", box_tables)
    app.connect("html-page-context", name_toggles, priority=999)
    app.connect("html-page-context", spare_excerpts)


def prefer_ours(app: Sphinx, config: Config) -> None:
    """Sphinx takes the first template of a name. Told from the book's folder, the setting is the same everywhere."""
    config.templates_path = [os.path.relpath(_TEMPLATES, app.confdir), *config.templates_path]


def box_tables(app: Sphinx, doctree: nodes.document) -> None:
    """Put tables that notebooks wrote into the box of all others, which scrolls and can have the focus for it."""
    for node in list(doctree.findall(nodes.raw)):
        if node.get("format") == "html" and node.astext().lstrip().startswith("<table"):
            boxed = f'<div class="pst-scrollable-table-container">{node.astext()}</div>'
            node.replace_self(nodes.raw(boxed, boxed, format="html"))


def name_toggles(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say in the list of pages what each arrow unfolds: it has no text."""
    listed = context.get("generate_toctree_html")
    if listed is None:  # another theme, or a page without a list
        return

    def named(*args: Any, **kwargs: Any) -> Any:
        found = listed(*args, **kwargs)
        soup = found if isinstance(found, BeautifulSoup) else BeautifulSoup(found, "html.parser")
        for item in soup.select("li:has(> details > summary)"):
            link, summary = item.find("a"), item.find("summary")
            if link and summary and not summary.get_text(strip=True):
                summary["aria-label"] = f"Pages of {link.get_text(strip=True)}"
        return soup

    context["generate_toctree_html"] = named


def spare_excerpts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the search from asking for what a browser refuses it, loudly, where the book is a folder."""
    if pagename == "search":
        app.add_js_file(None, body=_NO_EXCERPTS)
