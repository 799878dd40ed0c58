"""Cells that a sentence names by row and by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Span
from assay.articles.checks.reading.words import content_words
from assay.articles.checks.table import Cell, Table

_NOTE = re.compile(r"\[\d{1,3}\]|[*_†‡`]|\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The cell of a table whose row label and whose head both stand in one sentence; no other row or column does."""

    table: Table
    row: int
    column: int
    label: Cell
    head: Cell
    cell: Cell


def address_in(document: Document, sentence: Span, table: Table) -> Address | None:
    """The one cell that a sentence is about, if it names just one row and one column."""
    words = document[sentence]
    if not table.head or not table.rows:
        return None
    rows = [i for i, row in enumerate(table.rows) if row and _is_named(row[0].text, words)]
    columns = [i for i, head in enumerate(table.head) if i and _is_meant(head.text, words)]
    if len(rows) != 1 or len(columns) != 1:
        return None
    row, column = rows[0], columns[0]
    if column >= len(table.rows[row]):
        return None
    return Address(
        table=table,
        row=row,
        column=column,
        label=table.rows[row][0],
        head=table.head[column],
        cell=table.rows[row][column],
    )


def without_marks(text: str) -> str:
    """A label without marks of notes and what stands in brackets."""
    return _NOTE.sub("", text).strip()


def _is_named(label: str, words: str) -> bool:
    name = without_marks(label)
    return len(name) > 1 and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?!\s\d|\.\d)", words) is not None


def _is_meant(head: str, words: str) -> bool:
    """Whether all words of a head stand in the sentence."""
    wanted = content_words(without_marks(head))
    return bool(wanted) and wanted <= content_words(words)


def numbers_of(table: Table, column: int) -> Iterator[Cell]:
    """The cells of a column, total rows aside."""
    for row in table.rows:
        if column < len(row) and not re.match(r"\W*(?:total|sum|average|mean|all)\b", row[0].text, re.IGNORECASE):
            yield row[column]
