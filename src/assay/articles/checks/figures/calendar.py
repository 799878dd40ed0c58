"""Does a date exist, and does it fall on the day of the week that is printed?

Dates since 1924, when the last countries gave up the Julian calendar, in the orders in which English texts print
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span

EXAMPLES = Examples(
    passes=("It was published on Tuesday, 29 March 2022.", "Monday, November 30, 2026", "29 February 2024"),
    fails=("It was published on Wednesday, 29 March 2022.", "It closed on 31 April 2021.", "February 29, 2023"),
    nearly=(
        "On Wednesday, 29 March, it was 2022 metres deep.",
        "On Monday 3 of 12 came, in March 2022.",
        "The 29 March 2022 Wednesday group met.",
    ),
)

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_DAYS)})(?:,\s?|\s)(?:the\s)?)?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>19[3-9]\d|192[4-9]|20\d\d)(?![\d,.-]\d|\d|-)"
_FORMS = (
    re.compile(rf"(?<![\w-]){_WEEKDAY}(?<![\d–-]){_DAY}(?:\sof)?\s{_MONTH},?\s{_YEAR}"),
    re.compile(rf"(?<![\w-]){_WEEKDAY}(?<![A-Za-z]){_MONTH}\s{_DAY}(?![\d–-]),?\s{_YEAR}"),
)


def check(document: Document) -> Iterator[Fault]:
    """Every date that does not exist or falls on another day."""
    for form in _FORMS:
        for match in form.finditer(document.text):
            number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
            span = Span(match.start(), match.end())
            try:
                day = date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                yield Fault(spans=(span,), message=f"There is no {match['day']} {match['month']} {match['year']}.")
                continue
            if match["weekday"] and _DAYS[day.weekday()] != match["weekday"]:
                printed = match.group()[len(match["weekday"]) :].lstrip(" ,")
                message = f"{printed} was a {_DAYS[day.weekday()]}, not a {match['weekday']}."
                yield Fault(spans=(span,), message=message)
