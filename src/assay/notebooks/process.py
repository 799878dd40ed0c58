"""One notebook in a process of its own, whose settings make the same notebook give the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from assay.checkout.paths import CODE
from assay.notebooks.inputs import before, inputs
from assay.notebooks.paths import source_of

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


def execute(root: Path, name: str) -> dict[str, Any]:
    """`{"notebook": …, "inputs": …}`, or what is known of the failure.

    Inputs are taken down before they are read, so that a change in between shows.
    """
    known = before(root, name)
    outcome = _execute(root, source_of(root, name))
    if "notebook" not in outcome:
        return outcome
    return {"notebook": outcome["notebook"], "inputs": inputs(known, outcome["seen"], outcome["runner"])}


def _execute(root: Path, source: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="assay-", ignore_cleanup_errors=True) as folder:
        kept = {key: text for key, text in os.environ.items() if key not in FOREIGN}
        answer = Path(folder) / "answer.json"
        arguments = [str(root), str(source), str(answer), str(os.getpid())]
        command = [sys.executable, "-m", "assay.notebooks.execute", *arguments]
        settings = kept | STEADY | dict.fromkeys(OWN, folder)
        process = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
        if not answer.exists():
            said = process.stderr.strip()
            last = said.splitlines()[-1] if said else f"exit code {process.returncode}"
            return {"cell": 0, "line": 1, "source": "", "ename": "RunnerError", "evalue": last, "traceback": said}
        outcome: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return outcome
