"""Numbers as printed: their value, their decimals, and all values that round to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assay.quantity import Interval

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)"
"""A number without its sign, with a point or a comma before the decimals; `1,234` is read by `printed`."""

_POWER = r"(?:\s?[eE][-−–+]?\d+|\s*[x×*·]\s*10\s*\^?\s*[-−–]?\d+)"
SCIENTIFIC = NUMBER + _POWER + "?"
"""The same, with a power of ten behind it: `3e-4`, `1.2 × 10^-5`."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_SPLIT = re.compile(rf"({NUMBER})({_POWER})?\Z")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number and its rounding: `step` is one unit of its last digit."""

    text: str
    value: float
    step: float

    @property
    def interval(self) -> Interval:
        """All values that round to it, whichever way halves are rounded."""
        half = self.step / 2
        slack = 1e-9 * max(abs(self.value), half)
        return Interval(self.value - half - slack, self.value + half + slack)


def printed(text: str, *, comma: bool = False) -> Printed | None:
    """The number that `text` is, None if it is none; with `comma` a comma stands before the decimals."""
    body = text.strip()
    sign = -1 if body[:1] in "-−–" and body else 1
    match = _SPLIT.match(body.lstrip("-−–+ "))
    if match is None:
        return None
    digits, power = match.groups()
    if not comma and _GROUPED.match(digits):
        digits = digits.replace(",", "")
    number = Decimal(digits.replace(",", "."))
    exponent = number.as_tuple().exponent
    places = int(exponent) if isinstance(exponent, int) else 0
    scale = 10.0 ** _exponent(power) if power else 1.0
    return Printed(text.strip(), sign * float(number) * scale, 10.0**places * scale)


def _exponent(power: str) -> int:
    digits = re.sub(r"\A\s*(?:[eE]|[x×*·]\s*10)", "", power).strip("^ +")
    return int(digits.replace("−", "-").replace("–", "-"))


def places_of(text: str) -> int:
    """How many decimals a number is printed with."""
    tail = re.split(r"[.,]", text.strip())
    return len(tail[-1]) if len(tail) > 1 else 0
