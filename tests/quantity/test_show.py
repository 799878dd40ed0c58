"""Printing in the house form, and reading it back."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.quantity import Interval, convert, parse, show, show_change, show_interval, unit

INF = math.inf


@pytest.mark.parametrize(
    ("x", "name", "printed"),
    [
        (1.4e12, "token", "1.4 trillion tokens"),
        (82_432, "gpu_hour", "82,432 GPU-hours"),
        (5.76e23, "flop", "5.76 × 10²³ FLOP"),
        (75.3, "percent", "75.3 %"),
        (105e6, "eur", "€105 million"),
        (12.88e9, "parameter", "12.9 billion parameters"),
        (1, "layer", "1 layer"),
        (0, "token", "0 tokens"),
        (5, "times", "5 times"),
        (-5e6, "usd", "−$5 million"),
        (0.00012, "dimensionless", "1.2 × 10⁻⁴"),
        (999_999_999, "token", "1 billion tokens"),
        (1234.567, "usd", "$1,235"),
        (15.4, "usd", "$15.4"),
        (2.5e16, "token", "2.5 × 10¹⁶ tokens"),
    ],
)
def test_the_house_form(x: float, name: str, printed: str) -> None:
    assert show(x, unit(name)) == printed


def test_more_digits_on_request() -> None:
    assert show(12.884e9, unit("parameter"), digits=4) == "12.88 billion parameters"


def test_a_number_needs_no_unit() -> None:
    assert show(1.7e12) == "1.7 trillion"


@pytest.mark.parametrize("number", [np.int64(1_136_555_698), np.float32(1.5), np.float64(2.5e-7), np.int32(12)])
def test_a_number_of_a_data_frame_is_printed_like_any_other(number: np.generic) -> None:
    assert show(number.item()) == show(number)  # type: ignore[arg-type]


def test_infinity_has_no_house_form() -> None:
    with pytest.raises(ValueError, match=r"^no house form for inf$"):
        show(INF)


@pytest.mark.parametrize(
    ("interval", "name", "printed"),
    [
        (Interval(11.5e9, 12.5e9), "parameter", "11.5–12.5 billion parameters"),
        (Interval(10_000, INF), "gpu_hour", "at least 10,000 GPU-hours"),
        (Interval(0, 5), "percent", "at most 5 %"),
        (Interval(-INF, 5), "percent", "at most 5 %"),
        (Interval(7e6, 10e6), "eur", "€7–10 million"),
        (Interval(1e24, 1.2e25), "flop", "0.1–1.2 × 10²⁵ FLOP"),
        (Interval(174.9999e9, 175.0001e9), "parameter", "174.9999–175.0001 billion parameters"),
        (Interval(36, 36), "layer", "36 layers"),
        (Interval(-3, 5), "celsius", "−3 to 5 °C"),
        (Interval(-INF, INF), "token", "any value"),
    ],
)
def test_intervals(interval: Interval, name: str, printed: str) -> None:
    assert show_interval(interval, unit(name)) == printed


sizes = st.floats(min_value=1e-6, max_value=1e40)
names = st.sampled_from(
    ["parameter", "token", "flop", "percent", "gpu_hour", "day", "eur", "times", "tonne_co2e", "gigabyte"]
)


@settings(deadline=None)  # the first unit of a run reads the table
@given(sizes, names, st.integers(2, 6))
def test_what_is_printed_reads_back_as_an_interval_around_it(x: float, name: str, digits: int) -> None:
    quantity = parse(show(x, unit(name), digits))
    assert quantity.unit == unit(name)
    slack = abs(x) * 1e-12
    assert quantity.interval.low - slack <= x <= quantity.interval.high + slack


@settings(deadline=None)  # the first unit of a run reads the table
@given(sizes, names)
def test_printing_reading_and_printing_again_changes_nothing(x: float, name: str) -> None:
    once = show(x, unit(name))
    assert show(parse(once).points[0], unit(name)) == once


@settings(deadline=None)  # the first unit of a run reads the table
@given(sizes, sizes, names)
def test_a_printed_interval_reads_back_as_one_that_overlaps(one: float, other: float, name: str) -> None:
    interval = Interval(min(one, other), max(one, other))
    assert parse(show_interval(interval, unit(name))).interval.overlaps(interval)


pairs = st.sampled_from(
    [("day", "hour"), ("gpu_hour", "gpu_day"), ("petaflop_day", "flop"), ("percent", "times"), ("gibibyte", "bit")]
)


@settings(deadline=None)  # the first unit of a run reads the table
@given(pairs, st.tuples(sizes, sizes), st.tuples(sizes, sizes))
def test_a_change_of_unit_keeps_overlap(
    units: tuple[str, str], one: tuple[float, float], other: tuple[float, float]
) -> None:
    frm, to = unit(units[0]), unit(units[1])
    a, b = Interval(min(one), max(one)), Interval(min(other), max(other))
    assert (
        convert(a, frm, to).overlaps(convert(b, frm, to)) or not a.overlaps(b) or math.isclose(a.distance_ratio(b), 1)
    )


def test_a_change_has_its_sign_and_a_minus_no_hyphen() -> None:
    assert [show_change(3.84), show_change(-0.9), show_change(-1.126, 2)] == ["+3.8", "−0.9", "−1.13"]
