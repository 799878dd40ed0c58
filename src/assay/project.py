"""One checkout: its records, results and report together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.checkout import write_text
from assay.coverage import Coverage, coverage_of
from assay.coverage import as_json as coverage_as_json
from assay.load import Loaded, load
from assay.model import Result
from assay.report import Report, Spread, as_json, assemble, at_once


@dataclass(frozen=True)
class Project:
    """What a command works on: read once, judged once."""

    root: Path
    loaded: Loaded
    results: Sequence[Result]
    report: Report

    @property
    def verdicts(self) -> dict[str, Any]:
        """The published rows."""
        return as_json(self.report, self.loaded.corpus)


def open_project(root: Path, spread: Spread = at_once) -> Project:
    """Load the records, read what the notebooks recorded, and judge, where `spread` says."""
    from assay.notebooks import read_results  # noqa: PLC0415 - jupytext and nbformat are slow to import

    loaded = load(root)
    results = read_results(root)
    return Project(root, loaded, results, assemble(loaded.corpus, results, loaded.quotes, spread))


def write_verdicts(project: Project) -> Path:
    """Write `_build/verdicts.json`, and beside it `coverage.json`."""
    path = project.root / "_build" / "verdicts.json"
    write_text(path, json.dumps(project.verdicts, ensure_ascii=False, indent=1) + "\n")
    write_coverage(project)
    return path


def coverages(project: Project) -> list[Coverage]:
    """What of each article the records account for."""
    corpus, texts = project.loaded.corpus, project.loaded.texts
    return [coverage_of(name, texts.get(name), corpus) for name in sorted(corpus.articles)]


def write_coverage(project: Project) -> Path:
    """Write `_build/coverage.json`."""
    path = project.root / "_build" / "coverage.json"
    rows = coverage_as_json(coverages(project), project.loaded.texts)
    write_text(path, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    return path
