"""Links, pipes and devices in the folders of a book are refused before anything is read of them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.checkout.digests import SPECIAL, digest_file, oddity_of
from assay.checkout.known_digests import KnownDigests
from assay.checkout.paths import refuse_oddities
from assay.cli import group
from assay.errors import UsageError
from assay.records.load import load

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor devices among its files")
ODD = {
    "an endless device": ("/dev/zero", "a link"),
    "another one": ("/dev/urandom", "a link"),
    "a terminal": ("/dev/tty", "a link"),
    "what the kernel says": ("/proc/kmsg", "a link"),
    "a file of the project": ("../../attributes.yml", "a link"),
    "a folder": ("/", "a link"),
    "itself": ("odd.yml", "a link"),
    "nothing": ("nowhere", "a link"),
    "a pipe": ("", "a pipe or a device"),
}


def put_odd(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target) if target else os.mkfifo(path)


NAMES = ["claims/records/sizes/odd.yml", "claims/sources/odd.yml", "claims/odd.yml", "claims/x.txt", "claims/a/.b/c"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("odd", ODD)
def test_a_record_that_is_no_file_is_refused(base: Path, name: str, odd: str) -> None:
    put_odd(base / name, ODD[odd][0])
    begun = time.monotonic()
    loaded = load(base)
    faults = [str(fault) for fault in loaded.faults]
    assert KnownDigests().below(base, "claims")
    assert time.monotonic() - begun < 5
    assert len(faults) == 1
    assert faults[0].startswith(f"{name}:1: is {ODD[odd][1]}; ")
    assert CliRunner().invoke(group, ["--root", str(base), "check", "--records"]).exit_code == 2


@pytest.mark.parametrize("odd", ODD)
def test_notebooks_and_pages_that_are_no_files_are_refused(base: Path, odd: str) -> None:
    target, kind = ODD[odd]
    for name in ("notebooks/odd.py", "book/odd.md", "book/deep/.hidden/odd.bin"):
        put_odd(base / name, target)
        for command in (["run"], ["run", "--explain"], ["book"], ["book", "--explain"]):
            done = CliRunner().invoke(group, ["--root", str(base), *command])
            assert isinstance(done.exception, UsageError)
            assert str(done.exception) == f"{name} is {kind}; put the file itself there: nothing else is read"
        (base / name).unlink()


def test_how_many_there_are_is_said(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        put_odd(tmp_path / "book" / name, "/dev/zero")
    with pytest.raises(UsageError, match=r"book/a is a link \(2 more like it\)"):
        refuse_oddities(tmp_path, "book")


def test_a_digest_waits_for_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert digest_file(tmp_path / "pipe") == digest_file("/dev/zero") == SPECIAL
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("file")
    assert digest_file(tmp_path / "link") == digest_file(tmp_path / "file")
    assert KnownDigests().below(tmp_path, ".")["link"] == "link to file"
    assert [oddity_of(tmp_path / name) for name in ("file", "link", "pipe", "nothing")] == [
        None, "a link", "a pipe or a device", None,
    ]  # fmt: skip
