"""Pictures of the notebooks: a drawing that follows the page's colours, its description, and the same as a table."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assay.notebooks.charts.interactive import Live
from assay.notebooks.charts.tables import as_html
from assay.notebooks.recording import ESCAPED

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

GREY = "#7a7a7a"
"""Text where no style sheet can reach it: as readable on white as on the dark page."""

BLUE, RED, GREEN = "#0072b2", "#d55e00", "#009e73"
"""Told apart with any kind of colour vision (after Okabe and Ito); shapes tell them apart as well."""

WIDTH = 640
"""Pixels of a picture with its labels on a desktop."""

NARROW = 350
"""The same on a telephone."""

ROW = 42
"""Pixels of a row on a telephone, where its label stands above it."""

PAIR = 22
"""The same for each of two marks that share a row and its label."""

BETWEEN = 20
"""Pixels between two figures below an axis, by the font that measured them: in a wider one they keep apart, too."""

FONT = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif"
"""Letters as wide as those that the drawing was measured with, where the reader's machine has them."""

_ID = re.compile(r'(?<=id=")[^"]+(?=")')
_PARTS = re.compile(r' (?:role="graphics-[^"]*"|aria-roledescription="[^"]*")')
_NAMED = re.compile(r'<path aria-label="([^"]*)"([^>]*?)/>')
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)"')


def config(*, narrow: bool = False, upright: bool = False) -> dict[str, Any]:
    """What all pictures share: no background, one grey, letters large enough to read on a telephone.

    An upright axis of figures has its title lying above it, where it would read as an entry of a legend,
    so that a legend goes below.
    """
    size = {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"}
    text = {"labelColor": GREY, "titleColor": GREY, **size}
    shared: dict[str, Any] = {
        "aria": False,  # the drawing as a whole has its description, and its table says the rest
        "background": "transparent",
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": {**text, "domainColor": GREY, "tickColor": GREY, "gridColor": GREY, "gridOpacity": 0.25},
        "axisYQuantitative": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -14},
        "legend": {
            **text,
            "orient": "bottom" if upright else "top",
            "offset": 14,
            "title": None,
            "symbolSize": 110,
            "columnPadding": 30,
            "labelLimit": 400,
        },
        "header": text,
        "title": {"color": GREY, "anchor": "start", "fontSize": 14},
        "text": {"color": GREY, "fontSize": 13},
        "rule": {"color": GREY},
        "axisXQuantitative": {"labelOverlap": "parity", "labelSeparation": BETWEEN},
    }
    if narrow:
        above = {"labelAlign": "left", "labelPadding": 0, "labelOffset": -15, "labelLimit": NARROW, "ticks": False}
        shared |= {"axisYPoint": above, "axisYBand": above}
        below = {"direction": "vertical", "margin": 8}  # two legends side by side would touch
        shared["legend"] |= {"columns": 1, "layout": {"bottom": below, "top": below}}
    return shared


def svg(chart: alt.TopLevelMixin) -> str:
    """The chart as SVG, the same bytes every time; ids carry a digest, so that several fit into one page."""
    spec = chart.to_dict()
    return _drawn(spec, config(upright=_is_upright(spec)))


def narrow_svg(chart: alt.TopLevelMixin) -> str:
    """The chart for a telephone: as wide as that is, rows named above their marks."""
    spec = _unreserved(chart.to_dict())
    settings = config(narrow=True, upright=_is_upright(spec))
    if _is_paired(spec):
        settings["axisYBand"] |= {"labelOffset": -PAIR - 6}  # above both marks of a row
    found = _SIZE.match(_drawn(_resized(spec, NARROW), settings))
    assert found is not None
    return _drawn(_resized(spec, 2 * NARROW - int(float(found[1]))), settings)


def bundle(
    chart: alt.TopLevelMixin, alt_text: str, table: pd.DataFrame, title: str = "", live: Live | None = None
) -> dict[str, str]:
    """The picture for a page (inline, in the page's own colours), for print, and as text."""
    drawn = svg(chart)
    inline = "".join(
        f'<div class="assay-{size}">{_inline(one, alt_text)}</div>'
        for size, one in (("wide", drawn), ("narrow", narrow_svg(chart)))
    )
    caption = f"<figcaption>{html.escape(title)}</figcaption>" if title else ""
    figure = f'<figure class="assay-picture">{caption}{inline}</figure>'
    twin = f'<details class="assay-twin"><summary>The same as a table</summary>{as_html(table)}</details>'
    if live:
        spec = {**live.bound(chart.to_dict()), "config": config()}
        figure = f'<div class="assay-answering">{figure}{in_page_colours(live.as_html(spec))}</div>'
    said = f"{title}. {alt_text}" if title else alt_text
    titled = re.sub(r"(<svg [^>]*>)", rf"\g<1><title>{html.escape(said)}</title>", drawn, count=1)
    text = f"{said}\n\n{table.to_string(index=False)}"
    made = f"{figure}{twin}"
    return {ESCAPED: made, "text/html": made, "image/svg+xml": titled, "text/plain": text}


def in_page_colours(drawing: str) -> str:
    """A drawing whose colours are the page's, light or dark, and whose own are kept for where there is no page."""
    drawing = drawing.replace(GREY, "currentColor")
    for name, hue in (("blue", BLUE), ("red", RED), ("green", GREEN)):
        drawing = drawing.replace(hue, f"var(--assay-{name}, {hue})")
    return drawing


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart as the output of a cell, with what `draw` asks for."""

    chart: alt.TopLevelMixin
    title: str
    """What it shows to be so."""
    alt_text: str
    """What one sees, in one or two sentences."""
    table: pd.DataFrame
    """Every value."""
    live: Live | None = None

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return bundle(self.chart, self.alt_text, self.table, self.title, self.live)


def draw(chart: alt.TopLevelMixin, *, title: str, alt_text: str, table: pd.DataFrame, live: Live | None = None) -> None:
    """Show a chart in a notebook.

    `title` says what it shows to be so, `alt_text` what one sees, in one or two sentences; `table` holds every value.
    With `live` the chart answers to controls; its static picture shows the last of their presets.
    """
    from IPython.display import display  # noqa: PLC0415 - only where a notebook runs

    display(bundle(chart, alt_text, table, title, live), raw=True)  # type: ignore[no-untyped-call]


def _drawn(spec: dict[str, Any], settings: dict[str, Any]) -> str:
    import vl_convert  # noqa: PLC0415 - only where something is drawn

    drawn: str = vl_convert.vegalite_to_svg({**spec, "config": settings})
    drawn = _PARTS.sub("", drawn)  # `aria: false` leaves the roles of groups, which have no names
    drawn = _NAMED.sub(r"<path\2><title>\1</title></path>", drawn)  # which every browser shows when pointed at
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:8]
    for name in dict.fromkeys(_ID.findall(drawn)):
        drawn = drawn.replace(f'id="{name}"', f'id="p{mark}-{name}"').replace(f"url(#{name})", f"url(#p{mark}-{name})")
    return drawn


def _resized(spec: dict[str, Any], width: int) -> dict[str, Any]:
    """A chart, or each row of a faceted one, of another width, its rows high enough for a label above the mark."""
    if "spec" in spec:
        return {**spec, "spec": _resized(spec["spec"], width)}
    height = spec.get("height")
    step = height.get("step") if isinstance(height, dict) else None
    least = PAIR if _is_paired(spec) else ROW
    return {**spec, "width": width, **({"height": {"step": max(step, least)}} if step else {})}


def _unreserved(part: Any, name: str = "") -> Any:
    """Without the room that axes keep free for names beside them, and without columns of a legend."""
    if isinstance(part, list):
        return [_unreserved(one) for one in part]
    if not isinstance(part, dict):
        return part
    taken = {"axis": {"minExtent", "labelLimit"}, "legend": {"columns"}}.get(name, set())
    return {key: _unreserved(one, key) for key, one in part.items() if key not in taken}


def _is_upright(part: Any) -> bool:
    """Whether figures go upwards somewhere in a chart."""
    if isinstance(part, list):
        return any(map(_is_upright, part))
    if not isinstance(part, dict):
        return False
    y = part.get("y")
    return (isinstance(y, dict) and y.get("type") == "quantitative") or any(map(_is_upright, part.values()))


def _is_paired(part: Any) -> bool:
    """Whether marks lie beside one another in a row."""
    if isinstance(part, list):
        return any(map(_is_paired, part))
    return isinstance(part, dict) and ("yOffset" in part or any(map(_is_paired, part.values())))


def _inline(drawn: str, alt_text: str) -> str:
    label = html.escape(alt_text, quote=True)
    style = "max-width:100%;height:auto;overflow:visible"
    inline = drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" style="{style}" ', 1)
    return in_page_colours(inline).replace('font-family="sans-serif"', f'font-family="{FONT}"')
