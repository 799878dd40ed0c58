"""Is the last row, called total, the sum of the rows above it?

Each column of plain numbers is added up, within the rounding of its cells. A column is doubted where another column
of the same table does add up, which shows that the rows are the parts, or where it misses by little. Columns of
shares, means and rates are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.cells import is_empty, number_of
from assay.articles.checks.reading.decimals import Printed
from assay.articles.checks.table import Cell, Table

EXAMPLES = Examples(
    passes=("| Site | Men | Women |\n|---|---|---|\n| North | 12 | 30 |\n| South | 20 | 5 |\n| Total | 32 | 35 |",),
    fails=("| Site | Men | Women |\n|---|---|---|\n| North | 12 | 30 |\n| South | 20 | 5 |\n| Total | 32 | 45 |",),
    nearly=(
        "| Site | Men | Mean age |\n|---|---|---|\n| North | 12 | 30 |\n| South | 20 | 50 |\n| Total | 32 | 42 |",
        "| Site | Men |\n|---|---|\n| North | 12 |\n| South | 20 |\n| Total (all of the country) | 950 |",
    ),
)

NEAR = 0.1
"""Share by which a lone column may miss its total and still be doubted: more, and rows were probably left out."""

_TOTAL = re.compile(r"[*_\s]*(?:grand\s|overall\s)?(?:total|totals|sum)[*_\s:]*\Z", re.IGNORECASE)
_PART = re.compile(r"sub-?total|of which|thereof|including|^all\b|overall", re.IGNORECASE)
_NOT_ADDED = re.compile(
    r"mean|average|median|ratio|rate|%|percent|share|index|score|age\b|per\b|accuracy|SD\b|std|year|rank|p\b|[fF]1",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Fault]:
    """Every total that its column does not add up to."""
    for table in document.tables:
        labels = table.column(0)
        if len(table.rows) < 3 or not _TOTAL.match(labels[-1].text) or any(map(_is_part, labels[:-1])):
            continue
        columns = [column for i in range(1, len(table.head)) if (column := _column(table, i))]
        fits = [abs(_sum(parts) - total.value) <= _slack((*parts, total)) for _, parts, total in columns]
        for (cell, parts, total), fit in zip(columns, fits, strict=True):
            others = sum(fits) > 0
            misses = abs(_sum(parts) - total.value)
            if not fit and (others or misses <= NEAR * abs(total.value)):
                yield _fault(table, cell, parts, total, certain=others)


def _is_part(cell: Cell) -> bool:
    return bool(_PART.search(cell.text) or _TOTAL.match(cell.text))


def _column(table: Table, index: int) -> tuple[Cell, list[Printed], Printed] | None:
    """The total's cell, the parts and the total of a column of numbers; None where it is something else."""
    cells = table.column(index)
    if len(cells) != len(table.rows) or _NOT_ADDED.search(table.head[index].text):
        return None
    if any("%" in cell.text for cell in cells) or is_empty(cells[-1].text):
        return None
    numbers = [number_of(cell.text) for cell in cells if not is_empty(cell.text)]
    known = [number for number in numbers if number is not None]
    return (cells[-1], known[:-1], known[-1]) if len(known) == len(numbers) > 2 else None


def _sum(parts: list[Printed]) -> float:
    return sum(part.value for part in parts)


def _slack(numbers: tuple[Printed, ...]) -> float:
    """What the rounding of decimals can add up to; whole numbers are counts, and exact."""
    return sum(number.step / 2 for number in numbers if number.step < 1) + 1e-9 * abs(numbers[-1].value)


def _fault(table: Table, cell: Cell, parts: list[Printed], total: Printed, *, certain: bool) -> Fault:
    added = _sum(parts)
    decimals = max(len(part.text.partition(".")[2]) for part in parts)
    message = f"The rows above add up to {added:,.{decimals}f}, not {total.text}."
    return Fault(
        spans=(cell.span,),
        message=message,
        ratio=total.value / added if added else None,
        weight="major" if certain else "minor",
    )
