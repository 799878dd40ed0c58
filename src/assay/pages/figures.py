"""Figures that lie apart from the truth, and how far, as the pages tell it."""

from __future__ import annotations

from assay.distance import how_far, moved
from assay.quantity import Interval, Quantity

__all__ = ["how_far", "is_off", "moved"]


def is_off(claimed: object, truth: Interval | None, ratio: float | None) -> bool:
    """Whether a figure lies apart from the truth, so that saying how far makes sense."""
    return (
        isinstance(claimed, Quantity) and truth is not None and ratio is not None
        and not claimed.interval.overlaps(truth)
    )  # fmt: skip
