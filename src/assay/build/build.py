"""One build: the stages that are due, one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from assay.build.book_stages import DRAFT, SITE
from assay.build.snapshot import Snapshot
from assay.build.stage import Stage, due, is_known, running, take_over
from assay.checkout.paths import BOOK, PREVIEW, SHOWN

if TYPE_CHECKING:
    from assay.book.site import RunSphinx
    from assay.build.actions import Progress


def bring_up_to_date(
    snapshot: Snapshot,
    stages: Sequence[Stage],
    progress: Progress = lambda what, done, of: None,
    locks: Sequence[int] = (),
    sphinx: RunSphinx | None = None,
) -> tuple[list[str], int]:
    """Run the stages that are due; which ran, and how many pages were written or taken out.

    `sphinx` runs it elsewhere than in a process of its own.

    Raises NotebookFailed, TypedByHand, Unreadable or BuildFailed: what was made before that is kept, and believed.
    """
    from assay.build.actions import Work  # noqa: PLC0415 - a build that has nothing to do is not to wait for it

    work = Work(root=snapshot.root, progress=progress, locks=locks, sphinx=sphinx, known=snapshot.known)
    ran = []
    try:
        for stage in stages:
            if stage is DRAFT:
                seed(snapshot)
            if found := due(stage, snapshot):
                with running(stage, snapshot, found):
                    work.run(stage.name, found)
                ran.append(stage.name)
    finally:
        work.end()
    with suppress(OSError):  # it would only make the next build quicker
        snapshot.known.keep()
    return ran, work.changed


def seed(snapshot: Snapshot) -> None:
    """Begin a preview that has no record with the last complete site, which is sooner than from nothing.

    The record of the site is taken over with it; where the copy is not what that says, it is not believed.
    """
    if is_known(DRAFT, snapshot) or not is_known(SITE, snapshot):
        return
    for old, new in _COPIED.items():
        shutil.rmtree(snapshot.root / new, ignore_errors=True)
        if (snapshot.root / old).is_dir():
            shutil.copytree(snapshot.root / old, snapshot.root / new)
    for name in BOOK.exports:
        (snapshot.root / PREVIEW.site / name).unlink(missing_ok=True)
    take_over(DRAFT, SITE, snapshot, _in_preview)


_COPIED = dict(zip((BOOK.site, *BOOK.workings), (PREVIEW.site, *PREVIEW.workings), strict=True))


def _in_preview(name: str) -> str | None:
    """How the preview calls what is called so in the record of the site; None for an export, which it is without."""
    folder, _, file = name.rpartition("/")
    if file in BOOK.exports and (folder == BOOK.site or (folder == BOOK.folder and file not in SHOWN)):
        return None
    copied = next((old for old in _COPIED if name == old or name.startswith(f"{old}/")), None)
    return name if copied is None else f"{_COPIED[copied]}{name.removeprefix(copied)}"
