"""Sphinx in a process of its own: it imports what it needs while the pages are made, and builds when it is told to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Self

from assay.checkout.paths import IN_UTF8

_STEP = re.compile(r"(reading sources|writing output)\.\.\. \[ *(\d+)%\]")

Progress = Callable[[str, int], None]
"""Told the step (`reading sources`, `writing output`) and how many hundredths of it are done."""
RunSphinx = Callable[[Mapping[str, object], Progress], tuple[int, str]]
"""Runs Sphinx as told by settings; the exit code and what it said of faults."""


class SphinxProcess:
    """One run. It holds on to `locks` if it outlives this process."""

    def __init__(self, locks: Sequence[int] = ()) -> None:
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it stays open until `end`
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assay.book.site.sphinx"], stdin=pipe, stdout=pipe, stderr=self._errors, text=True,
            encoding="utf-8", pass_fds=locks, env={**os.environ, **IN_UTF8},
        )  # fmt: skip

    def __call__(self, settings: Mapping[str, object], progress: Progress) -> tuple[int, str]:
        """Build; the exit code and all that was written to standard error."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError):  # it ended by itself, and says why
            json.dump(settings, self._process.stdin)
            self._process.stdin.close()
        for line in self._process.stdout:
            if found := _STEP.search(line):
                progress(found[1], int(found[2]))
        code = self._process.wait()
        self._errors.seek(0)
        return code, self._errors.read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End it where it still waits, and forget what it said."""
        with self._errors, self._process:
            self._process.kill()
