"""Pictures of the notebooks: a drawing that follows the page's colours, its description, and the same as a table."""

from __future__ import annotations

import hashlib
import html
import re
from typing import TYPE_CHECKING, Any

from assay.chapters.narration import as_html

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

GREY = "#7a7a7a"
"""Text where no style sheet can reach it: as readable on white as on the dark page."""

BLUE, RED, GREEN = "#0072b2", "#d55e00", "#009e73"
"""Told apart with any kind of colour vision (after Okabe and Ito); shapes tell them apart as well."""

WIDTH = 640

_ID = re.compile(r'(?<=id=")[^"]+(?=")')


def config() -> dict[str, Any]:
    """What all pictures share: no background, one grey, letters large enough to read on a telephone."""
    size = {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"}
    text = {"labelColor": GREY, "titleColor": GREY, **size}
    return {
        "background": "transparent",
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": {**text, "domainColor": GREY, "tickColor": GREY, "gridColor": GREY, "gridOpacity": 0.25},
        "legend": {**text, "orient": "top", "title": None, "symbolSize": 110, "columnPadding": 18, "labelLimit": 400},
        "header": text,
        "title": {"color": GREY, "anchor": "start", "fontSize": 14},
        "text": {"color": GREY, "fontSize": 13},
        "rule": {"color": GREY},
    }


def svg(chart: alt.TopLevelMixin) -> str:
    """The chart as SVG, the same bytes every time; ids carry a digest, so that several fit into one page."""
    import vl_convert  # noqa: PLC0415 - only where something is drawn

    spec = chart.to_dict()
    spec["config"] = config()
    drawn: str = vl_convert.vegalite_to_svg(spec)
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:8]
    for name in dict.fromkeys(_ID.findall(drawn)):
        drawn = drawn.replace(f'id="{name}"', f'id="p{mark}-{name}"').replace(f"url(#{name})", f"url(#p{mark}-{name})")
    return drawn


def bundle(chart: alt.TopLevelMixin, alt_text: str, table: pd.DataFrame) -> dict[str, str]:
    """The picture for a page (inline, in the page's own text colour), for print, and as text."""
    drawn = svg(chart)
    label = html.escape(alt_text, quote=True)
    style = "max-width:100%;height:auto;overflow:visible"
    inline = drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" style="{style}" ', 1)
    inline = inline.replace(GREY, "currentColor")
    figure = f'<figure class="assay-picture">{inline}</figure>'
    twin = f'<details class="assay-twin"><summary>The same as a table</summary>{as_html(table)}</details>'
    titled = re.sub(r"(<svg [^>]*>)", rf"\g<1><title>{html.escape(alt_text)}</title>", drawn, count=1)
    text = f"{alt_text}\n\n{table.to_string(index=False)}"
    return {"text/html": f"{figure}{twin}", "image/svg+xml": titled, "text/plain": text}


def draw(chart: alt.TopLevelMixin, *, alt_text: str, table: pd.DataFrame) -> None:
    """Show a chart in a notebook. `alt_text` says what one sees, in one or two sentences; `table` holds every value."""
    from IPython.display import display  # noqa: PLC0415 - only where a notebook runs

    display(bundle(chart, alt_text, table), raw=True)  # type: ignore[no-untyped-call]
