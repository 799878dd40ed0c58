"""The process in which Sphinx runs has what a process has that loaded the records."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assay.book.site import SphinxProcess, sphinx
from assay.quantity import unit
from assay.quantity.errors import UnknownUnit
from tests.sample import put

UNITS = "otter_length: {symbol: otters, words: [otter length], equals: 1.2 metre}\n"


def test_it_knows_the_units_that_the_book_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "claims/own/units.yml", UNITS)
    path = path.replace(tmp_path / "claims" / "units.yml")
    put(tmp_path, "_config.yml", "title: Otters\n")
    found: list[float] = []

    def built(*args: Any, **kwargs: Any) -> int:
        found.append(unit("otter_length").factor)
        return 0

    monkeypatch.setattr(sphinx, "build_sphinx", built)
    told = {"root": str(tmp_path), "out": "out", "changed": [], "toc": "toc.yml", "doctrees": f"{tmp_path}/doctrees"}
    assert sphinx.build(told) == 0
    assert found == [1.2]
    path.unlink()
    with pytest.raises(UnknownUnit):
        sphinx.build(told)


def test_what_it_says_is_read_whatever_code_page_the_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")  # what Windows has for a file or a pipe
    monkeypatch.setenv("PYTHONUTF8", "0")
    root = put(tmp_path, "Bücher/_config.yml", "title: Otters\n").parent
    out = {key: str(tmp_path / key) for key in ("out", "doctrees", "toc")}
    told = {"root": str(root), "changed": [], "parent": os.getpid(), **out}
    with SphinxProcess() as process:
        code, said = process(told, lambda step, done: None)
    assert code
    assert f"Cannot find source directory ({root / 'book'})" in said


def test_a_process_that_nobody_tells_anything_ends_without_a_word() -> None:
    done = subprocess.run([sys.executable, "-m", "assay.book.site.sphinx"], input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
