"""Work that is spread over a Dask scheduler and two workers gives the same bytes, and survives the loss of a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.build.cluster import cluster
from assay.cli import group
from assay.errors import UsageError
from assay.notebooks.paths import executed
from assay.notebooks.run import run
from tests.sample import lay, put

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[2]
QUIET = {"DASK_DISTRIBUTED__WORKER__DAEMON": "False", "PYTHONPATH": str(ROOT)}
NOTEBOOK = """\
# %% tags=["parameters"]
number = NUMBER

# %%
from assay.checkout.paths import find_root
from assay.records.load import load
print(number, load(find_root()).corpus.label("stoat"))
"""
DEADLY = """

# %%
import os, psutil, signal
from pathlib import Path
mark = Path("/MARK")
if not mark.exists():
    mark.touch()
    os.kill(psutil.Process().parent().ppid(), signal.SIGKILL)
"""


class Workers:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(self.file))
        until(self.file.exists)
        self.address: str = json.loads(self.file.read_text(encoding="utf-8"))["address"]
        for _ in range(2):
            self.add()

    def add(self) -> None:
        """One more worker."""
        self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--local-directory", str(self.file.parent))

    def alive(self) -> int:
        """How many workers still run."""
        return sum(process.poll() is None for process in self.processes[1:])

    def _start(self, kind: str, *arguments: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *arguments]
        quiet = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, env={**os.environ, **QUIET}, stdout=quiet, stderr=quiet))

    def stop(self) -> None:
        """End all of them."""
        for process in self.processes:
            process.kill()
            process.wait()


def until(so: object, seconds: float = 60) -> None:
    """Wait for something to be so."""
    assert callable(so)
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    started = Workers(tmp_path)
    try:
        with cluster(started.address) as spread:
            spread._client.wait_for_workers(2, timeout=60)
        yield started
    finally:
        started.stop()


def test_a_worker_that_is_killed_changes_no_byte(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_ARTICLES", "texts")
    built: list[dict[str, bytes]] = []
    for place in ("here", "there"):
        root = lay(tmp_path / place)
        mark = tmp_path / "mark"
        for number in range(2):
            put(root, f"notebooks/n{number}.py", NOTEBOOK.replace("NUMBER", str(number)))
        put(root, "notebooks/deadly.py", (NOTEBOOK + DEADLY).replace("NUMBER", "9").replace("/MARK", str(mark)))
        there = ["--scheduler", workers.address] if place == "there" else []
        if there:
            mark.unlink()
        else:
            mark.touch()
        ran = CliRunner().invoke(group, ["--root", str(root), "run", *there])
        assert (ran.exit_code, ran.output.count(": ran (")) == (0, 3), ran.output
        assert workers.alive() == 2 - len(there) // 2, "one was killed in the middle of a notebook"
        assert CliRunner().invoke(group, ["--root", str(root), "check", *there]).exit_code == 1
        files = [*(root / "book" / "notebooks").iterdir(), root / "_build" / "verdicts.json"]
        built.append({path.name: path.read_bytes() for path in files})
    assert built[0] == built[1]


class Deadly:
    """Work that kills the worker that does it, once."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, items: Sequence[int]) -> list[int]:
        time.sleep(0.1)
        if 5 in items and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return [2 * item for item in items]


def test_batches_come_back_in_order_though_a_worker_is_lost(workers: Workers, tmp_path: Path) -> None:
    with cluster(workers.address) as spread:
        assert spread.batches(Deadly(tmp_path / "mark"), range(50)) == [2 * item for item in range(50)]
        assert spread.batches(Deadly(tmp_path / "mark"), []) == []
    assert workers.alive() == 1


def test_an_outcome_from_another_checkout_is_refused(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "project")
    put(root, "notebooks/n.py", NOTEBOOK.replace("NUMBER", "1"))
    monkeypatch.setattr("assay.notebooks.inputs.platform.python_version", lambda: "3.99.0")
    with cluster(workers.address) as spread, pytest.raises(UsageError) as caught:
        run(root, execute=spread.notebooks)
    expected = "a worker has other files than this machine; notebook n: Python 3.99.0 instead of "
    assert str(caught.value).startswith(expected)
    assert not executed(root, "n").exists()


def test_no_scheduler_is_said_in_one_line() -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers at nowhere") as caught, cluster("nowhere"):
        pass
    assert "\n" not in str(caught.value)
