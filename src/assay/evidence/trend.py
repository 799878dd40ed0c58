"""Statements on how one quantity changes along another: accuracy with depth, in every step or in some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from assay.evidence.figure import applies
from assay.evidence.lawbook import best_facts
from assay.evidence.piece import Evidence, from_fact
from assay.model import Claim, Fact, Outcome, TrendClaim
from assay.model.corpus import Corpus
from assay.model.stated import Statement, quantity_of
from assay.quantity import show, unit

S = TypeVar("S", Claim, Fact)


def is_trend(claim: Claim) -> bool:
    """Whether the claim is about a change along another quantity."""
    return claim.over is not None


def trend_evidence(claim: TrendClaim, corpus: Corpus) -> Iterator[Evidence]:
    """One piece of evidence for each source that gives three members or more in the same circumstances."""
    series: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for member in corpus.members(claim.subject):
        for fact in corpus.facts_about(member, claim.attribute):
            if applies(claim.when, fact.when):
                series[(fact.source, str(fact.when))].append(fact)
    for facts in series.values():
        ordered = along(facts, claim.over, corpus)
        if len(ordered) < 3:
            continue
        outcome = Outcome.MATCH if holds_along(claim, ordered) else Outcome.MISMATCH
        yield replace(from_fact(ordered[0], corpus, outcome, _told(claim, ordered, corpus)), when=ordered[0].when)


def _told(claim: Claim, ordered: Sequence[Fact], corpus: Corpus) -> str:
    """The step that decides, in the unit of the attribute: the widest right one, the first wrong one, or end to end."""
    steps = list(pairwise(ordered))
    right = [step for step in steps if _is_right(claim, *step)]
    if claim.scope == "some" and right:
        one, other = max(right, key=lambda step: abs(_point(step[1]) - _point(step[0])))
    elif len(right) == len(steps) or claim.scope == "some":
        one, other = ordered[0], ordered[-1]
    else:
        one, other = next(step for step in steps if step not in right)
    before, after = (show(_point(fact), unit(corpus.attributes[fact.attribute].unit)) for fact in (one, other))
    way = "up" if _point(other) > _point(one) else "down"
    where = f" on {corpus.label(one.when.metric)}" if one.when.metric else ""
    ends = f"from {before} ({corpus.label(one.subject)}) {way} to {after} ({corpus.label(other.subject)})"
    return f"the {corpus.attributes[one.attribute].label}{where} goes {ends}, as {len(right)} of {len(steps)} steps do"


def _is_right(claim: Claim, before: Statement, after: Statement) -> bool:
    step = _point(after) - _point(before)
    return step > 0 if claim.relation == "rises_with" else step < 0


def along(statements: Sequence[S], over: str, corpus: Corpus) -> list[S]:
    """The statements in the order of another quantity of their subjects, one each; without it they are left out."""
    placed: dict[float, S] = {}
    for statement in statements:
        best = best_facts(statement.subject or "", over, corpus)
        if best and best[0].figure and statement.figure:
            placed.setdefault(best[0].figure.points[0], statement)
    return [placed[place] for place in sorted(placed)]


def holds_along(claim: Claim, ordered: Sequence[Statement]) -> bool:
    """Whether the quantity rises, or falls, in every step; with the scope `some`, in one step at least."""
    right = [_is_right(claim, before, after) for before, after in pairwise(ordered)]
    return any(right) if claim.scope == "some" else all(right)


def _point(statement: Statement) -> float:
    return quantity_of(statement).points[0]
