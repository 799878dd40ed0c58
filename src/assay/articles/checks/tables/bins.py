"""Do the classes of a table or chart leave gaps, or overlap?

Where every row of a column is a range: a value must belong to one class and one only. Two classes that share their
edge (`1-6`, `6-175`) are named as a slip; that is common, and leaves open where the edge belongs. A gap is named
where the other classes follow each other without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.announced import announced_in
from assay.articles.checks.reading.bins import Bin, bin_of
from assay.articles.checks.table import Cell

EXAMPLES = Examples(
    passes=("| Age | People |\n|---|---|\n| 18–24 | 12 |\n| 25–34 | 20 |\n| 35–44 | 7 |\n| 45+ | 9 |",),
    fails=(
        "| Age | People |\n|---|---|\n| 18–25 | 12 |\n| 25–34 | 20 |\n| 35–44 | 7 |\n| 45+ | 9 |",
        "| Age | People |\n|---|---|\n| 18–24 | 12 |\n| 22–34 | 20 |\n| 35–44 | 7 |\n| 45+ | 9 |",
        "| Age | People |\n|---|---|\n| 18–24 | 12 |\n| 25–34 | 20 |\n| 36–44 | 7 |\n| 45+ | 9 |",
        (
            "CHART_BAR: Sizes | Task:Size\n\nTaskSize\nSimple Tasks1-6 billion\nModerate Tasks6-175 "
            "billion\nComplex Tasks175 billion+"
        ),
    ),
    nearly=(
        "| Method | Range |\n|---|---|\n| A | 1–6 |\n| B | 3–8 |\n| C | 2–4 |",
        "| Game | Score |\n|---|---|\n| home | 3–1 |\n| away | 2–2 |",
        "| Age | People |\n|---|---|\n| 18–20 | 12 |\n| 30–32 | 20 |\n| 50–52 | 7 |",
    ),
)


def check(document: Document) -> Iterator[Fault]:
    """Every pair of neighbouring classes that overlap or leave a gap."""
    for table in document.tables:
        if table.head and len(table.rows) > 1:
            yield from _between(table.column(0))
    for block in announced_in(document):
        cells = [_class_in(row) for row in block.rows]
        if all(cells):
            yield from _between([cell for cell in cells if cell])


_GLUED = re.compile(
    r"(?<=[a-z)])(?P<alone>\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?(?:[KMBT]|thousand|million|billion|trillion)?\+?)\Z"
)
_BRACKETED = re.compile(r"\((?P<alone>[<>≤≥]?\s?\d[^()]{0,24})\)[^()]*\Z")


def _class_in(row: Cell) -> Cell | None:
    """The range that a row without marks between its cells has in brackets or at its end."""
    match = _BRACKETED.search(row.text) or _GLUED.search(row.text)
    if match is None:
        return None
    return Cell(match["alone"], row.start + match.start("alone"), row.start + match.end("alone"))


def _between(cells: Sequence[Cell]) -> Iterator[Fault]:
    bins = [bin_of(cell.text) for cell in cells]
    known = [one for one in bins if one is not None]
    if len(known) < 3 or len(known) < len(cells) or not _divide(known):
        return
    gaps = [after.low - before.high for before, after in pairwise(known)]
    usual = sum(
        gap <= max(before.step, after.step) * 1.001 for gap, (before, after) in zip(gaps, pairwise(known), strict=True)
    )
    for i, (gap, (before, after)) in enumerate(zip(gaps, pairwise(known), strict=True)):
        spans = (cells[i + 1].span, cells[i].span)
        names = f"{cells[i].text!r} and {cells[i + 1].text!r}"
        if gap < 0:
            yield Fault(spans=spans, message=f"{names} overlap from {after.low:,.12g} to {before.high:,.12g}.")
        elif gap == 0 and not (before.is_open or after.is_open or _are_measured(known)):
            yield Fault(spans=spans, message=f"{names} both hold {after.low:,.12g}.", weight="minor")
        elif gap > max(before.step, after.step) * 1.001 and usual == len(gaps) - 1 and usual:
            yield Fault(
                spans=spans,
                message=f"Between {names} a value from {before.high:,.12g} to {after.low:,.12g} has no class.",
            )


def _divide(bins: Sequence[Bin]) -> bool:
    """Whether they rise from row to row, as classes of one scale do, and no figure is a score or a pair of results."""
    return all(one.low < one.high for one in bins) and all(
        before.low < after.low
        and before.high < after.high
        and (before.low == -inf or after.low > (before.low + before.high) / 2)
        for before, after in pairwise(bins)
    )


def _are_measured(bins: Sequence[Bin]) -> bool:
    """Whether all classes share their edges and print decimals: `0.0–0.5`, `0.5–1.0` is a habit, not a slip."""
    return all(one.step < 1 for one in bins if one.high < inf)
