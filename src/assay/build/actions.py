"""What the stages do. Everything heavy is imported where it is needed: a stage that does not run costs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.build.stage import Due
from assay.checkout.paths import BOOK, EXPORTS, PREVIEW, Place
from assay.errors import RecordError

if TYPE_CHECKING:
    from assay.book.site import RunSphinx, SphinxProcess
    from assay.checkout.known_digests import KnownDigests
    from assay.memory.dependencies import Memory
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
    sphinx: RunSphinx | None = None
    """Runs Sphinx elsewhere than in a process that this build starts."""
    known: KnownDigests | None = None
    """Digests of the files, where somebody has them."""
    changed: int = field(default=0, init=False)
    """Pages that were written or taken out."""
    _ahead: SphinxProcess | None = field(default=None, init=False)

    def run(self, name: str, due: Due) -> None:
        """Do what belongs to a stage. Raises NotebookFailed, TypedByHand, Unreadable or BuildFailed."""
        stages: dict[str, Callable[[Due], None]] = {
            "notebooks": self._notebooks,
            "prose": self._prose,
            "verdicts": self._verdicts,
            "exports": self._exports,
            "pages": self._pages,
            "site": lambda due: self._site(due, BOOK),
            "preview": lambda due: self._site(due, PREVIEW),
            "crate": self._crate,
        }
        if name != "crate" and self.sphinx is None and self._ahead is None:
            self._ahead = _sphinx_process(self.locks)  # by the time that the pages are there it has all imported
        stages[name](due)

    @cached_property
    def _memory(self) -> Memory:
        """What is remembered of the checkout: with it, only what was changed is read and judged."""
        from assay.memory.opening import open_memory

        return open_memory(self.root, self.known)

    @cached_property
    def loaded(self) -> Loaded:
        """The records, whether or not all of them can be read."""
        from assay.records.load import load

        return load(self.root, self._memory)

    @cached_property
    def project(self) -> Project:
        """The checkout, judged; raises Unreadable."""
        from assay.project import open_project

        self.progress("judging", 0, 1)
        project = open_project(self.root, loaded=self.loaded, memory=self._memory)
        if project.loaded.faults:
            raise Unreadable(project.loaded)
        self.progress("judging", 1, 1)
        return project

    def end(self) -> None:
        """Wait for nothing any more, and keep what was found out for the next build.

        Of records with faults nothing is kept, so that they are told again.
        """
        if self._ahead:
            with self._ahead:
                pass
        if "project" not in vars(self) or self.project.loaded.skipped:
            return
        from assay.memory.opening import keep_memory

        with suppress(OSError):  # it would only make the next build quicker
            keep_memory(self.root, self._memory)

    def _notebooks(self, due: Due) -> None:
        from assay.memory.answers import RecalledRecords
        from assay.notebooks.paths import names
        from assay.notebooks.results import write_results
        from assay.notebooks.run import Run, run

        done: list[Run] = []

        def report(one: Run) -> None:
            done.append(one)
            self.progress("notebooks", len(done), len(names(self.root)))

        run(self.root, progress=report, records=lambda: RecalledRecords(self.loaded, self._memory))
        write_results(self.root)

    def _prose(self, due: Due) -> None:
        from assay.book.prose import prose_faults

        corpus, changed = self.project.loaded.corpus, _changed_prose(due)
        ours = [self.root / name for name in changed or () if (self.root / name).is_file()]
        typed = prose_faults(self.root, corpus, ours) if ours or changed is None else []
        faults = [*typed, *self.project.finding_faults]
        if faults:
            raise TypedByHand(faults)

    def _verdicts(self, due: Due) -> None:
        from assay.exports.files import write_shown

        write_shown(self.project)

    def _exports(self, due: Due) -> None:
        from assay.exports.files import write_others
        from assay.verdicts.audit import summarise

        project = self.project
        self.progress("audit and exports", 0, 1)
        write_others(project, summarise(project.trials))
        self.progress("audit and exports", 1, 1)

    def _pages(self, due: Due) -> None:
        from assay.book.pages.write import write_pages

        measured = self.root / "_build" / "audit.json"  # a preview does without it, where there is none yet
        audit: dict[str, Any] = json.loads(measured.read_text(encoding="utf-8")) if measured.is_file() else {}
        project = self.project
        self.progress("writing pages", 0, 1)
        self.changed = write_pages(project, audit)
        self.progress("writing pages", 1, 1)

    def _site(self, due: Due, place: Place) -> None:
        from assay.book.site import build_site, since

        sphinx = self.sphinx or self._ahead
        assert sphinx is not None
        exports = [f"_build/{name}" for name in EXPORTS]
        before = since(due.inputs, due.outputs, exports, place) if due.is_known else None
        build_site(
            self.root,
            before,
            lambda step, done: self.progress(step, done, 100),
            sphinx=sphinx,
            place=place,
        )

    def _crate(self, due: Due) -> None:
        from assay.build.crate import write_crate

        self.progress("describing the build", 0, 1)
        write_crate(self.root, self.loaded.corpus)
        self.progress("describing the build", 1, 1)


def _sphinx_process(locks: Sequence[int]) -> SphinxProcess:
    from assay.book.site import SphinxProcess

    return SphinxProcess(locks)


SILENT = ("claims/records/", "claims/coverage/", "claims/tensions/", "text of ")
"""Records that give nothing a name, by which a figure of prose would be none."""


def _changed_prose(due: Due) -> list[str] | None:
    """The pages and scripts that changed since all of them were read; None where something else counts for all."""
    ours = [name for name in due.inputs if name.startswith(("book/", "notebooks/"))]
    others = (name for name in due.inputs if name not in ours)
    return ours if due.is_known and all(name.startswith(SILENT) for name in others) else None
