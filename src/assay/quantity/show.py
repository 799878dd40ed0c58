"""Numbers in the house form: `1.4 trillion tokens`, `82,432 GPU-hours`, `5.76 × 10²³ FLOP`, `€105 million`."""

from __future__ import annotations

import math
from decimal import Decimal

from .interval import Interval
from .units import Unit, is_money

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ENDLESS = 15  # digits after which a float says nothing


def show(x: float, unit: Unit | None = None, digits: int = 3) -> str:
    """`x` with its unit, to `digits` significant digits; whole numbers below a million keep all of theirs.

    Reading it again gives an interval that contains `x`.
    """
    if not math.isfinite(x):
        raise ValueError(f"no house form for {x}")
    form, scale = _form(x, unit, digits)
    return _dressed(_digits(x, form, digits), scale, unit)


def show_interval(interval: Interval, unit: Unit | None = None, digits: int = 3) -> str:
    """`11.5–12.5 billion parameters`, `at least 10,000 GPU-hours`, `at most 5 %`; zero to x is at most x."""
    low, high = interval.low, interval.high
    if math.isinf(low) and math.isinf(high):
        return "any value"
    if math.isinf(high):
        return f"at least {show(low, unit, digits)}"
    if math.isinf(low) or (low == 0 < high):
        return f"at most {show(high, unit, digits)}"
    if low == high:
        return show(low, unit, digits)
    form, scale = _form(max(low, high, key=abs), unit, digits)
    while digits < _ENDLESS and _digits(low, form, digits) == _digits(high, form, digits):
        digits += 1
    lower, upper = _digits(low, form, digits), _digits(high, form, digits)
    if lower == upper:
        return _dressed(lower, scale, unit)
    joint = "–" if low >= 0 else " to "
    return _dressed(f"{lower}{joint}{upper}", scale, unit)


def _form(x: float, unit: Unit | None, digits: int) -> tuple[int | None, str]:
    """The power of ten to divide by (None: no scale, full digits) and how to print it."""
    if x == 0:
        return None, ""
    power = _power(x, digits)
    operations = unit is not None and unit.dimension == "flop"
    if power >= 15 or power < -3 or (operations and power >= 6):
        return power, f" × 10{str(power).translate(_SUPERSCRIPT)}"
    for exponent, word in _SCALES:
        if power >= exponent:
            return exponent, f" {word}"
    return None, ""


def show_change(x: float, places: int = 1) -> str:
    """A change with its sign, `+3.8` or `−0.9`, to so many places behind the point."""
    return f"{x:+.{places}f}".replace("-", "−")


def _power(x: float, digits: int) -> int:
    """The power of ten of the first digit after rounding."""
    return int(f"{x:.{digits - 1}e}".split("e")[1])


def _digits(x: float, form: int | None, digits: int) -> str:
    """The digits in front of the scale, without trailing zeros after the point."""
    if x == 0:
        return "0"
    if form is None and x == int(x) and abs(x) < 1e6:
        return f"{int(x):,}".replace("-", "−")
    value = Decimal(repr(float(x))).scaleb(-(form or 0))  # a number of numpy writes its type too
    places = max(0, digits - 1 - Decimal(f"{value:.{digits - 1}e}").adjusted())
    text = f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _dressed(digits: str, scale: str, unit: Unit | None) -> str:
    """Number and scale with the unit's symbol on the side where it belongs."""
    number = f"{digits}{scale}"
    if unit is None or not unit.symbol:
        return number
    sign, _, rate = unit.symbol.partition(" per ")
    if is_money(unit.name.split("_per_")[0]) and not sign.isalpha():
        minus = "−" if number.startswith("−") else ""
        return f"{minus}{sign}{number.removeprefix('−')}" + (f" per {rate}" if rate else "")
    return f"{number} {singular(unit.symbol) if number == '1' else unit.symbol}"


def singular(symbol: str) -> str:
    """One of it: `1 parameter`, `1 GPU-hour`; symbols that are no plural stay."""
    if symbol == "centuries":
        return "century"
    return symbol[:-1] if symbol.endswith("s") and len(symbol) > 3 and symbol != "times" else symbol
