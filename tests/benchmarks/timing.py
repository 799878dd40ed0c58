"""Commands timed side by side: one after the other in each round, so that what else the machine does meets them all."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
    "ASSAY_ARTICLES": "texts",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
}
"""Of every command: as `make` sets it, and with Python's compiled modules kept, as everywhere else."""


@dataclass(frozen=True)
class Step:
    """One command of a round: what it is, who runs it, what is done before the clock starts."""

    what: str
    tool: str
    command: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None
    codes: frozenset[int] = frozenset({0})
    """The exit codes that mean that it has done its work."""


@dataclass
class Times:
    """How long one command took, in each round."""

    seconds: list[float] = field(default_factory=list)
    """On the clock."""
    cpu: list[float] = field(default_factory=list)
    """Of the processor, with all that it started and waited for."""


def measure(steps: Sequence[Step], rounds: int, say: Callable[[str], None] = print) -> Mapping[tuple[str, str], Times]:
    """Run all steps in their order, so many times over; the times by what was done and by whom."""
    found = {(step.what, step.tool): Times() for step in steps}
    for number in range(1, rounds + 1):
        for step in steps:
            step.before()
            seconds, cpu = _run(step)
            found[step.what, step.tool].seconds.append(round(seconds, 3))
            found[step.what, step.tool].cpu.append(round(cpu, 3))
            say(f"{number}/{rounds}  {seconds:8.2f} s  {cpu:8.2f} s of the processor  {step.tool}: {step.what}")
    return found


def _run(step: Step) -> tuple[float, float]:
    used, start = _used(), perf_counter()
    done = subprocess.run(
        step.command, cwd=step.folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    seconds, cpu = perf_counter() - start, _used() - used
    if done.returncode not in step.codes:
        said = f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        raise SystemExit(f"{step.tool}: {step.what} ended with {done.returncode}:\n{said}")
    return seconds, cpu


def _used() -> float:
    """Seconds of the processor that the ended children of this process used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
