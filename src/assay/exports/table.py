"""Rows under typed columns, and the same as CSV and as Parquet: what every reader of tables can take in.

A spreadsheet runs a cell that begins like a formula, after blanks too, and some take a semicolon or a new line for the
end of a cell. In the CSV what would begin so stands behind an apostrophe, and so does an apostrophe itself: taking one
off wherever a text, or a part of it behind these signs, begins with one gives back the text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "texts", "integer", "number"]
"""What a column holds; `texts` is a list, which the CSV joins."""

JOINT = " | "
"""Between the texts of a list."""

_BEGINNING = re.compile(r"(?P<before>\A|[;\n])(?P<blank>[^\S\n]*)(?=(?P<next>.?))", re.DOTALL)
"""Where a cell begins for some program: at its head, and behind what some take for its end."""
_MARKS = frozenset("=+-@'＝＋－＠")
"""What begins a formula in some spreadsheet, and the apostrophe that shields it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a cell for each column; None is a cell of which nothing is known."""

    columns: Mapping[str, Kind]
    rows: Sequence[Mapping[str, Any]]


def as_csv(table: Table) -> str:
    """The table as CSV (RFC 4180, but with line feeds): a line of names, then one for each row; None is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_cell(row[name]) for name in table.columns])
    return out.getvalue()


def _cell(value: object) -> object:
    """A bare carriage return would end the line for some readers and is quoted by no writer: it becomes a line feed."""
    if isinstance(value, list | tuple):
        value = JOINT.join(value)
    if not isinstance(value, str):
        return "" if value is None else value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return _BEGINNING.sub(_shielded, text)


def _shielded(found: re.Match[str]) -> str:
    before, blank, following = found["before"], found["blank"], found["next"]
    if blank.startswith("\t") or (following == "\n" and not before):
        return f"{before}'{blank}"
    return f"{before}{blank}'" if following in _MARKS else found[0]


def as_parquet(table: Table) -> bytes:
    """The table as a Parquet file. The bytes follow from the table and from the version of Arrow that writes it."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import
    from pyarrow import parquet  # noqa: PLC0415

    types = {"text": pa.string(), "texts": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
    columns = {name: [row[name] for row in table.rows] for name in table.columns}
    out = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()
