"""Dates as far as they are known."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.model.dates import PartialDate, parse_date


@pytest.mark.parametrize(
    ("text", "first", "last", "shown"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022"),
        ("2022-03", date(2022, 3, 1), date(2022, 3, 31), "March 2022"),
        ("2022-03-09", date(2022, 3, 9), date(2022, 3, 9), "9 March 2022"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "0001"),
    ],
)
def test_a_date_means_every_day_in_it(text: str, first: date, last: date, shown: str) -> None:
    read = parse_date(text)
    assert (read, str(read)) == (PartialDate(text, first, last), shown)


@pytest.mark.parametrize(
    "text", ["2022-3", "22", "2022-03-29T00:00", "March 2022", "", " 2022", "2022\n", "٢٠٢٢", "-2022"]
)
def test_another_form_is_no_date(text: str) -> None:
    wanted = f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, for instance 2022-03-29"
    with pytest.raises(ValueError, match=re.escape(wanted) + r"\Z"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2022-13", "2022-04-31", "0000"])
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    wanted = f"{text!r} is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"
    with pytest.raises(ValueError, match=re.escape(wanted) + r"\Z"):
        parse_date(text)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2022", "2022-03-29", 0),
        ("2022-03", "2022-03-29", 0),
        ("2022-03-28", "2022-03-29", 1),
        ("2022-02", "2022-03-29", 29),
        ("2021", "2022", 1),
    ],
)
def test_days_lie_between_the_nearest_ends(one: str, other: str, days: int) -> None:
    mine, theirs = parse_date(one), parse_date(other)
    assert (mine.days_to(theirs), theirs.days_to(mine)) == (days, days)
    assert mine.overlaps(theirs) is theirs.overlaps(mine) is (days == 0)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_lies_in_its_month_and_year(day: date, length: int) -> None:
    part = parse_date(day.isoformat()[:length])
    assert part.first <= day <= part.last
    assert part.overlaps(parse_date(day.isoformat()))
