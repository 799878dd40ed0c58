"""Copies of the checkout that a benchmark may change at will."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASSAY = (sys.executable, "-c", "from assay.cli import main; main()")


def copy(folder: Path) -> Path:
    """The files that git knows, as they are in the working tree."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def flip(path: Path, old: str, new: str) -> Callable[[], None]:
    """What edits a file: the first time from `old` to `new`, the next time back, and so on."""

    def edit() -> None:
        text = path.read_text(encoding="utf-8")
        before, after = (new, old) if new in text else (old, new)
        assert before in text, f"{path} does not hold {before!r}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return edit
