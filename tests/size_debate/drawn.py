"""What every picture of a chapter has to be."""

from __future__ import annotations

from typing import Any

from assay.notebooks.charts.drawing import Picture


def drawn(picture: Picture, rows: int) -> dict[str, Any]:
    """The drawing of a picture that says what it shows, and has every value in a table of so many rows."""
    assert len(picture.table) == rows
    assert picture.title and picture.alt_text.endswith(".")
    assert "nan" not in picture.table.to_string().lower().split()
    spec: dict[str, Any] = picture.chart.to_dict()
    return spec
