"""Perplexity by size: the series on record, how steeply they fall, and the power law through three points."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval

_TREATED = re.compile(r"(one|few)-shot|\b[1-8] bits|weights zero")
"""Settings in which the model was shown solved examples first, or had its weights rounded or cut."""

LEAST = 4
"""Sizes that make a series."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A model's size in parameters, and its perplexity as wide as the printed digits."""

    entity: str
    parameters: float
    perplexity: Interval
    fact: Fact


@dataclass(frozen=True)
class Series:
    """Models of several sizes, measured by one source on one test set in one way, smallest first."""

    source: str
    metric: str
    points: tuple[Point, ...]

    @property
    def sizes(self) -> tuple[float, ...]:
        """The parameters of each."""
        return tuple(point.parameters for point in self.points)

    def spans(self, low: float, high: float) -> bool:
        """Whether both sizes lie within those that were measured."""
        return self.sizes[0] <= low and high <= self.sizes[-1]

    def curve(self, perplexities: Sequence[float] | None = None) -> Callable[[float], float]:
        """Perplexity at any size in between: straight between neighbours where both axes are logarithmic."""
        values = perplexities or [point.perplexity.midpoint for point in self.points]
        pairs = list(pairwise(zip(self.sizes, values, strict=True)))

        def at(parameters: float) -> float:
            for (smaller, above), (larger, below) in pairs:
                if smaller <= parameters <= larger:
                    share = log(parameters / smaller) / log(larger / smaller)
                    return exp((1 - share) * log(above) + share * log(below))
            raise ValueError(f"{parameters:g} parameters lie outside of this series")

        return at


@dataclass(frozen=True)
class Power:
    """A loss that falls with a power of the size towards a floor: floor + factor / N^power, in nats."""

    floor: float
    factor: float
    power: float

    def perplexity(self, parameters: float) -> float:
        """What it gives for a size."""
        return exp(self.floor + self.factor * parameters**-self.power)


def is_plain(fact: Fact) -> bool:
    """Whether the model was measured as it was published: no examples shown, no weight rounded or cut."""
    return _TREATED.search(fact.when.under) is None


def series_on_record(corpus: Corpus) -> list[Series]:
    """Every series of at least four sizes in the records, by source and metric; a loss in nats is a perplexity too."""
    groups: dict[tuple[str, str, str, str], list[Point]] = defaultdict(list)
    for fact in (*corpus.facts_on("perplexity"), *corpus.facts_on("loss")):
        size = _size(corpus, fact)
        if size and fact.when.metric and is_plain(fact) and fact.figure:
            family = corpus.entities[fact.subject].family or f"{fact.subject.split('-')[0]}-*"
            key = (fact.source, fact.when.metric, fact.when.under, family)
            groups[key].append(Point(entity=fact.subject, parameters=size, perplexity=_perplexity(fact), fact=fact))
    found = (
        Series(source, metric, tuple(sorted(points, key=lambda point: point.parameters)))
        for (source, metric, _, _), points in sorted(groups.items())
    )
    return [series for series in found if len(set(series.sizes)) >= LEAST]


def steepness(smaller: tuple[float, float], larger: tuple[float, float]) -> float:
    """By which power of the size perplexity falls between two points (size, perplexity): 0.15 is a tenth a doubling."""
    (small, above), (large, below) = smaller, larger
    return log(above / below) / log(large / small)


def bend(at: Callable[[float], float], sizes: Sequence[float]) -> float:
    """Steepness of the second step as a share of that of the first: 1 on a straight line, 0 where the fall ends."""
    first, middle, last = sizes
    return steepness((middle, at(middle)), (last, at(last))) / steepness((first, at(first)), (middle, at(middle)))


def drawn(intervals: Sequence[Interval], count: int, seed: int) -> Iterator[list[float]]:
    """Values that printed digits leave open, each drawn evenly from its interval."""
    source = random.Random(seed)  # noqa: S311 - a simulation, the same every time
    for _ in range(count):
        yield [source.uniform(interval.low, interval.high) for interval in intervals]


def middle(values: Sequence[float], share: float = 0.95) -> Interval:
    """The ends between which the middle share of the values lies."""
    ordered = sorted(values)
    cut = round((1 - share) / 2 * (len(ordered) - 1))
    return Interval(ordered[cut], ordered[-1 - cut])


def power_through(points: Sequence[tuple[float, float]]) -> Power | None:
    """The power law with a floor through three points (size, perplexity), or None where there is none.

    The form is that of Hoffmann et al. (2022, arXiv:2203.15556, equation 2) with the text left as it is. The quotient
    of the two falls grows with the power, from the quotient of the two steps in the logarithm of the size.
    """
    (first, above), (second, between), (third, below) = points
    falls = log(above / between), log(between / below)
    if min(falls) <= 0 or falls[0] / falls[1] <= log(second / first) / log(third / second):
        return None
    low, high = 0.0, 1.0
    while _quotient(high, first, second, third) < falls[0] / falls[1]:
        low, high = high, 2 * high
    for _ in range(100):
        power = (low + high) / 2
        low, high = (power, high) if _quotient(power, first, second, third) < falls[0] / falls[1] else (low, power)
    factor = falls[0] / (first**-high - second**-high)
    return Power(log(above) - factor * first**-high, factor, high)


def _quotient(power: float, first: float, second: float, third: float) -> float:
    """The first fall of N^-power over the second."""
    near, far = (second / first) ** -power, (third / second) ** -power
    return (1 - near) / (near * (1 - far)) if near else float("inf")


def _perplexity(fact: Fact) -> Interval:
    interval = quantity_of(fact).interval
    return interval if fact.attribute == "perplexity" else Interval(exp(interval.low), exp(interval.high))


def _size(corpus: Corpus, fact: Fact) -> float | None:
    """The size that the same source prints, or else the largest on record."""
    facts = [other for other in corpus.facts_about(fact.subject, "parameters") if other.figure]
    own = [other for other in facts if other.source == fact.source]
    return max((other.figure.points[-1] for other in own or facts if other.figure), default=None)
