"""What training costs, against figures that others published."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.quantity import Interval
from size_debate.compute import (
    MIXED_ADAM,
    accelerators_for,
    days,
    gpu_hours,
    product,
    quotient,
    tokens_within,
    training_compute,
    training_memory,
    weight_memory,
)

positive = st.floats(1e-6, 1e12)
intervals = st.tuples(positive, positive).map(lambda ends: Interval(min(ends), max(ends)))


def exact(x: float) -> Interval:
    return Interval.exact(x)


def test_six_operations_a_parameter_and_token() -> None:
    """arXiv:2005.14165, Table D.1: GPT-3 took 3.14E+23, and its smallest model 2.25E+20."""
    assert training_compute(exact(174.6e9), exact(300e9)).low == pytest.approx(3.14e23, rel=2e-3)
    assert training_compute(exact(125e6), exact(300e9)).low == pytest.approx(2.25e20, rel=1e-3)


def test_the_hours_of_llama_follow_from_its_utilisation() -> None:
    """arXiv:2302.13971, Table 15: 1,022,362 hours on A100 for 65.2B and 1.4T, a little less than half the peak."""
    hours = gpu_hours(training_compute(exact(65.2e9), exact(1.4e12)), exact(312e12), Interval(0.45, 0.50))
    assert hours.contains(1_022_362)


def test_days_of_narayanan_2021() -> None:
    """arXiv:2104.04473, Section 5.1: 175B on 1024 A100 at 140 teraFLOP/s take 34 days, at 8 operations."""
    compute = training_compute(exact(175e9), exact(300e9), exact(8))
    hours = gpu_hours(compute, exact(312e12), exact(140 / 312))
    assert days(hours, exact(1024)).low == pytest.approx(34, abs=0.5)
    assert accelerators_for(hours, days(hours, exact(1024))).low == pytest.approx(1024)


def test_memory_of_rajbhandari_2019() -> None:
    """arXiv:1910.02054, Section 3.1: 1.5 billion parameters hold 3 GB as 16-bit weights and need 24 GB in training."""
    assert weight_memory(exact(1.5e9), exact(16)) == exact(3e9)
    assert training_memory(exact(1.5e9)) == exact(24e9)
    assert exact(16) == MIXED_ADAM


def test_a_utilisation_that_may_be_anything_leaves_a_floor() -> None:
    assert gpu_hours(exact(3600.0), exact(1.0), Interval(0.0, 0.5)) == Interval(2.0, inf)


def test_tokens_within_is_gpu_hours_the_other_way_round() -> None:
    tokens = tokens_within(exact(100), exact(1e15), exact(0.4), exact(7e9))
    hours = gpu_hours(training_compute(exact(7e9), tokens), exact(1e15), exact(0.4))
    assert hours.low == pytest.approx(100)


def test_a_utilisation_above_the_peak_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a utilisation is a share from 0 to 1, not 70$"):
        gpu_hours(exact(1), exact(1), exact(70))


def test_what_is_negative_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a quantity of compute is not negative, but this interval begins at -1\.0$"):
        training_memory(exact(-1.0))


def test_an_open_end_stays_open() -> None:
    assert product(Interval(1.0, inf), Interval(0.0, 2.0)) == Interval(0.0, inf)
    assert quotient(exact(1.0), Interval(2.0, inf)) == Interval(0.0, 0.5)


@given(intervals, intervals, st.floats(0, 1), st.floats(0, 1))
def test_results_hold_what_any_values_within_give(a: Interval, b: Interval, s: float, t: float) -> None:
    x, y = a.low + s * (a.high - a.low), b.low + t * (b.high - b.low)
    wide = Interval(1 - 1e-9, 1 + 1e-9)
    assert product(a, b, wide).contains(x * y)
    assert product(quotient(a, b), wide).contains(x / y)
