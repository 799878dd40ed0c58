"""One checkout: its records, results and report together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.articles.coverage.layout import around as around_articles
from assay.checkout.addresses import Addresses
from assay.checkout.known_digests import KnownDigests
from assay.checkout.paths import find_root, write_bytes
from assay.checkout.settings import read_addresses
from assay.errors import RecordError
from assay.memory.coverage import RecalledCoverage, recalled_coverage
from assay.memory.dependencies import Memory
from assay.memory.judging import RecalledReport, recalled_report
from assay.memory.opening import keep_memory, open_memory
from assay.model import Result
from assay.records.catalogue_facts import catalogues_of
from assay.records.load import Loaded, load
from assay.records.recall import ANEW
from assay.verdicts.finding import unfounded
from assay.verdicts.report import Report, Spread, around, as_json, assemble, at_once

if TYPE_CHECKING:
    from assay.articles.coverage import Coverage
    from assay.articles.reading.findings import Scanner
    from assay.articles.scan import Scan
    from assay.verdicts.audit import Trial


@dataclass(frozen=True, kw_only=True)
class Project:
    """What a command works on: read once, judged once."""

    root: Path
    loaded: Loaded
    results: Sequence[Result]
    report: Report

    memory: Memory | None = None
    """What is remembered of it, where anything is."""

    @cached_property
    def verdicts(self) -> Mapping[str, Any]:
        """The published rows."""
        return as_json(self.report, self.loaded.corpus)

    @cached_property
    def finding_faults(self) -> tuple[RecordError, ...]:
        """Findings that a person wrote and in which a figure is neither the claim's nor its evidence's."""
        return tuple(_finding_faults(self))

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The claims changed on purpose, and whether the checker noticed."""
        if self.memory:
            from assay.memory.auditing import recalled_audit  # noqa: PLC0415 - seldom asked for

            return recalled_audit(self.loaded.corpus, self.results, self.memory)
        from assay.verdicts.audit import audit  # noqa: PLC0415 - seldom asked for

        return audit(self.loaded.corpus, self.results)

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """What of each article the records account for."""
        if self.memory:
            return tuple(one.whole() for one in self._recalled_coverages)
        from assay.articles.coverage import coverage_of  # noqa: PLC0415 - mostly it is remembered

        corpus, texts = self.loaded.corpus, self.loaded.texts
        return tuple(coverage_of(name, texts.get(name), corpus) for name in sorted(corpus.articles))

    @cached_property
    def _recalled_coverages(self) -> tuple[RecalledCoverage, ...]:
        corpus, texts, memory = self.loaded.corpus, self.loaded.texts, self.memory
        assert memory is not None
        return tuple(recalled_coverage(name, texts, corpus, memory) for name in sorted(corpus.articles))

    @property
    def coverage_text(self) -> bytes:
        """The content of `coverage.json`."""
        if not self.memory:
            from assay.articles.coverage import as_json as coverage_as_json  # noqa: PLC0415 - mostly it is remembered

            rows = coverage_as_json(self.coverages, self.loaded.texts)
            return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
        text = json.dumps(around_articles([]), ensure_ascii=False, indent=1)
        return _put_in(text, "articles", [one.published for one in self._recalled_coverages])

    @cached_property
    def addresses(self) -> Addresses:
        """The public addresses; raises UsageError where one is none."""
        return read_addresses(self.root)


def _finding_faults(project: Project) -> Iterator[RecordError]:
    for row in (row for row in project.report.rows if row.claim.finding):
        for printed in unfounded(row.claim, row.gap.ratio, row.evidence, project.loaded.corpus):
            file, line = project.loaded.places[row.claim.id]
            lines = (project.root / file).read_text(encoding="utf-8").splitlines()
            line = next((at for at, text in enumerate(lines, start=1) if text.startswith("finding:")), line)
            reason = (
                f"the figure “{printed}” is neither one of the claim nor of its evidence; "
                "print it as one of these does, or leave it out"
            )
            yield RecordError(file=file, line=line, path="finding", reason=reason)


def scanner_of(root: Path) -> Scanner:
    """What reads texts by the records, notebooks and catalogues of a checkout; make one and use it for many texts."""
    from assay.articles.reading.findings import Scanner  # noqa: PLC0415 - what reads texts is slow to import
    from assay.notebooks.results import read_results  # noqa: PLC0415 - jupytext and nbformat are slow to import

    corpus = load(root).corpus
    return Scanner(corpus, read_results(root), catalogues_of(root, corpus))


@cache
def _kept_scanner(root: Path) -> Scanner:
    return scanner_of(root)


def scan(text: str, *, root: Path | None = None, title: str = "", date: str | None = None) -> Scan:
    """What does not add up in a text: `assay scan` as a function.

    `root` is the checkout whose records are asked, found from the working directory where none is given; its records
    are read once for all texts. `title` and `date` (YYYY, YYYY-MM or YYYY-MM-DD) are those of the publisher. The
    result has its `findings` in the order of the text and `worst_first`, each with what it says, where and why, and
    the `faults` that the text shows by itself. Raises UsageError where no checkout is.
    """
    from assay.articles.scan import scan as scan_text  # noqa: PLC0415 - what reads texts is slow to import

    return scan_text(text, _kept_scanner(find_root(root)), title=title, date=date)


def open_project(
    root: Path,
    spread: Spread = at_once,
    loaded: Loaded | None = None,
    memory: Memory | None = None,
) -> Project:
    """Load the records unless they are given, read what the notebooks recorded, and judge, where `spread` says.

    With a memory, only what was changed is read and judged.
    """
    from assay.notebooks.results import read_results  # noqa: PLC0415 - jupytext and nbformat are slow to import

    is_given = loaded is not None
    loaded = loaded or load(root, memory or ANEW)
    results = read_results(root, are_units_in_force=not is_given)
    report: Report
    if memory is None:
        report = assemble(loaded.corpus, results, loaded.quotes, spread)
    else:
        report = recalled_report(loaded.corpus, results, loaded.quotes, memory)
    return Project(root=root, loaded=loaded, results=results, report=report, memory=memory)


def recalled_project(root: Path, known: KnownDigests | None = None) -> tuple[Project, Callable[[], None]]:
    """A checkout with all that is remembered of it, and how to keep what was found out now.

    Of records with faults nothing is kept, so that these are told every time.
    """
    known = known or KnownDigests.of(root)
    memory = open_memory(root, known)
    project = open_project(root, memory=memory)

    def keep() -> None:
        known.keep()
        if not project.loaded.faults and not project.loaded.skipped:
            keep_memory(root, memory)

    return project, keep


def write_verdicts(project: Project) -> Path:
    """Write `_build/verdicts.json`."""
    path = project.root / "_build" / "verdicts.json"
    write_bytes(path, verdicts_text(project))
    return path


def verdicts_text(project: Project) -> bytes:
    """The content of `verdicts.json`."""
    report = project.report
    if not isinstance(report, RecalledReport):
        return json.dumps(project.verdicts, ensure_ascii=False, indent=1).encode() + b"\n"
    text = json.dumps(around(report, project.loaded.corpus, []), ensure_ascii=False, indent=1)
    return _put_in(text, "claims", report.published)


def write_coverage(project: Project) -> Path:
    """Write `_build/coverage.json`."""
    path = project.root / "_build" / "coverage.json"
    write_bytes(path, project.coverage_text)
    return path


def _put_in(text: str, key: str, items: Sequence[bytes]) -> bytes:
    """JSON and a line end, with items as they stand at its second level put into an empty list at its first."""
    before, empty, after = text.partition(f'\n "{key}": []')
    start = f"{before}{empty[:-1]}\n  ".encode()
    return start + b",\n  ".join(items) + f"\n ]{after}\n".encode() if items else f"{text}\n".encode()
