"""What day, month or year a printed date means: the one reader of dates, for prose, proposals and records."""

from __future__ import annotations

import re
from datetime import date

from .word_lists import MONTH_NAMES

_MONTH_FIRST = frozenset(("en",))
"""Languages in which `12/05/2019` may mean December or May; in all others the day comes first."""
_NAMES = "|".join(sorted({name[:3] for name in MONTH_NAMES} | {*MONTH_NAMES, "Sept"}, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_SEVERAL = r"(?:\s*(?:[-–&]|and|to)\s*\d{1,2}(?:st|nd|rd|th)?)"

_ISO = re.compile(r"(?<!\d)(?P<year>[12]\d{3})([-/.])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2})(?!\d))?(?![\d])")
_NUMBERS = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>[12]\d{3}|\d\d)(?!\d)"
)
_WORDS = (
    re.compile(rf"\b{_MONTH}\s*{_DAY}(?P<more>{_SEVERAL})?(?:,?\s*(?:of\s+)?{_YEAR})?(?!\d)", re.IGNORECASE),
    re.compile(
        rf"(?<!\d){_DAY}(?P<more>{_SEVERAL})?\s*(?:of\s+)?{_MONTH},?(?:\s*(?:of\s+)?{_YEAR})?(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"\b{_MONTH},?\s*(?:of\s+)?{_YEAR}(?!\d)", re.IGNORECASE),
)
_ALONE = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_PIVOT = 70
"""Years of two digits from here on are those of the last century."""


def date_of(printed: str, *, language: str = "en", year: str | None = None) -> str | None:
    """`2023-12-25`, `2023-12` or `2023`, as far as the printed date tells it; None where it is none.

    `year` is that of a date that leaves its year out. Where days and months cannot be told apart, the year is known.
    """
    for read in (_iso, _in_numbers, _in_words):
        found = read(printed, language, year)
        if found is not None:
            return found
    alone = _ALONE.search(printed)
    return alone.group() if alone else None


def _iso(printed: str, language: str, year: str | None) -> str | None:
    match = _ISO.search(printed)
    if match is None:
        return None
    if match["day"] is None:
        later = int(match["month"]) == (int(match["year"]) + 1) % 100
        return None if later or len(match["month"]) < 2 else _valid(match["year"], match["month"])
    return _valid(match["year"], match["month"], match["day"])


def _in_numbers(printed: str, language: str, year: str | None) -> str | None:
    """`14.03.2023`, `3/14/2023`."""
    match = _NUMBERS.search(printed)
    if match is None:
        return None
    first, second = match["first"], match["second"]
    whole = match["year"]
    if len(whole) == 2:
        whole = f"{19 if int(whole) >= _PIVOT else 20}{whole}"
    if _is_torn(match, language):
        return whole
    day, month = (first, second) if _is_day_first(match, language) or int(first) > 12 else (second, first)
    return _valid(whole, month, day) or whole


def _is_day_first(match: re.Match[str], language: str) -> bool:
    return match["sign"] == "." or language.split("-", maxsplit=1)[0] not in _MONTH_FIRST


def _is_torn(match: re.Match[str], language: str) -> bool:
    first, second = match["first"], match["second"]
    return not _is_day_first(match, language) and int(first) <= 12 and int(second) <= 12 and first != second


def readings(printed: str, *, language: str = "en") -> tuple[str, str] | None:
    """The two days of a date such as `3/9/2023`, whose day and month cannot be told apart; None of any other."""
    match = _NUMBERS.search(printed)
    if match is None or _ISO.search(printed) or not _is_torn(match, language):
        return None
    whole = _in_numbers(printed, language, None) or ""
    day_first = _valid(whole, match["second"], match["first"])
    month_first = _valid(whole, match["first"], match["second"])
    return (day_first, month_first) if day_first and month_first else None


def _in_words(printed: str, language: str, year: str | None) -> str | None:
    for pattern in _WORDS:
        match = pattern.search(printed)
        if match is None:
            continue
        parts = match.groupdict()
        month = str(month_number(parts["month"]))
        whole = parts["year"] or year
        if whole is None:
            continue
        return _valid(whole, month, None if parts.get("more") else parts.get("day")) or _valid(whole, month)
    return None


def _valid(year: str, month: str, day: str | None = None) -> str | None:
    """The date in the form of ISO 8601 if the calendar has it."""
    try:
        known = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return f"{known:%Y-%m-%d}" if day else f"{known:%Y-%m}"


def month_number(name: str) -> int:
    """1 to 12."""
    return next(number for number, month in enumerate(MONTH_NAMES, 1) if month[:3].lower() == name[:3].lower())
