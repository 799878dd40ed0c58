"""Does the order of a table follow its ranks?

A column of ranks from 1 on, and just one column of numbers beside it: they rise or fall with the ranks. Named is the
one pair of rows out of order where all others keep it; more, and the table is ordered by something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.cells import number_of
from assay.articles.checks.table import Cell, Table

_HEAD = "| Rank | City | People |\n|---|---|---|\n| 1 | A | 900 |\n"
EXAMPLES = Examples(
    passes=(f"{_HEAD}| 2 | B | 800 |\n| 3 | C | 700 |\n| 4 | D | 600 |\n| 5 | E | 500 |",),
    fails=(f"{_HEAD}| 2 | B | 700 |\n| 3 | C | 800 |\n| 4 | D | 600 |\n| 5 | E | 500 |",),
    nearly=(
        f"{_HEAD}| 2 | B | 700 |\n| 3 | C | 800 |\n| 4 | D | 600 |\n| 5 | E | 650 |",
        "| No. | City | People |\n|---|---|---|\n| 1 | A | 5 |\n| 2 | B | 7 |\n| 3 | C | 6 |\n| 4 | D | 9 |",
    ),
)

_RANK = re.compile(r"\W*(?:rank|ranking|place|position|pos\.?)\W*\Z", re.IGNORECASE)
LEAST_ROWS = 5
"""With fewer rows, all but one pair in order is no order yet."""


def check(document: Document) -> Iterator[Fault]:
    """Every pair of neighbours that is out of the order of all others."""
    for table in document.tables:
        columns = _columns(table)
        if columns is not None:
            yield from _out_of_order(*columns)


def _columns(table: Table) -> tuple[list[float], list[Cell], list[float]] | None:
    """The ranks, and the cells and values of the only other column of numbers."""
    ranks = [i for i, head in enumerate(table.head) if _RANK.match(head.text)]
    if len(ranks) != 1 or len(table.rows) < LEAST_ROWS:
        return None
    columns = {i: [number_of(cell.text) for cell in table.column(i)] for i in range(len(table.head))}
    numeric = {i: [number.value for number in column if number] for i, column in columns.items()}
    whole = [i for i in numeric if i != ranks[0] and len(numeric[i]) == len(table.rows)]
    some = [i for i in numeric if i != ranks[0] and numeric[i]]
    if len(whole) != 1 or some != whole or numeric[ranks[0]] != [*range(1, len(table.rows) + 1)]:
        return None
    return numeric[ranks[0]], list(table.column(whole[0])), numeric[whole[0]]


def _out_of_order(ranks: list[float], cells: list[Cell], values: list[float]) -> Iterator[Fault]:
    steps = [after - before for before, after in pairwise(values)]
    falls, rises = (sum(step < 0 for step in steps), sum(step > 0 for step in steps))
    wrong = [i for i, step in enumerate(steps) if (step > 0 if falls > rises else step < 0)]
    if len(wrong) == 1 and max(falls, rises) >= LEAST_ROWS - 2:
        i = wrong[0]
        this, following = (f"rank {ranks[k]:.0f} has {cells[k].text}" for k in (i, i + 1))
        message = f"R{this[1:]} and {following}, against the order."
        yield Fault(spans=(cells[i + 1].span, cells[i].span), message=message, weight="minor")
