"""What the text of the chapter on shrinking prints."""

from __future__ import annotations

from collections.abc import Sequence

from assay.model import Fact
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import rough
from assay.notebooks.telling import Link
from assay.quantity import show, show_interval, unit
from size_debate.size_limit import EightBits, Family, Limit, Pair
from size_debate.words import Told


def of_the_limit(limit: Limit) -> Told:
    """The largest that had been shown by then, and when the limit had been passed."""
    return {
        "then": str(limit.then),
        "largest": rough(limit.top.parameters, unit("parameter")),
        "largest_from": _source(limit, limit.top.fact),
        "times": rough(limit.top.parameters / limit.size),
        "passed": _passed(limit),
        "over": len(limit.over) or "none",
        "known": len(limit.known),
    }


def of_eight_bits(limit: Limit, eight: EightBits) -> Told:
    """How the older ways fail, and what the new one costs."""
    new, worst = eight.new, eight.old[eight.worst]
    return {
        "smaller": show(new[-2].parameters),
        "larger": show(new[-1].parameters),
        "grew": len(eight.grew),
        "older": len(eight.old),
        "worst": eight.worst.removeprefix("older: "),
        "worst_loss": f"{100 * worst[-1].loss:.0f}",
        "worst_after": quantity_of(worst[-1].after).printed,
        "worst_before": quantity_of(worst[-2].after).printed,
        "new_loss": show_interval(new[-1].interval.scaled(100), digits=2),
        "both_from": _source(limit, new[0].after),
        "both_on": str(limit.corpus.sources[new[0].after.source].date),
    }


def of_the_family(family: Family) -> Told:
    """Where the methods cost least, and where the road is not smooth."""
    label, bumpy, broken = family.limit.corpus.label, family.bumpy, family.broken
    return {
        "least_at_largest": len(family.least_at_largest),
        "methods": len(family.made_for_large),
        "bumpy": label(bumpy.entity),
        "bumpy_loss": f"{100 * bumpy.loss:.0f}",
        "broken": label(broken.entity),
        "broken_before": quantity_of(broken.before).printed,
        "broken_after": quantity_of(broken.after).printed,
    }


def of_the_pairs(limit: Limit, pairs: Sequence[Pair]) -> Told:
    """How many teachers and students are above the limit."""
    larger = [pair for pair in pairs if pair.teacher.parameters > limit.size]
    both = [pair for pair in larger if pair.student.parameters > limit.size]
    sources = {pair.teacher.fact.source: _source(limit, pair.teacher.fact) for pair in larger}
    most = max((pair.teacher.parameters for pair in larger), default=0.0)
    return {
        "pairs": len(pairs),
        "limit": show(limit.size),
        "larger_teachers": len(larger) or "none",
        "largest_teacher": show(most) if larger else "none",
        "both_larger": len(both) or "none",
        "pairs_from": list(sources.values()) or "no source",
    }


def _passed(limit: Limit) -> str:
    if not limit.over:
        return "and nobody had shown more than the article says"
    source = limit.corpus.sources[limit.over[0].fact.source].short
    return f"and the limit had been passed {limit.months_before} months before, by {source}"


def _source(limit: Limit, fact: Fact) -> Link:
    return Link(limit.corpus.sources[fact.source].short, "fact", fact.id)
