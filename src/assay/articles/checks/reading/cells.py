"""What a cell of a table holds: a number with its rounding, a share, nothing."""

from __future__ import annotations

import re

from assay.articles.checks.reading.decimals import NUMBER, Printed, printed
from assay.quantity import Interval

_CELL = re.compile(rf"[*_\s]*(?:[$€£]\s?)?(?P<number>[-−–+]?\s?{NUMBER})\s?(?P<percent>%)?[*_\s†‡]*\Z")


def number_of(text: str) -> Printed | None:
    """The number that a cell holds and nothing else: a mark of money, a per cent sign and bold type aside."""
    match = _CELL.match(text)
    return printed(match["number"].replace(" ", "").lstrip("+")) if match else None


def percent_of(text: str) -> Interval | None:
    """The share that a cell prints with a per cent sign, in per cent."""
    match = _CELL.match(text)
    if match is None or not match["percent"]:
        return None
    number = printed(match["number"].replace(" ", ""))
    return number.interval if number else None


def is_empty(text: str) -> bool:
    """Whether a cell says nothing."""
    return text.strip(" *_-–—") == "" or text.strip().lower() in ("n/a", "na", "…", "...")
