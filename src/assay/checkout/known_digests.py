"""Digests of files that were read before, taken again where nothing has written to the file since.

A file is believed to be as it was where its size, its number on the disk, when it was written and when its entry was
changed are what they were; setting back the time of a file changes its entry. What was written shortly before it was
read may have been written once more within the same tick of the clock: its digest is not kept, as git does not trust
such a file either.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar, cast

from assay.checkout.digests import ABSENT, digest_file
from assay.checkout.kept import read_kept, write_kept
from assay.checkout.paths import texts_folder

KEPT = Path("_build") / "digests"
_STILL = 2 * 10**9
"""Nanoseconds since the last change after which a file counts as left alone: the coarsest tick of a file system."""
_FORMAT = 1

T = TypeVar("T")
State = list[int]
"""Size, number, time of writing, time of change."""


@dataclass(kw_only=True)
class KnownDigests:
    """Digests by path, and what was worked out of them."""

    kept_in: Path | None = None
    """The file; None keeps nothing beyond the day."""
    _files: dict[str, tuple[State, str]] = field(default_factory=dict)
    _notes: dict[str, tuple[str, Any]] = field(default_factory=dict)
    _records: dict[Path, dict[str, str]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _is_new: bool = False

    @classmethod
    def of(cls, root: Path) -> KnownDigests:
        """Those of a checkout; none where they were lost or damaged."""
        path = root / KEPT
        texts = read_kept(path)
        if texts:
            told = json.loads(texts[0])
            if told["format"] == _FORMAT:
                return cls(kept_in=path, _files=told["files"], _notes=told["notes"])
        return cls(kept_in=path)

    def keep(self) -> None:
        """Write down what is new; raises OSError where that cannot be."""
        if self._is_new and self.kept_in:
            gone = [name for name in self._files if name not in self._seen and not os.path.lexists(name)]
            for name in gone:
                del self._files[name]
            told = {"format": _FORMAT, "files": self._files, "notes": self._notes}
            write_kept(self.kept_in, [json.dumps(told, separators=(",", ":")).encode()])
            self._is_new = False

    def file(self, path: str | Path) -> str:
        """As `digest_file` says it; a link is followed."""
        name = os.fspath(path)
        try:
            return self._of(name, os.stat(name))  # noqa: PTH116 - texts, for there may be a hundred thousand of them
        except OSError:
            return ABSENT

    def below(self, root: Path, folder: str) -> dict[str, str]:
        """Digest of every file below `root/folder`, by its path below `root`; drafts and caches are left out.

        A link is not followed: where it leads is what it holds.
        """
        start = "" if folder == "." else f"{folder}/"
        length = len(os.path.join(root, ""))  # noqa: PTH118
        entries = _below(os.path.join(root, start))  # noqa: PTH118
        return {entry.path[length:].replace(os.sep, "/"): self._of_entry(entry) for entry in entries}

    def of_records(self, root: Path) -> dict[str, str]:
        """Digests of all records, and of the articles' texts at hand as `text of` the article; looked at once."""
        if root not in self._records:
            self._records[root] = self._of_records(root)
        return self._records[root]

    def _of_records(self, root: Path) -> dict[str, str]:
        found = self.below(root, "claims")
        folder = texts_folder(root)
        articles = sorted(Path(name).stem for name in found if name.startswith("claims/articles/"))
        return found | {f"text of {name}": self.file(folder / f"{name}.txt") for name in articles}

    def remembered(self, name: str, digests: Mapping[str, str], make: Callable[[], T]) -> T:
        """What `make` works out of files with these digests, or worked out of the same before: something JSON holds."""
        told = "\n".join(f"{file}\0{digest}" for file, digest in digests.items())
        made_of = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        known = self._notes.get(name)
        if known and known[0] == made_of:
            return cast("T", known[1])
        found = make()
        self._notes[name] = made_of, found
        self._is_new = True
        return found

    def _of_entry(self, entry: os.DirEntry[str]) -> str:
        try:
            if entry.is_symlink():
                return f"link to {Path(entry.path).readlink()}"
            return self._of(entry.path, entry.stat(follow_symlinks=False))
        except OSError:
            return ABSENT

    def _of(self, path: str, found: os.stat_result) -> str:
        self._seen.add(path)
        state = [found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns]
        known = self._files.get(path)
        if known and known[0] == state:
            return known[1]
        now = time.time_ns()
        digest = digest_file(path)
        if S_ISREG(found.st_mode) and max(state[2:]) + _STILL < now and digest != ABSENT:
            self._files[path] = state, digest
            self._is_new = True
        elif self._files.pop(path, None):
            self._is_new = True
        return digest


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    """All files and links below a folder, in the order of `files_below`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    folders = []
    for entry in entries:
        if entry.name[0] == ".":
            continue
        if not _is_folder(entry):
            yield entry
        elif entry.name != "__pycache__" and not entry.is_symlink():
            folders.append(entry.path)
    for path in folders:
        yield from _below(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or leads to one; a link that leads to itself does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False
