"""Outputs of notebooks on a page: what runs or loads is taken out of those that are not ours."""

from __future__ import annotations

from typing import Any, cast

import pytest
from myst_nb.core.render import MimeData, NbElementRenderer

from assay.book.sphinxext.outputs import Outputs
from assay.notebooks.recording import ESCAPED

NOBODY = cast("NbElementRenderer", None)
BAR = {
    "data": {"values": [{"a": 1, "b": "<script>x()</script>"}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "nominal"}},
}


def shown(kind: str, content: Any) -> str:
    made = Outputs.handle_mime(NOBODY, MimeData(kind, content), inline=False)
    assert made is not None
    (node,) = made
    return node.astext()


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<b>two</b>", "<b>two</b>"),
        ("<img src=x onerror=x()>", ""),
        ("<script>x()</script><style>b {}</style>", ""),
        ('<a href="https://example.org/">two</a>', "two"),
        ('<table class="dataframe"><tr><td onclick="x()">1 &lt; 2</td></tr></table>',
         '<table class="dataframe"><tbody><tr><td>1 &lt; 2</td></tr></tbody></table>'),
        ("<svg onload=x()><circle r=1 /></svg>", ""),
        ('<iframe src="//example.org"></iframe><form action="//e">two</form>', "two"),
    ],
)  # fmt: skip
def test_html_of_a_notebook_neither_runs_nor_loads_nor_leads_away(html: str, kept: str) -> None:
    assert shown("text/html", html) == kept


def test_html_that_a_helper_made_of_escaped_parts_is_taken_as_it_is() -> None:
    assert shown(ESCAPED, '<figure class="assay-picture"></figure>') == '<figure class="assay-picture"></figure>'


def test_a_chart_as_altair_shows_it_is_drawn_and_asks_nobody() -> None:
    drawn = shown("application/vnd.vegalite.v5+json", BAR)
    assert drawn.startswith('<figure class="assay-picture"><svg ')
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn


def test_a_formula_that_leads_away_is_shown_as_it_was_typed() -> None:
    assert Outputs.handle_mime(NOBODY, MimeData("text/latex", r"$\frac{1}{2}$"), inline=False) is None
    assert shown("text/latex", r"$\href{javascript:x()}{y}$") == r"$\href{javascript:x()}{y}$"
