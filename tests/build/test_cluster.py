"""Work that is spread over a Dask scheduler and two workers gives the same bytes, and survives the loss of a worker."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.build import same_code
from assay.build.cluster import cluster
from assay.checkout.paths import CODE, PACKAGES
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

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(self.file))
        until(self.file.exists)
        self.address: str = json.loads(self.file.read_text(encoding="utf-8"))["address"]
        for _ in range(workers):
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


@pytest.mark.slow
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


def test_work_that_goes_with_a_worker_is_sent_once_more(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mark").touch()
    lost = [CancelledError("already forgotten")]
    with cluster(workers.address) as spread:
        gather = spread._client.gather

        def gathered(tasks: list[object]) -> object:
            if lost:
                raise lost.pop()
            return gather(tasks)

        monkeypatch.setattr(spread._client, "gather", gathered)
        assert spread.batches(Deadly(tmp_path / "mark"), range(3)) == [0, 2, 4]
        lost += [CancelledError("once"), CancelledError("twice")]
        with pytest.raises(UsageError, match=r"came to nothing \(once\)"):
            spread.batches(Deadly(tmp_path / "mark"), range(3))


def test_an_outcome_from_another_checkout_is_refused(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "project")
    put(root, "notebooks/n.py", NOTEBOOK.replace("NUMBER", "1"))
    same_code.code_here()  # what this machine is, before it seems to be another one
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


def other_code(folder: Path) -> Path:
    """A copy of the packages in which verdicts are others, though the version is the same."""
    for package in PACKAGES:
        shutil.copytree(CODE.parent / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "assay" / "model" / "verdicts.py"
    path.write_text(path.read_text(encoding="utf-8") + "\nOTHER = True\n", encoding="utf-8")
    return folder


def test_a_worker_with_other_code_is_refused_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_ARTICLES", "texts")
    root = lay(tmp_path / "project")
    put(root, "notebooks/n.py", NOTEBOOK.replace("NUMBER", "1"))
    monkeypatch.setitem(QUIET, "PYTHONPATH", str(other_code(tmp_path / "other")))
    monkeypatch.setattr("assay.build.cluster.PATIENCE", 60.0)
    started = Workers(tmp_path)
    try:
        for command in ("check", "run"):
            done = CliRunner().invoke(group, ["--root", str(root), command, "--scheduler", started.address])
            assert isinstance(done.exception, UsageError)
            assert str(done.exception) == (
                "a worker computes with something else than this machine (assay/model/verdicts.py); "
                "install the same on both, and start the worker anew"
            )
    finally:
        started.stop()
    assert not executed(root, "n").exists()
    assert not (root / "_build" / "check.json").exists()
    assert not (root / "_build" / "stages" / "check.json").exists()


def test_a_file_that_was_changed_after_a_worker_began_is_not_what_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_code, "_STARTED", 0.0)
    there = same_code.code_here.__wrapped__()
    assert "assay/errors.py" in same_code.differing(same_code.code_here(), there)
    assert same_code.code_here()["pydantic"][0].isdigit()


@contextmanager
def listening(*said: bytes) -> Iterator[str]:
    """Something that takes calls, says this and then nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        lines: list[socket.socket] = []

        def take() -> None:
            with suppress(OSError):
                while True:
                    line = server.accept()[0]
                    lines.append(line)
                    for words in said:
                        line.sendall(words)
                    if said:
                        line.close()

        threading.Thread(target=take, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        for line in lines:
            line.close()


def test_a_scheduler_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay.build.cluster.PATIENCE", 0.5)
    begun = time.monotonic()
    with listening() as address, pytest.raises(UsageError) as caught, cluster(address):
        pass
    assert str(caught.value) == f"no Dask scheduler answers at {address}: something is there, and says nothing"
    with listening(b"") as address, pytest.raises(UsageError, match="it hangs up"), cluster(address):
        pass
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "address", ["nowhere", "tcp://127.0.0.1:1", "tcp://host:99999", "tcp://:8786", "nowhere.invalid:1"]
)
def test_a_bad_address_is_said_at_once(address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(UsageError, match=f"no Dask scheduler answers at {address}: "), cluster(address):
        pass
    assert time.monotonic() - begun < 9


def test_a_scheduler_without_workers_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay.build.cluster.PATIENCE", 2.0)
    started = Workers(tmp_path, 0)
    try:
        with pytest.raises(UsageError) as caught, cluster(started.address) as spread:
            spread.batches(Deadly(tmp_path / "mark"), range(5))
    finally:
        started.stop()
    assert str(caught.value) == (
        f"the Dask scheduler at {started.address} has no workers; start some with `dask worker {started.address}`, "
        "or leave --scheduler out"
    )


class Slow:
    """Work that is still being done when the scheduler is lost."""

    def __call__(self, items: Sequence[int]) -> list[int]:
        time.sleep(3)
        return list(items)


def test_a_scheduler_that_is_lost_is_said(workers: Workers) -> None:
    killing = threading.Timer(3.0, workers.processes[0].kill)
    killing.start()
    with pytest.raises(UsageError, match="came to nothing") as caught, cluster(workers.address) as spread:
        spread.batches(Slow(), range(50))
    assert "nothing of it is kept" in str(caught.value)
