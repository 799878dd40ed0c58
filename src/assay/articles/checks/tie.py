"""Laws as a text can be held against them: products of powers of quantities that lie within a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assay.model import Attribute, Law
from assay.quantity import Interval, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One quantity of a law: its dimension, its name, and with which power it stands in the product."""

    label: str
    dimension: str
    power: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A law whose quantities differ in dimension, so that units alone tell them apart; `constant` in base units."""

    label: str
    statement: str
    terms: tuple[Term, ...]
    constant: Interval
    condition: str = ""


def ties_of(laws: Iterable[Law], attributes: Mapping[str, Attribute]) -> tuple[Tie, ...]:
    """The laws that a text can be held against without knowing what it is about."""
    return tuple(_ties(laws, attributes))


def _ties(laws: Iterable[Law], attributes: Mapping[str, Attribute]) -> Iterator[Tie]:
    for law in laws:
        if law.assumed or law.best_of:
            continue
        terms = tuple(_term(attributes[name], power) for name, power in law.powers)
        dimensions = {term.dimension for term in terms}
        if len(terms) > 2 and len(dimensions) == len(terms) and "dimensionless" not in dimensions:
            yield Tie(
                label=law.label,
                statement=law.statement,
                terms=terms,
                constant=law.constant,
                condition=law.validity if law.only_for else "",
            )


def _term(attribute: Attribute, power: float) -> Term:
    return Term(
        label=attribute.label,
        dimension=unit(attribute.unit).dimension if attribute.unit else "dimensionless",
        power=power,
        words=attribute.words,
    )
