"""Sizes counted from shapes, and shapes from sizes: each claim on parameters, layers or width a second time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

from assay.model import Claim
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import cited, law_named
from assay.quantity import Interval, Quantity, show_interval
from size_debate.compute import product, quotient
from size_debate.parameter_count import asserted, weigh
from size_debate.published_shape import blueprint
from size_debate.recomputed.finding import Figure, Tally
from size_debate.training_runs import figures_on
from size_debate.transformer import Shape, total

AGREEING = {
    (1, 0): "the upper end of the claim does not agree",
    (1, 1): "the upper end of the claim agrees",
    (2, 0): "neither end of the claim agrees",
    (2, 1): "one end of the claim agrees",
    (2, 2): "both ends of the claim agree",
}
"""In words, how many of the ends that a claim gives agree with those that were computed."""


def ends_of_families(corpus: Corpus) -> Iterator[Tally]:
    """Whether the ends of a range that an article gives for a family are those of its members, recomputed."""
    for claim in corpus.claims.values():
        members = corpus.members(claim.subject)
        if claim.attribute in ("parameters", "layers", "hidden_size") and members and claim.figure:
            found = {name: left for name in members if (left := _recomputed(corpus, name, claim.attribute))}
            if len(found) > 1 and claim.subject:
                yield _ends(corpus, claim, claim.figure, found)


def _recomputed(corpus: Corpus, model: str, attribute: str) -> Interval | None:
    weighing = weigh(corpus, model)
    return weighing.counted if weighing and attribute == "parameters" else solve(corpus, model, attribute)


def _ends(corpus: Corpus, claim: Claim, claimed: Quantity, found: dict[str, Interval]) -> Tally:
    assert claim.subject
    ordered = sorted(found, key=lambda name: found[name].midpoint)
    ends = [ordered[0], ordered[-1]] if len(claimed.points) == 2 else [ordered[-1]]
    holds = sum(
        abs(found[name].midpoint - point) <= _half(claimed, point) + (found[name].high - found[name].low) / 2
        for name, point in zip(ends, claimed.points, strict=True)
    )
    attribute = corpus.attribute_label(claim.attribute)
    said = " and ".join(f"{show_interval(found[name], digits=4)} for {corpus.label(name)}" for name in ends)
    return Tally(
        name=f"{attribute} of {corpus.label(claim.subject)} at its ends", holds=holds, total=len(ends),
        says=f"{attribute}: {said}; {AGREEING[len(ends), holds]}", claims=(claim.id,),
        because="Parameters are counted from the published shapes, and shapes solved from the published parameters.",
    )  # fmt: skip


def _half(claimed: Quantity, point: float) -> float:
    """Half of the place of the last digit of an end."""
    near = [abs(end - point) for end in (claimed.loose.low, claimed.loose.high) if isfinite(end)]
    return min(near, default=0.0)


def from_compute(corpus: Corpus) -> Iterator[Figure]:
    """The size that published compute and tokens leave, for models whose shape is not known."""
    law = law_named(corpus, "training-compute")
    claimed = {claim.subject for claim in corpus.claims.values() if claim.attribute == "parameters" and claim.subject}
    for subject in sorted(claimed):
        spent = [fact for fact in figures_on(corpus, "training_compute") if fact.subject == subject]
        read = [fact for fact in figures_on(corpus, "training_tokens") if fact.subject == subject]
        if spent and read and weigh(corpus, subject) is None:
            compute, tokens = quantity_of(spent[0]), quantity_of(read[0])
            yield Figure(
                name=f"parameters of {corpus.label(subject)} from compute and tokens", subject=subject,
                attribute="parameters", value=quotient(compute.interval, product(law.constant, tokens.interval)),
                unit="parameter",
                because=f"{compute.printed} operations ({cited(corpus, spent[0])}), divided by "
                f"{show_interval(law.constant)} for each of {tokens.printed} tokens.",
            )  # fmt: skip


def shapes(corpus: Corpus) -> Iterator[Figure]:
    """Layers and width of every model, or family, of which an article gives them, from all else that is published."""
    claims = {
        (claim.subject, claim.attribute)
        for claim in corpus.claims.values()
        if claim.attribute in ("layers", "hidden_size") and claim.subject and claim.figure
    }
    for subject, attribute in sorted(claims):
        assert attribute
        left = solve(corpus, subject, attribute)
        if left:
            yield Figure(
                name=f"{corpus.attributes[attribute].label} of {corpus.label(subject)} from its size",
                subject=subject, attribute=attribute, value=left,
                unit=corpus.attributes[attribute].unit,
                because="What the published parameters, and all else of the published shape, leave for it.",
            )  # fmt: skip


def solve(corpus: Corpus, model: str, attribute: str) -> Interval | None:
    """What the published parameters leave for the layers, or the width, when all else is as published; None if unknown.

    The width is the range within which the count meets the published size, heads and feed-forward part as they are.
    """
    plan, weighing = blueprint(corpus, model), weigh(corpus, model)
    if plan.shape is None or weighing is None:
        return None
    size, shape, counted = asserted(weighing.published), plan.shape, weighing.counted
    more = replace(shape, layers=shape.layers + 1) if attribute == "layers" else replace(shape, hidden=shape.hidden + 1)
    each, published = total(more) - total(shape), shape.layers if attribute == "layers" else shape.hidden
    left = Interval(published + (size.low - counted.high) / each, published + (size.high - counted.low) / each)
    return left if left.low > 0 else None


def layers_and_width(corpus: Corpus) -> Iterator[Tally]:
    """Whether twelve times the layers times the square of the width comes near the size."""
    near, names = 0, []
    for model in sorted({fact.subject for fact in figures_on(corpus, "hidden_size")}):
        plan = blueprint(corpus, model)
        sizes = [quantity_of(fact).points[-1] for fact in figures_on(corpus, "parameters") if fact.subject == model]
        if plan.shape and sizes and plan.shape.experts == 1:
            names.append(model)
            near += 0.5 <= _body(plan.shape) / max(sizes) <= 2
    yield Tally(
        name="size from layers and width alone", holds=near, total=len(names),
        says=f"12 × layers × width² is within a factor of two of the parameters of {near} of {len(names)} dense models",
        because="Kaplan et al. 2020, Section 2.1, over the shapes on record.",
        claims=("mistral-size-challenge/layers-and-width-make-size",),
    )  # fmt: skip


def _body(shape: Shape) -> float:
    return 12.0 * shape.layers * shape.hidden**2
