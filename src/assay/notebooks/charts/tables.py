"""What notebooks share: how a fact is cited, a table is set and an axis of sizes is lettered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assay.model import Fact, Law
from assay.model.corpus import Corpus
from assay.notebooks.recording import ESCAPED
from assay.quantity import Unit, show

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


def cited(corpus: Corpus, fact: Fact) -> str:
    """Where a fact was read, as `Hoffmann et al. 2022, Table 1`."""
    return f"{corpus.sources[fact.source].short}, {fact.locator}"


def law_cited(corpus: Corpus, name: str) -> str:
    """Where a law comes from."""
    law = law_named(corpus, name)
    return f"{corpus.sources[law.source].short}, {law.locator}"


def law_named(corpus: Corpus, name: str) -> Law:
    """A law by its id."""
    return next(law for law in corpus.laws if law.id == name)


def rough(x: float, unit: Unit | None = None) -> str:
    """A figure to two significant digits, for prose in which more would pretend to know more."""
    return show(float(f"{x:.2g}"), unit)


def as_html(frame: pd.DataFrame) -> str:
    """A table as the pages of this book have them; pandas escapes what stands in it."""
    return frame.to_html(index=False, border=0, justify="left", classes="assay-table")


class Table:
    """A table as the output of a cell: for the pages of this book, for other programs and as text."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        shown = as_html(self.frame)
        return {ESCAPED: shown, "text/html": shown, "text/plain": self.frame.to_string(index=False)}


def table(columns: Mapping[str, Sequence[Any]]) -> Table:
    """A table for the output of a cell, by columns."""
    import pandas as pd  # noqa: PLC0415 - only where a notebook runs

    return Table(pd.DataFrame(dict(columns)))


def decades(low: int, high: int) -> alt.Axis:
    """A logarithmic axis with words at every power of ten, such as 1 billion and 10 billion."""
    import altair as alt  # noqa: PLC0415 - only where a notebook runs

    values = [10.0**power for power in range(low, high + 1)]
    words = ", ".join(f"'{power}': '{show(10.0**power)}'" for power in range(low, high + 1))
    return alt.Axis(values=values, labelExpr=f"{{{words}}}[format(round(log(datum.value) / LN10), 'd')]")
