"""The loss of a language model by its size and its training text: one fitted law, and what follows from it.

Hoffmann et al. (2022, arXiv:2203.15556, equations 2 and 10): L(N, D) = E + A / N^alpha + B / D^beta, in nats a token,
for N parameters and D training tokens. Sizes, tokens and compute are positive and in base units.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import exp, inf

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval

EACH = 6.0
"""Operations per parameter and token of training (arXiv:2001.08361, Section 2.1; arXiv:2203.15556, Appendix F)."""

NAMES = ("E", "A", "alpha", "B", "beta")


@dataclass(frozen=True, kw_only=True)
class Fit:
    """One set of constants of the law."""

    floor: float
    """E: what is left with unlimited size and text."""
    size_factor: float
    size_power: float
    text_factor: float
    text_power: float

    def of_size(self, parameters: float) -> float:
        """The part of the loss that comes from a limited size, A / N^alpha."""
        return float(self.size_factor * parameters**-self.size_power)

    def of_text(self, tokens: float) -> float:
        """The part of the loss that comes from limited text, B / D^beta."""
        return float(self.text_factor * tokens**-self.text_power)

    def loss(self, parameters: float, tokens: float) -> float:
        """Nats a token on text like that of the training."""
        return self.floor + self.of_size(parameters) + self.of_text(tokens)

    def loss_at(self, compute: float, parameters: float) -> float:
        """The loss of a model of this size when the compute decides how much text it sees."""
        return self.loss(parameters, compute / (EACH * parameters))

    def best_size(self, compute: float) -> float:
        """The size with the least loss for a compute (equation 4 of arXiv:2203.15556)."""
        powers = self.size_power + self.text_power
        share = self.size_power * self.size_factor / (self.text_power * self.text_factor)
        return float(share ** (1 / powers) * (compute / EACH) ** (self.text_power / powers))

    def best_tokens(self, compute: float) -> float:
        """The text that goes with the best size."""
        return compute / (EACH * self.best_size(compute))

    def best_loss(self, compute: float) -> float:
        """The least loss that a compute allows."""
        return self.loss_at(compute, self.best_size(compute))

    def least_compute(self, loss: float) -> float:
        """The compute of the cheapest model with this loss; infinite at the floor and below.

        At the best size both parts of the reducible loss fall with the same power of the compute.
        """
        if loss <= self.floor:
            return inf
        power = self.size_power * self.text_power / (self.size_power + self.text_power)
        at_one = self.best_loss(EACH) - self.floor
        return float(EACH * (at_one / (loss - self.floor)) ** (1 / power))

    def tokens_for(self, loss: float, parameters: float) -> float:
        """The text that a model of this size needs for this loss; infinite where no text is enough."""
        left = loss - self.floor - self.of_size(parameters)
        return float((self.text_factor / left) ** (1 / self.text_power)) if left > 0 else inf


@dataclass(frozen=True)
class FittedLaw:
    """A fit as a source gives it: the constants, how far each may be off, and where each was read."""

    fit: Fit
    ends: Mapping[str, Interval]
    facts: Mapping[str, Fact]


def _fit(constants: Mapping[str, float]) -> Fit:
    """The constants by the names that the paper gives them."""
    return Fit(
        floor=constants["E"],
        size_factor=constants["A"],
        size_power=constants["alpha"],
        text_factor=constants["B"],
        text_power=constants["beta"],
    )


def printed(corpus: Corpus) -> FittedLaw:
    """The law with the constants that the paper prints, each as wide as its last digit."""
    facts = {name: _constant(corpus, "chinchilla-fit", name) for name in NAMES}
    ends = {name: _interval(fact) for name, fact in facts.items()}
    return FittedLaw(_fit({name: _value(facts[name]) for name in NAMES}), ends, facts)


def unrounded(corpus: Corpus) -> FittedLaw:
    """The law with the constants before they were rounded for print, three of them kept as logarithms."""
    kept = {name: f"log {name}" if name.isupper() else f"{name}, unrounded" for name in NAMES}
    facts = {name: _constant(corpus, "chinchilla-fit", setting) for name, setting in kept.items()}
    ends = {name: _interval(fact) for name, fact in facts.items()}
    ends |= {name: Interval(exp(ends[name].low), exp(ends[name].high)) for name in NAMES if name.isupper()}
    return FittedLaw(_fit({name: ends[name].midpoint for name in NAMES}), ends, facts)


def refitted(corpus: Corpus) -> FittedLaw:
    """The law as it was fitted again, each constant as wide as one standard error on both sides."""
    facts = {name: _constant(corpus, "chinchilla-refit", name) for name in NAMES}
    ends = {}
    for name, fact in facts.items():
        error = _value(_constant(corpus, "chinchilla-refit", f"standard error of {name}"))
        ends[name] = Interval(_value(fact) - error, _value(fact) + error)
    return FittedLaw(_fit({name: _value(facts[name]) for name in NAMES}), ends, facts)


def resampled(corpus: Corpus) -> tuple[Fit, ...]:
    """The re-fits on resampled points that are printed; the constants of each belong together, unlike their errors."""
    facts = {fact.when.under: fact for fact in corpus.facts_about("chinchilla-refit", "fitted_constant")}
    marks = [setting.split(", resample ")[1] for setting in facts if setting.startswith("E, resample ")]
    return tuple(_fit({name: _value(facts[f"{name}, resample {mark}"]) for name in NAMES}) for mark in marks)


def draws(law: FittedLaw, count: int, seed: int) -> Iterator[Fit]:
    """Fits with every constant drawn evenly and by itself from its ends: right for rounding, too wide for errors."""
    source = random.Random(seed)  # noqa: S311 - a simulation, the same every time
    for _ in range(count):
        yield _fit({name: source.uniform(law.ends[name].low, law.ends[name].high) for name in NAMES})


@dataclass(frozen=True)
class Version:
    """A fitted law with the fits that stand for its uncertainty."""

    law: FittedLaw
    others: tuple[Fit, ...]

    @property
    def fit(self) -> Fit:
        """The constants as they are given."""
        return self.law.fit

    def spread(self, of: Callable[[Fit], float]) -> Interval:
        """The least and the largest value of a quantity over all fits."""
        values = [of(fit) for fit in self.others]
        return Interval(min(values), max(values))


def versions(corpus: Corpus, count: int, seed: int) -> dict[str, Version]:
    """The law in the three forms on record: two with the rounding drawn, one with the re-fits that are printed."""
    rounded, exact, again = printed(corpus), unrounded(corpus), refitted(corpus)
    return {
        "as printed": Version(rounded, tuple(draws(rounded, count, seed))),
        "before rounding": Version(exact, tuple(draws(exact, count, seed))),
        "fitted again": Version(again, resampled(corpus)),
    }


def coverage(count: int) -> float:
    """The share of a distribution that lies, on average, between the least and the largest of `count` draws.

    The draws cut any continuous distribution into n + 1 parts that are equal on average; n - 1 of them lie in between.
    """
    if count < 1:
        raise ValueError(f"a range needs at least one draw, not {count}")
    return (count - 1) / (count + 1)


def _constant(corpus: Corpus, subject: str, setting: str) -> Fact:
    for fact in corpus.facts_about(subject, "fitted_constant"):
        if fact.when.setting == setting:
            return fact
    raise LookupError(f"no fact gives the constant {setting!r} of {subject}")


def _interval(fact: Fact) -> Interval:
    return quantity_of(fact).interval


def _value(fact: Fact) -> float:
    return quantity_of(fact).points[0]
