"""A process that has everything imported and builds when it is told to: half of a small build is importing.

Each build happens in a fork of it, so that none leaves anything behind for the next; where the code changed by which
it builds, the process itself is made anew.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from assay.build import Snapshot


class Builder:
    """Builds previews of one checkout, one after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._process: subprocess.Popen[str] | None = None
        self._code: dict[str, str] = {}

    def build(self) -> dict[str, Any]:
        """Bring the preview up to date; `fault` says in words what is wrong, `ran` which stages ran."""
        code = Snapshot(self.root).modules.digests
        if self._process is None or self._process.poll() is not None or code != self._code:
            self.end()
            self._code = code
            self._process = _start(self.root)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write("build\n")
            self._process.stdin.flush()
            said = self._process.stdout.readline()
        except OSError:
            said = ""
        return dict(json.loads(said)) if said else {"fault": "The build was ended by somebody; save again.", "ran": []}

    def end(self) -> None:
        """End it at once, with all that it started; what was half written is not believed the next time."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()
            self._process = None


def _start(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "assay.preview.process", str(root)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", start_new_session=True)
