"""Commands where the terminal, the disk or the memory is not as it should be: one sentence, and no traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assay.commands.surroundings import trouble_of
from tests.sample import put

RUN = [sys.executable, "-c", "from assay.cli import main; main()"]


def said(root: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "ASSAY_ARTICLES": "texts", **settings}
    return subprocess.run([*RUN, "--root", str(root), *arguments], env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_cannot_write_every_letter_gets_the_nearest(base: Path, encoding: str) -> None:
    expected = said(base, "check", "--all", PYTHONIOENCODING="utf-8")
    done = said(base, "check", "--all", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (expected.returncode, expected.stderr)
    assert len(done.stdout.splitlines()) == len(expected.stdout.splitlines())
    assert b"Traceback" not in said(base, "show", "sizes/otter-tokens", PYTHONIOENCODING=encoding).stderr


def test_in_ascii_the_signs_of_verdicts_stay_apart(base: Path) -> None:
    done = said(base, "check", "--all", PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "x refuted" in done
    assert "+ supported" in done


@pytest.mark.parametrize("arguments", [["check"], ["coverage"]])
def test_what_only_answers_needs_no_disk_to_write_on(base: Path, arguments: list[str]) -> None:
    expected = said(base, *arguments)
    for path in sorted((base / "_build").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (base / "_build").rmdir()
    put(base, "_build", "a file where a folder should be")
    done = said(base, *arguments)
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert done.stderr.startswith(expected.stderr + b"assay: nothing is kept for the next time: ")
    assert len(done.stderr.splitlines()) == len(expected.stderr.splitlines()) + 1


@pytest.mark.parametrize("arguments", [["book"], ["run"], ["audit"], ["export", "verdicts", "-o", "/dev/null/x"]])
def test_what_has_to_write_says_in_one_line_why_it_cannot(base: Path, arguments: list[str]) -> None:
    put(base, "_build", "a file where a folder should be")
    put(base, "book/notebooks", "a file where a folder should be")
    put(base, "notebooks/n.py", '# %% tags=["parameters"]\nx = 1\n')
    done = said(base, *arguments)
    assert done.returncode == 2, done
    assert b"Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith(b"assay: ")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "_build/a"),
         "_build/a: No space left on device; make room and ask again: nothing that was half written is believed"),
        (OSError(errno.EROFS, "Read-only file system", "_build"),
         "_build: Read-only file system; work on a copy that can be written"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files; allow more open files with `ulimit -n`"),
        (MemoryError(), "there is not enough memory; free some memory and ask again"),
        (OSError("odd"), "OSError; mend that and ask again: nothing that was half written is believed"),
    ],
)  # fmt: skip
def test_every_trouble_has_a_way_out(error: OSError | MemoryError, sentence: str) -> None:
    assert trouble_of(error) == sentence


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such paths")
def test_a_path_that_is_no_utf_8_is_said(base: Path, tmp_path: Path) -> None:
    other = os.fsencode(tmp_path) + b"/ot\xffter"
    base.rename(os.fsdecode(other))
    done = subprocess.run([*RUN, "check"], cwd=other, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"assay: the path ")
    assert done.stderr.strip().endswith(b"holds bytes that are no UTF-8; give the folder another name")
