"""Read back what the notebooks recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assay.checkout.paths import write_text
from assay.model import Result
from assay.notebooks.paths import names
from assay.notebooks.recording import MIME, from_data
from assay.notebooks.stored import read_executed
from assay.records.units import put_in_force


def read_results(root: Path, *, are_units_in_force: bool = False) -> tuple[Result, ...]:
    """The results in all executed notebooks that have a script, by notebook and cell; cells count from 1.

    They are counted in units of the book, which are put into force unless its records were just loaded.
    """
    if not are_units_in_force:
        put_in_force(root)
    found = ((name, read_executed(root, name)) for name in names(root))
    return tuple(result for name, notebook in found if notebook for result in results_of(notebook, name))


def results_of(notebook: dict[str, Any], name: str) -> Iterator[Result]:
    """The results of one executed notebook, in the order of its cells."""
    for number, data in _recorded(notebook):
        yield from_data(data, name, number)


def write_results(root: Path) -> None:
    """Keep what the notebooks recorded in one file: what the report is made from, without the prose around it."""
    found = ((name, read_executed(root, name)) for name in names(root))
    rows = [[name, *row] for name, notebook in found if notebook for row in _recorded(notebook)]
    write_text(root / "_build" / "results.json", json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _recorded(notebook: dict[str, Any]) -> Iterator[tuple[int, Any]]:
    for number, cell in enumerate(notebook["cells"], start=1):
        for output in cell.get("outputs", []):
            data = output.get("data", {}).get(MIME)
            if data is not None:
                yield number, data
