"""What is published says nothing of the machine on which it was built, so that it is the same on any other."""

from __future__ import annotations

import json
from pathlib import Path

from assay.notebooks.stored import inputs_of


def test_no_page_says_where_it_was_built(site: Path) -> None:
    kinds = {".html", ".ipynb", ".json", ".js", ".xml", ".css", ".svg", ".csv"}
    files = [path for path in site.rglob("*") if path.suffix in kinds]
    assert len(files) > 500
    here = str(site.parent)
    assert [path.name for path in files if here in path.read_text(encoding="utf-8")] == []


def test_no_chapter_hangs_on_what_is_generated(site: Path) -> None:
    notebooks = list((site.parents[1] / "book" / "notebooks").glob("*.ipynb"))
    assert len(notebooks) == 10
    for path in notebooks:
        made_from = inputs_of(json.loads(path.read_text(encoding="utf-8")))
        assert [name for name in made_from["files"] if name.startswith("_build/")] == [], path.name
