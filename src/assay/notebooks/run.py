"""Run the notebooks whose inputs changed, each in a process of its own, some at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, Literal, Protocol

from assay.errors import UsageError, suggest
from assay.notebooks.inputs import changes
from assay.notebooks.parameters import Refused
from assay.notebooks.paths import executed, names
from assay.notebooks.process import execute
from assay.notebooks.stored import inputs_of, read_executed, remove_executed, remove_leftovers, write_executed
from assay.notebooks.tracing.queries import Records
from assay.records.load import load

AT_A_TIME = max(1, os.cpu_count() or 1)
"""More kernels than cores were no faster."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with one notebook: run it for these reasons, or leave it where there is none."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one notebook."""

    name: str
    state: Literal["ran", "unchanged", "failed"]
    seconds: float


class Execute(Protocol):
    """Executes notebooks: gives name, outcome (as of `process.execute`) and seconds of each as soon as it is done."""

    def __call__(self, root: Path, chosen: Sequence[str]) -> Iterator[tuple[str, dict[str, Any], float]]:
        """In any order."""


class NotebookFailed(Exception):
    """A cell raised, or the kernel died; the text says where, shows the cell and gives the traceback."""

    def __init__(self, name: str, failure: dict[str, Any]) -> None:
        self.name = name
        self.cell: int = failure["cell"]
        self.line: int = failure["line"]
        self.source: str = failure["source"]
        self.ename: str = failure["ename"]
        self.evalue: str = failure["evalue"]
        self.traceback: str = failure["traceback"]
        self.others: tuple[NotebookFailed, ...] = ()
        super().__init__(name)

    def __str__(self) -> str:
        if self.ename == Refused.__name__:
            return "\n\n".join([f"notebooks/{self.name}.py: {self.evalue}", *map(str, self.others)])
        head = f"notebooks/{self.name}.py:{self.line}: cell {self.cell} failed with {self.ename}: {self.evalue}"
        body = self.traceback or "\n".join(f"    {line}" for line in self.source.splitlines())
        return "\n\n".join([f"{head}\n\n{body}".rstrip(), *map(str, self.others)])


def plan(root: Path, chosen: Sequence[str] | None = None, records: Callable[[], Records] | None = None) -> list[Plan]:
    """Which notebooks have to run, and why: all notebooks, or the chosen ones. UsageError for a name that is none.

    `records` gives them where somebody has them already; it is asked only if a notebook looked at records.
    """
    root = root.resolve()
    known = names(root)
    for name in chosen or ():
        if name not in known:
            raise UsageError(f"no notebook {name!r}{suggest(name, known)}; notebooks are the scripts in notebooks/")
    asked = cache(records or (lambda: Records(load(root))))
    return [Plan(name, tuple(_reasons(root, name, asked))) for name in chosen or known]


def here(root: Path, chosen: Sequence[str]) -> Iterator[tuple[str, dict[str, Any], float]]:
    """Execute notebooks on this machine."""
    stop = Event()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        try:
            for task in as_completed([pool.submit(timed, root, name, stop) for name in chosen]):
                yield task.result()
        finally:  # with Ctrl-C nothing is waited for: what runs is ended, what does not is not begun
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)


def timed(root: Path, name: str, stop: Event | None = None) -> tuple[str, dict[str, Any], float]:
    """One notebook, with the seconds that it took."""
    start = monotonic()
    return name, execute(root, name, stop), monotonic() - start


def run(
    root: Path,
    chosen: Sequence[str] | None = None,
    progress: Callable[[Run], None] = lambda done: None,
    execute: Execute = here,
    records: Callable[[], Records] | None = None,
) -> list[Run]:
    """Bring `book/notebooks/` up to date: all notebooks, or the chosen ones.

    Raises NotebookFailed when all others are done, with the further failures as its `others`; a notebook that failed
    leaves no outputs behind. Raises UsageError for a name that is none.
    """
    root = root.resolve()
    plans = plan(root, chosen, records)
    remove_leftovers(root, names(root))
    runs = [Run(planned.name, "unchanged", 0.0) for planned in plans if not planned.reasons]
    for done in runs:
        progress(done)
    failures: list[NotebookFailed] = []
    for name, outcome, seconds in execute(root, [planned.name for planned in plans if planned.reasons]):
        if "notebook" in outcome:
            write_executed(root, name, outcome["notebook"], outcome["inputs"])
        else:
            remove_executed(root, name)
            failures.append(NotebookFailed(name, outcome))
        runs.append(Run(name, "ran" if "notebook" in outcome else "failed", seconds))
        progress(runs[-1])
    if failures:
        first, *others = sorted(failures, key=lambda failure: failure.name)
        first.others = tuple(others)
        raise first
    return sorted(runs, key=lambda done: done.name)


def _reasons(root: Path, name: str, records: Callable[[], Records]) -> Iterator[str]:
    notebook = read_executed(root, name)
    if notebook:
        yield from changes(root, name, inputs_of(notebook), records)
    elif executed(root, name).exists():
        yield "its outputs were changed by somebody, or not written to the end"
    else:
        yield "it has no outputs yet"
