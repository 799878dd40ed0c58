"""Where notebooks stand: their scripts, and the same with their outputs."""

from __future__ import annotations

from pathlib import Path


def source_of(root: Path, notebook: str) -> Path:
    """The script of a notebook."""
    return root / "notebooks" / f"{notebook}.py"


def executed(root: Path, notebook: str) -> Path:
    """Where the notebook stands with its outputs."""
    return root / "book" / "notebooks" / f"{notebook}.ipynb"


def names(root: Path) -> tuple[str, ...]:
    """All notebooks of the project, sorted."""
    return tuple(sorted(path.stem for path in (root / "notebooks").glob("*.py")))
