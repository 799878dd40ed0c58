"""The kernel of a notebook, watched: `python -m assay.notebooks.tracing.kernel ROOT SEEN -f CONNECTION`.

After every cell it leaves at SEEN, as JSON, all that the notebook has read so far.
"""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from assay.checkout.paths import CODE, PACKAGES
from assay.notebooks.tracing import KERNEL, files, records

OURS = tuple(CODE.parent / package for package in PACKAGES)


def modules() -> list[str]:
    """The files of our packages that are loaded, as `assay/records/load.py`."""
    return sorted(path.relative_to(CODE.parent).as_posix() for path in _loaded() if _is_ours(path))


def _is_ours(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in OURS)


def _loaded() -> set[Path]:
    named = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return {_resolved(name) for name in named if name}


@cache
def _resolved(name: str) -> Path:
    return Path(name).resolve()


class Watch:
    """All that is watched, and where it is written down."""

    def __init__(self, root: Path, seen: Path) -> None:
        self.root, self.seen = root.resolve(), seen
        self.records = records.Watch(root)
        self.files = files.Watch(root, lambda: self.records.is_loading)
        self.records.install()
        self.files.install()

    def write(self, *_: object) -> None:
        """Leave what was seen so far; called by the shell after every cell."""
        with self.files.silence():
            for path in _loaded():
                if not _is_ours(path):
                    self.files.note_module(path)
            answer = {**self.files.as_json(), "records": self.records.as_json(), "modules": modules()}
            draft = self.seen.with_suffix(".part")
            draft.write_text(json.dumps(answer), encoding="utf-8")
            draft.replace(self.seen)


def main() -> None:
    """Start the kernel of this interpreter and watch it from its first cell on."""
    root, seen = Path(sys.argv[1]), Path(sys.argv[2])
    del sys.argv[1:3]
    seen.with_name(KERNEL).write_text(str(os.getpid()), encoding="ascii")
    if sys.path[0] in ("", os.getcwd()):  # noqa: PTH109
        del sys.path[0]  # what lies in the checkout is no library; the shell adds the folder again for the notebook
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 - first the path, then what is found on it

    watch = Watch(root, seen)
    kernel: Any = IPKernelApp.instance()
    kernel.initialize()
    kernel.shell.events.register("post_run_cell", watch.write)
    watch.files.start()
    kernel.start()


if __name__ == "__main__":
    main()
