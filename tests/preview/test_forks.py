"""What a fork imported is there for the next one, but for what is being written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample import put

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no forks there")
SCRIPT = """
import sys
from assay.preview.forks import import_needed, in_fork

def work():
    import colorsys, written_here
    in_fork(lambda: {"inner": bool(__import__("wave"))})
    return {"done": written_here.VALUE}

print(in_fork(work))
print([name in sys.modules for name in ("colorsys", "wave", "written_here")])
import_needed()
print([name in sys.modules for name in ("colorsys", "wave", "written_here")])
"""


def test_what_a_fork_imports_is_imported_once_but_for_what_is_being_written(tmp_path: Path) -> None:
    put(tmp_path, "written_here.py", "VALUE = 3\n")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("{'done': 3}\n[False, False, False]\n[True, True, False]\n", "")
