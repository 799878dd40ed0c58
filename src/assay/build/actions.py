"""What the stages do. Everything heavy is imported where it is needed: a stage that does not run costs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.build.stage import Due
from assay.checkout.paths import EXPORTS
from assay.errors import RecordError

if TYPE_CHECKING:
    from assay.project import Project
    from assay.records.load import Loaded

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


class Unreadable(Exception):
    """Records have faults; nothing is judged."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        super().__init__(f"{len(loaded.faults)} records cannot be read")


class TypedByHand(Exception):
    """Figures in our own prose that no role prints."""

    def __init__(self, faults: Sequence[RecordError]) -> None:
        super().__init__("\n".join(map(str, faults)))


@dataclass(kw_only=True)
class Work:
    """One build: records are loaded and judged once, by the first stage that needs them."""

    root: Path
    progress: Progress = lambda what, done, of: None
    locks: Sequence[int] = ()
    changed: int = field(default=0, init=False)
    """Pages that were written or taken out."""

    def run(self, name: str, due: Due) -> None:
        """Do what belongs to a stage. Raises NotebookFailed, TypedByHand, Unreadable or BuildFailed."""
        stages: dict[str, Callable[[Due], None]] = {
            "notebooks": self._notebooks,
            "prose": self._prose,
            "report": self._report,
            "pages": self._pages,
            "site": self._site,
            "crate": self._crate,
        }
        stages[name](due)

    @cached_property
    def loaded(self) -> Loaded:
        """The records, whether or not all of them can be read."""
        from assay.records.load import load

        return load(self.root)

    @cached_property
    def project(self) -> Project:
        """The checkout, judged; raises Unreadable."""
        from assay.project import open_project

        self.progress("judging", 0, 1)
        project = open_project(self.root, loaded=self.loaded)
        if project.loaded.faults:
            raise Unreadable(project.loaded)
        self.progress("judging", 1, 1)
        return project

    def _notebooks(self, due: Due) -> None:
        from assay.notebooks.paths import names
        from assay.notebooks.results import write_results
        from assay.notebooks.run import Run, run

        done: list[Run] = []

        def report(one: Run) -> None:
            done.append(one)
            self.progress("notebooks", len(done), len(names(self.root)))

        run(self.root, progress=report, loaded=lambda: self.loaded)
        write_results(self.root)

    def _prose(self, due: Due) -> None:
        from assay.book.prose import prose_faults

        faults = [*prose_faults(self.root, self.project.loaded.corpus), *self.project.finding_faults]
        if faults:
            raise TypedByHand(faults)

    def _report(self, due: Due) -> None:
        from assay.exports.files import write_exports
        from assay.verdicts.audit import audit, summarise

        project = self.project
        self.progress("audit and exports", 0, 1)
        write_exports(project, summarise(audit(project.loaded.corpus, project.results)))
        self.progress("audit and exports", 1, 1)

    def _pages(self, due: Due) -> None:
        from assay.book.pages.write import write_pages

        audit: dict[str, Any] = json.loads((self.root / "_build" / "audit.json").read_text(encoding="utf-8"))
        project = self.project
        self.progress("writing pages", 0, 1)
        self.changed = write_pages(project, audit)
        self.progress("writing pages", 1, 1)

    def _site(self, due: Due) -> None:
        from assay.book.site import build_site, since

        exports = [f"_build/{name}" for name in EXPORTS]
        before = since(due.inputs, due.outputs, exports) if due.is_known else None
        build_site(self.root, before, lambda step, done: self.progress(step, done, 100), self.locks)

    def _crate(self, due: Due) -> None:
        from assay.build.crate import write_crate

        self.progress("describing the build", 0, 1)
        write_crate(self.root, self.loaded.corpus)
        self.progress("describing the build", 1, 1)
