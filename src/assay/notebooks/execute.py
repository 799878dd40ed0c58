"""One notebook through papermill: `python -m assay.notebooks.execute ROOT SOURCE ANSWER PARENT`.

A process of its own, so that the settings it starts with are those of the kernel, and nothing else imports papermill.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import papermill
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from assay.checkout.paths import end_with
from assay.notebooks.normalise import KERNEL, normalise
from assay.notebooks.tracing.kernel import modules

LONGEST = 600
"""Seconds that one cell may take."""

EXAMPLE = '# %% tags=["parameters"]'

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")


class _OwnKernelSpecs(KernelSpecManager):
    """This interpreter under every name: what is installed as `python3` may be somebody else's."""

    watched: tuple[str, str] = ("", "")
    """The checkout, and where to write what was read of it."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002 - the name does not matter
        argv = [sys.executable, "-m", "assay.notebooks.tracing.kernel", *self.watched, "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name=KERNEL["display_name"], language="python")


class _OwnKernel(AsyncKernelManager):
    """A kernel of this interpreter, spoken to over files where the system has them: ports can be taken."""

    def __init__(self, **settings: Any) -> None:
        own: dict[str, Any] = {"kernel_spec_manager": _OwnKernelSpecs()}
        if os.name != "nt":
            own |= {"transport": "ipc", "ip": str(Path(os.environ["JUPYTER_RUNTIME_DIR"]) / "kernel")}
        super().__init__(**own, **settings)


def read_script(source: Path) -> Any:
    """The script as a notebook; ValueError if it has not exactly one cell of parameters."""
    notebook = jupytext.read(source, fmt="py:percent")
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1:
        raise ValueError(f"{len(tagged)} cells have the tag `parameters`; give it to exactly one: " + EXAMPLE)
    notebook.metadata["kernelspec"] = dict(KERNEL)
    return notebook


def execute(root: Path, source: Path, folder: Path) -> dict[str, Any]:
    """`{"notebook": …, "seen": …, "runner": …}`: outputs and what was read for them; or what a failure is known by."""
    raw, done, seen = folder / "raw.ipynb", folder / "done.ipynb", folder / "seen.json"
    _OwnKernelSpecs.watched = (str(root), str(seen))
    try:
        notebook = read_script(source)
    except ValueError as error:
        return _failure(source, 0, "", "ValueError", str(error))
    nbformat.write(notebook, raw)  # type: ignore[no-untyped-call]
    try:
        papermill.execute_notebook(
            raw, done, cwd=root, kernel_name="python3", progress_bar=False, kernel_manager_class=_OwnKernel,
            execution_timeout=LONGEST,
        )  # fmt: skip
    except PapermillExecutionError as error:
        traceback = _COLOURS.sub("", "\n".join(error.traceback)).replace(str(root), ".")
        return _failure(source, error.cell_index + 1, error.source, error.ename, error.evalue, traceback)
    except (DeadKernelError, CellTimeoutError) as error:
        return _failure(source, 0, "", type(error).__name__, str(error))
    result = nbformat.read(done, as_version=4)  # type: ignore[no-untyped-call]
    for number, cell in enumerate(result.cells, start=1):
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
            return _failure(source, number, cell.source, "NotRun", "the notebook ended before this cell")
    return {
        "notebook": normalise(result, str(root)),
        "seen": json.loads(seen.read_text(encoding="utf-8")),
        "runner": modules(),
    }


def _failure(source: Path, cell: int, code: str, ename: str, evalue: str, traceback: str = "") -> dict[str, Any]:
    text = source.read_text(encoding="utf-8")
    start = text.find(code) if code else 0
    line = text.count("\n", 0, max(start, 0)) + 1
    inside = _LINE.search(traceback)
    line += int(inside[1]) - 1 if inside and start >= 0 else 0
    return {"cell": cell, "line": line, "source": code, "ename": ename, "evalue": evalue, "traceback": traceback}


def main() -> None:
    """Leave the answer as JSON at the path that is the last argument but one."""
    root, source, answer = (Path(argument) for argument in sys.argv[1:4])
    if os.name != "nt":
        threading.Thread(target=end_with, args=[int(sys.argv[4])], daemon=True).start()
    answer.write_text(json.dumps(execute(root, source, answer.parent)), encoding="utf-8")


if __name__ == "__main__":
    main()
