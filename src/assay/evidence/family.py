"""A figure claimed of a whole family: its ends against the least and the greatest member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assay.evidence.figure import BOUNDS, ORDER, applies, compare, end_of, narrow_reading
from assay.evidence.piece import Evidence, Reading, ReadingKind, from_fact
from assay.model import Fact, FigureClaim, Outcome
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity

MOST = 2
"""Members that a reading names."""


def family_evidence(claim: FigureClaim, corpus: Corpus) -> Iterator[Evidence]:
    """What the least and the greatest member say of a claimed range, bound or figure.

    One piece of evidence for every source that gives both of them; where none does, one from the best facts there are.
    """
    by_source: dict[str, list[Fact]] = defaultdict(list)
    for member in corpus.members(claim.subject):
        for fact in corpus.facts_about(member, claim.attribute):
            if applies(claim.when, fact.when) and fact.figure:
                by_source[fact.source].append(fact)
    everything = sorted((fact for facts in by_source.values() for fact in facts), key=_middle)
    if not everything:
        return
    ends = {everything[0].subject, everything[-1].subject}
    whole = [facts for facts in by_source.values() if ends <= {fact.subject for fact in facts}]
    for facts in whole or [everything]:
        yield _from_family(claim.value, sorted(facts, key=_middle), corpus)


def _from_family(claimed: Quantity, facts: list[Fact], corpus: Corpus) -> Evidence:
    least, greatest = facts[0], facts[-1]
    figures = list(map(quantity_of, facts))
    low, high = figures[0], figures[-1]
    spans = least.subject != greatest.subject
    truth = low.interval.hull(high.interval)
    if len(claimed.points) == 2:
        outcome = _range_outcome(claimed, low, high) if spans else _one_member(claimed, truth)
    elif claimed.hedge == "up to":
        outcome = compare(end_of(claimed, -1), high)
        truth, spans = high.interval, False
    elif claimed.hedge in BOUNDS:
        outcome = max((compare(claimed, figure) for figure in figures), key=ORDER.index)
    else:
        outcome = min((compare(claimed, figure) for figure in figures), key=ORDER.index)
    printed = low.printed
    if greatest is not least:
        ends = (f"{quantity_of(fact).printed} ({corpus.label(fact.subject)})" for fact in (least, greatest))
        printed = " to ".join(ends)
    reading = narrow_reading(claimed, truth) if outcome is Outcome.MATCH else None
    if len(claimed.points) == 1 and claimed.hedge not in BOUNDS:
        reading = reading or _of_some(claimed, facts, corpus)
    return from_fact(greatest, corpus, outcome, printed, truth=truth, reading=reading, spans=spans)


def _of_some(claimed: Quantity, facts: list[Fact], corpus: Corpus) -> Reading | None:
    """Why a plain figure of a family misleads: some members have it, and others do not."""
    said = {fact.subject: compare(claimed, fact.figure) for fact in facts if fact.figure}
    right = [corpus.label(name) for name, outcome in said.items() if outcome in (Outcome.MATCH, Outcome.MATCH_ROUNDED)]
    if not right or Outcome.MISMATCH not in said.values():
        return None
    text = f"true only of {' and '.join(right[:MOST])}{' and others' if len(right) > MOST else ''}"
    return Reading(kind=ReadingKind.ONE_MEMBER, text=text)


def _range_outcome(claimed: Quantity, least: Quantity, greatest: Quantity) -> Outcome:
    return max(compare(end_of(claimed, 0), least), compare(end_of(claimed, 1), greatest), key=ORDER.index)


def _one_member(claimed: Quantity, known: Interval) -> Outcome:
    """A range of which only one member is known: it can be contradicted, and not confirmed."""
    return Outcome.NOT_FOUND if claimed.interval.overlaps(known) else Outcome.MISMATCH


def _middle(fact: Fact) -> float:
    return quantity_of(fact).interval.midpoint
