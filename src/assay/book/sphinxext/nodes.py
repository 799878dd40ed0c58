"""The extension's own nodes, and how each writer shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


class badge(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes so
    """A verdict or an outcome: glyph, word and a class for its colour."""


class anchor(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """A place on a page that links lead to; it shows nothing."""


class picture(nodes.General, nodes.Element):  # noqa: N801
    """A picture in HTML, made when the page is written, as its links depend on the page; its children are a table."""


class jsonld(nodes.Invisible, nodes.General, nodes.Element):  # noqa: N801
    """A document for machines, such as a ClaimReview."""


class lookup(nodes.General, nodes.Element):  # noqa: N801
    """A table in HTML that a reader sorts and filters; its children are what the other writers show instead."""


class folded(nodes.General, nodes.Element):  # noqa: N801
    """What is shown on demand; its first child is the summary."""


class peek(nodes.General, nodes.Element):  # noqa: N801
    """A card that a button opens above the page, by its name."""


class look(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """The button that opens a card; other writers have neither."""


class folded_summary(nodes.General, nodes.TextElement):  # noqa: N801
    """The line that is always shown."""


def html_jsonld(self: Any, node: jsonld) -> None:
    """A script element that holds data and runs nothing."""
    self.body.append(embedded(node["document"]) + "\n")
    raise nodes.SkipNode


def html_folded(self: Any, node: folded) -> None:
    """An element that browsers open and close themselves."""
    self.body.append('<details class="assay-folded">')


def html_folded_end(self: Any, node: folded) -> None:
    """Its end."""
    self.body.append("</details>\n")


def html_summary(self: Any, node: folded_summary) -> None:
    """The line to click."""
    self.body.append("<summary>")


def html_summary_end(self: Any, node: folded_summary) -> None:
    """Its end."""
    self.body.append("</summary>\n")


def html_peek(self: Any, node: peek) -> None:
    """An element that browsers open, close and leave by the Escape key themselves."""
    named = f'id="{escape(node["name"])}" role="group" aria-label="What the source says there"'
    self.body.append(f'<div class="assay-peek" {named} popover>')


def html_peek_end(self: Any, node: peek) -> None:
    """Its end."""
    self.body.append("</div>\n")


def html_look(self: Any, node: look) -> None:
    """The button."""
    words, name = escape(node["words"]), escape(node["name"])
    self.body.append(f'<button type="button" class="assay-look" popovertarget="{name}">{words}</button>')
    raise nodes.SkipNode


def badge_html(node: badge) -> str:
    """A coloured label; the glyph is for the eye only."""
    name = node.get("name")
    label = f' title="{escape(name)}"' if name else ""
    compact = " assay-mark" if node.get("compact") else ""
    word = f'<span class="assay-word">{escape(node["word"])}</span>'
    glyph = f'<span class="assay-glyph" aria-hidden="true">{escape(node["glyph"])}</span>'
    return f'<span class="assay-badge {escape(node["verdict"])}{compact}"{label}>{glyph} {word}</span>'


def html_badge(self: Any, node: badge) -> None:
    """The label alone."""
    self.body.append(badge_html(node))
    raise nodes.SkipNode


def text_badge(self: Any, node: badge) -> None:
    """`[✗ refuted]`."""
    self.add_text(f"[{node['glyph']} {node['word']}]")
    raise nodes.SkipNode


def latex_badge(self: Any, node: badge) -> None:
    """The word in small capitals: the fonts need not have the glyphs."""
    self.body.append(rf"\textsc{{{self.encode(node['word'])}}}")
    raise nodes.SkipNode


def html_anchor(self: Any, node: anchor) -> None:
    """An empty element with an id."""
    self.body.append(f'<span id="{escape(node["name"])}" class="assay-anchor"></span>')
    raise nodes.SkipNode


def skip(self: Any, node: nodes.Node) -> None:
    """Nothing."""
    raise nodes.SkipNode


def html_picture(self: Any, node: picture) -> None:
    """The picture, then its twin, folded."""
    here = self.builder.current_docname
    drawn = node["drawing"].html(lambda document: self.builder.get_relative_uri(here, document))
    self.body.append(f'<div class="assay-picture">{drawn}')
    if node.children:
        self.body.append('<details class="assay-twin"><summary>The same as a table</summary>')


def html_picture_end(self: Any, node: picture) -> None:
    """Close what was opened."""
    self.body.append("</details></div>\n" if node.children else "</div>\n")


def html_lookup(self: Any, node: lookup) -> None:
    """The table alone."""
    here = self.builder.current_docname
    self.body.append(node["drawing"].html(lambda document: self.builder.get_relative_uri(here, document)))
    raise nodes.SkipNode


def through(self: Any, node: nodes.Node) -> None:
    """Show the children only: other writers print the table."""


def add_nodes(app: Sphinx) -> None:
    """Register the nodes with their visitors."""
    app.add_node(badge, html=(html_badge, None), text=(text_badge, None), latex=(latex_badge, None),
                 texinfo=(skip, None), man=(skip, None))  # fmt: skip
    app.add_node(anchor, html=(html_anchor, None), text=(skip, None), latex=(skip, None),
                 texinfo=(skip, None), man=(skip, None))  # fmt: skip
    app.add_node(jsonld, html=(html_jsonld, None), text=(skip, None), latex=(skip, None),
                 texinfo=(skip, None), man=(skip, None))  # fmt: skip
    app.add_node(peek, html=(html_peek, html_peek_end), text=(skip, None), latex=(skip, None),
                 texinfo=(skip, None), man=(skip, None))  # fmt: skip
    app.add_node(look, html=(html_look, None), text=(skip, None), latex=(skip, None),
                 texinfo=(skip, None), man=(skip, None))  # fmt: skip
    for node, html in ((folded, (html_folded, html_folded_end)), (folded_summary, (html_summary, html_summary_end))):
        app.add_node(node, html=html, text=(through, through), latex=(through, through),
                     texinfo=(through, through), man=(through, through))  # fmt: skip
    app.add_node(lookup, html=(html_lookup, None), text=(through, through), latex=(through, through),
                 texinfo=(through, through), man=(through, through))  # fmt: skip
    app.add_node(picture, html=(html_picture, html_picture_end), text=(through, through), latex=(through, through),
                 texinfo=(through, through), man=(through, through))  # fmt: skip


_ESCAPED = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&'"})


def embedded(document: Mapping[str, Any]) -> str:
    """The document as a script element. It is plain ASCII, and no `<`, `>` or `&` stands in its strings."""
    body = json.dumps(document, ensure_ascii=True, separators=(",", ":")).translate(_ESCAPED)
    return f'<script type="application/ld+json">{body}</script>'
