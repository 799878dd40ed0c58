"""Texts that are the same in every book: how verdicts come about, what can be downloaded, how mistakes are corrected.

They are written into `book/_generated/`, where a page of the book includes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent


def texts() -> Mapping[str, str]:
    """Each text by its path below `book/`."""
    return {f"_generated/{path.name}": path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.md"))}
