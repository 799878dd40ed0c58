"""A ratio stated in words ("nearly five times as much data") against the two figures that it compares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from assay.evidence.figure import compare
from assay.evidence.piece import Evidence, from_fact
from assay.model import Claim, Fact, FigureClaim
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity, convert, show_interval


@dataclass(frozen=True, slots=True)
class _Pair:
    above: Fact
    below: Fact
    ratio: Quantity


def divide(above: Quantity, below: Quantity) -> Interval | None:
    """All ratios that two positive figures allow; None where the units differ or a figure may be zero."""
    try:
        there = convert(below.interval, below.unit, above.unit) if above.unit and below.unit else below.interval
    except ValueError:
        return None
    here = above.interval
    if here.low < 0 or there.low <= 0:
        return None
    return Interval(here.low / there.high, inf if here.high == inf else here.high / there.low)


def ratio_evidence(claim: FigureClaim, corpus: Corpus) -> Iterator[Evidence]:
    """The ratio from every source that gives both figures; where none does, from facts of different sources."""
    pairs = list(_pairs(claim, corpus))
    within = [pair for pair in pairs if pair.above.source == pair.below.source]
    for pair in within or pairs:
        outcome = compare(claim.value, pair.ratio)
        note = f"{pair.above.value.printed} against {pair.below.value.printed}"  # type: ignore[union-attr]
        if pair.above.source != pair.below.source:
            note += f" ({corpus.sources[pair.below.source].short}, {pair.below.locator})"
        yield from_fact(
            pair.above, corpus, outcome, pair.ratio.printed, truth=pair.ratio.interval, note=note, is_worded=True
        )


def _pairs(claim: FigureClaim, corpus: Corpus) -> Iterator[_Pair]:
    for above in corpus.facts_about(claim.subject, claim.attribute):
        for below in corpus.facts_about(claim.when.object, claim.attribute):
            if not (above.figure and below.figure):
                continue
            if (above.when.metric, above.when.terms) != (below.when.metric, below.when.terms):
                continue
            interval = divide(above.figure, below.figure)
            if interval:
                printed = f"{show_interval(interval, None)} times"
                ratio = replace(
                    above.figure, printed=printed, interval=interval, loose=interval, unit=claim.value.unit, points=()
                )
                yield _Pair(above, below, ratio)


def is_ratio(claim: Claim, corpus: Corpus) -> bool:
    """Whether the claim divides one figure by another."""
    attribute = corpus.attribute(claim.attribute)
    return bool(attribute and claim.when.object and claim.relation is None and "object" not in attribute.needs)
