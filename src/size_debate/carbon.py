"""What training emits: energy, the grid behind it, and what either is worth in cars; from intervals to intervals.

The emissions of a run are hours × accelerators × power × power usage effectiveness × what the grid emits for a
kilowatt-hour (Patterson et al. 2021, arXiv:2104.10350, Appendix D); the first four make its energy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval
from size_debate.compute import HOURS_A_DAY, product, quotient
from size_debate.training_runs import figures_on

JOULES_A_KILOWATT_HOUR = 3.6e6
"""A law keeps its constant in base units."""


def emissions(energy: Interval, grid: Interval) -> Interval:
    """Tonnes of CO₂ equivalent, for megawatt-hours and kilograms per kilowatt-hour."""
    return product(energy, grid)


def grid_of(carbon: Interval, energy: Interval) -> Interval:
    """What the grid emitted, in kilograms per kilowatt-hour: `emissions` the other way round."""
    return quotient(carbon, energy)


def cars(carbon: Interval, car: Interval) -> Interval:
    """Emissions in cars, where `car` is what one emits over its life (arXiv:1906.02243, Table 1)."""
    return quotient(carbon, car)


def hourly_price(cost: Interval, accelerators: Interval, within_days: Interval) -> Interval:
    """What an hour of one accelerator came to, from what the whole run cost."""
    return quotient(cost, product(accelerators, within_days, Interval.exact(HOURS_A_DAY)))


@dataclass(frozen=True, slots=True)
class Grid:
    """A run whose energy and emissions one source gives, so that what its grid emitted follows."""

    energy: Fact
    carbon: Fact

    @property
    def intensity(self) -> Interval:
        """Kilograms of CO₂ equivalent per kilowatt-hour."""
        return grid_of(quantity_of(self.carbon).interval, quantity_of(self.energy).interval)


def grids_on_record(corpus: Corpus) -> list[Grid]:
    """Every pair of energy and emissions that a source gives for one run, the cleanest grid first.

    A run that its source reckons on several grids appears once for each.
    """
    first: dict[tuple[str, str, str | None], Grid] = {}
    for grid in _grids(corpus):
        first.setdefault((grid.carbon.source, grid.carbon.subject, grid.carbon.when.setting), grid)
    return sorted(first.values(), key=lambda grid: (grid.intensity.midpoint, grid.carbon.id))


def hull(intervals: list[Interval]) -> Interval:
    """The smallest interval that holds all of them; ValueError where there are none."""
    if not intervals:
        raise ValueError("there is no smallest interval around nothing")
    return reduce(Interval.hull, intervals)


def _grids(corpus: Corpus) -> Iterator[Grid]:
    for energy in figures_on(corpus, "training_energy"):
        for carbon in figures_on(corpus, "training_carbon"):
            if (carbon.source, carbon.subject) != (energy.source, energy.subject) or _counts_more(carbon):
                continue
            if "whole search" not in energy.when.under or carbon.when.setting == energy.when.setting:
                yield Grid(energy, carbon)


def _counts_more(carbon: Fact) -> bool:
    """Whether the emissions are not those of the electricity alone, or were offset on paper."""
    setting = carbon.when.under
    return any(word in setting for word in ("manufacturing", "net of", "offset"))
