"""Record files, each read once: what stands in them, and every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from assay.checkout.digests import entries_below, oddities_below, oddity_of
from assay.errors import RecordError
from assay.records.recall import ANEW, Recall
from assay.records.references import Fault, Unreadable
from assay.yamlio import Document, read_yaml, unreadable
from assay.yamlio import Path as Keys

if TYPE_CHECKING:
    from pydantic import BaseModel

R = TypeVar("R", bound="BaseModel")
T = TypeVar("T")

_MISNAMED = re.compile(r"\.(ya?ml|json|txt)\Z", re.IGNORECASE)


@dataclass(kw_only=True)
class Reader:
    """Reads the files below `root`, and collects what is wrong with them."""

    root: Path
    faults: list[RecordError] = field(default_factory=list)
    skipped: list[RecordError] = field(default_factory=list)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """File and line of every record that could be read, by id."""
    recall: Recall = ANEW
    _documents: dict[Path, Document] = field(default_factory=dict)
    _inside: dict[Path, bool] = field(default_factory=dict)
    """Whether a folder lies in the project, wherever links lead."""

    def once(self, unit: str, files: Sequence[str], make: Callable[[], T], *, given: str = "") -> T:
        """What `make` reads from these files, or read from them before where it found no fault and leaned on the same.

        `given` is what it works on besides.
        """

        def made() -> tuple[tuple[T, dict[str, tuple[str, int]]], bool]:
            told, outer = len(self.faults) + len(self.skipped), self.places
            self.places = {}
            try:
                value = make()
            finally:
                places, self.places = self.places, outer
            return (value, places), told == len(self.faults) + len(self.skipped)

        value, places = self.recall.once(unit, files, made, given=given)
        self.places.update(places)
        return value

    def document(self, path: Path) -> Document:
        """One file as a tree; an empty one, with its fault noted, where it cannot be read."""
        if path not in self._documents:
            self._documents[path] = self._document(path, self.file_of(path))
            self.faults += self._documents[path].faults
        return self._documents[path]

    def file_of(self, path: Path) -> str:
        """The file's path below the root, as messages name it."""
        return path.relative_to(self.root).as_posix()

    def _document(self, path: Path, file: str) -> Document:
        if odd := oddity_of(path):
            return unreadable(file, 1, f"is {odd}; put the record itself here: nothing else is read")
        if not self._is_inside(path.parent):  # the file itself is no link
            return unreadable(file, 1, "lies behind a link that leads out of the project; put the record itself here")
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            return unreadable(file, line, f"byte {error.start} is not UTF-8; save the file as UTF-8")
        except OSError as error:
            return unreadable(file, 1, f"cannot be read: {error.strerror}; the project needs this file")
        return read_yaml(text, file)

    def _is_inside(self, folder: Path) -> bool:
        if folder not in self._inside:
            try:
                self._inside[folder] = folder.resolve().is_relative_to(self.root.resolve())
            except (OSError, RuntimeError):  # a link that leads to itself
                self._inside[folder] = False
        return self._inside[folder]

    def files(self, folder: Path) -> Iterator[tuple[str, Document]]:
        """The records of a folder by name: the path below the folder without its ending."""
        for name, file in self.paths(folder):
            document = self.named(name, file)
            if document:
                yield name, document

    def named(self, name: str, file: str) -> Document | None:
        """The record of that name; None, with its fault noted, where no record can be called so."""
        from assay.records.fields import id_fault  # noqa: PLC0415 - pydantic is for what is read anew

        document = self.document(self.root / file)
        reason = next((reason for part in name.split("/") if (reason := id_fault(part))), None)
        if reason:
            self.faults.append(document.fault((), f"the name of the file: {reason}"))
        return None if reason else document

    def paths(self, folder: Path) -> Iterator[tuple[str, str]]:
        """The files that should hold the records of a folder, by name; a fault for each that only looks like one."""
        home = self.file_of(folder)
        for below, is_link in entries_below(folder):
            file, called = f"{home}/{below}", below.rpartition("/")[2]
            if called.endswith(".yml") and called != ".yml":
                yield below.removesuffix(".yml"), file
            elif is_link and (folder / below).is_dir():
                yield PurePosixPath(below).with_suffix("").as_posix(), file
            elif _MISNAMED.search(called) and not oddity_of(folder / below):
                reason = f"is not read; a record's file ends in .yml: name it {Path(called).stem.lower()}.yml"
                self.faults.append(RecordError(file=file, line=1, path="", reason=reason))

    def refuse_oddities(self, folder: Path) -> None:
        """A fault for each link, pipe and device below a folder that nobody has come across."""
        told = {fault.file for fault in self.faults}
        for path, odd in oddities_below(folder):
            file = path.relative_to(self.root).as_posix()
            if file not in told:
                self.faults.append(
                    RecordError(file=file, line=1, path="", reason=f"is {odd}; take it out: only files are read")
                )

    def flat_files(self, folder: Path) -> Iterator[tuple[str, Document]]:
        """The records of a folder that has no folders in it, because the file's name alone is the id."""
        for name, file in self.paths(folder):
            document = self.flat(name, file, folder)
            if document:
                yield name, document

    def flat(self, name: str, file: str, folder: Path) -> Document | None:
        """The record of that name in such a folder; None, with its fault noted, where it is in a folder of its own."""
        document = self.named(name, file)
        if document and "/" in name:
            home = self.file_of(folder)
            self.faults.append(document.fault((), f"lies in a folder of its own; move it into {home}/"))
            return None
        return document

    def decoded(self, document: Document, record: type[R], keys: Keys = (), apart: str = "") -> R | None:
        """The typed record at `keys`, None where it has a fault; faults below its key `apart` do not count."""
        from assay.records.decode import decode  # noqa: PLC0415 - pydantic is for what is read anew

        inside = (place for place in document.broken if place[: len(keys)] == keys)
        if any(not apart or apart not in place[len(keys) :][:1] for place in inside):
            return None
        value, faults = decode(document, record, keys)
        self.faults += faults
        return value

    def resolved(self, document: Document, keys: Keys, resolve: Callable[[], tuple[Any, list[Fault]]]) -> Any:
        """What `resolve` gives, or None with its faults noted; leaning on a broken record is noted as skipped."""
        try:
            value, faults = resolve()
        except Unreadable as reason:
            self.skipped.append(document.fault(keys, f"skipped: {reason}"))
            return None
        self.faults += [document.fault((*keys, *path), reason) for path, reason in faults]
        return None if faults else value
