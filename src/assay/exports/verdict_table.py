"""The published rows as a table: one line for each claim, without its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assay.exports.table import Kind, Table

COLUMNS: Mapping[str, Kind] = {
    "id": "text",
    "article": "text",
    "quote": "text",
    "start": "integer",
    "end": "integer",
    "quote_outcome": "text",
    "statement": "text",
    "kind": "text",
    "subject": "text",
    "attribute": "text",
    "value": "text",
    "value_low": "number",
    "value_high": "number",
    "unit": "text",
    "object": "text",
    "verdict": "text",
    "flags": "texts",
    "basis": "text",
    "because": "text",
    "truth": "text",
    "truth_low": "number",
    "truth_high": "number",
    "ratio": "number",
    "margin": "number",
    "conflicts": "texts",
}


def verdict_table(verdicts: Mapping[str, Any]) -> Table:
    """The rows of `verdicts.json` under `COLUMNS`."""
    return Table(COLUMNS, [_flat(row) for row in verdicts["claims"]])


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    value, truth = row["value"] or {}, row["truth"] or {}
    return {
        **row,
        "value": value.get("printed"),
        "value_low": value.get("low"),
        "value_high": value.get("high"),
        "unit": value.get("unit") or truth.get("unit"),
        "truth": truth.get("printed"),
        "truth_low": truth.get("low"),
        "truth_high": truth.get("high"),
    }
