"""Classes of one chart that are not apart: what has just the size at an edge, or more than that, is in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from assay.model import Claim
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity, show
from assay.verdicts.conflicts.conflict import Conflict, Difference, Explained, name_of, scope_of

Bin = tuple[Claim, Quantity]


def bins_that_overlap(corpus: Corpus) -> Iterator[Conflict]:
    """Pairs of classes for which one chart gives shares of a whole, and that have members in common."""
    charts: dict[tuple[str, str, str, str], dict[str, Bin]] = defaultdict(dict)
    for claim in corpus.claims.values():
        entity = corpus.entity(claim.subject)
        if entity and claim.attribute and claim.when.setting:
            for quantity, value in entity.given:
                chart = charts[(claim.article, claim.attribute, claim.when.setting, quantity)]
                chart.setdefault(entity.id, (claim, value))
    for (_, _, setting, quantity), bins in charts.items():
        for one, other in combinations(bins.values(), 2):
            yield from _overlapping(one, other, f"{setting}, by {corpus.attributes[quantity].label}", corpus)


def _overlapping(one: Bin, other: Bin, chart: str, corpus: Corpus) -> Iterator[Conflict]:
    low, high = sorted((_span(one[1]), _span(other[1])), key=lambda span: (span.low, span.high))
    edge = high.low
    if low.high < edge or _is_left_out(edge, one[1], other[1]):
        return
    members = tuple(sorted((one[0].id, other[0].id)))
    printed = show(edge, one[1].unit)
    classes = f"{one[1].printed} and {other[1].printed}"
    because = f"{classes} are two classes of one chart ({chart}), and {printed} is in both."
    why = f"only what has just {printed} is in both"
    only = Explained(by=Difference.EDGE, why=why) if low.high == edge else None
    yield Conflict(
        id=name_of(members, ()), scope=scope_of(members, corpus), members=members,
        laws=(), because=because, apparent=only,
    )  # fmt: skip


def _span(value: Quantity) -> Interval:
    """From the least to the greatest by the printed ends; a bound is open on its other side."""
    if len(value.points) > 1:
        return Interval(value.points[0], value.points[-1])
    if value.hedge in ("more than", "at least"):
        return Interval(value.points[0], float("inf"))
    if value.hedge in ("less than", "up to"):
        return Interval(0.0, value.points[0])
    return Interval.exact(value.points[0])


def _is_left_out(edge: float, *values: Quantity) -> bool:
    """Whether one of two bounds says that its edge does not belong to it: more than 175."""
    return any(value.hedge in ("more than", "less than") and value.points == (edge,) for value in values)
