"""Whether Sphinx can go on from the last complete site, and with which files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assay.checkout.paths import BOOK, Place

PAGES = (".md", ".ipynb")


@dataclass(frozen=True, slots=True)
class Since:
    """What is different since the site was last complete."""

    sources: frozenset[str] = frozenset()
    """Files that changed, by their path below `book/`."""
    spoiled: frozenset[str] = frozenset()
    """Pages of the site that are not as they were left, by their path in it."""


def since(
    inputs: Mapping[str, str], outputs: Collection[str], exports: Collection[str], place: Place = BOOK
) -> Since | None:
    """From what became of inputs and which outputs are not as they were left; None where nothing can be gone on from.

    Pages come, change and go one by one. Everything else touches all of them: another checker, package or setting.
    A file beside the pages that changed is read again; one that is gone could have left anything behind.
    """
    sources = {name.removeprefix("book/"): how for name, how in inputs.items() if name not in exports}
    if any(name.startswith("book/") is False for name in inputs if name not in exports) or "_toc.yml" in sources:
        return None
    if any(how == "is gone" and not name.endswith(PAGES) for name, how in sources.items()):
        return None
    site = f"{place.site}/"
    spoiled = {name.removeprefix(site) for name in outputs}
    if any(not name.startswith(site) or not name.endswith(".html") for name in outputs):
        return None
    return Since(frozenset(sources), frozenset(spoiled))
