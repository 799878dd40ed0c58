"""The notebooks of the built book say what they said when somebody last looked."""

from __future__ import annotations

import json
from pathlib import Path

from assay.notebooks.reference import differences, reference_of

ROOT = Path(__file__).resolve().parents[2]


def news(path: Path) -> list[str]:
    """What a notebook says that is not in its reference, by cell."""
    before = json.loads(path.read_text(encoding="utf-8"))
    executed = ROOT / "book" / "notebooks" / f"{path.stem}.ipynb"
    now = reference_of(json.loads(executed.read_text(encoding="utf-8")))
    cells = sorted({*before, *now}, key=int)
    return [
        f"notebooks/{path.stem}.py, cell {cell}: {difference}"
        for cell in cells
        for difference in differences(before.get(cell, []), now.get(cell, []))
    ]


def test_every_notebook_says_what_its_reference_says(site: Path) -> None:
    """Whether each says so when it is run anew, and not only once, `make reproduce` looks."""
    references = sorted((ROOT / "tests" / "reference").glob("*.json"))
    assert len(references) >= 9
    assert [one for path in references for one in news(path)] == [], "if this is as it should be: make reference"
