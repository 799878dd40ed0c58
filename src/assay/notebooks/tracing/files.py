"""Seen from inside a notebook: which files below the checkout it reads, which folders it lists, what it looks for.

An audit hook sees every file that Python opens, by whatever library. It does not see what compiled code opens by itself
(pyarrow, when it is handed a path) nor what another program reads: a notebook that starts one is run every time.
"""

from __future__ import annotations

import importlib.metadata
import linecache
import os
import sys
import threading
import tokenize
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from assay.checkout.digests import digest_file, digest_folder, kind_of
from assay.checkout.paths import PACKED

UNSEEN = {
    "subprocess.Popen": "starts a program",
    "os.system": "starts a program",
    "os.posix_spawn": "starts a program",
    "os.fork": "starts a process",
    "socket.connect": "opens a connection",
}
"""Audit events behind which things are read that nobody here sees, and how that is said."""

_MACHINERY = {linecache.__file__, tokenize.__file__, importlib.metadata.__file__}

_HEARD = frozenset({"open", "sqlite3.connect", "os.listdir", "os.scandir", *UNSEEN})


_stat = os.stat
_LONGEST = 250
"""A longer text is none of a path: IPython asks whether what is shown is the name of a file."""


class Watch:
    """Notes what is read below a folder, with the digest that it had when it was first read."""

    def __init__(self, root: Path, is_excused: Callable[[], bool] = lambda: False) -> None:
        self.root = str(root.resolve())
        self.files: dict[str, str] = {}
        self.folders: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.unseen: dict[str, None] = {}
        self._written: set[str] = set()
        self._is_excused = is_excused
        self._own = threading.local()
        self._on = False
        installed = {os.path.realpath(path) for path in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
        self._installed = tuple(f"{path}{os.sep}" for path in installed if self._inside(path))

    def install(self) -> None:
        """Watch this process; a hook cannot be taken out again."""
        sys.addaudithook(self._hear)
        os.stat = self._looking  # existence makes no audit event

    def start(self) -> None:
        """From now on what happens counts."""
        self._on = True

    def note_module(self, path: Path) -> None:
        """That a module was imported from below the checkout."""
        self._read(path)

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Look without being seen."""
        before, self._own.deaf = getattr(self._own, "deaf", False), True
        try:
            yield
        finally:
            self._own.deaf = before

    def as_json(self) -> dict[str, Any]:
        """All that was seen; what the notebook wrote itself is no input."""
        seen = {"files": self.files, "folders": self.folders, "looked_for": self.kinds}
        own = {
            name: {key: held[key] for key in sorted(held) if key not in self._written} for name, held in seen.items()
        }
        return {**own, "unseen": sorted(self.unseen)}

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        # First of all, since asking for a frame is an event too.
        if event not in _HEARD or not self._on or self._is_deaf() or _is_of_python():
            return
        if event == "open":
            self._opened(arguments[0], arguments[2])
        elif event == "sqlite3.connect":
            self._read(_database(arguments[0]))
        elif event in UNSEEN:
            if event != "socket.connect" or isinstance(arguments[1], tuple):  # a text is a socket of this machine
                self.unseen[f"{UNSEEN[event]}{_what(event, arguments)}"] = None
        else:
            self._listed(arguments[0])

    def _opened(self, path: Any, flags: int) -> None:
        name = self._name(path)
        if name is None:
            return
        if flags & (os.O_TRUNC | os.O_EXCL):
            if name not in self.files:
                self._written.add(name)
        else:
            self._read(path)  # what is continued counts as read

    def _read(self, path: Any) -> None:
        name = self._name(path)
        if name is None or name in self.files or name in self._written or name.startswith(PACKED):  # and its draft
            return
        with self.silence():
            full = os.path.join(self.root, name)  # noqa: PTH118
            if kind_of(full) == "folder":
                self.folders.setdefault(name, digest_folder(full))
            else:
                self.files[name] = digest_file(full)

    def _listed(self, path: Any) -> None:
        name = self._name("." if path is None else path)
        if name is not None and name not in self.folders:
            with self.silence():
                self.folders[name] = digest_folder(os.path.join(self.root, name))  # noqa: PTH118

    def _looking(self, path: Any, *arguments: Any, **named: Any) -> os.stat_result:
        if self._on and not self._is_deaf() and not _is_of_python():
            name = self._name(path)
            if name is not None and name not in self.kinds and len(name) < _LONGEST and "\n" not in name:
                with self.silence():
                    self.kinds[name] = kind_of(os.path.join(self.root, name))  # noqa: PTH118
        return _stat(path, *arguments, **named)

    def _name(self, path: Any) -> str | None:
        """The path below the checkout with slashes; None for anything that is not below it or part of Python."""
        if not isinstance(path, str | bytes | os.PathLike):
            return None
        full = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links stay what they are called
        if not self._inside(full):
            full = os.path.realpath(full)
        if not self._inside(full) or full.startswith(self._installed) or f"{os.sep}__pycache__{os.sep}" in full:
            return None
        return os.path.relpath(full, self.root).replace(os.sep, "/")

    def _inside(self, path: str) -> bool:
        return path == self.root or path.startswith(self.root.rstrip(os.sep) + os.sep)

    def _is_deaf(self) -> bool:
        return getattr(self._own, "deaf", False) or self._is_excused()


def _is_of_python() -> bool:
    """Whether Python looks for a module or shows the line of one: modules are inputs by themselves."""
    try:
        caller = sys._getframe(2).f_code.co_filename  # noqa: SLF001 - inspect.stack reads files
    except ValueError:  # called from no Python code at all
        return False
    return caller.startswith("<frozen importlib") or caller in _MACHINERY or "importlib_metadata" in caller


def _database(called: Any) -> Any:
    """The path of a database that may be called by an address (`file:///folder/name?mode=ro`)."""
    if isinstance(called, str) and called.startswith("file:"):
        return url2pathname(urlsplit(called).path)
    return None if called in (":memory:", b":memory:", "", b"") else called


def _what(event: str, arguments: tuple[Any, ...]) -> str:
    if event == "socket.connect":
        return f": {arguments[1][0]}"
    called = arguments[0] if arguments else ""
    return f": {os.path.basename(os.fsdecode(called))}" if called else ""  # noqa: PTH119
