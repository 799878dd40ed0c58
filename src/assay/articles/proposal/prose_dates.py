"""Dates as prose tells them, beside the date of the article."""

from __future__ import annotations

import re

from assay.model.dates import PartialDate
from assay.quantity.word_lists import MONTH_NAMES, MONTHS

_YEAR = re.compile(r"\b(19|20)\d\d\b")
_WORD = re.compile(r"[A-Za-z]+")


def date_in(quote: str, written: PartialDate | None) -> str | None:
    """The day, month or year that a quote names, as exactly as it can be told; None where it names none."""
    year = _YEAR.search(quote)
    months = [name for word in _WORD.findall(quote) if (name := word.lower()) in MONTHS and len(name) > 2]
    number = month_number(months[0]) if months else None
    own = written.printed.split("-") if written else []
    if year:
        return f"{year.group()}-{number:02d}" if number else year.group()
    if not own:
        return None
    if re.search(r"\blast year\b", quote, re.IGNORECASE):
        return str(int(own[0]) - 1)
    if re.search(r"\bthis month\b", quote, re.IGNORECASE):
        return "-".join(own[:2])
    if number:
        return f"{own[0]}-{number:02d}"
    return own[0] if re.search(r"\b(?:this|past|latest) year\b|\blater\b|\blatest\b", quote, re.IGNORECASE) else None


def month_number(name: str) -> int:
    """1 to 12."""
    return next(number for number, month in enumerate(MONTH_NAMES, 1) if month[:3].lower() == name[:3].lower())
