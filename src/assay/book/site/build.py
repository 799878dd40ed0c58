"""Build the site from the pages: Sphinx works on a copy of the last one, which takes its place if nothing was wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assay.book.site.config import settings_of
from assay.book.site.publish import draft_of, drafted, publish, remove_stale
from assay.book.site.since import Since
from assay.book.site.toc import pruned_toc
from assay.checkout.paths import BOOK, IN_UTF8, Place, write_text

_STEP = re.compile(r"(reading sources|writing output)\.\.\. \[ *(\d+)%\]")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

Progress = Callable[[str, int], None]
"""Told the step (`reading sources`, `writing output`) and how many hundredths of it are done."""


RunSphinx = Callable[[Mapping[str, object], Progress, Sequence[int]], tuple[int, str]]
"""Runs Sphinx as told by settings; the exit code and what it said of faults."""


class BuildFailed(Exception):
    """Sphinx warned or broke off; the text is what it said."""


def run_sphinx(settings: Mapping[str, object], progress: Progress, locks: Sequence[int]) -> tuple[int, str]:
    """Run it in a process of its own; the exit code and all that was written to standard error."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors, tempfile.TemporaryFile("w+") as told:
        json.dump(settings, told)
        told.seek(0)
        command = [sys.executable, "-m", "assay.book.site.sphinx"]
        with subprocess.Popen(
            command, stdin=told, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8", pass_fds=locks,
            env={**os.environ, **IN_UTF8},
        ) as process:  # fmt: skip
            assert process.stdout is not None
            for line in process.stdout:
                found = _STEP.search(line)
                if found:
                    progress(found[1], int(found[2]))
        errors.seek(0)
        return process.returncode, errors.read()


def build_site(
    root: Path,
    since: Since | None = None,
    progress: Progress = lambda step, done: None,
    *,
    locks: Sequence[int] = (),
    place: Place = BOOK,
    sphinx: RunSphinx = run_sphinx,
) -> Path:
    """Build the book and put it in its place; the path of its first page.

    `since` says what changed since the site that stands there was complete; without it all is made from nothing.
    The last complete site stays where this fails. Sphinx holds on to `locks` if it outlives this process.
    """
    built = root / "_build"
    html, toc = root / place.site, built / "toc.yml"
    doctrees, _ = workings = tuple(root / name for name in place.workings)
    folders = (*workings, html)
    write_text(toc, pruned_toc(root / "book"))
    settings_of(root)  # said here rather than by the process that builds
    with drafted(*folders, empty=since is None):
        draft = draft_of(html)
        shutil.rmtree(draft / "_static", ignore_errors=True)  # pages name those that are there when they begin
        for name in since.spoiled if since else ():
            (draft / name).unlink(missing_ok=True)
        places = {"root": root, "out": draft, "doctrees": draft_of(doctrees), "toc": toc}
        settings = {name: str(path) for name, path in places.items()} | {"parent": os.getpid()}
        code, said = sphinx({**settings, "changed": sorted(since.sources) if since else []}, progress, locks)
        if code:
            raise BuildFailed(_COLOURS.sub("", said).strip())
        for path in (*draft.glob(".buildinfo*"), *draft.glob("objects.inv.tmp")):
            path.unlink()  # they hold paths of this machine; Sphinx does without them
        remove_stale(draft, root / "book")
        for name in place.exports:
            (draft / name).unlink(missing_ok=True)  # it may be one of the site
            shutil.copyfile(built / name, draft / name)
        publish(*folders)
    return html / "index.html"
