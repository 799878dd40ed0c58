"""Dates keep their day, month and year, as far as they tell them."""

from __future__ import annotations

import pytest

from assay.quantity import find
from assay.quantity.days import date_of, readings


@pytest.mark.parametrize(
    ("text", "printed", "date"),
    [
        ("It came out on September 3, 2023.", "September 3, 2023", "2023-09-03"),
        ("on 3 September 2023", "3 September 2023", "2023-09-03"),
        ("on the 3rd of September 2023", "3rd of September 2023", "2023-09-03"),
        ("on Sept. 3rd, 2023", "Sept. 3rd, 2023", "2023-09-03"),
        ("on 5 May, 2020", "5 May, 2020", "2020-05-05"),
        ("dated 2022-04-20", "2022-04-20", "2022-04-20"),
        ("dated 2022/04/20", "2022/04/20", "2022-04-20"),
        ("dated 20.04.2022 in spring", "20.04.2022", "2022-04-20"),
        ("on 4/20/2022", "4/20/2022", "2022-04-20"),
        ("on 20/4/2022", "20/4/2022", "2022-04-20"),
        ("on 03/04/2022", "03/04/2022", "2022"),
        ("It opened in March 2019.", "March 2019", "2019-03"),
        ("since Dec. 2022", "Dec. 2022", "2022-12"),
        ("from April 4 and 5, 2024", "April 4 and 5, 2024", "2024-04"),
        ("BERT (2018)", "2018", "2018"),
        ("the 2013-14 season", "2013-14", "2013"),
    ],
)
def test_a_date_is_found_and_told_as_exactly_as_it_is_printed(text: str, printed: str, date: str) -> None:
    found = next(one for one in find(text) if one.kind in ("date", "year"))
    assert (found.printed, found.date) == (printed, date)


@pytest.mark.parametrize(
    ("printed", "language", "year", "date"),
    [
        ("03/04/2022", "de", None, "2022-04-03"),
        ("03.04.22", "en", None, "2022-04-03"),
        ("03.04.71", "en", None, "1971-04-03"),
        ("December 25", "en", "2023", "2023-12-25"),
        ("December 25", "en", None, None),
        ("February 30, 2023", "en", None, "2023-02"),
        ("31.02.2023", "en", None, "2023"),
        ("noon", "en", None, None),
    ],
)
def test_a_date_is_read_by_its_language_and_the_calendar(
    printed: str, language: str, year: str | None, date: str | None
) -> None:
    assert date_of(printed, language=language, year=year) == date


def test_a_version_is_no_date() -> None:
    assert [(found.kind, found.printed) for found in find("1.2.3")] == [("identifier", "1.2.3")]


@pytest.mark.parametrize(
    ("printed", "language", "days"),
    [
        ("3/9/2023", "en", ("2023-09-03", "2023-03-09")),
        ("3/9/2023", "de", None),
        ("13/9/2023", "en", None),
        ("3/3/2023", "en", None),
        ("9.3.2023", "en", None),
        ("2023-03-09", "en", None),
    ],
)
def test_a_date_whose_day_and_month_cannot_be_told_apart_has_two_readings(
    printed: str, language: str, days: tuple[str, str] | None
) -> None:
    assert readings(printed, language=language) == days
