"""Ranges that divide a scale: `1-6`, `6–175`, `175+`, `under 1`, `>175B`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from assay.articles.checks.reading.decimals import NUMBER, printed

_SCALE = r"\s?(?:[KMBT]|thousand|million|billion|trillion)?"
_UNIT = r"(?:\s?[%a-zA-Z°€$£/]{1,14}){0,3}"
_RANGE = re.compile(
    rf"(?:[a-z]+\s)?[$€£]?\s?(?P<low>{NUMBER})(?P<scale>{_SCALE}){_UNIT}\s?(?:-|–|—|to|until)\s?[$€£]?(?P<high>{NUMBER})(?P<top>{_SCALE}){_UNIT}\Z"
)
_OPEN = re.compile(
    rf"(?:[$€£]?\s?(?P<low>{NUMBER})(?P<scale>{_SCALE}){_UNIT}\s?(?:\+|and (?:over|above|more|older)|or "
    "(?:more|older|above|over))|(?P<sign>>|≥|over|above|more "
    rf"than)\s?[$€£]?(?P<from>{NUMBER})(?P<top>{_SCALE}){_UNIT})\Z",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?:<|≤|under|below|less than|up to)\s?[$€£]?(?P<high>{NUMBER})(?P<scale>{_SCALE}){_UNIT}\Z", re.IGNORECASE
)
_FACTORS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One class of a scale, from `low` to `high`; `step` is one unit of its last printed digit.

    `is_open` says that its one edge is not part of it: `under 18`, `>34`.
    """

    low: float
    high: float
    step: float
    is_open: bool = False


def bin_of(text: str) -> Bin | None:
    """The class that a label names, None if it names none."""
    body = text.strip(" *_")
    if match := _RANGE.match(body):
        low, high = printed(match["low"]), printed(match["high"])
        if low and high:
            top = _factor(match["top"])
            scale = _factor(match["scale"]) if match["scale"].strip() else top
            return Bin(low=low.value * scale, high=high.value * top, step=min(low.step, high.step) * top)
    if match := _OPEN.match(body):
        number = printed(match["low"] or match["from"])
        factor = _factor(match["scale"] or match["top"] or "")
        is_open = bool(match["sign"]) and match["sign"] != "≥"
        return Bin(low=number.value * factor, high=inf, step=number.step * factor, is_open=is_open) if number else None
    if match := _BELOW.match(body):
        number = printed(match["high"])
        factor = _factor(match["scale"])
        is_open = not body.lower().startswith(("≤", "up to"))
        return Bin(low=-inf, high=number.value * factor, step=number.step * factor, is_open=is_open) if number else None
    return None


def _factor(text: str) -> float:
    return _FACTORS.get(text.strip().lower(), 1.0)
