"""Figures that lie apart from the truth, of which the pages tell how far."""

from __future__ import annotations

from assay.quantity import Interval, Quantity


def is_off(claimed: object, truth: Interval | None, ratio: float | None) -> bool:
    """Whether a figure lies apart from the truth, so that saying how far makes sense."""
    return (
        isinstance(claimed, Quantity) and truth is not None and ratio is not None
        and not claimed.interval.overlaps(truth)
    )  # fmt: skip
