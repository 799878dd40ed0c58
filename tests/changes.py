"""Changes to the files of a project, each made when it is called with the project's folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.sample import put

Change = Callable[[Path], None]


def write(name: str, text: str) -> Change:
    return lambda root: (put(root, name, text), None)[1]


def replace(name: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def remove(name: str) -> Change:
    return lambda root: (root / name).unlink()


def touch(root: Path) -> None:
    """Another time for every file, and nothing else."""
    for path in root.rglob("*"):
        if path.is_file():
            os.utime(path, (1, 1))
