"""Training runs on record, and the least that a dense model of a size can take by the laws and the best equipment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity
from size_debate.compute import gpu_hours, product, training_compute


@dataclass(frozen=True, kw_only=True)
class RunOnRecord:
    """A model of known size with what its training took."""

    entity: str
    parameters: float
    """The largest size that is given, so that a ratio to it is the least."""
    amount: float
    fact: Fact

    @property
    def per_parameter(self) -> float:
        """The amount for each parameter."""
        return self.amount / self.parameters


@dataclass(frozen=True, kw_only=True)
class Kindest:
    """Every assumption on training at the end that makes it cheap, in base units."""

    operations: float
    """A parameter and token."""
    tokens: float
    """A parameter."""
    fastest: Fact
    """The accelerator with the highest peak on record."""
    share: float
    """Of the peak, at most."""

    @property
    def peak(self) -> Interval:
        """Operations per second of the fastest accelerator, read high."""
        return Interval.exact(base(quantity_of(self.fastest)))

    def least_hours(self, parameters: Interval) -> Interval:
        """Accelerator hours of a dense model: at least this many, and possibly any number more."""
        tokens = product(Interval(self.tokens, inf), parameters)
        compute = training_compute(parameters, tokens, Interval(self.operations, inf))
        return gpu_hours(compute, self.peak, Interval(0.0, self.share))


def kindest(corpus: Corpus) -> Kindest:
    """The assumptions that the laws and the facts on accelerators allow."""
    laws = {law.id: law for law in corpus.laws}
    share = dict(laws["gpu-hours"].assumed)["utilisation"].high / 100
    return Kindest(
        operations=laws["training-compute"].constant.low,
        tokens=laws["tokens-per-parameter"].constant.low,
        fastest=best_equipment(corpus, "peak_compute"),
        share=share,
    )


def best_equipment(corpus: Corpus, attribute: str) -> Fact:
    """The fact on the accelerator that has most of it; ValueError if there is none."""
    facts = (fact for fact in figures_on(corpus, attribute) if corpus.entities[fact.subject].kind == "accelerator")
    return max(facts, key=lambda fact: (quantity_of(fact).interval.high, fact.id))


def tokens_on_record(corpus: Corpus) -> list[RunOnRecord]:
    """Dense models trained from scratch whose size and tokens are both published, fewest tokens per parameter first."""
    facts = [fact for fact in figures_on(corpus, "training_tokens") if fact.when.terms is None]
    others = {fact.subject for fact in facts if corpus.facts_about(fact.subject, "based_on")}
    others |= {fact.subject for fact in facts if is_mixture(corpus, fact.subject)}
    runs = _least(corpus, [fact for fact in facts if fact.subject not in others])
    return sorted(runs, key=lambda run: (run.per_parameter, run.entity))


def hours_on_record(corpus: Corpus) -> list[RunOnRecord]:
    """Models whose size and GPU-hours are both published, smallest first; of several figures the least."""
    return sorted(_least(corpus, figures_on(corpus, "gpu_hours")), key=lambda run: (run.parameters, run.entity))


def is_mixture(corpus: Corpus, entity: str) -> bool:
    """Whether a source calls the model a mixture of experts."""
    return any(fact.value == ("mixture of experts",) for fact in corpus.facts_about(entity, "architecture"))


def figures_on(corpus: Corpus, attribute: str) -> list[Fact]:
    """All facts on an attribute that give a figure, in a stable order."""
    facts = (fact for fact in corpus.facts_on(attribute) if fact.figure)
    return sorted(facts, key=lambda fact: fact.id)


def base(value: Quantity) -> float:
    """The highest value that a figure asserts, in base units."""
    return value.interval.high * (value.unit.factor if value.unit else 1.0)


def _least(corpus: Corpus, facts: list[Fact]) -> Iterator[RunOnRecord]:
    """The least amount for every model of known size."""
    for entity in sorted({fact.subject for fact in facts if corpus.entities[fact.subject].kind == "model"}):
        named = corpus.facts_about(entity, "parameters")
        sizes = [fact.figure.points[-1] for fact in named if fact.figure]
        own = [fact for fact in facts if fact.subject == entity]
        least = min(own, key=lambda fact: (quantity_of(fact).points[0], fact.id))
        if sizes:
            yield RunOnRecord(entity=entity, parameters=max(sizes), amount=quantity_of(least).points[0], fact=least)
