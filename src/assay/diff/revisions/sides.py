"""The two sides of a difference, read from a checkout, from another revision of it, or from a file of verdicts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assay.checkout.known_digests import KnownDigests
from assay.checkout.paths import CODE, IN_UTF8, texts_folder
from assay.errors import UsageError
from assay.memory.answers import RecalledRecords
from assay.memory.dependencies import Memory
from assay.memory.judging import recalled_report
from assay.notebooks.inputs import changes
from assay.notebooks.paths import executed, names
from assay.notebooks.results import read_results
from assay.notebooks.run import NotebookFailed, plan, run
from assay.notebooks.stored import inputs_of, read_executed
from assay.notebooks.tracing.queries import Records
from assay.project import Project
from assay.records.load import Loaded
from assay.verdicts.report import FORMAT

_MAIN = "import sys; from assay.cli import main; sys.argv[0] = 'assay'; main()"


@contextmanager
def same_texts(root: Path) -> Iterator[None]:
    """Have every folder look for the articles' texts where this checkout does."""
    before = os.environ.get("ASSAY_ARTICLES")
    os.environ["ASSAY_ARTICLES"] = str(texts_folder(root).resolve())
    try:
        yield
    finally:
        if before is None:
            del os.environ["ASSAY_ARTICLES"]
        else:
            os.environ["ASSAY_ARTICLES"] = before


def borrow_notebooks(root: Path, folder: Path) -> None:
    """Give another state the notebooks that are executed here; whether they fit it is seen from their inputs."""
    for name in names(folder):
        if executed(root, name).is_file():
            executed(folder, name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(executed(root, name), executed(folder, name))


def unfit(root: Path, loaded: Loaded, memory: Memory, *, execute: bool) -> Mapping[str, tuple[str, ...]]:
    """The notebooks whose outputs do not fit the state in a folder, each with the reasons; with `execute` they are run.

    One that fails then is among them still. `loaded` are the records of that state, `memory` what is remembered of it.
    """

    def at_hand() -> Records:
        return RecalledRecords(loaded, memory)

    failed: dict[str, str] = {}
    if execute:
        try:
            run(root, records=at_hand)
        except NotebookFailed as failure:
            failed = {one.name: f"it fails: {one.ename}: {one.evalue}" for one in (failure, *failure.others)}
    plans = plan(root, records=at_hand)
    return {one.name: (failed[one.name],) if one.name in failed else one.reasons for one in plans if one.reasons}


def judged(root: Path, loaded: Loaded, memory: Memory, without: Sequence[str] = ()) -> Project:
    """The records of a folder, judged without what some notebooks recorded."""
    results = tuple(result for result in read_results(root) if result.notebook not in without)
    report = recalled_report(loaded.corpus, results, loaded.quotes, memory)
    return Project(root=root, loaded=loaded, results=results, report=report, memory=memory)


def why_others(base: Path, head: Path, notebook: str, records: Records) -> tuple[str, ...]:
    """Which inputs of a notebook are others in the head than those from which the base's outputs were made.

    `records` are those of the head.
    """
    before = read_executed(base, notebook)
    return tuple(changes(head, notebook, inputs_of(before), lambda: records)) if before else ()


def has_this_code(root: Path) -> bool:
    """Whether the checker's code in that folder is the one that is running."""
    known = KnownDigests()
    return known.below(root / "src" / "assay", ".") in ({}, known.below(CODE, "."))


def judged_by_its_own_code(root: Path) -> Mapping[str, Any]:
    """The verdicts on the records in a folder by the code in that folder, which is run. Raises UsageError."""
    command = [sys.executable, "-c", _MAIN, "--root", str(root), "check"]
    settings = {**os.environ, **IN_UTF8, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(command, cwd=root, env=settings, capture_output=True, encoding="utf-8", check=False)
    path = root / "_build" / "verdicts.json"
    if not path.is_file():
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise UsageError(f"the code of the base cannot judge its records: {last}; leave --with-base-code out")
    return read_verdicts(path)


def read_verdicts(path: Path) -> Mapping[str, Any]:
    """A `verdicts.json`. Raises UsageError for anything else."""
    try:
        verdicts = json.loads(path.read_text(encoding="utf-8"))
        wanted = {"id", "statement", "verdict", "because", "ratio", "flags", "basis", "quote"}
        is_sound = verdicts["format"] == FORMAT and all(wanted <= row.keys() for row in verdicts["claims"])
        is_sound = is_sound and all("id" in row for row in verdicts["conflicts"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        is_sound, verdicts = False, {}
    if not is_sound:
        raise UsageError(f"{path} is no verdicts.json of format {FORMAT}; `assay export verdicts` writes one")
    return dict(verdicts)
