"""What files and folders hold, as digests. Contents count; when something was last written does not."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

ABSENT = "absent"
SPECIAL = "special"

_stat = os.stat  # the watch of a notebook puts its own in the place of this one


def digest_file(path: str | Path) -> str:
    """Digest of the bytes of a file; `absent` where there is none, `special` where they have no end or none are there.

    A device or a pipe is opened without waiting for it, and never read.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return SPECIAL
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ABSENT


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def digest_folder(path: str | Path) -> str:
    """Digest of the names in a folder; `absent` where there is none."""
    try:
        names = sorted(name for name in os.listdir(path) if name != "__pycache__")  # noqa: PTH208 - names alone
    except OSError:
        return ABSENT
    return hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def kind_of(path: str | Path) -> str:
    """What stands at a path: `file`, `folder` or `absent`."""
    try:
        mode = _stat(path).st_mode
    except (OSError, ValueError):
        return ABSENT
    return "folder" if stat.S_ISDIR(mode) else "file"


def entries_below(folder: Path) -> list[tuple[str, bool]]:
    """Whatever lies below a folder, by its path in it, and whether it is a link; no link is followed.

    Folders are left out, but for links to one. Sorted by the parts of the path.
    """
    found: list[tuple[list[str], bool]] = []
    waiting: list[tuple[str, list[str]]] = [(str(folder), [])]
    while waiting:
        path, parts = waiting.pop()
        try:
            entries = list(os.scandir(path))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, [*parts, entry.name]))
            else:
                found.append(([*parts, entry.name], entry.is_symlink()))
    return [("/".join(parts), is_link) for parts, is_link in sorted(found)]


def oddity_of(path: Path) -> str | None:
    """What a path is that is neither a file nor a folder: `a link`, `a pipe or a device`; None for these."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if stat.S_ISLNK(mode):
        return "a link"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "a pipe or a device"


def oddities_below(folder: Path) -> Iterator[tuple[Path, str]]:
    """All that lies below a folder, hidden or not, and is neither a file nor a folder."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        is_link = entry.is_symlink()
        if is_link or not (entry.is_file() or entry.is_dir()):
            yield Path(entry.path), "a link" if is_link else "a pipe or a device"
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from oddities_below(Path(entry.path))


def digest_tree(folder: Path) -> str:
    """One digest of all files below a folder with their names; `absent` where there is none."""
    if not folder.is_dir():
        return ABSENT
    found = (f"{path.relative_to(folder).as_posix()}\0{digest_file(path)}" for path in files_below(folder, hidden=True))
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()


def files_below(folder: Path, *, hidden: bool = False) -> Iterator[Path]:
    """All files below a folder, sorted; those whose name begins with a dot only where `hidden` says so."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and (hidden or name[0] != "."))
        for name in sorted(names):
            if hidden or name[0] != ".":
                yield Path(path, name)
