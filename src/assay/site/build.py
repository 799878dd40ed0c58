"""Build the site from the pages: Sphinx into a draft, and the draft into its place when nothing was wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from assay.exports.formats import FILES
from assay.project import write_text
from assay.site.publish import publish, remove_stale
from assay.site.toc import pruned_toc

_STEP = re.compile(r"(reading sources|writing output)\.\.\. \[ *(\d+)%\]")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

Progress = Callable[[str, int], None]
"""Told the step (`reading sources`, `writing output`) and how many hundredths of it are done."""


class BuildFailed(Exception):
    """Sphinx warned or broke off; the text is what it said."""


def build_site(root: Path, progress: Progress = lambda step, done: None) -> Path:
    """Build the book and put it in place; the path of its first page. The last complete site stays where this fails."""
    built = root / "_build"
    draft, doctrees, toc = built / "draft", built / "doctrees", built / "toc.yml"
    write_text(toc, pruned_toc(root / "book"))
    code, said = _sphinx([str(path) for path in (root, draft, doctrees, toc)], progress)
    if code:
        # Sphinx would not read a page that it has warned of again, and be content the next time.
        for folder in (draft, doctrees):
            shutil.rmtree(folder, ignore_errors=True)
        raise BuildFailed(said)
    remove_stale(draft, root / "book")
    for name in FILES:
        shutil.copyfile(built / name, draft / name)
    publish(draft, built / "html")
    return built / "html" / "index.html"


def _sphinx(arguments: list[str], progress: Progress) -> tuple[int, str]:
    """The exit code and all that was written to standard error."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        command = [sys.executable, "-m", "assay.site.sphinx", *arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8") as process:
            assert process.stdout is not None
            for line in process.stdout:
                found = _STEP.search(line)
                if found:
                    progress(found[1], int(found[2]))
        errors.seek(0)
        return process.returncode, _COLOURS.sub("", errors.read()).strip()
