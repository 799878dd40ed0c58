"""The table of contents without what this build has no page for: it is one file, whether or not there are conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from assay.errors import UsageError

ENDINGS = (".md", ".ipynb")
LEVELS = ("parts", "subtrees", "chapters", "sections", "entries", "items")
"""Keys below which a table of contents has a list, in all forms that Jupyter Book reads."""


def pruned_toc(book: Path) -> str:
    """`book/_toc.yml` with only those entries that lead somewhere; UsageError where it is no table of contents."""
    path = book / "_toc.yml"
    try:
        toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(f"book/_toc.yml cannot be read ({reason}); mend it: the book has its order from it") from None
    if not isinstance(toc, dict) or not isinstance(toc.get("root"), str):
        raise UsageError("book/_toc.yml names no first page; write `root: index`, and below it parts or chapters")
    return yaml.safe_dump(_pruned(toc, book), sort_keys=False)


def _pruned(entry: Mapping[str, Any], book: Path) -> dict[str, Any]:
    """The entry with the lists in it pruned, and without those that are empty then."""
    lists = {key: list(_kept(entry[key], book)) for key in LEVELS if isinstance(entry.get(key), list)}
    return {key: lists.get(key, value) for key, value in entry.items() if lists.get(key, True)}


def _kept(entries: list[Any], book: Path) -> Iterator[Any]:
    for entry in entries:
        if not isinstance(entry, dict):
            yield entry  # Sphinx says what is wrong with it
        elif _leads_somewhere(entry, book):
            pruned = _pruned(entry, book)
            if "file" in entry or "url" in entry or "glob" in entry or any(key in pruned for key in LEVELS):
                yield pruned


def _leads_somewhere(entry: Mapping[str, Any], book: Path) -> bool:
    if "glob" in entry:
        return any(path.suffix in ENDINGS and path.stem != "index" for path in book.glob(str(entry["glob"])))
    if "file" not in entry:
        return True
    name = str(entry["file"])
    return any((book / f"{name}{ending}").is_file() for ending in ("", *ENDINGS))
