"""Emissions, grids, cars and prices, against figures that others published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.quantity import Interval
from size_debate.carbon import cars, emissions, grid_of, grids_on_record, hourly_price, hull
from size_debate.compute import product
from tests.world import fact, real, world

positive = st.floats(1e-3, 1e6)
intervals = st.tuples(positive, positive).map(lambda ends: Interval(min(ends), max(ends)))


def exact(x: float) -> Interval:
    return Interval.exact(x)


def test_gpt_3_as_patterson_has_it() -> None:
    """arXiv:2104.10350, Table 4: 1,287 MWh on a grid of 0.429 kilograms a kilowatt-hour make 552.1 tonnes."""
    assert emissions(exact(1287), exact(0.429)).low == pytest.approx(552.1, abs=0.1)
    assert grid_of(exact(552.1), exact(1287)).low == pytest.approx(0.429, abs=0.0005)


def test_five_cars() -> None:
    """arXiv:1906.02243, Table 1: 626,155 pounds of a search, 126,000 of a car, 192 of one model."""
    assert cars(exact(626_155), exact(126_000)).low == pytest.approx(4.97, abs=0.005)
    assert cars(exact(192), exact(126_000)).low == pytest.approx(0.0015, abs=0.0001)


def test_the_factors_of_the_proxy_task() -> None:
    """arXiv:2104.10350, Appendix C: 2.3 for the smaller model and 8 for the smaller batch are about 18.7."""
    assert product(Interval(2.25, 2.35), Interval(7.5, 8.5)).contains(18.7)


def test_an_hour_of_mpt_7b() -> None:
    """200 thousand dollars for 440 accelerators in 9.5 days are two dollars an hour."""
    assert hourly_price(exact(200_000), exact(440), exact(9.5)).low == pytest.approx(1.99, abs=0.01)


@given(intervals, intervals)
def test_the_grid_is_found_again(energy: Interval, grid: Interval) -> None:
    found = grid_of(emissions(energy, grid), energy)
    assert found.low <= grid.low * (1 + 1e-9)
    assert found.high >= grid.high * (1 - 1e-9)


def test_a_grid_needs_both_from_one_source() -> None:
    corpus = world(
        fact("stoat.training_energy", "100 MWh"),
        fact("stoat.training_carbon", "40"),
        fact("stoat.training_carbon", "99", setting="net of clean energy bought"),
        fact("otter-7b.training_energy", "10 MWh"),
        fact("otter-7b.training_carbon", "1", "survey"),
    )
    (grid,) = grids_on_record(corpus)
    assert grid.energy.subject == "stoat"
    assert grid.intensity.contains(0.4)


def test_the_grids_of_the_records_come_from_the_cleanest_up() -> None:
    found = [grid.intensity.midpoint for grid in grids_on_record(real())]
    assert found == sorted(found)
    assert found[0] == pytest.approx(0.056, abs=0.002), "the grid of the cleanest run"
    assert found[-1] == pytest.approx(0.429, abs=0.002), "the average of the United States"


def test_a_hull_holds_all() -> None:
    assert hull([Interval(1, 2), Interval(5, 6), exact(0.5)]) == Interval(0.5, 6)
    with pytest.raises(ValueError, match=r"^there is no smallest interval around nothing$"):
        hull([])
