"""Where notebooks stand: their scripts, and the same with their outputs."""

from __future__ import annotations

import os
from pathlib import Path

from assay.checkout.paths import CODE, find_root
from assay.errors import UsageError


def source_of(root: Path, notebook: str) -> Path:
    """The script of a notebook."""
    return root / "notebooks" / f"{notebook}.py"


def executed(root: Path, notebook: str) -> Path:
    """Where the notebook stands with its outputs."""
    return root / "book" / "notebooks" / f"{notebook}.ipynb"


def names(root: Path) -> tuple[str, ...]:
    """All notebooks of the project, sorted."""
    return tuple(sorted(path.stem for path in (root / "notebooks").glob("*.py")))


def find_checkout() -> Path:
    """The checkout whose records a notebook reads, wherever its kernel was started.

    That is the folder in the variable `ASSAY_ROOT`; without it the one in which the kernel works, and where that is in
    none, the one from which this package runs. UsageError where there is no checkout at all.
    """
    if "ASSAY_ROOT" in os.environ:
        return find_root(Path(os.environ["ASSAY_ROOT"]))
    try:
        return find_root()
    except UsageError:
        return find_root(CODE)
