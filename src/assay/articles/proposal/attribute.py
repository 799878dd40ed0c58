"""Which attribute a quote may speak of: by the unit of its figure, and by words that point to an attribute."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from assay.articles.coverage.cue_words import DATE
from assay.articles.proposal.surroundings import Scene
from assay.model import Attribute
from assay.model.corpus import Corpus
from assay.quantity import Found, UnknownUnit, WrongDimension, find, unit

_BY_UNIT, _IN_QUOTE, _IN_LABEL, _NEAR, _FAR = 3.0, 3.0, 4.0, 1.5, 0.4
_LEAST = 1.2
"""Weights of the signs, and how much they must weigh together for a proposal."""
_TELLING = 6
"""Characters that a category must have to be told by its mere name."""
_CLOSE = 40
"""Characters within which a word stands near a quote."""


@dataclass(frozen=True)
class Likely:
    """An attribute with the weight of what speaks for it, and the figure that it would take."""

    attribute: str
    weight: float
    found: Found | None = None


@dataclass(frozen=True)
class Vocabulary:
    """The attributes of a corpus, ready to be weighed."""

    corpus: Corpus

    @cached_property
    def uses(self) -> Counter[str]:
        """How many facts and claims give each attribute."""
        named = [fact.attribute for fact in self.corpus.facts]
        return Counter([*named, *(claim.attribute for claim in self.corpus.claims.values() if claim.attribute)])

    @cached_property
    def _signs(self) -> tuple[tuple[Attribute, re.Pattern[str]], ...]:
        signs = []
        for attribute in self.corpus.attributes.values():
            words = sorted({attribute.label, *attribute.words}, key=lambda word: (-len(word), word))
            either = "|".join(re.escape(word) for word in words)
            signs.append((attribute, re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)))
        return tuple(signs)

    def likely(self, scene: Scene) -> list[Likely]:
        """What the quote may speak of, the likeliest first; empty where nothing points anywhere."""
        figures = figures_of(scene)
        units = units_in(scene)
        weighed = [one for sign in self._signs if (one := self._weigh(*sign, scene, figures, units)) is not None]
        return sorted((one for one in weighed if one.weight >= _LEAST), key=lambda one: (-one.weight, one.attribute))

    def _weigh(
        self, attribute: Attribute, sign: re.Pattern[str], scene: Scene, figures: list[Found], units: frozenset[str]
    ) -> Likely | None:
        words = _weight_of_words(sign, scene)
        words += _weight_of_values(attribute, scene)
        known = log(1 + self.uses[attribute.id]) / 20
        if attribute.type != "quantity":
            return None if figures or not words else Likely(attribute.id, words + known)
        fitting = [(weight, figure) for figure in figures if (weight := _fit(attribute, figure, units)) is not None]
        if not fitting:
            return None
        weight, figure = max(fitting, key=lambda pair: pair[0])
        return Likely(attribute.id, weight + words + known, figure) if weight or words else None


def _weight_of_values(attribute: Attribute, scene: Scene) -> float:
    """What it weighs that the quote holds one of the categories, or is a date."""
    if attribute.type == "date" and DATE.search(scene.quote):
        length = max(len(match.group()) for match in DATE.finditer(scene.quote))
        return _IN_QUOTE * length / len(scene.quote)
    said = scene.quote.lower()
    return _IN_QUOTE if any(len(value) >= _TELLING and value.lower() in said for value in attribute.values) else 0.0


def figures_of(scene: Scene) -> list[Found]:
    """The quantities in the quote, with their offsets in it, but for those that are part of a name.

    In `416 A100` the figure is no part of it: the name is its unit.

    What a change began with, the 62% of `from 62% to 76%`, is no longer so and none of them.
    A row of a chart that lost its cells, such as `1 billion80`, speaks of its last figure; the first names the row.
    """
    named = [(one.start - scene.start, one.end - scene.start) for one in scene.mentions if scene.within(one)]
    found = [
        one
        for one in _read_in_sentence(scene)
        if one.kind == "quantity" and not any(start <= one.start < end for start, end in named)
    ]
    found = [one for one in found if not _is_left_behind(scene.quote, one, found)]
    is_chart = scene.unit.kind == "row" and "|" not in scene.said
    return found[-1:] if is_chart and len(found) > 1 else found


def _is_left_behind(quote: str, one: Found, found: list[Found]) -> bool:
    """Whether a figure is the one from which a change led to another."""
    if not one.printed.lower().startswith("from "):
        return False
    return any(quote[one.end : other.start].strip().lower() == "to" for other in found if other.start > one.end)


def _read_in_sentence(scene: Scene) -> list[Found]:
    """What the reader finds in the quote with offsets in it, read in its sentence where that tells the same figures.

    `from 62% to 76%` is a range by itself, and a change in the sentence that says what rose.
    """
    alone = list(find(scene.quote))
    shift = scene.start - scene.unit.start
    if shift < 0:
        return alone
    inside = [
        replace(one, start=one.start - shift, end=one.end - shift)
        for one in find(scene.said)
        if shift <= one.start and one.end <= shift + len(scene.quote)
    ]
    told = sum(len(one.quantity.points) for one in alone if one.quantity)
    return inside if told == sum(len(one.quantity.points) for one in inside if one.quantity) else alone


def units_in(scene: Scene) -> frozenset[str]:
    """The units of all figures of the sentence: a figure that has none of its own often means one of these."""
    return frozenset(found.unit.name for found in find(scene.said) if found.unit)


def _fit(attribute: Attribute, figure: Found, units: frozenset[str]) -> float | None:
    """How well the unit of a figure fits, None where it cannot be."""
    quantity = figure.quantity
    if quantity is None:
        return None
    if quantity.unit is None:
        outside = [point for point in quantity.points if not attribute.low <= point <= attribute.high]
        return None if outside else _BY_UNIT / 2 if attribute.unit in units else 0.0
    if quantity.unit.name == attribute.unit:
        return _BY_UNIT
    try:
        quantity.to(unit(attribute.unit))
    except (WrongDimension, UnknownUnit):
        return None
    return _BY_UNIT / 2


def _weight_of_words(sign: re.Pattern[str], scene: Scene) -> float:
    weights = list(_weights(sign, scene))
    return max(weights, default=0.0) + 0.1 * max(0, len(weights) - 1)


def _weights(sign: re.Pattern[str], scene: Scene) -> Iterator[float]:
    for match in sign.finditer(scene.label):  # of the heads of a chart without cells the last belongs to the figure
        yield _IN_LABEL + len(match.group()) / 50 + 2 * match.start() / len(scene.label)
    for match in sign.finditer(scene.text, scene.unit.start, scene.unit.end):
        bonus = len(match.group()) / 50
        if match.start() < scene.end and scene.start < match.end():
            yield _IN_QUOTE + bonus
        else:
            away = scene.start - match.end() if match.end() <= scene.start else match.start() - scene.end
            yield (_NEAR if away <= _CLOSE else _FAR) + bonus - away / 400
