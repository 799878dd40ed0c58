"""Dates as far as they are known: a year, a month or a day, each meaning every day in it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from assay.quantity.word_lists import MONTH_NAMES

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`2022`, `2022-03` or `2022-03-29`: the first and the last day that it may mean."""

    printed: str
    first: date
    last: date

    def overlaps(self, other: PartialDate) -> bool:
        """Whether one day is meant by both."""
        return self.first <= other.last and other.first <= self.last

    def days_to(self, other: PartialDate) -> int:
        """Days between the nearest ends; 0 when they overlap."""
        if self.overlaps(other):
            return 0
        return (other.first - self.last).days if self.last < other.first else (self.first - other.last).days

    def __str__(self) -> str:
        year, *rest = self.printed.split("-")
        if not rest:
            return year
        month = MONTH_NAMES[int(rest[0]) - 1]
        return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def parse_date(text: str) -> PartialDate:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; ValueError names what is wrong with anything else."""
    found = _FORM.match(text)
    if not found:
        raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, for instance 2022-03-29")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            exact = date(year, month, day)
            return PartialDate(text, exact, exact)
        if month:
            return PartialDate(text, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD") from None
