"""The sentence of the five cars: what it divides, how it was corrected, and the models of later years in the same unit.

Facts of one run differ by their setting alone, so runs are told apart by words of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import rough
from assay.notebooks.parameters import Refused, one_of
from assay.quantity import Interval, Quantity, unit
from size_debate.carbon import cars, emissions, hourly_price, hull
from size_debate.compute import product, quotient
from size_debate.training_runs import figures_on


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """The two figures that the sentence divides, and one that it leaves out."""

    claim: Claim
    car: Fact
    """What a car emits over its life."""
    search: Fact
    """What a whole architecture search was estimated to emit."""
    one_model: Fact
    """What training such a model once emits."""

    @property
    def claimed(self) -> Quantity:
        """The cars of the sentence."""
        return quantity_of(self.claim)

    @property
    def in_cars(self) -> Interval:
        """The search, in cars."""
        return self.cars(self.search)

    @property
    def gap(self) -> Interval:
        """How many models trained once the search is."""
        return quotient(interval(self.search), interval(self.one_model))

    def cars(self, carbon: Fact | Interval) -> Interval:
        """Emissions in such cars."""
        return cars(interval(carbon) if isinstance(carbon, Fact) else carbon, interval(self.car))


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What those who ran the search published of it later."""

    estimate: Estimate
    parts: tuple[Fact, ...]
    """The factors by which it was too high, one for each cause that is named."""
    own: Fact
    """The whole factor, for those who did it."""
    average: Fact
    """The same for an average organisation."""
    actual: Fact
    """The tonnes of the run as it was."""
    elsewhere: Fact
    """The tonnes of the same run at an average organisation."""

    @property
    def recomputed(self) -> Interval:
        """The whole factor by the tonnes of both papers."""
        return quotient(interval(self.estimate.search), interval(self.actual))

    @property
    def proxy(self) -> Interval:
        """The same for an average organisation."""
        return quotient(interval(self.estimate.search), interval(self.elsewhere))

    @property
    def rest(self) -> Interval:
        """What the named causes leave for the building and its power."""
        return quotient(self.recomputed, product(*map(interval, self.parts)))

    @property
    def steps(self) -> list[tuple[str, Interval]]:
        """Tonnes after each correction."""
        ladder = [("as first estimated", interval(self.estimate.search))]
        for fact in self.parts:
            cause = fact.when.under.replace("than assumed", "")
            cause = cause.replace("that do more for their power", "doing more per watt").strip()
            ladder.append((cause, quotient(ladder[-1][1], interval(fact))))
        return [*ladder, ("in a better building: as it was run", interval(self.actual))]


@dataclass(frozen=True, kw_only=True)
class Fleet:
    """Models whose emissions are published, in cars."""

    corpus: Corpus
    estimate: Estimate
    grids: Interval
    """What a kilowatt-hour emitted, on all grids on record."""
    published: dict[str, list[Fact]]
    energy: dict[str, Interval]

    @cached_property
    def order(self) -> list[str]:
        """The models, the largest published emissions first."""
        return sorted(self.published, key=lambda name: -max(_points(self.published[name])))

    @property
    def above(self) -> list[str]:
        """Models with a figure above the cars of the search."""
        least = self.estimate.in_cars.low
        return [name for name, facts in self.published.items() if max(map(self._low, facts)) > least]

    @property
    def below(self) -> list[str]:
        """Models all of whose figures are below the cars of the search."""
        least = self.estimate.in_cars.low
        return [name for name in self.published if max(self._highs(name)) < least]

    @property
    def widest(self) -> tuple[str, float, float]:
        """The model whose published figures differ most, with the least and the greatest of them."""
        spans = {name: (min(_points(facts)), max(_points(facts))) for name, facts in self.published.items()}
        name = max(spans, key=lambda one: spans[one][1] / spans[one][0])
        return name, *spans[name]

    def on_any_grid(self, name: str) -> Interval:
        """Cars of a model whose energy is published, between the cleanest and the dirtiest grid."""
        return self.estimate.cars(emissions(self.energy[name], self.grids))

    def _low(self, fact: Fact) -> float:
        return self.estimate.cars(fact).low

    def _highs(self, name: str) -> list[float]:
        return [self.estimate.cars(fact).high for fact in self.published[name]]


@dataclass(frozen=True)
class Cost:
    """What an hour of an accelerator came to for one maker."""

    facts: tuple[Fact, ...]
    """What whole runs cost."""
    accelerators: Fact
    prices: tuple[Interval, ...]
    """Of an hour, for each of the runs."""

    @property
    def price(self) -> Interval:
        """Of an hour, every rounding counted."""
        return hull(list(self.prices))

    def range_of(self, hours: Quantity) -> str:
        """What so many hours come to."""
        low, high = (rough(hours.points[0] * end, unit("usd")) for end in (self.price.low, self.price.high))
        return f"{low} to {high}"


def interval(fact: Fact) -> Interval:
    """What a fact asserts, with the digits that it prints."""
    return quantity_of(fact).interval


def facts_on(corpus: Corpus, attribute: str, subject: str, setting: str = "") -> list[Fact]:
    """The facts on one thing, those whose setting has certain words in it."""
    facts = (fact for fact in figures_on(corpus, attribute) if fact.subject == subject)
    return [fact for fact in facts if setting in fact.when.under]


def estimate_of(corpus: Corpus, claim: str) -> Estimate:
    """What a claim on cars divides; Refused for a claim that is none."""
    possible = [name for name, one in corpus.claims.items() if one.attribute == "cars_equivalent"]
    said = corpus.claims[one_of("cars_claim", claim, possible, "claims that count cars")]
    assert said.subject
    return Estimate(
        claim=said,
        car=only(facts_on(corpus, "lifetime_carbon", said.subject)),
        search=only(facts_on(corpus, "training_carbon", said.subject)),
        one_model=only(facts_on(corpus, "training_carbon", "transformer-big")),
    )


def correction_of(corpus: Corpus, estimate: Estimate, search: str = "transformer-big-nas") -> Correction:
    """What is on record of the search as it was run."""
    factors = facts_on(corpus, "overestimate", search)
    named = [fact for fact in factors if not fact.when.under.startswith("all told")]
    (own,) = (fact for fact in factors if "one that did it" in fact.when.under)
    (average,) = (fact for fact in factors if "average" in fact.when.under)
    actual = only(facts_on(corpus, "training_carbon", search, "as it was run"))
    elsewhere = only(facts_on(corpus, "training_carbon", search, "proxy task"))
    return Correction(
        estimate=estimate, parts=tuple(named), own=own, average=average, actual=actual, elsewhere=elsewhere
    )


def fleet_of(corpus: Corpus, estimate: Estimate, models: Iterable[str], grids: Interval) -> Fleet:
    """The chosen models in cars; all of them must have published emissions."""
    published = {name: facts_on(corpus, "training_carbon", name) for name in models}
    used = {name: facts_on(corpus, "training_energy", name) for name in published}
    energy = {name: hull(list(map(interval, facts))) for name, facts in used.items() if facts}
    return Fleet(corpus=corpus, estimate=estimate, grids=grids, published=published, energy=energy)


def dearest_beside(corpus: Corpus, search: Fact) -> Fact:
    """The largest figure of the same paper that is of no search."""
    others = (fact for fact in figures_on(corpus, "training_carbon") if fact.source == search.source)
    trained = (fact for fact in others if "search" not in fact.when.under)
    return max(trained, key=lambda fact: quantity_of(fact).points[0])


def cost_of(corpus: Corpus, model: str) -> Cost:
    """The price of an hour from a run whose cost, accelerators and days are published; Refused where they are not."""
    needed = ("training_cost", "training_accelerators", "training_days")
    possible = {fact.subject for fact in figures_on(corpus, needed[0])}
    possible = {name for name in possible if all(facts_on(corpus, attribute, name) for attribute in needed)}
    one_of("priced", model, possible, "models whose cost, accelerators and days of training are published")
    costs, accelerators, days = (facts_on(corpus, attribute, model) for attribute in needed)
    within = hull(list(map(interval, days)))
    chips = only(accelerators)
    return Cost(tuple(costs), chips, tuple(hourly_price(interval(fact), interval(chips), within) for fact in costs))


def hours_claimed(corpus: Corpus, article: str) -> dict[str, Quantity]:
    """The GPU-hours that an article prints, by the size that it prints them for; Refused where it prints none."""
    printed: dict[str, dict[str, Quantity]] = {}
    for claim in corpus.claims.values():
        if claim.attribute == "gpu_hours" and claim.figure and claim.subject:
            printed.setdefault(claim.article, {})[claim.subject] = claim.figure
    hours = printed[one_of("article", article, printed, "articles that print GPU-hours")]
    return {size: hours[size] for size in sorted(hours, key=lambda name: _size(corpus, name))}


def models_with(corpus: Corpus, attribute: str) -> dict[str, str]:
    """The labels of all models of which a source gives a figure, by id."""
    facts = figures_on(corpus, attribute)
    return {fact.subject: corpus.label(fact.subject) for fact in facts if corpus.entities[fact.subject].kind == "model"}


def first_hours(corpus: Corpus, models: Iterable[str]) -> list[Fact]:
    """The first figure of GPU-hours of each model, the fewest hours first."""
    first = [facts_on(corpus, "gpu_hours", name)[0] for name in models]
    return sorted(first, key=lambda fact: quantity_of(fact).points[0])


def nearest_to(corpus: Corpus, sizes: Iterable[str], parameters: float) -> str:
    """The class of sizes that is nearest to a number of parameters."""
    return min(sizes, key=lambda name: abs(log(_size(corpus, name) / parameters)))


def nearest_in_size(corpus: Corpus, facts: Sequence[Fact], size: str) -> Fact:
    """The fact on the model whose size is nearest to a class of sizes."""
    sizes = {fact.subject: fact for fact in figures_on(corpus, "parameters")}
    known = [fact for fact in facts if fact.subject in sizes]
    wanted = _size(corpus, size)
    return min(known, key=lambda fact: abs(log(quantity_of(sizes[fact.subject]).points[0] / wanted)))


def only(facts: list[Fact]) -> Fact:
    """The one fact that is meant; Refused where records have none or several of them."""
    if len(facts) != 1:
        raise Refused(f"{len(facts)} facts on record where this chapter needs exactly one")
    return facts[0]


def _size(corpus: Corpus, name: str) -> float:
    return dict(corpus.entities[name].given)["parameters"].points[0]


def _points(facts: Iterable[Fact]) -> list[float]:
    return [quantity_of(fact).points[0] for fact in facts]
