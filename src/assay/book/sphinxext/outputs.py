"""Outputs of notebooks on a page: text is text, whatever a record put into it, and only our own helpers draw.

A notebook prints what records say, so what it shows as Markdown or HTML can hold what somebody wrote into one. Both are
taken as a stranger's: Markdown without HTML, HTML without what runs or loads, and neither leads out of the book.
What the helpers of this package make of escaped parts comes as a type of its own and is taken as it is.
"""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

import nh3
from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer

from assay.notebooks.recording import ESCAPED
from assay.notebooks.telling import TOLD

_VEGA_LITE = re.compile(r"application/vnd\.vegalite\.v\d+(\.json|\+json)")
_VEGA_LITE_NAMES = tuple(
    f"application/vnd.vegalite.v{version}{end}" for version in (4, 5, 6) for end in ("+json", ".json")
)
_WAYS_OUT = (r"\href", r"\url", r"\includegraphics", r"\html")
"""TeX that is more than a formula."""
_TAGS = nh3.ALLOWED_TAGS - {"a", "img"}
_ATTRIBUTES = {name: allowed - {"src", "cite"} for name, allowed in nh3.ALLOWED_ATTRIBUTES.items() if name in _TAGS} | {
    "table": {"class"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


class Outputs:
    """What MyST-NB asks before its own way with an output (entry point `myst_nb.mime_renderers`)."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]] = [
        ("*", TOLD, 0),
        ("*", ESCAPED, 1),
        *(("*", name, 2) for name in _VEGA_LITE_NAMES),  # before its text/html, which asks another host for a script
        ("*", "application/javascript", None),
    ]

    @staticmethod
    def handle_mime(  # noqa: PLR0911 - one for each kind
        renderer: NbElementRenderer,
        data: MimeData,
        inline: bool,  # noqa: FBT001
    ) -> list[nodes.Node] | None:
        """The nodes of an output, or None where MyST-NB's own are harmless: plain text, pictures."""
        kind = data.mime_type
        if kind == TOLD:
            return [nodes.comment()]  # the prose prints it; with no node at all, MyST-NB would show the plain text
        if kind == ESCAPED:
            return [_raw(data.string)]
        if kind == "text/html":
            return [_raw(nh3.clean(data.string, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set()))]
        if kind == "text/markdown":
            return _as_text(renderer.render_markdown_inline(data) if inline else renderer.render_markdown(data))
        if _VEGA_LITE.fullmatch(kind):
            return [_raw(_drawn(data.content))]
        if kind == "text/latex" and any(way in data.string for way in _WAYS_OUT):
            return [nodes.literal_block(data.string, data.string)]
        return None


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html", classes=["output", "text_html"])


def _as_text(made: list[nodes.Element]) -> list[nodes.Node]:
    """What Markdown became, with HTML in it shown as the text that it is, and without what another host would see."""
    holder = nodes.Element("", *made)
    for raw in list(holder.findall(nodes.raw)):
        shown = nodes.Text(raw.astext())
        is_inline = isinstance(raw.parent, nodes.TextElement)
        raw.replace_self(shown if is_inline else nodes.paragraph("", "", shown))
    for image in list(holder.findall(nodes.image)):
        image.replace_self(nodes.Text(image.get("alt") or image.get("uri", "")))
    for link in list(holder.findall(nodes.reference)):
        if "refuri" in link:
            link.replace_self(link.children)
    return list(holder.children)


def _drawn(spec: str | dict[str, Any]) -> str:
    """A chart as altair shows it, as a picture; it may ask nobody for data."""
    import vl_convert  # noqa: PLC0415 - only where something is drawn

    loaded = json.loads(spec) if isinstance(spec, str) else spec
    drawn: str = vl_convert.vegalite_to_svg(loaded, allowed_base_urls=[])
    return f'<figure class="assay-picture">{drawn}</figure>'
