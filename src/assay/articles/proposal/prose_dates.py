"""Dates as prose tells them, beside the date of the article."""

from __future__ import annotations

import re

from assay.articles.reading.dates import PART_OF_YEAR
from assay.model.dates import PartialDate
from assay.quantity import find
from assay.quantity.days import date_of, month_number
from assay.quantity.word_lists import MONTHS

_WORD = re.compile(r"[A-Za-z]+")
_YEAR_ALONE = 4


def date_in(quote: str, written: PartialDate | None) -> str | None:
    """The day, month or year that a quote names, as exactly as it can be told; None where it names none."""
    own = written.printed.split("-") if written else []
    printed = [found for found in find(quote) if found.kind in ("date", "year")]
    told = [known for one in printed if (known := date_of(one.printed, year=own[0] if own else None))]
    months = [name for word in _WORD.findall(quote) if (name := word.lower()) in MONTHS and len(name) > 2]
    number = month_number(months[0]) if months else None
    told_in_part = any(one.kind == "year" and PART_OF_YEAR.search(quote[: one.start]) for one in printed)
    if told and not told_in_part:
        best = max(told, key=len)
        return f"{best}-{number:02d}" if number and len(best) == _YEAR_ALONE else best
    if not own or told_in_part:
        return None
    if re.search(r"\blast year\b", quote, re.IGNORECASE):
        return str(int(own[0]) - 1)
    if re.search(r"\bthis month\b", quote, re.IGNORECASE):
        return "-".join(own[:2])
    if number:
        return f"{own[0]}-{number:02d}"
    return own[0] if re.search(r"\b(?:this|past|latest) year\b|\blater\b|\blatest\b", quote, re.IGNORECASE) else None
