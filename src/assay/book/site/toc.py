"""The table of contents without what this build has no page for: it is one file, whether or not there are conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ENDINGS = (".md", ".ipynb")


def pruned_toc(book: Path) -> str:
    """`book/_toc.yml` with only those entries that lead somewhere."""
    toc = yaml.safe_load((book / "_toc.yml").read_text(encoding="utf-8"))
    parts = [{**part, "chapters": _kept(part["chapters"], book)} for part in toc["parts"]]
    return yaml.safe_dump({**toc, "parts": [part for part in parts if part["chapters"]]}, sort_keys=False)


def _kept(entries: Sequence[Mapping[str, Any]], book: Path) -> list[dict[str, Any]]:
    kept = []
    for entry in entries:
        if not _leads_somewhere(entry, book):
            continue
        inner = _kept(entry.get("sections", ()), book)
        rest = {key: value for key, value in entry.items() if key != "sections"}
        kept.append({**rest, "sections": inner} if inner else rest)
    return kept


def _leads_somewhere(entry: Mapping[str, Any], book: Path) -> bool:
    if "glob" in entry:
        return any(path.suffix in ENDINGS and path.stem != "index" for path in book.glob(entry["glob"]))
    return any((book / f"{entry['file']}{ending}").is_file() for ending in ENDINGS)
