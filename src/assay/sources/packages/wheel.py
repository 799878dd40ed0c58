"""One file out of a wheel: bounded in size, and never written anywhere."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path, PurePosixPath

LARGEST = 5_000_000
"""Bytes of a file that is read; no table of figures is longer."""


class BadWheel(Exception):
    """The wheel cannot be read, or does not have the file; the text says why."""


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_from_wheel(wheel: Path, name: str) -> str:
    """The text of one file inside the wheel."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            _refuse_leaks(archive)
            return _text(_bytes(archive, name), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise BadWheel(f"the wheel is no readable archive ({error})") from None


def files_of(wheel: Path) -> tuple[str, ...]:
    """The names of all files inside the wheel."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            _refuse_leaks(archive)
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise BadWheel(f"the wheel is no readable archive ({error})") from None


def _refuse_leaks(archive: zipfile.ZipFile) -> None:
    """A wheel with a path that leaves its folder was made to do harm: nothing in it is believed."""
    for name in archive.namelist():
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name:
            raise BadWheel(f"the wheel holds {name!r}, which leads out of its folder")


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        raise BadWheel(f"the wheel has no file {name}") from None
    with archive.open(entry) as stream:
        data = stream.read(LARGEST + 1)  # what the archive says of the size may be a lie
    if len(data) > LARGEST:
        raise BadWheel(f"{name} is larger than {LARGEST:,} bytes")
    return data


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadWheel(f"{name} is not UTF-8") from None
