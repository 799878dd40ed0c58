"""Is a conversion in brackets right?

`5 miles (8 km)`: both figures are converted, and one of them must be the other as printed, rounded as its digits say.
Only where both measure the same in units of different systems, with nothing else in the brackets; units of time only
where no mean or median stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import ROUND, fair, is_plain, shown
from assay.quantity import Found, Interval, Unit, convert

EXAMPLES = Examples(
    passes=(
        "It is 5 miles (8 km) away.",
        "The man was 6 feet tall (1.83 m).",
        "It weighs 150 pounds (68 kg) and goes at 60 mph (97 km/h).",
    ),
    fails=(
        "It is 5 miles (12 km) away.",
        "It weighs 150 pounds (86 kg).",
        "It flies at 30,000 ft (910 m).",
        "It is 5 to 10 miles (8 to 26 km) away.",
    ),
    nearly=(
        "It is 5 miles (8.8 km) away.",
        "It is 5 to 10 miles (8 to 16 km) away.",
        "They walked 5 km (3 km uphill).",
        "It is 5 miles (or 12 km by the road) away.",
        "The median was 2 years (6 months).",
        "It got 5 °C (9 °F) warmer.",
    ),
)

_IMPERIAL = re.compile(
    r"(?:square_|cubic_)?(?:mile|foot|inch|yard|acre|pound|ounce|stone|gallon|pint|fahrenheit|fluid_ounce|nautical_mile|knot|"
    r"short_ton|long_ton|horsepower|btu|barrel|quart|psi|mile_per_hour|foot_pound|cup|fathom|league)"
)
_SPREAD = re.compile(r"\b(?:median|mean|average|SD|IQR|range|interquartile|ago)\b", re.IGNORECASE)
_APART = re.compile(
    r"\s?(?:tall|long|wide|high|deep|away|thick|across|in length|in height)?(?:\s?[(\[]|,?\sor|,)\s?(?:or |about |"
    r"around |approximately |approx\. |roughly |some |circa |ca\. |c\. |~|≈|= ?)*\Z"
)


def check(document: Document) -> Iterator[Fault]:
    """Every figure in brackets that is not the one before it in another unit."""
    for first, second in pairwise(document.quantities):
        if not (_is_figure(first) and _is_figure(second) and first.unit and second.unit) or first.unit == second.unit:
            continue
        between = document.text[first.end : second.start]
        closes = document.text[second.end : second.end + 1]
        if _APART.match(between) is None or closes not in (")]" if re.search(r"[(\[]", between) else ",;."):
            continue
        if not re.search(r"[(\[]|\bor\b", between):
            continue
        if _same_dimension(first.unit, second.unit) and _is_conversion(document, first, second):
            yield from _fault(first, second)


def _is_figure(found: Found) -> bool:
    """Whether it is one number, or a range with both its ends."""
    quantity = found.quantity
    return is_plain(found) or (quantity is not None and quantity.hedge == "range" and len(quantity.points) == 2)


def _is_conversion(document: Document, first: Found, second: Found) -> bool:
    assert first.unit is not None and second.unit is not None
    imperial = [bool(_IMPERIAL.match(unit.name)) for unit in (first.unit, second.unit)]
    if imperial[0] != imperial[1]:
        return True
    around = document.text[max(0, first.start - 60) : first.start]
    is_time = first.unit.dimension == "time" and "_per_" not in first.unit.name
    return is_time and not _SPREAD.search(around)


def _fault(first: Found, second: Found) -> Iterator[Fault]:
    assert first.quantity and second.quantity and first.unit and second.unit
    if first.unit.name in _TEMPERATURES and _is_right_difference(first, second):
        return
    if len(first.quantity.points) != len(second.quantity.points):
        return
    if len(first.quantity.points) == 2:
        yield from _of_ranges(first, second)
        return
    there = _moved(first.quantity.points[0], first.unit, second.unit)
    back = _moved(second.quantity.points[0], second.unit, first.unit)
    if _widened(fair(second.quantity)).contains(there) or _widened(fair(first.quantity)).contains(back):
        return
    if (
        _all_moved(fair(first.quantity), first.unit, second.unit).overlaps(fair(second.quantity))
        and first.quantity.hedge != "exact"
    ):
        return
    message = f"{first.printed} is {shown(there)} {second.unit.symbol or second.unit.name}, not {second.printed}."
    spans = (Span(second.start, second.end), Span(first.start, first.end))
    near = 0.9 < second.quantity.points[0] / there < 1.1 if there else False
    ratio = second.quantity.points[0] / there if there else None
    yield Fault(spans=spans, message=message, ratio=ratio, weight="minor" if near else "major")


def _widened(interval: Interval) -> Interval:
    """People round a conversion carelessly in its last digit: one step to either side, not half of one."""
    half = (interval.high - interval.low) / 2
    return Interval(interval.low - half, interval.high + half)


def _of_ranges(first: Found, second: Found) -> Iterator[Fault]:
    """Both ends of a range, each within the rounding of the range that was printed."""
    assert first.quantity and second.quantity and first.unit and second.unit
    one, other = first.quantity, second.quantity
    there = [_moved(point, first.unit, second.unit) for point in one.points]
    slack = [max(abs(other.interval.low - other.points[0]), ROUND * abs(there[0]))]
    slack.append(max(abs(other.interval.high - other.points[1]), ROUND * abs(there[1])))
    back = _all_moved(one.interval, first.unit, second.unit)
    loose = (abs(back.low - there[0]), abs(back.high - there[1]))
    misses = [abs(a - b) for a, b in zip(there, other.points, strict=True)]
    if any(miss > 2 * wide + own for miss, wide, own in zip(misses, slack, loose, strict=True)):
        unit = second.unit.symbol or second.unit.name
        message = f"{first.printed} is {shown(there[0])} to {shown(there[1])} {unit}, not {second.printed}."
        yield Fault(spans=(Span(second.start, second.end), Span(first.start, first.end)), message=message)


_TEMPERATURES = {"celsius": (1.0, 0.0), "fahrenheit": (5 / 9, -160 / 9), "kelvin": (1.0, -273.15)}
"""Degrees Celsius are the first times the figure, plus the second."""


def _same_dimension(one: Unit, other: Unit) -> bool:
    return one.dimension == other.dimension or {one.name, other.name} <= set(_TEMPERATURES)


def _is_right_difference(first: Found, second: Found) -> bool:
    """Whether the two are the same span of degrees: `5 °C (9 °F) warmer`."""
    assert first.quantity and second.quantity and first.unit and second.unit
    scale = _TEMPERATURES[first.unit.name][0] / _TEMPERATURES[second.unit.name][0]
    return _widened(fair(second.quantity)).contains(first.quantity.points[0] * scale)


def _moved(point: float, frm: Unit, to: Unit) -> float:
    return _all_moved(Interval.exact(point), frm, to).low


def _all_moved(interval: Interval, frm: Unit, to: Unit) -> Interval:
    if frm.name in _TEMPERATURES and to.name in _TEMPERATURES:
        (factor, offset), (per, zero) = _TEMPERATURES[frm.name], _TEMPERATURES[to.name]
        return Interval(*((end * factor + offset - zero) / per for end in (interval.low, interval.high)))
    return convert(interval, frm, to)
