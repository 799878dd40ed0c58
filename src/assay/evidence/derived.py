"""Figures that no source prints and that one source implies: 1,024 accelerators for 27 days are so many hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from assay.evidence.lawbook import is_about
from assay.evidence.locators import join_locators
from assay.model import Fact, Law
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity, show, unit

DEFINITE = 1.001
"""A law whose product is known this well is a definition; any other only bounds what it ties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """One figure with the facts of one run from which it follows by a law that leaves nothing open."""

    value: Quantity
    law: Law
    facts: tuple[Fact, ...]

    @property
    def locator(self) -> str:
        """Where its facts stand."""
        return join_locators(fact.locator for fact in self.facts)

    @property
    def parts(self) -> str:
        """What was taken together: `1024, 27`."""
        return " and ".join(fact.figure.printed for fact in self.facts if fact.figure)


def derived_from(subject: str, attribute: str, corpus: Corpus) -> Iterator[Derived]:
    """What follows for an attribute from the facts of one source on one run, by each law that is a mere definition."""
    for law in corpus.laws:
        power = dict(law.powers).get(attribute)
        if power is None or not _is_definition(law) or not is_about(law, subject, corpus):
            continue
        others = [name for name, _ in law.powers if name != attribute]
        known = [[fact for fact in corpus.facts_about(subject, name) if _is_figure(fact)] for name in others]
        for facts in product(*known):
            if facts and all(_of_one_run(facts[0], fact) for fact in facts):
                yield Derived(value=_solved(law, attribute, facts, corpus), law=law, facts=facts)


def _is_definition(law: Law) -> bool:
    is_open = law.assumed or law.best_of or law.only_for
    return not is_open and 0 < law.constant.high <= DEFINITE * law.constant.low


def _is_figure(fact: Fact) -> bool:
    """Whether it gives one figure, be it about so much, and not a bound."""
    return fact.figure is not None and len(fact.figure.points) == 1 and fact.figure.hedge in ("exact", "about")


def _of_one_run(one: Fact, other: Fact) -> bool:
    return (one.source, one.when) == (other.source, other.when)


def _solved(law: Law, attribute: str, facts: tuple[Fact, ...], corpus: Corpus) -> Quantity:
    """The law, solved for the attribute, by the points and by both ends of the facts."""
    powers = dict(law.powers)
    counted = unit(corpus.attributes[attribute].unit)

    def solve(values: list[float], constant: float) -> float:
        rest = constant
        for fact, value in zip(facts, values, strict=True):
            rest *= value ** -powers[fact.attribute]
        return float(rest ** (1 / powers[attribute]) / counted.factor)

    quantities = [fact.figure for fact in facts if fact.figure]
    factors = [value.unit.factor if value.unit else 1.0 for value in quantities]
    constant = (law.constant.low * law.constant.high) ** 0.5
    point = solve([value.points[0] * by for value, by in zip(quantities, factors, strict=True)], constant)
    ends = [
        solve(list(values), constant)
        for values in product(
            *(
                (value.interval.low * by, value.interval.high * by)
                for value, by in zip(quantities, factors, strict=True)
            )
        )
    ]
    interval = Interval(min(ends), max(ends))
    return Quantity(
        printed=show(point, counted), interval=interval, loose=interval, unit=counted, hedge="exact", points=(point,)
    )
