"""The site of a generated project with 150 claims and with 1,500, each claim with a page of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from assay.book.pages.write import write_pages
from assay.exports.files import write_others, write_shown
from assay.project import open_project
from tests.benchmarks.checkout import ROOT
from tests.benchmarks.generated import lay_ours, made
from tests.benchmarks.timing import Step
from tests.small_book import INDEX, PAGES, TOC

SIZES = (150, 1500)
WHAT = "a page for each claim, from nothing"
BUILD = "import sys, pathlib; from assay.book.site import build_site; build_site(pathlib.Path(sys.argv[1]))"


def steps(folder: Path) -> Iterator[Step]:
    """From nothing, the pages having been written before."""
    for size in SIZES:
        root = folder / str(size)
        _lay(root, size)
        command = [sys.executable, "-c", BUILD, str(root)]
        yield Step(WHAT, f"{size:,} claims", command, root, partial(_clean, root))


def _lay(root: Path, size: int) -> None:
    lay_ours(root, made(size))
    shutil.copyfile(ROOT / "_config.yml", root / "_config.yml")
    first, *_ = made(size)
    name = f"{first.article}/{first.id}"
    files = {"_toc.yml": TOC, "index.md": INDEX.replace("sizes/otter-tokens", name)}
    for path, text in (files | {f"{page}.md": text for page, text in PAGES.items() if page != "index"}).items():
        (root / "book" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "book" / path).write_text(text, encoding="utf-8")
    project = open_project(root)
    assert not project.loaded.faults, project.loaded.faults[:3]
    write_shown(project)
    write_others(project)
    write_pages(project)


def _clean(root: Path) -> None:
    for name in ("html", "doctrees", "jupyter_execute"):
        shutil.rmtree(root / "_build" / name, ignore_errors=True)
