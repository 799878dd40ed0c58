"""A model's weights as counted from its shape, against the size that its source prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.standing import Standing, standing_of
from assay.model.stated import quantity_of
from assay.quantity import Interval
from size_debate.published_shape import Blueprint, blueprint


@dataclass(frozen=True)
class Weighing:
    """One model on the scales."""

    plan: Blueprint
    counted: Interval
    published: Fact
    """The size that is printed with the most digits."""

    @property
    def figure(self) -> float:
        """The published size as a number."""
        return quantity_of(self.published).points[0]

    @property
    def printed(self) -> str:
        """The published size as it is printed."""
        return quantity_of(self.published).printed

    @property
    def agrees(self) -> bool:
        """Whether the count lies within what the printed digits assert."""
        return self.counted.overlaps(asserted(self.published))

    @property
    def is_exact(self) -> bool:
        """Whether the published size has all its digits, but for the last if that is a zero."""
        interval = asserted(self.published)
        return interval.high - interval.low <= 10

    @property
    def deviation(self) -> float:
        """How much more was counted than published, in per cent."""
        return 100 * (self.counted.midpoint / self.figure - 1)


def weigh(corpus: Corpus, entity: str) -> Weighing | None:
    """The model on the scales; None where its shape or its size is not published."""
    plan = blueprint(corpus, entity)
    sizes = [fact for fact in _sizes(corpus, entity) if fact.figure]
    if plan.shape is None or not sizes:
        return None
    return Weighing(plan, plan.weigh(), min(sizes, key=_looseness))


def _sizes(corpus: Corpus, entity: str) -> Sequence[Fact]:
    """The published sizes; where the makers themselves printed a wrong one, that one: it is what scales are for."""
    wrong = corpus.mistakes_about(entity, "parameters")
    own = [fact for fact in wrong if standing_of(corpus.sources[fact.source], entity, corpus) is Standing.FIRST_HAND]
    return own or corpus.facts_about(entity, "parameters")


def asserted(fact: Fact) -> Interval:
    """What a printed size asserts when the zeros at the end of a whole number are taken as rounding."""
    value = quantity_of(fact)
    digits = str(round(value.points[0]))
    zeros = 0 if "." in value.printed else len(digits) - len(digits.rstrip("0"))
    half = 10**zeros / 2 if zeros else 0.0
    return value.interval.hull(Interval(value.points[0] - half, value.points[0] + half))


def _looseness(fact: Fact) -> tuple[float, str]:
    interval = asserted(fact)
    return interval.high - interval.low, fact.id
