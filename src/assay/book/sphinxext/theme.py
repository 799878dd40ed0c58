"""What the theme lacks: names for parts of its frame, and boxes around tables of notebooks."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx


def add_frame(app: Sphinx) -> None:
    """Name what the theme leaves without a name, and what it loads without need."""
    app.connect("doctree-read", box_tables)
    app.connect("html-page-context", name_toggles, priority=999)
    app.connect("html-page-context", SharedLists().share, priority=999)  # after the toggles have their names


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
        for summary in soup.select("li > details > summary"):
            item = summary.find_parent("li")
            link = item.find("a") if item else None
            if link and not summary.get_text(strip=True):
                summary["aria-label"] = f"Pages of {link.get_text(strip=True)}"
        return soup

    context["generate_toctree_html"] = named


class SharedLists:
    """The list of pages beside those that are not in it, made once for each folder: in one folder it is the same.

    Most pages are those of claims, and making the list anew for each was a fifth of the time of a build.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], str] = {}

    def share(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Have the page take the list of its folder, unless its own differs: there its own entry stands out."""
        make = context.get("generate_toctree_html")
        listed = {app.config.root_doc, *(page for pages in app.env.toctree_includes.values() for page in pages)}
        if make is None or doctree is None or pagename in listed:
            return
        folder = pagename.rpartition("/")[0]

        def shared(**options: Any) -> str:
            key = (folder, *sorted(options.items()))
            if key not in self._made:
                self._made[key] = str(make(**options))
            return self._made[key]

        context["generate_toctree_html"] = shared
