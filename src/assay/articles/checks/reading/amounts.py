"""Quantities of prose as checks compare them: what the digits assert, taken fairly, in base units."""

from __future__ import annotations

from assay.quantity import Found, Interval, Quantity

ROUND = 0.025
"""A whole number that ends in zeros may be rounded to two digits: 2,000 is 1,950 to 2,050."""


def fair(quantity: Quantity) -> Interval:
    """All values that the printed figure can stand for, in its own unit."""
    asserted = quantity.interval
    if quantity.loose == quantity.interval:
        return asserted
    points = quantity.points
    slack = [ROUND * abs(points[0]), ROUND * abs(points[-1])]
    low = max(quantity.loose.low, min(asserted.low, points[0] - slack[0]))
    high = min(quantity.loose.high, max(asserted.high, points[-1] + slack[1]))
    return Interval(low, high)


def in_base(quantity: Quantity) -> Interval:
    """The same in base units of its dimension."""
    return fair(quantity).scaled(quantity.unit.factor if quantity.unit else 1.0)


def is_plain(found: Found) -> bool:
    """Whether it is one number and not a range, a date, a name or an open bound."""
    quantity = found.quantity
    if found.kind != "quantity" or quantity is None or len(quantity.points) != 1:
        return False
    return quantity.interval.high < float("inf") and quantity.interval.low > float("-inf")


def are_alike(one: Found, other: Found) -> bool:
    """Whether both count the same: the same dimension, or the same noun, which the one of them may leave out."""
    if one.unit is not None and other.unit is not None:
        return one.unit.dimension == other.unit.dimension
    if one.unit is not None or other.unit is not None:
        bare = one if one.unit is None else other
        return not bare.noun
    return not one.noun or not other.noun or one.noun.lower().split()[-1:] == other.noun.lower().split()[-1:]


def differ(one: Interval, other: Interval) -> bool:
    """Whether they share no value, or just the edge to which both are rounded: 12 and 13 differ."""
    shared = min(one.high, other.high) - max(one.low, other.low)
    return shared <= 1e-9 * max(abs(one.high), abs(other.high))


def ratio_of(above: Interval, below: Interval) -> Interval | None:
    """All quotients of two positive intervals; None where one reaches zero."""
    if below.low <= 0 or above.low < 0 or above.high == float("inf"):
        return None
    return Interval(above.low / below.high, above.high / below.low)


def shown(value: float) -> str:
    """A computed number in three digits or so: `1.44 million`, `0.0273`."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if scale <= abs(value) < 1e15:
            return f"{value / scale:.3g} {word}"
    if abs(value) >= 1e15 or 0 < abs(value) < 1e-3:
        return f"{value:.2e}"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"
