"""What the theme lacks, names for parts of its frame and boxes around tables of notebooks, and what it has too much."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT = re.compile(r"\.fa(?:-|[srb]?\b)")
_RULE = re.compile(r"(@font-face|[^{}]+)\{([^{}]*)\}")
_LEFT_OUT = ("vendor/fontawesome", "scripts/fontawesome.js")
"""What the theme brings for its icons: two megabytes, for a dozen that the style sheet of the book draws."""


def add_frame(app: Sphinx) -> None:
    """Name what the theme leaves without a name, and what it loads without need."""
    app.connect("doctree-read", box_tables)
    app.connect("html-page-context", name_toggles, priority=999)
    app.connect("build-finished", slim)
    app.connect("html-page-context", SharedLists().share, priority=999)  # after the toggles have their names


def box_tables(app: Sphinx, doctree: nodes.document) -> None:
    """Put tables that notebooks wrote into the box of all others, which scrolls and can have the focus for it."""
    for node in list(doctree.findall(nodes.raw)):
        drawn = node.astext().lstrip() if node.get("format") == "html" else ""
        if drawn.startswith("<table") and 'class="assay-lookup' not in drawn:  # whose head sticks to the window
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


def slim(app: Sphinx, exception: Exception | None) -> None:
    """Take the font of icons and its two thousand rules out of what every reader loads."""
    static = Path(app.outdir) / "_static"
    sheet = static / "styles" / "pydata-sphinx-theme.css"
    if exception is not None or app.builder.format != "html" or not sheet.is_file():
        return
    sheet.write_text(without_icons(sheet.read_text("utf-8")), encoding="utf-8", newline="\n")
    for name in _LEFT_OUT:
        shutil.rmtree(static / name, ignore_errors=True)
        if (static / name).is_file():
            (static / name).unlink()


def without_icons(css: str) -> str:
    """A style sheet without the rules for a font of icons; of a rule for several things the others stay."""

    def kept(rule: re.Match[str]) -> str:
        names = rule[1].split(",")
        others = [name for name in names if not _FONT.match(_COMMENT.sub("", name).strip())]
        if rule[1] == "@font-face" or not others:
            return ""
        return rule[0] if len(others) == len(names) else f"{','.join(others)}{{{rule[2]}}}"

    return _RULE.sub(kept, css)
