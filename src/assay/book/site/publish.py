"""From the last complete site to the next: drafts that Sphinx works on, and their way into the place of the site.

A draft begins with the files of the site under second names, which costs nothing. Whoever writes into one first parts
it from the site (`part_from_the_site`), so that the site stays as it is until the draft takes its place.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assay.checkout.addresses import EMBEDS

OWN_PAGES = frozenset({"genindex", "search", "404"})
"""Pages that Sphinx makes and no file stands behind."""


def draft_of(folder: Path) -> Path:
    """Where the next version of a folder is made: `drafts/` beside it."""
    return folder.parent / "drafts" / folder.name


@contextmanager
def drafted(*folders: Path, empty: bool) -> Iterator[None]:
    """Drafts to work on, or empty folders; in the end nothing is left of them."""
    drafts = draft_of(folders[0]).parent
    for folder in folders:
        if _old(folder).exists() and not folder.exists():  # killed between the two steps of `publish`
            _old(folder).rename(folder)
    shutil.rmtree(drafts, ignore_errors=True)
    try:
        for folder in folders:
            if empty or not folder.exists():
                draft_of(folder).mkdir(parents=True)
            else:
                shutil.copytree(folder, draft_of(folder), copy_function=_link)
        yield
    finally:
        shutil.rmtree(drafts, ignore_errors=True)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk that gives a file one name only
        shutil.copy2(source, target)


def part_from_the_site(drafts: Path) -> None:
    """From now on a file of the drafts that this process opens to write is parted from the site first."""
    within = f"{drafts.resolve()}{os.sep}"

    def before(event: str, about: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(about[2], int) or not about[2] & (os.O_WRONLY | os.O_RDWR):
            return
        if not isinstance(about[0], (str, bytes, os.PathLike)):  # opened by its number
            return
        path = Path(os.path.realpath(os.fsdecode(about[0])))
        if str(path).startswith(within) and path.is_file() and path.stat().st_nlink > 1:
            own = path.with_name(f"{path.name}.own")
            shutil.copy2(path, own)
            own.replace(path)

    sys.addaudithook(before)


def publish(*folders: Path) -> None:
    """Put each draft in the place of its folder."""
    for folder in folders:
        if folder.exists():
            folder.rename(_old(folder))
        draft_of(folder).rename(folder)


def _old(folder: Path) -> Path:
    return draft_of(folder).with_name(f"{folder.name}.old")


def remove_stale(draft: Path, book: Path) -> int:
    """Take out pages whose file is gone, which Sphinx leaves behind; how many there were."""
    stale = list(_stale(draft, book))
    for page in stale:
        page.unlink()
    return len(stale)


def _stale(draft: Path, book: Path) -> Iterator[Path]:
    for page in draft.rglob("*.html"):
        name = page.relative_to(draft).with_suffix("").as_posix()
        if name.startswith(("_", f"{EMBEDS}/")) or name in OWN_PAGES:
            continue
        if not any((book / f"{name}{ending}").is_file() for ending in (".md", ".ipynb")):
            yield page
