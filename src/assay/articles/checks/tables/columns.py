"""Do the heads of a table stand over its columns?

A head that is shifted (no head over the last column, and a head of a column over the labels), rows with more cells
than there are heads, and columns that the caption announces and the head does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.announced import announced_in
from assay.articles.checks.reading.cells import is_empty, number_of
from assay.articles.checks.table import Table

EXAMPLES = Examples(
    passes=("| | Alpha | Beta |\n|---|---|---|\n| Layers | 36 | 96 |\n| Width | 61 | 81 |",),
    fails=(
        "| Alpha | Beta | |\n|---|---|---|\n| Layers | 36 | 96 |\n| Width | 61 | 81 |",
        "| Size | Layers |\n|---|---|\n| small | 12 |\n| large | 24 | 96 |",
        "TABLE: Accuracy | Depth, Accuracy, Size of the set\n\nDepth\tAccuracy\n18\t70\n50\t76",
    ),
    nearly=(
        "| Name | Layers | |\n|---|---|---|\n| small | 12 | |\n| large | 24 | |",
        "| Name | Layers |\n|---|---|\n| small | 12 |\n| large |",
        "| Name | Layers | |\n|---|---|---|\n| small | 12 | see below |\n| large | 24 | |",
    ),
)


def check(document: Document) -> Iterator[Fault]:
    """Every table whose head does not fit its columns."""
    for table in document.tables:
        if table.head and table.rows:
            yield from _shifted(table)
            yield from _too_long(table)
    for caption in announced_in(document):
        for column in caption.missing:
            message = f"The caption announces a column {column.text!r}, and the head has none: {caption.head.text!r}."
            yield Fault(spans=(column.span, caption.head.span), message=message)


def _shifted(table: Table) -> Iterator[Fault]:
    """`| A | B | |` over `| label | 1 | 2 |`: each head stands one column too far to the left."""
    heads, width = table.head, len(table.head)
    if (
        width < 2
        or is_empty(heads[0].text)
        or not is_empty(heads[-1].text)
        or any(len(row) != width for row in table.rows)
    ):
        return
    labels, last = table.column(0), table.column(width - 1)
    filled = [cell for cell in last if not is_empty(cell.text)]
    if len(filled) < len(last) or not any(_begins_with_digit(cell.text) for cell in last):
        return
    if any(_begins_with_digit(cell.text) or is_empty(cell.text) for cell in labels) or len(labels) < 2:
        return
    message = (
        f"The last column has no head, and {heads[0].text!r} stands over the labels of the rows: the head is "
        "shifted by one."
    )
    yield Fault(spans=(Span(heads[0].start, heads[-1].end),), message=message)


def _begins_with_digit(text: str) -> bool:
    return number_of(text) is not None or re.match(r"[\W_]*\d", text) is not None


def _too_long(table: Table) -> Iterator[Fault]:
    for row in table.rows:
        filled = len(row)
        while filled and is_empty(row[filled - 1].text):
            filled -= 1
        if filled > len(table.head) > 1:
            message = f"The row has {filled} cells under {len(table.head)} heads."
            yield Fault(spans=(Span(row[0].start, row[-1].end),), message=message, weight="minor")
