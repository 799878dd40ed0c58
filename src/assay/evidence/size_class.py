"""A figure claimed of any model of a size against what is reported of models that have that size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from assay.evidence.figure import BOUNDS, FAR_BOUND, applies, compare, narrow_reading
from assay.evidence.piece import Evidence, from_fact
from assay.model import Claim, Entity, Outcome
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity

NEAR = 1.2
"""A model has the size of a class when its parameters are within this factor of it."""


def size_class_evidence(claim: Claim, corpus: Corpus) -> Iterator[Evidence]:
    """One piece of evidence for every reported run of a model that has the size.

    How long a run takes depends on more than size, so one run refutes nothing: a figure that some run has agrees, one
    more than `FAR_BOUND` times away from all of them is contradicted, and anything between is open.
    """
    assert claim.subject and claim.attribute and isinstance(claim.value, Quantity)
    given = dict(corpus.entities[claim.subject].given)
    if "parameters" not in given:
        return
    reported = [
        (fact, fact.value)
        for model in models_of_size(given["parameters"], corpus)
        for fact in corpus.facts_about(model.id, claim.attribute)
        if isinstance(fact.value, Quantity) and applies(claim.when, fact.when) and fact.value.hedge not in BOUNDS
    ]
    if not reported:
        return
    whole = reduce(Interval.hull, (value.interval for _, value in reported))
    reading = narrow_reading(claim.value, whole)
    for fact, value in reported:
        outcome = _outcome(claim.value, value, whole)
        note = f"reported of {corpus.label(fact.subject)}"
        narrow = reading if outcome is Outcome.MATCH else None
        yield from_fact(
            fact,
            corpus,
            outcome,
            value.printed,
            truth=value.interval,
            reading=narrow,
            note=note,
            about=(claim.subject,),
        )


def _outcome(claimed: Quantity, run: Quantity, whole: Interval) -> Outcome:
    """A run agrees when it has the claimed figure; what lies between the runs, or near them, is open."""
    if compare(claimed, run) is Outcome.MATCH:
        return Outcome.MATCH
    return Outcome.MISMATCH if claimed.interval.distance_ratio(whole) > FAR_BOUND else Outcome.NOT_FOUND


def models_of_size(size: Quantity, corpus: Corpus) -> Iterator[Entity]:
    """Models whose parameters, by some fact, are within a factor of `NEAR` of the size."""
    for entity in corpus.entities.values():
        facts = corpus.facts_about(entity.id, "parameters") if entity.kind == "model" else ()
        figures = [fact.value for fact in facts if isinstance(fact.value, Quantity)]
        if any(
            max(figure.points[0], size.points[0]) <= NEAR * min(figure.points[0], size.points[0]) for figure in figures
        ):
            yield entity
