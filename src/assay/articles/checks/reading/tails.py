"""Tails of the distributions that tests refer to, by scipy's special functions (Cephes and Boost)."""

from __future__ import annotations

import functools
from math import inf, sqrt
from typing import Any

from assay.articles.checks.reading.statistics import Kind, Statistic
from assay.quantity import Interval


@functools.cache
def _special() -> Any:
    from scipy import special  # noqa: PLC0415 - most texts hold no statistic

    return special


TWO_TAILED: frozenset[Kind] = frozenset({"t", "z", "r"})
"""Statistics with a sign, whose p counts both tails unless it is said to be one-tailed."""


def p_of(kind: Kind, value: float, df: tuple[float, ...]) -> float:
    """The p of a value, of both tails where there are two."""
    special = _special()
    if kind in ("t", "z"):
        return float(2 * (special.stdtr(df[0], -abs(value)) if kind == "t" else special.ndtr(-abs(value))))
    if kind == "r" and abs(value) < 1:
        return float(2 * special.stdtr(df[0], -abs(value) * sqrt(df[0] / (1 - value * value))))
    if kind == "r" or value == inf:
        return 0.0
    if kind == "F":
        return float(special.fdtrc(df[0], df[1], max(value, 0.0)))
    return float(special.chdtrc(df[0], max(value, 0.0)))


def p_range(statistic: Statistic) -> Interval:
    """All p that the printed value can have, with its rounding and its relation; the statistic needs its `df`."""
    assert statistic.df is not None
    size = abs(statistic.value.value) if statistic.kind in TWO_TAILED else statistic.value.value
    half = statistic.value.interval.high - statistic.value.value
    low, high = max(size - half, 0.0), size + half
    if statistic.relation == "<":
        low, high = 0.0, size
    elif statistic.relation == ">":
        low, high = size, inf
    largest = p_of(statistic.kind, low, statistic.df)
    return Interval(0.0 if high == inf else p_of(statistic.kind, high, statistic.df), largest)
