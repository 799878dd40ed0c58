"""A figure claimed of anything of a size against what is reported of those that have that size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce

from assay.evidence.derived import derived_from
from assay.evidence.figure import BOUNDS, FAR_BOUND, applies, compare, narrow_reading
from assay.evidence.piece import Evidence, from_fact
from assay.model import Basis, Entity, Fact, FactId, FigureClaim, Outcome, Role
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity

NEAR = 1.2
"""A system has the size of a class when it is within this factor of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run of a model of the size took: as a source prints it, or as it follows from what one prints."""

    value: Quantity
    fact: Fact
    how: str = ""
    """From what it follows, where no source prints it."""
    locator: str = ""
    counted: tuple[FactId, ...] = ()


def size_class_evidence(claim: FigureClaim, corpus: Corpus) -> Iterator[Evidence]:
    """One piece of evidence for every reported run of a model that has the size.

    How long a run takes depends on more than size, on the equipment above all, so one run refutes nothing: a figure
    that some run has agrees, one more than `FAR_BOUND` times away from all of them is contradicted, and anything
    between is open. So is a bound that holds of all runs and is as far from them: they do not say what is possible.
    """
    given = dict(corpus.entities[claim.subject].given)
    if corpus.size is None or corpus.size not in given:
        return
    runs = [run for model in models_of_size(given[corpus.size], corpus) for run in _runs_of(model.id, claim, corpus)]
    if not runs:
        return
    whole = reduce(Interval.hull, (run.value.interval for run in runs))
    is_far = narrow_reading(claim.value, whole) is not None
    for run in runs:
        outcome = Outcome.NOT_FOUND if is_far else _outcome(claim.value, run.value, whole)
        of = corpus.label(run.fact.subject)
        piece = from_fact(
            run.fact,
            corpus,
            outcome,
            run.value.printed,
            truth=run.value.interval,
            note=f"{run.how}, reported of {of}" if run.how else f"reported of {of}",
            about=(claim.subject,),
        )
        if run.how:
            piece = replace(piece, basis=Basis.RECOMPUTED, locator=run.locator, counted=run.counted, fact=None)
        yield piece


def _runs_of(model: str, claim: FigureClaim, corpus: Corpus) -> Iterator[Run]:
    """The printed figures of a model; where there is none, those that follow from what one source prints of a run."""
    printed = [
        Run(value=fact.figure, fact=fact)
        for fact in corpus.facts_about(model, claim.attribute)
        if fact.figure and applies(claim.when, fact.when) and fact.figure.hedge not in BOUNDS
    ]
    if printed:
        yield from printed
        return
    for found in derived_from(model, claim.attribute, corpus):
        if applies(claim.when, found.facts[0].when):
            equipment = found.facts[0].when.accelerator
            on = f", on {corpus.label(equipment)}" if equipment else ""
            how = f"from {found.parts} by the law “{found.law.label}”{on}"
            ids = tuple(fact.id for fact in found.facts)
            yield Run(value=found.value, fact=found.facts[0], how=how, locator=found.locator, counted=ids)


def _outcome(claimed: Quantity, run: Quantity, whole: Interval) -> Outcome:
    """A run agrees when it has the claimed figure; what lies between the runs, or near them, is open."""
    if compare(claimed, run) is Outcome.MATCH:
        return Outcome.MATCH
    return Outcome.MISMATCH if claimed.interval.distance_ratio(whole) > FAR_BOUND else Outcome.NOT_FOUND


def models_of_size(size: Quantity, corpus: Corpus) -> Iterator[Entity]:
    """Systems whose size, by some fact, is within a factor of `NEAR` of this one."""
    for entity in corpus.entities.values():
        is_system = corpus.kinds.role(entity.kind) is Role.SYSTEM
        facts = corpus.facts_about(entity.id, corpus.size) if corpus.size and is_system else ()
        figures = [fact.figure for fact in facts if fact.figure]
        if any(
            max(figure.points[0], size.points[0]) <= NEAR * min(figure.points[0], size.points[0]) for figure in figures
        ):
            yield entity
