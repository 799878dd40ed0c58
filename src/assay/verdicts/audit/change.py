"""Changes to a claim, and what the facts say of it as plain numbers, days and names.

The checker's own comparison is not asked: what is changed on purpose must be known to be false without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assay.evidence.figure import BOUNDS
from assay.evidence.ratio import is_ratio
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.quantity import NotAQuantity, Quantity, Unit, parse

Change = tuple[str, Claim]
"""What was changed, and the changed claim."""
Rule = Callable[[Claim, Corpus], Iterator[Change]]
Plain = float | str | PartialDate
ALIKE = 0.2
"""Numbers that differ by no more than this share are not told apart: sources round differently."""


def rewritten(claim: Claim, text: str) -> Iterator[Change]:
    """The claim with another text for its value, read as the loader would read it."""
    assert claim.figure
    try:
        quantity = parse(text)
    except NotAQuantity:
        return
    if quantity.unit is None:
        yield text, replace(claim, value=replace(quantity, unit=claim.figure.unit))
    elif claim.figure.unit and quantity.unit.dimension == claim.figure.unit.dimension:
        yield text, replace(claim, value=quantity.to(claim.figure.unit))


def scaled(value: Quantity, factor: float) -> Quantity:
    """The figure times a factor, its precision with it."""
    return replace(
        value,
        interval=value.interval.scaled(factor),
        loose=value.loose.scaled(factor),
        points=tuple(point * factor for point in value.points),
    )


def known(claim: Claim, corpus: Corpus) -> list[Plain]:
    """What the facts give for what the claim is about, in its unit, its family with it; for a ratio all quotients."""
    if claim.subject is None or claim.attribute is None:
        return []
    if not is_ratio(claim, corpus) or claim.when.object is None:
        counted_in = claim.figure.unit if claim.figure else None
        return _values(claim.subject, claim, corpus, counted_in)
    above, below = (_values(name, claim, corpus, None) for name in (claim.subject, claim.when.object))
    return [one / two for one in above for two in below if isinstance(one, float) and isinstance(two, float) and two]


def _values(subject: str, claim: Claim, corpus: Corpus, counted_in: Unit | None) -> list[Plain]:
    values: list[Plain] = []
    for name in (subject, *corpus.members(subject)):
        for fact in corpus.facts_about(name, claim.attribute):
            if fact.when.metric not in (None, claim.when.metric):
                continue
            match fact.value:
                case Quantity():
                    values += numbers_of(fact.value, counted_in)
                case PartialDate():
                    values.append(fact.value)
                case tuple():
                    values += (*fact.value, *(other for name in fact.value for other in kin(name, corpus)))
    return values


def kin(name: str, corpus: Corpus) -> tuple[str, ...]:
    """The family of a thing, which a fact on it bears out as well; names that an organisation bears or bore."""
    entity = corpus.entities.get(name)
    later = [item.id for item in corpus.entities.values() if name in (*item.renamed_from, *item.successor_of)]
    return (*((entity.family,) if entity and entity.family else ()), *later)


def numbers_of(value: Quantity, counted_in: Unit | None) -> tuple[float, ...]:
    """What it prints, in another unit; nothing where that is counted in something else, as dollars and euros are."""
    if counted_in is None or value.unit is None:
        return value.points
    return value.to(counted_in).points if value.unit.dimension == counted_in.dimension else ()


def denied(claim: Claim, values: Sequence[Plain]) -> bool:
    """Whether there are values and each of them, taken plainly, contradicts what the claim gives."""
    return bool(values) and all(_contradicts(value, claim) for value in values)


def _contradicts(value: Plain, claim: Claim) -> bool:
    given = claim.value
    if isinstance(given, Quantity) and isinstance(value, float):
        return not any(_is_near(value, point) for point in given.points) and not given.interval.contains(value)
    if isinstance(given, PartialDate) and isinstance(value, PartialDate):
        return not value.overlaps(given)
    return isinstance(given, tuple) and value not in given


def same_as(number: float, value: Quantity) -> bool:
    """Whether a number, taken plainly, is what the figure gives."""
    return value.interval.contains(number) or any(_is_near(number, point) for point in value.points)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= ALIKE * max(abs(one), abs(other))


def is_false(mutant: Claim, claim: Claim, corpus: Corpus) -> bool:
    """Whether a changed figure is known to be false: the true claim does not imply it, and no fact gives it.

    A weaker bound follows from a stronger one; where great values imply the smaller ones, less follows from more. A
    bound may hold as long as no fact speaks against it, and a range over a family is false when an end of it is.
    """
    old, new = claim.value, mutant.value
    assert isinstance(old, Quantity) and isinstance(new, Quantity)
    values = [value for value in known(mutant, corpus) if isinstance(value, float)]
    if len(new.points) == 2 and corpus.members(claim.subject):
        return bool(values) and not (_is_near(min(values), new.points[0]) and _is_near(max(values), new.points[1]))
    follows = old.unit == new.unit and old.interval.is_within(new.interval)
    if follows or any(new.interval.contains(value) for value in values):
        return False
    if corpus.attributes[claim.attribute or ""].implies_smaller:
        return bool(values) and min(new.points) > max(values)
    return bool(values) or new.hedge not in BOUNDS


def scores_compared(subject: str, other: str, corpus: Corpus) -> Iterator[tuple[Fact, float]]:
    """Each score that a source gives of both under the same conditions, and by how much the subject is better."""
    for score in corpus.comparing("score"):
        theirs = {(fact.source, fact.when): fact.value for fact in corpus.facts_about(other, score.id)}
        for fact in corpus.facts_about(subject, score.id):
            against = theirs.get((fact.source, fact.when))
            if fact.figure and isinstance(against, Quantity):
                lead = fact.figure.points[0] - against.points[0]
                yield fact, -lead if score.lower_is_better else lead
