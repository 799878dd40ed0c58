"""Intervals: closed, perhaps half-open at infinity, compared and moved."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.quantity import Interval

finite = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
intervals = st.tuples(finite, finite).map(lambda ends: Interval(min(ends), max(ends)))


def test_refuses_ends_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match=r"^an interval needs low <= high, not 2 and 1$"):
        Interval(2, 1)


def test_refuses_not_a_number() -> None:
    with pytest.raises(ValueError, match=r"^an interval needs low <= high, not nan and 1$"):
        Interval(math.nan, 1)


def test_refuses_an_interval_at_infinity() -> None:
    with pytest.raises(ValueError, match=r"^an interval needs a finite value in it, not inf to inf$"):
        Interval(math.inf, math.inf)


def test_ends_belong_to_it() -> None:
    assert Interval(1, 2).contains(1)
    assert Interval(1, 2).contains(2)
    assert not Interval(1, 2).contains(2.0001)


def test_touching_intervals_overlap() -> None:
    assert Interval(1, 2).overlaps(Interval(2, 3))
    assert not Interval(1, 2).overlaps(Interval(2.0001, 3))


def test_within_is_a_one_way_relation() -> None:
    assert Interval(1, 2).is_within(Interval(0, math.inf))
    assert not Interval(0, math.inf).is_within(Interval(1, 2))


def test_a_negative_factor_swaps_the_ends() -> None:
    assert Interval(1, 2).scaled(-3) == Interval(-6, -3)


def test_nothing_times_infinity_is_nothing() -> None:
    assert Interval(1, math.inf).scaled(0) == Interval(0, 0)


def test_intersection_and_hull() -> None:
    assert Interval(1, 3).intersection(Interval(2, 5)) == Interval(2, 3)
    assert Interval(1, 2).intersection(Interval(3, 5)) is None
    assert Interval(1, 2).hull(Interval(3, 5)) == Interval(1, 5)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (Interval(1, 2), Interval(2, 3), 1.0),
        (Interval(1, 2), Interval(2000, 3000), 1000.0),
        (Interval(-3, -2), Interval(-1, -0.5), 2.0),
        (Interval(-2, -1), Interval(1, 2), math.inf),
        (Interval(0, 0), Interval(1, 2), math.inf),
        (Interval(10, math.inf), Interval(1, 5), 2.0),
    ],
)
def test_the_gap_is_a_factor_between_the_nearest_ends(one: Interval, other: Interval, ratio: float) -> None:
    assert one.distance_ratio(other) == ratio
    assert other.distance_ratio(one) == ratio


@pytest.mark.parametrize(
    ("interval", "midpoint"),
    [
        (Interval(1, 2), 1.5),
        (Interval(1, math.inf), 1),
        (Interval(-math.inf, 2), 2),
        (Interval(-math.inf, math.inf), 0),
        (Interval.exact(7), 7),
    ],
)
def test_the_midpoint_of_a_half_open_interval_is_its_finite_end(interval: Interval, midpoint: float) -> None:
    assert interval.midpoint == midpoint


@given(intervals, intervals)
def test_overlapping_is_mutual(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (one.intersection(other) is not None)


@given(intervals, intervals)
def test_the_hull_holds_both_and_the_gap_is_never_below_one(one: Interval, other: Interval) -> None:
    hull = one.hull(other)
    assert one.is_within(hull)
    assert other.is_within(hull)
    assert one.distance_ratio(other) >= 1
