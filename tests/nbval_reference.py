"""nbval over the scripts: its kernel runs every notebook anew, and each cell is compared with its reference outputs.

nbval compares texts; here numbers are compared as numbers. The cells come from the script, so that a reference
(`tests/reference/<notebook>.json`, written by `make reference`) holds outputs only and no second copy of the code.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import pytest
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, RunningKernel
from nbval.plugin import IPyNbCell, IPyNbFile, NbCellError

from assay.notebooks.normalise import normalise
from assay.notebooks.process import OWN, STEADY
from assay.notebooks.reference import differences, said_by


class NotebookFile(IPyNbFile):  # type: ignore[misc]
    """One reference, with the script that it belongs to."""

    folder: tempfile.TemporaryDirectory[str]

    @property
    def root(self) -> Path:
        """The checkout: the folder above `tests/reference/`."""
        return Path(self.path).parents[2]

    def collect(self) -> Iterator[pytest.Item]:
        """One test: its cells belong together, whatever pytest-xdist deals out.

        It starts a kernel, so `make reproduce` runs it; `make test` compares what the book was built from.
        """
        item = Notebook.from_parent(self, name=self.path.stem)
        item.add_marker(pytest.mark.slow)
        yield item

    def cells(self) -> Iterator[Cell]:
        """The cells of code, each with what it said."""
        said: dict[str, list[Any]] = json.loads(self.path.read_text(encoding="utf-8"))
        script = jupytext.read(self.root / "notebooks" / f"{self.path.stem}.py", fmt="py:percent")
        for number, source in enumerate(script.cells, start=1):
            if source.cell_type == "code":
                source.execution_count = number  # nbval compares what was run
                options = defaultdict(bool, check=True)
                cell = Cell.from_parent(self, name=f"cell {number}", cell_num=number, cell=source, options=options)
                cell.said = said.pop(str(number), [])
                yield cell

    def setup(self) -> None:
        """Start the kernel with the settings with which `assay run` starts one."""
        self.folder = tempfile.TemporaryDirectory(prefix="assay-nbval-")
        before = dict(os.environ)
        os.environ.update(STEADY | dict.fromkeys(OWN, self.folder.name))
        try:
            self.kernel = RunningKernel(CURRENT_ENV_KERNEL_NAME, cwd=str(self.root))
        finally:
            os.environ.clear()
            os.environ.update(before)

    def teardown(self) -> None:
        """Stop the kernel, and take away what it left."""
        super().teardown()
        self.folder.cleanup()


class Notebook(pytest.Item):
    """One notebook."""

    def runtest(self) -> None:
        """Run every cell, and fail with all that differs; what follows a cell that raised is not run."""
        assert isinstance(self.parent, NotebookFile)
        faults: list[str] = []
        for cell in self.parent.cells():
            try:
                cell.runtest()
            except NbCellError as error:
                faults.append(cell.fault(error))
                if not cell.news:
                    break
        if faults:
            raise AssertionError("\n".join([*faults, "If this is as it should be: make reference"]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What differs, without the way by which it was found."""
        return str(excinfo.value) if excinfo.errisinstance(AssertionError) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return Path(self.path), 0, f"notebooks/{self.name}.py"


class Cell(IPyNbCell):  # type: ignore[misc]
    """One cell of code, as nbval runs it."""

    said: list[Any]
    news: list[str]
    comparison_traceback: tuple[str, ...] = ()  # nbval would tell of two texts that differ

    def runtest(self) -> None:
        """Run it; NbCellError where it raises or says something else."""
        self.news = []
        super().runtest()

    def compare_outputs(self, test: list[Any], *_: object) -> bool:
        """Whether it says what it said; numbers are compared as numbers."""
        run = nbformat.v4.new_code_cell("", outputs=[nbformat.from_dict(output) for output in test])  # type: ignore[no-untyped-call]
        (steady,) = normalise({"cells": [run]}, str(self.parent.root))["cells"]
        self.news = list(differences(self.said, said_by(steady["outputs"])))
        return not self.news

    def fault(self, error: NbCellError) -> str:
        """The notebook, the cell, and the old and the new value of every figure."""
        head = f"notebooks/{self.parent.path.stem}.py, cell {self.cell_num}"
        if self.news:
            return "\n  ".join([f"{head} says something else:", *self.news])
        return f"{head}: {error}\n{error.source}\n{error.inner_traceback}"
