"""Ranges over a family whose upper ends a law keeps apart: the largest member has no more than the most of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import prod

from assay.evidence.lawbook import Lawbook
from assay.model import FigureClaim, Law
from assay.quantity import Interval, show, unit
from assay.verdicts.conflicts.conflict import Conflict, name_of, scope_of


def upper_ends_apart(book: Lawbook) -> Iterator[Conflict]:
    """For each article and family, laws that the greatest of its figures break: `65 billion` in 40 layers of 5376."""
    corpus = book.corpus
    said: dict[tuple[str, str], dict[str, FigureClaim]] = defaultdict(dict)
    for claim in corpus.claims.values():
        if isinstance(claim, FigureClaim) and corpus.members(claim.subject) and _has_a_top(claim):
            said[(claim.article, claim.subject)].setdefault(claim.attribute, claim)
    for (_, family), claims in said.items():
        for law in corpus.laws:
            holds = any(book.holds_for(law, member) for member in corpus.members(family))
            if holds and {name for name, _ in law.powers} <= set(claims):
                yield from _apart(law, claims, book)


def _has_a_top(claim: FigureClaim) -> bool:
    """Whether it says how much the greatest member has: a range, or a bound from above."""
    return len(claim.value.points) == 2 or claim.value.hedge == "up to"


def _apart(law: Law, claims: Mapping[str, FigureClaim], book: Lawbook) -> Iterator[Conflict]:
    """The one quantity that grows with all others is more than these leave, each at its most."""
    grown = [name for name, power in law.powers if power > 0]
    if len(grown) != 1 or law.constant.high == float("inf"):
        return
    name, corpus = grown[0], book.corpus
    most = law.constant.high * prod(_top(claims[other]).high ** -power for other, power in law.powers if power < 0)
    if _top(claims[name]).low <= most:
        return
    members = tuple(sorted(claims[other].id for other, _ in law.powers))
    others = " and ".join(
        f"{show(claims[other].value.points[-1])} ({corpus.attributes[other].label})"
        for other, power in law.powers
        if power < 0
    )
    left = show(most, unit(corpus.attributes[name].unit))
    given = claims[name].value.printed
    because = f"With no more than {others}, at most {left} are left, and {given} are given: {law.label}."
    yield Conflict(
        id=name_of(members, (law.id,)),
        scope=scope_of(members, corpus),
        members=members,
        laws=(law.id,),
        because=because,
    )


def _top(claim: FigureClaim) -> Interval:
    """The greatest figure with the precision of its digits, in base units."""
    point, high = claim.value.points[-1], claim.value.interval.high
    interval = Interval(2 * point - high if high < float("inf") else point, high)
    counted = claim.value.unit
    return Interval(interval.low * counted.factor, interval.high * counted.factor) if counted else interval
