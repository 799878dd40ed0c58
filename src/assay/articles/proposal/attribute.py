"""Which category, date or name a quote may give: by words that point to an attribute. Figures are bound elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

from assay.articles.coverage.cue_words import DATE
from assay.articles.proposal.surroundings import Scene
from assay.model import Attribute
from assay.model.corpus import Corpus
from assay.quantity import find
from assay.records.values import read_quantity

_IN_QUOTE, _IN_LABEL, _NEAR, _FAR = 3.0, 4.0, 1.5, 0.4
_LEAST = 1.2
"""Weights of the signs, and how much they must weigh together for a proposal."""
_TELLING = 6
"""Characters that a category must have to be told by its mere name."""
_CLOSE = 40
"""Characters within which a word stands near a quote."""


@dataclass(frozen=True)
class Likely:
    """An attribute with the weight of what speaks for it."""

    attribute: str
    weight: float


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
            if attribute.type == "quantity":
                continue  # figures are bound by `assay.articles.reading`
            words = sorted({attribute.label, *attribute.words}, key=lambda word: (-len(word), word))
            either = "|".join(re.escape(word) for word in words)
            signs.append((attribute, re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)))
        return tuple(signs)

    def likely(self, scene: Scene) -> list[Likely]:
        """What the quote may speak of, the likeliest first; empty where nothing points anywhere."""
        weighed = [one for sign in self._signs if (one := self._weigh(*sign, scene)) is not None]
        return sorted((one for one in weighed if one.weight >= _LEAST), key=lambda one: (-one.weight, one.attribute))

    def _weigh(self, attribute: Attribute, sign: re.Pattern[str], scene: Scene) -> Likely | None:
        words = _weight_of_words(sign, scene) + _weight_of_values(attribute, scene)
        return Likely(attribute.id, words + log(1 + self.uses[attribute.id]) / 20) if words else None


def _weight_of_values(attribute: Attribute, scene: Scene) -> float:
    """What it weighs that the quote holds one of the categories, or is a date."""
    if attribute.type == "date" and DATE.search(scene.quote):
        length = max(len(match.group()) for match in DATE.finditer(scene.quote))
        return _IN_QUOTE * length / len(scene.quote)
    said = scene.quote.lower()
    return _IN_QUOTE if any(len(value) >= _TELLING and value.lower() in said for value in attribute.values) else 0.0


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


def in_its_unit(quote: str, corpus: Corpus) -> list[str]:
    """The attributes of which a figure of the quote can be by its unit, the first few."""
    figures = [one.quantity.printed for one in find(quote) if one.quantity and one.quantity.unit]
    numbers = [one for one in corpus.attributes.values() if one.type == "quantity" and one.unit != "dimensionless"]
    fitting = [one.id for one in numbers if any(read_quantity(said, one, bounded=False)[0] for said in figures)]
    return fitting[:_FEW]


_FEW = 4
"""Attributes that a message has room for."""
