"""Digests of the last time are believed only of files that nobody has written since."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assay.checkout import known_digests
from assay.checkout.digests import digest_file, files_below
from assay.checkout.known_digests import KEPT, KnownDigests


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files and a link that were written long ago, by their times."""
    for name in ("claims/one.yml", "claims/two.yml", "claims/below/three.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "claims/link.yml").symlink_to("one.yml")
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, on a day long after they were written."""
    found: list[str] = []
    now = time.time_ns()
    monkeypatch.setattr("time.time_ns", lambda: now + 10**10)

    def watched(path: str) -> str:
        found.append(Path(path).name)
        return digest_file(path)

    monkeypatch.setattr(known_digests, "digest_file", watched)
    return found


def plainly(root: Path) -> Iterator[tuple[str, str]]:
    """What all files hold by reading every one; a link is what it leads to."""
    for path in files_below(root / "claims"):
        held = f"link to {path.readlink()}" if path.is_symlink() else digest_file(path)
        yield path.relative_to(root).as_posix(), held


def looked_at(root: Path) -> dict[str, str]:
    known = KnownDigests.of(root)
    found = known.below(root, "claims")
    known.keep()
    assert list(found.items()) == list(plainly(root))
    return found


def test_what_nobody_wrote_is_read_once(folder: Path, read: list[str]) -> None:
    first = looked_at(folder)
    assert sorted(read) == ["one.yml", "three.yml", "two.yml"]
    assert looked_at(folder) == first
    assert len(read) == 3


def shorter(path: Path) -> None:
    path.write_text("2", encoding="utf-8")


def as_long_and_as_old(path: Path) -> None:
    times = path.stat()
    path.write_text("claims/owt.yml", encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def put_in_its_place(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("claims/2wo.yml", encoding="utf-8")
    other.replace(path)


@pytest.mark.parametrize("write", [shorter, as_long_and_as_old, put_in_its_place, Path.unlink])
def test_a_file_that_was_written_is_read_again(folder: Path, read: list[str], write: Callable[[Path], None]) -> None:
    before = looked_at(folder)
    write(folder / "claims/two.yml")
    assert looked_at(folder) != before
    assert read[3:] in ([], ["two.yml"])


def test_what_was_written_just_before_it_was_read_is_read_again(folder: Path, read: list[str]) -> None:
    ahead = time.time_ns() + 10**10
    os.utime(folder / "claims/two.yml", ns=(ahead, ahead))
    looked_at(folder)
    looked_at(folder)
    assert read[3:] == ["two.yml"]


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data.replace(b"a", b"b"), lambda data: b""])
def test_damaged_digests_are_not_believed(folder: Path, read: list[str], damage: Callable[[bytes], bytes]) -> None:
    before = looked_at(folder)
    (folder / KEPT).write_bytes(damage((folder / KEPT).read_bytes()))
    assert looked_at(folder) == before
    assert len(read) == 6
