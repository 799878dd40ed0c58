"""Do the percentages of a table follow from its counts?

A column of counts with a row called total, and beside it a column of percentages; or cells such as `12 (40%)` under a
head that gives `n = 30`. Asked only where most cells follow, which shows what the percentages are of; a cell that
does not is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.cells import number_of
from assay.articles.checks.reading.decimals import NUMBER, Printed, printed
from assay.articles.checks.table import Cell, Table

_ROWS = "| yes | 12 | 40.0% |\n| no | 9 | {} |\n| other | 6 | 20.0% |\n| unknown | 3 | 10.0% |\n| Total | 30 | 100% |"
_HEAD = "| Answer | n | % |\n|---|---|---|\n"
_CELLS = "| | Old (n = 30) |\n|---|---|\n| women | 12 (40%) |\n| smokers | {} |\n| fit | 6 (20%) |\n| tall | 3 (10%) |"
EXAMPLES = Examples(
    passes=(_HEAD + _ROWS.format("30.0%"), _CELLS.format("9 (30%)")),
    fails=(_HEAD + _ROWS.format("33.0%"), _CELLS.format("9 (33%)")),
    nearly=(
        _HEAD + "| yes | 12 | 30.0% |\n| no | 9 | 22.5% |\n| other | 6 | 15.0% |\n| Total | 27 | 75% |",
        "| | Old (n = 30) |\n|---|---|\n| age | 12 (4) |\n| weight | 62 (11) |\n| height | 170 (9) |",
    ),
)

MOST = 0.6
"""Share of the cells that must follow before one that does not is doubted."""

_SAMPLE = re.compile(rf"\b[nN]\s?=\s?({NUMBER})")
_BOTH = re.compile(rf"[*_\s]*({NUMBER})\s?\(\s?({NUMBER})\s?%?\s?\)[*_\s]*\Z")
_TOTAL = re.compile(r"\W*(?:total|sum|all)\W*\Z", re.IGNORECASE)
_PERCENT = re.compile(r"%|per ?cent|share|proportion", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    cell: Cell
    count: Printed
    share: Printed

    def follows(self, total: float) -> bool:
        return self.share.interval.contains(100 * self.count.value / total)


def check(document: Document) -> Iterator[Fault]:
    """Every percentage that its count denies while most others of the column follow from theirs."""
    for table in document.tables:
        for index in range(1, len(table.head)):
            yield from _among(list(_in_one_cell(table, index)), _sample(table.head[index].text))
            if index + 1 < len(table.head) and _PERCENT.search(table.head[index + 1].text):
                yield from _among(list(_side_by_side(table, index)), _total(table, index))


def _sample(head: str) -> float | None:
    match = _SAMPLE.search(head)
    number = printed(match[1]) if match else None
    return number.value if number else None


def _in_one_cell(table: Table, index: int) -> Iterator[_Part]:
    for cell in table.column(index):
        match = _BOTH.match(cell.text)
        count, share = (printed(match[1]), printed(match[2])) if match else (None, None)
        if count and share:
            yield _Part(cell, count, share)


def _total(table: Table, index: int) -> float | None:
    last = table.rows[-1] if table.rows else ()
    if len(last) <= index or not _TOTAL.match(last[0].text):
        return None
    number = number_of(last[index].text)
    return number.value if number else None


def _side_by_side(table: Table, index: int) -> Iterator[_Part]:
    for row in table.rows:
        if index + 1 < len(row):
            count, share = number_of(row[index].text), number_of(row[index + 1].text)
            if count and share:
                yield _Part(row[index + 1], count, share)


def _among(parts: list[_Part], total: float | None) -> Iterator[Fault]:
    if not total or len(parts) < 3:
        return
    follow = [part for part in parts if part.follows(total)]
    if len(follow) < MOST * len(parts) or len(follow) < 3:
        return
    for part in parts:
        if part not in follow and part.count.value <= total:
            true = 100 * part.count.value / total
            decimals = max(1, len(part.share.text.partition(".")[2]))
            message = f"{part.count.text} of {total:,.0f} is {true:.{decimals}f} %, not {part.share.text} %."
            near = abs(part.share.value - true) <= 1.01 * part.share.step
            ratio = part.share.value / true if true else None
            yield Fault(spans=(part.cell.span,), message=message, ratio=ratio, weight="minor" if near else "major")
