"""The table of a catalogue: one row for each name and place in the package, figures as the file writes them.

It is CSV, sorted, so that a person can review it and a change shows as changed lines. A value that is a default of the
program, and not the row's own, stands in round brackets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.records.catalogue_types import CatalogueRecord, ColumnRecord

FIXED = ("entity", "name", "at", "also", "setting", "as_of")
"""Columns of every table; the last three only where a catalogue has them."""
BETWEEN = "; "
"""Between several other names of one row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure, as the file writes it."""

    text: str
    is_default: bool = False
    """Whether it is what the program takes where the row says nothing."""

    def __str__(self) -> str:
        return f"({self.text})" if self.is_default else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one place of the package says of one entity."""

    entity: str
    name: str
    """As the package writes it."""
    at: str
    """File below the source's folder, and line."""
    setting: str
    as_of: str
    cells: Mapping[str, Cell]
    """By the name of their column."""
    also: tuple[str, ...] = ()
    """Other names of it."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from all other rows of its table."""
        return self.entity, self.name, self.setting, self.as_of


def column_name(column: ColumnRecord) -> str:
    """`parameters`, or `score@mmlu` where conditions belong to the column."""
    conditions = [part for part in (column.metric, column.accelerator, column.setting) if part]
    return "@".join((column.attribute, *conditions))


def columns_of(record: CatalogueRecord) -> dict[str, ColumnRecord]:
    """The columns of a catalogue in the order of its record; parts that read the same attribute share one."""
    return {column_name(column): column for rows in record.rows for column in record.columns(rows)}


def as_text(rows: Iterable[Row], record: CatalogueRecord) -> str:
    """The table as it is stored."""
    ordered = sorted(rows, key=lambda row: (row.key, row.at))
    fixed = [name for name in FIXED if name in FIXED[:3] or any(getattr(row, name) for row in ordered)]
    columns = [name for name in columns_of(record) if any(name in row.cells for row in ordered)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*fixed, *columns])
    for row in ordered:
        said = (getattr(row, name) for name in fixed)
        texts = (BETWEEN.join(text) if isinstance(text, tuple) else text for text in said)
        writer.writerow([*texts, *(str(row.cells.get(name, "")) for name in columns)])
    return stream.getvalue()


def read_table(text: str) -> Iterator[Row]:
    """The rows of a stored table. Raises ValueError for what is no such table."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    head = next(reader, [])
    if tuple(head[:3]) != FIXED[:3]:
        raise ValueError(f"its first line is not {','.join(FIXED[:3])},…")
    fixed = [name for name in head if name in FIXED]
    columns = head[len(fixed) :]
    for line in reader:
        if len(line) != len(head):
            raise ValueError(f"line {reader.line_num} has {len(line)} cells, and {len(head)} are expected")
        said = dict(zip(fixed, line, strict=False))
        cells = {name: _cell(text) for name, text in zip(columns, line[len(fixed) :], strict=True) if text}
        also = tuple(said["also"].split(BETWEEN)) if said.get("also") else ()
        yield Row(
            entity=said["entity"],
            name=said["name"],
            at=said["at"],
            setting=said.get("setting", ""),
            as_of=said.get("as_of", ""),
            cells=cells,
            also=also,
        )


def _cell(text: str) -> Cell:
    is_default = text.startswith("(") and text.endswith(")")
    return Cell(text[1:-1] if is_default else text, is_default)


def printed(cell: Cell, column: ColumnRecord) -> str:
    """The figure as a fact prints it. Raises ValueError for what is no number where one is wanted."""
    text = column.values.get(cell.text, cell.text)
    if column.times is not None:
        try:
            number = Decimal(text) * Decimal(column.times)
        except InvalidOperation:
            raise ValueError(f"{text!r} is no number") from None
        text = format(number.normalize(), "f")
    return column.reads.replace("{}", text) if column.reads else text


def counted(rows: Sequence[Row]) -> tuple[int, int]:
    """How many figures the rows give, and of how many entities."""
    return sum(len(row.cells) for row in rows), len({row.entity for row in rows})
