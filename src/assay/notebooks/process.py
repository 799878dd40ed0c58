"""One notebook in a process of its own, whose settings make the same notebook give the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from assay.checkout.paths import CODE
from assay.notebooks.inputs import before, inputs
from assay.notebooks.limits import NOTEBOOK, TOO_LONG
from assay.notebooks.paths import source_of
from assay.notebooks.tracing import KERNEL

STEADY = {
    "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg",
    "JUPYTER_PLATFORM_DIRS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "PYTHONPATH": str(CODE.parent),
}  # fmt: skip
"""The same order of sets, the same sums, and this `assay`, wherever another one may be installed."""

FOREIGN = ("PYTHONSTARTUP", "PYTHONHOME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH")
"""Variables by which another installation could get in."""

OWN = ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
"""Folders that are empty when a notebook starts."""


OFTEN = 0.05
"""Seconds between two looks at whether a notebook is done, or is to be given up."""

LAST_WORDS = 20_000
"""Bytes that are kept of what a process said that left no answer."""


def execute(root: Path, name: str, stop: threading.Event | None = None, seconds: float = NOTEBOOK) -> dict[str, Any]:
    """`{"notebook": …, "inputs": …}`, or what is known of the failure.

    Inputs are taken down before they are read, so that a change in between shows. Once `stop` is set, or so many
    seconds are over, everything that was started is ended, and the notebook has failed.
    """
    known = before(root, name)
    outcome = execute_once(root, source_of(root, name), stop=stop, seconds=seconds)
    if "notebook" not in outcome:
        return outcome
    return {"notebook": outcome["notebook"], "inputs": inputs(known, outcome["seen"], outcome["runner"])}


def execute_once(
    root: Path,
    source: Path,
    parameters: Mapping[str, Any] | None = None,
    stop: threading.Event | None = None,
    seconds: float = NOTEBOOK,
) -> dict[str, Any]:
    """`{"notebook": …, "seen": …, "runner": …}` of one run, or what is known of the failure."""
    stop = stop or threading.Event()
    with tempfile.TemporaryDirectory(prefix="assay-", ignore_cleanup_errors=True) as folder:
        kept = {key: text for key, text in os.environ.items() if key not in FOREIGN}
        answer = Path(folder, "answer.json")
        arguments = [str(root), str(source), str(answer), str(os.getpid()), json.dumps(parameters or {})]
        command = [sys.executable, "-m", "assay.notebooks.execute", *arguments]
        settings = kept | STEADY | dict.fromkeys(OWN, folder)
        with Path(folder, "said").open("w+b") as said:
            process = subprocess.Popen(
                command, cwd=root, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
                start_new_session=True,
            )  # fmt: skip
            try:
                in_time = _wait(process, stop, seconds)
            finally:
                _end(process, Path(folder, KERNEL))
            if in_time and answer.exists():
                outcome: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
                return outcome
            said.seek(-min(LAST_WORDS, said.tell()), os.SEEK_END)
            last_words = said.read().decode("utf-8", "replace").strip()
        if not in_time:
            return _failed("Stopped" if stop.is_set() else "TooLong", TOO_LONG.format(seconds))
        last = last_words.splitlines()[-1] if last_words else f"exit code {process.returncode}"
        return _failed("RunnerError", last, last_words)


def _wait(process: subprocess.Popen[bytes], stop: threading.Event, seconds: float) -> bool:
    """Whether it ended by itself, before its time was over and before it was to stop."""
    end = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > end or stop.wait(OFTEN):
            return False
    return True


def _end(process: subprocess.Popen[bytes], kernel: Path) -> None:
    """End the process, its kernel and what these have started: none of them has to agree."""
    numbers = [process.pid] if process.poll() is None else []
    with suppress(OSError, ValueError):
        numbers.append(int(kernel.read_text(encoding="ascii")))
    for number in numbers:
        with suppress(OSError):
            os.killpg(number, signal.SIGKILL) if os.name != "nt" else os.kill(number, signal.SIGTERM)
    process.wait()


def _failed(ename: str, evalue: str, traceback: str = "") -> dict[str, Any]:
    return {"cell": 0, "line": 1, "source": "", "ename": ename, "evalue": evalue, "traceback": traceback}
