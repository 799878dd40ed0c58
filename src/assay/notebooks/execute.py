"""One notebook through papermill: `python -m assay.notebooks.execute ROOT SOURCE ANSWER PARENT PARAMETERS`.

A process of its own, so that the settings it starts with are those of the kernel, and nothing else imports papermill.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import threading
from pathlib import Path
from typing import Any, ClassVar

import jupytext
import nbformat
import papermill
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError

from assay.checkout.paths import end_with
from assay.notebooks.limits import CELL, OUTPUT, TOO_MUCH, size_of
from assay.notebooks.normalise import KERNEL, normalise
from assay.notebooks.tracing.kernel import modules

EXAMPLE = '# %% tags=["parameters"]'

LONGEST_SOCKET = 85
"""Bytes of the path of a socket: a hundred or so is all that systems take, and a number comes behind it."""

START = 60
"""Seconds until a kernel answers for the first time."""

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
        socket = Path(os.environ["JUPYTER_RUNTIME_DIR"], "kernel")
        if os.name != "nt" and len(os.fsencode(socket)) <= LONGEST_SOCKET:
            own |= {"transport": "ipc", "ip": str(socket)}
        super().__init__(**own, **settings)


class _BoundedClient(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no types
    """Ends the kernel of a notebook that shows more than a page can hold."""

    full: ClassVar[int | None] = None
    """The cell, counted from 0, that was running when the notebook had shown too much."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._left = OUTPUT

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Take no more than there is room for; what comes after that is not even looked at."""
        self._left -= size_of(msg)
        if self._left >= 0:
            return super().process_message(msg, cell, cell_index)
        if _BoundedClient.full is None:
            _BoundedClient.full = cell_index
            os.kill(self.km.provisioner.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        return None


class _BoundedEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **settings: Any) -> Any:
        """As papermill does it, with the bounded client."""
        known = {"kernel_manager_class": settings["kernel_manager_class"], "timeout": CELL, "startup_timeout": START}
        return _BoundedClient(nb_man, kernel_name=kernel_name, **known).execute()


papermill_engines.register("bounded", _BoundedEngine)


def read_script(source: Path) -> Any:
    """The script as a notebook; ValueError if it has not exactly one cell of parameters."""
    notebook = jupytext.read(source, fmt="py:percent")
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1:
        raise ValueError(f"{len(tagged)} cells have the tag `parameters`; give it to exactly one: " + EXAMPLE)
    notebook.metadata["kernelspec"] = dict(KERNEL)
    return notebook


def execute(root: Path, source: Path, folder: Path, parameters: dict[str, Any]) -> dict[str, Any]:
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
            raw, done, parameters, cwd=root, kernel_name="python3", progress_bar=False, kernel_manager_class=_OwnKernel,
            engine_name="bounded",
        )  # fmt: skip
    except PapermillExecutionError as error:
        traceback = _COLOURS.sub("", "\n".join(error.traceback)).replace(str(root), ".")
        return _failure(source, error.cell_index + 1, error.source, error.ename, error.evalue, traceback)
    except (DeadKernelError, CellTimeoutError) as error:
        if _BoundedClient.full is not None:
            cell = notebook.cells[_BoundedClient.full]
            return _failure(source, _BoundedClient.full + 1, cell.source, "TooMuchOutput", TOO_MUCH)
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
    answer.write_text(json.dumps(execute(root, source, answer.parent, json.loads(sys.argv[5]))), encoding="utf-8")


if __name__ == "__main__":
    main()
