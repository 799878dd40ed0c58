"""Dates, categories, names and their origins against what the sources say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assay.evidence.figure import applies
from assay.evidence.piece import Evidence, Reading, ReadingKind, from_fact, limit_of, undisclosed
from assay.model import Claim, Fact, Outcome
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.quantity import Quantity

YES_OR_NO = {"yes", "no"}
MOST = 4
"""Names in a list that are shown one by one."""


def name_evidence(claim: Claim, corpus: Corpus) -> Iterator[Evidence]:
    """One piece of evidence a fact about the subject, its family or its members."""
    assert claim.subject and claim.attribute
    for subject in _readings(claim.subject, corpus):
        for fact in (*corpus.facts_about(subject, claim.attribute), *corpus.mistakes_about(subject, claim.attribute)):
            if applies(claim.when, fact.when):
                yield _from_fact(claim, fact, corpus)


def _readings(subject: str, corpus: Corpus) -> tuple[str, ...]:
    """The subject, the members if it is a family, and its own family: what holds of the family holds of the member."""
    entity = corpus.entities[subject]
    return (subject, *corpus.members(subject), *((entity.family,) if entity.family else ()))


def _from_fact(claim: Claim, fact: Fact, corpus: Corpus) -> Evidence:
    printed = printed_value(fact, corpus, claim.value if isinstance(claim.value, tuple) else ())
    if fact.value is None:
        return undisclosed(fact, corpus, printed)
    if isinstance(fact.value, PartialDate):
        assert isinstance(claim.value, PartialDate)
        return from_fact(fact, corpus, _date_outcome(claim.value, fact.value), printed)
    assert isinstance(claim.value, tuple) and isinstance(fact.value, tuple)
    attribute = corpus.attributes[fact.attribute]
    limit, is_yes_or_no = limit_of(claim, fact, corpus), set(attribute.values) == YES_OR_NO
    before = _predecessor(claim, fact, corpus)
    if before:
        claimed = ", ".join(corpus.label(name) for name in claim.value)
        text = f"true only of {before}, of which {claimed} was made later"
        reading = Reading(kind=ReadingKind.PREDECESSOR, text=text)
        return from_fact(fact, corpus, Outcome.MATCH, printed, reading=reading)
    if set(claim.value) <= set(fact.value):
        outcome = Outcome.MATCH
    elif attribute.many and not fact.complete:
        outcome = Outcome.NOT_FOUND
    else:
        outcome = Outcome.MISMATCH
    return from_fact(fact, corpus, outcome, printed, limit=limit, is_yes_or_no=is_yes_or_no)


def _date_outcome(claimed: PartialDate, found: PartialDate) -> Outcome:
    """A month neither confirms nor contradicts a day in it."""
    if not claimed.overlaps(found):
        return Outcome.MISMATCH
    return Outcome.MATCH if claimed.first <= found.first and found.last <= claimed.last else Outcome.NOT_FOUND


def _predecessor(claim: Claim, fact: Fact, corpus: Corpus) -> str | None:
    """The organisation that the fact names, where the claimed one was made of it."""
    assert isinstance(claim.value, tuple)
    assert isinstance(fact.value, tuple)
    if set(claim.value) & set(fact.value):
        return None
    made_of = {
        name for value in claim.value if value in corpus.entities for name in corpus.entities[value].successor_of
    }
    named = [name for name in fact.value if name in made_of]
    return corpus.label(named[0]) if named else None


def printed_value(fact: Fact, corpus: Corpus, claimed: Sequence[str] = ()) -> str:
    """A fact's value for readers; of a list, the names that are claimed come first, and of a long one only they."""
    if fact.value is None:
        return "not disclosed"
    if isinstance(fact.value, Quantity):
        return fact.value.printed
    if isinstance(fact.value, PartialDate):
        return str(fact.value)
    named = [name for name in claimed if name in fact.value]
    names = [*named, *(name for name in fact.value if name not in named)]
    shown = names if len(names) <= MOST else names[: max(len(named), 1)]
    is_entity = corpus.attributes[fact.attribute].type == "entity"
    labels = [corpus.label(name) if is_entity else name for name in shown]
    more = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    return ", ".join(labels) + more
