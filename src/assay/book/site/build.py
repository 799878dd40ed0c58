"""Build the site from the pages: Sphinx works on a copy of the last one, which takes its place if nothing was wrong."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from assay.book.site.config import settings_of
from assay.book.site.process import Progress, RunSphinx, SphinxProcess
from assay.book.site.publish import draft_of, drafted, publish, remove_stale
from assay.book.site.since import Since
from assay.book.site.toc import pruned_toc
from assay.checkout.paths import BOOK, Place, write_text

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class BuildFailed(Exception):
    """Sphinx warned or broke off; the text is what it said."""


def build_site(
    root: Path,
    since: Since | None = None,
    progress: Progress = lambda step, done: None,
    *,
    sphinx: RunSphinx | None = None,
    place: Place = BOOK,
) -> Path:
    """Build the book and put it in its place; the path of its first page.

    `since` says what changed since the site that stands there was complete; without it all is made from nothing.
    The last complete site stays where this fails. Sphinx runs in a process of its own where nothing else runs it.
    """
    if sphinx is None:
        with SphinxProcess() as process:
            return build_site(root, since, progress, sphinx=process, place=place)
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
        code, said = sphinx({**settings, "changed": sorted(since.sources) if since else []}, progress)
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
