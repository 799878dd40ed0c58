"""Two models of one compute, and what a fitted law makes of them: the small one, the large one, and a slip of tokens.

All functions of a fit are over base units: parameters, tokens, operations; losses are in nats a token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp

from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.parameters import one_of
from assay.quantity import Interval, Quantity, Unit, show, show_interval
from size_debate.compute import SIX, training_compute
from size_debate.scaling import Fit, Version, versions
from size_debate.training_runs import RunOnRecord, figures_on, tokens_on_record

Of = Callable[[Fit], float]
"""A quantity by one fit."""

NARROW = 1.001
"""A range whose ends are no farther apart than this ratio is not worth showing."""

STEPS = 60
"""Pieces of a drawn curve."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """What a way to the large model's loss takes of its compute, in per cent, by one version."""

    way: str
    version: str
    value: float
    draws: Interval


@dataclass(frozen=True)
class Advised:
    """A size with the tokens that another method of the paper advises for it."""

    size: float
    tokens: float
    fact: Fact

    @property
    def compute(self) -> float:
        """The operations that it takes."""
        return SIX.low * self.size * self.tokens

    @property
    def per_parameter(self) -> float:
        """Tokens for each parameter."""
        return self.tokens / self.size


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The two models that a claim compares, and all versions of the law."""

    corpus: Corpus
    laws: dict[str, Version]
    runs: dict[str, RunOnRecord]
    small: RunOnRecord
    large: RunOnRecord
    slip: float
    """Tokens that an article prints for the small one."""
    paid: dict[str, Fact]
    """The compute of both, each by its own source."""

    @property
    def small_name(self) -> str:
        """The smaller model."""
        return self.corpus.label(self.small.entity)

    @property
    def large_name(self) -> str:
        """The larger model."""
        return self.corpus.label(self.large.entity)

    @property
    def budget(self) -> float:
        """The compute of the large model, as published."""
        return quantity_of(self.paid[self.large.entity]).points[0]

    def on(self, tokens: float) -> Of:
        """The loss of the small model on so much text."""
        return lambda fit: fit.loss(self.small.parameters, tokens)

    def spent(self, size: float) -> Of:
        """The loss of a model of this size that takes the compute of the large one."""
        return lambda fit: fit.loss_at(self.budget, size)

    def best_size(self, fit: Fit) -> float:
        """The best size for the compute of the large model."""
        return fit.best_size(self.budget)

    def least_loss(self, fit: Fit) -> float:
        """The least loss that this compute allows."""
        return fit.best_loss(self.budget)

    def goal(self, fit: Fit) -> float:
        """The loss of the large model on the text that it read."""
        return fit.loss(self.large.parameters, self.large.amount)

    def cheapest(self, fit: Fit) -> float:
        """Compute of the cheapest model as good as the large one, in per cent of what that one took."""
        return 100 * fit.least_compute(self.goal(fit)) / self.operations(self.large)

    def same_size(self, fit: Fit) -> float:
        """Compute of a model of the small size that is as good as the large one, in per cent of the large one's."""
        tokens = fit.tokens_for(self.goal(fit), self.small.parameters)
        return 100 * SIX.low * self.small.parameters * tokens / self.operations(self.large)

    def worse(self, fit: Fit) -> float:
        """How many times the perplexity of the small model would be, on as little text as is printed."""
        return exp(self.on(self.slip)(fit) - self.on(self.small.amount)(fit))

    def enough(self, fit: Fit) -> float:
        """The size of the cheapest model that would do as well on so little text."""
        return fit.best_size(fit.least_compute(self.on(self.slip)(fit)))

    def wasted(self, fit: Fit) -> float:
        """How many times less compute that model takes."""
        return SIX.low * self.small.parameters * self.slip / fit.least_compute(self.on(self.slip)(fit))

    def ahead(self, fit: Fit) -> float:
        """By how many nats the small model is better at the same compute."""
        return self.spent(self.large.parameters)(fit) - self.spent(self.small.parameters)(fit)

    @property
    def drawn(self) -> list[Fit]:
        """All fits that stand for the uncertainty of the versions."""
        return [fit for law in self.laws.values() for fit in law.others]

    @property
    def holding(self) -> int:
        """In how many of them the small model is better."""
        return sum(self.ahead(fit) > 0 for fit in self.drawn)

    @cached_property
    def shares(self) -> list[Share]:
        """What it takes to be as good as the large model, by way and version."""
        ways = {
            f"the cheapest model as good as {self.large_name}": self.cheapest,
            f"a model of {self.small_name}'s size, as good as {self.large_name}": self.same_size,
        }
        return [
            Share(way=way, version=name, value=of(law.fit), draws=law.spread(of))
            for way, of in ways.items()
            for name, law in self.laws.items()
        ]

    @cached_property
    def advised(self) -> list[Advised]:
        """What the paper's other methods advise, the smallest size first."""
        entities = self.corpus.entities.items()
        given = {name: dict(one.given)["parameters"].points[0] for name, one in entities if one.given}
        found = (
            Advised(given.get(fact.subject) or self.runs[fact.subject].parameters, quantity_of(fact).points[0], fact)
            for fact in figures_on(self.corpus, "optimal_tokens")
        )
        return sorted(found, key=lambda one: (one.size, one.tokens, one.fact.id))

    @property
    def other_method(self) -> Fact:
        """The best size for the large model's compute, by another method of the same paper."""
        return next(fact for fact in figures_on(self.corpus, "optimal_parameters") if fact.subject == self.large.entity)

    @property
    def larger(self) -> list[RunOnRecord]:
        """Dense models on record that are larger than the small one."""
        return [run for run in self.runs.values() if run.parameters > self.small.parameters]

    @property
    def starved(self) -> list[RunOnRecord]:
        """Those of them that read less than any version advises for their compute."""
        return [run for run in self.larger if run.per_parameter < min(self.over(advice(self.operations(run))))]

    @property
    def measured(self) -> list[Fact]:
        """The measured perplexities of both, if the source of each gives one."""
        found = [
            fact
            for run in (self.small, self.large)
            for fact in figures_on(self.corpus, "perplexity")
            if (fact.subject, fact.source) == (run.entity, run.fact.source)
        ]
        return found if [fact.subject for fact in found] == [self.small.entity, self.large.entity] else []

    def operations(self, run: RunOnRecord) -> float:
        """What a run took, at six operations for each parameter and token."""
        return training_compute(Interval.exact(run.parameters), Interval.exact(run.amount)).low

    def over(self, of: Of) -> list[float]:
        """A quantity by every version."""
        return [of(law.fit) for law in self.laws.values()]

    def span(self, of: Of, measure: Unit | None = None) -> str:
        """The least and the largest by any version, to two digits."""
        values = self.over(of)
        return show_interval(Interval(min(values), max(values)), measure, 2)

    def said(self, version: str, of: Of, digits: int = 3) -> str:
        """A value by one version, with the range of its draws where that is wide enough to show."""
        law = self.laws[version]
        value, where = show(of(law.fit), None, digits), law.spread(of)
        return value if where.high / where.low < NARROW else f"{value} ({show_interval(where, None, digits)})"

    def bands(self, ends: Sequence[float], of: Callable[[float], Of]) -> Iterator[tuple[str, float, float, Interval]]:
        """A curve for every version over a logarithmic axis: version, place, value and the range of its draws."""
        steps = [ends[0] * (ends[1] / ends[0]) ** (step / STEPS) for step in range(STEPS + 1)]
        for name, law in self.laws.items():
            for at in steps:
                yield name, at, of(at)(law.fit), law.spread(of(at))


def advice(compute: float) -> Of:
    """Tokens per parameter at the best size for a compute."""
    return lambda fit: fit.best_tokens(compute) / fit.best_size(compute)


def comparison_of(corpus: Corpus, compute: str, tokens: str, count: int, seed: int) -> Comparison:
    """The models of a claim on compute, with the tokens that a claim prints for the smaller; Refused for others."""
    runs = {run.entity: run for run in tokens_on_record(corpus)}
    compared = corpus.claims[one_of("compute_claim", compute, _comparisons(corpus, runs), COMPARISONS)]
    small, large = runs[compared.subject or ""], runs[compared.when.object or ""]
    printed = {name: one for name, one in corpus.claims.items() if _gives_tokens(one, small.entity)}
    what = f"claims that print the training tokens of {corpus.label(small.entity)}"
    slip = printed[one_of("tokens_claim", tokens, printed, what)].value
    assert isinstance(slip, Quantity)
    paid = {run.entity: fact for run in (small, large) if (fact := _paid(corpus, run))}
    return Comparison(
        corpus=corpus,
        laws=versions(corpus, count, seed),
        runs=runs,
        small=small,
        large=large,
        slip=slip.points[-1],
        paid=paid,
    )


COMPARISONS = "claims that compare the training compute of a model with that of a larger one"


def _comparisons(corpus: Corpus, runs: dict[str, RunOnRecord]) -> list[str]:
    """Claims on two models of which size, tokens and compute are published, as is the best size for the second."""
    advised = {fact.subject for fact in figures_on(corpus, "optimal_parameters")}
    return [
        name for name, one in corpus.claims.items()
        if one.attribute == "training_compute" and one.subject in runs and one.when.object in runs
        and one.when.object in advised and all(_paid(corpus, runs[of]) for of in (one.subject, one.when.object))
    ]  # fmt: skip


def _gives_tokens(claim: Claim, model: str) -> bool:
    about = (claim.attribute, claim.subject, claim.when.object) == ("training_tokens", model, None)
    return about and claim.figure is not None


def _paid(corpus: Corpus, run: RunOnRecord) -> Fact | None:
    """The training compute of a model as its own source gives it."""
    facts = figures_on(corpus, "training_compute")
    own = [fact for fact in facts if (fact.subject, fact.source) == (run.entity, run.fact.source)]
    return next((fact for fact in own if fact.when.terms is None), None)
