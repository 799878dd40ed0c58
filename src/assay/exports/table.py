"""Rows under typed columns, and the same as CSV and as Parquet: what every reader of tables can take in.

A spreadsheet runs a cell that begins like a formula. In the CSV such a text stands behind an apostrophe, and so does a
text that begins with an apostrophe itself: taking one apostrophe off the head of every text cell gives back the text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "texts", "integer", "number"]
"""What a column holds; `texts` is a list, which the CSV joins."""

JOINT = " | "
"""Between the texts of a list."""

_MARKED = ("=", "+", "-", "@", "\t", "\n", "'", "＝", "＋", "－", "＠")


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
    return f"'{text}" if text.startswith(_MARKED) else text


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
