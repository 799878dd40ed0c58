"""Sizes that stand in the names of models, against the weights that somebody counted and those that the shape gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product

from assay.model import Entity
from assay.model.corpus import Corpus
from assay.model.differences import Said, Thing, is_rounding, unit_in_the_last_place
from size_debate.transformer import Biases, Shape, total

COUNTED = 3
"""Digits from which on a figure was counted and not merely rounded: 8.03 billion was, 7 billion may not have been."""
SWITCHES: tuple[tuple[bool, bool, Biases], ...] = tuple(product((True, False), (True, False), ("none", "all")))
"""Gated or plain feed-forward blocks, output shared with the embedding or not, biases or none: lists leave it out."""


@dataclass(frozen=True)
class Named:
    """A model whose name has one size, and whose weights were counted."""

    thing: Thing
    size: float
    """The size of the name, in parameters."""
    counted: Said

    @property
    def weights(self) -> float:
        """How many were counted."""
        return float(self.counted.number or 0)

    @property
    def ratio(self) -> float:
        """Counted over printed."""
        return self.weights / self.size

    @property
    def is_rounded(self) -> bool:
        """Whether the name is the count, rounded to the digits that the name has."""
        return is_rounding(self.size, self.weights)

    @property
    def is_without_embeddings(self) -> bool:
        """Whether the name is the count without the token embedding, rounded to the digits that the name has."""
        embeddings = figures(self.thing, "embedding_parameters")
        return any(is_rounding(self.size, self.weights - embedding) for embedding in embeddings)


def figures(thing: Thing, attribute: str) -> Iterator[float]:
    """All figures that are given for an attribute, defaults left out."""
    for (name, _), said in thing.said.items():
        if name == attribute:
            yield from (float(one.number) for one in said if one.number is not None and not one.is_default)


def named_sizes(things: Iterable[Thing]) -> list[Named]:
    """The models with one size in their names and a counted one, the greatest ratio first."""
    found = [named for thing in things if (named := _named(thing)) is not None]
    return sorted(found, key=lambda one: (-one.ratio, one.thing.entity))


def _named(thing: Thing) -> Named | None:
    sizes = set(thing.sizes)
    counted = [one for one in thing.said.get(("parameters", ""), ()) if not one.is_default and digits(one) >= COUNTED]
    if len(sizes) != 1 or not counted:
        return None
    return Named(thing, sizes.pop(), max(counted, key=lambda one: (digits(one), one.source)))


def digits(said: Said) -> int:
    """How many significant digits a figure has."""
    return len(said.number.normalize().as_tuple().digits) if said.number is not None else 0


@dataclass(frozen=True)
class Weighed:
    """A model whose shape is listed: the least and the most weights that it can have, and what it is said to have."""

    thing: Thing
    low: float
    high: float

    @property
    def misfits(self) -> list[Said]:
        """Sizes in lists that no model of this shape has, whatever the switches and the last digit that is printed."""
        said = self.thing.said.get(("parameters", ""), ())
        return [one for one in said if one.number and not one.is_default and not self._fits(one.number)]

    def _fits(self, number: Decimal) -> bool:
        half = float(unit_in_the_last_place(number) / 2)
        return self.low <= float(number) + half and float(number) - half <= self.high


def weighed(things: Iterable[Thing]) -> list[Weighed]:
    """Every model whose layers, widths, heads and vocabulary stand in a list."""
    return [found for thing in things if (found := _weighed(thing)) is not None]


def _weighed(thing: Thing) -> Weighed | None:
    found = [total(shape) for shape in shapes(thing)]
    return Weighed(thing, min(found), max(found)) if found else None


def shapes(thing: Thing) -> Iterator[Shape]:
    """The shapes that fit what is listed; none where a width or a count is missing."""
    said = {name: next(figures(thing, name), None) for name in _NEEDED}
    if any(figure is None for figure in said.values()):
        return
    layers, hidden, heads, inner, vocabulary = (round(figure or 0) for figure in said.values())
    kv_heads = round(next(figures(thing, "key_value_heads"), heads))
    head_size = round(next(figures(thing, "head_size"), hidden / heads))
    experts = round(next(figures(thing, "experts"), 1)) or 1
    for gated, tied, biases in SWITCHES:
        yield Shape(
            layers=layers, hidden=hidden, heads=heads, kv_heads=kv_heads, head_size=head_size, feed_forward=inner,
            vocabulary=vocabulary, gated=gated, tied_embeddings=tied, biases=biases, norm_shifts=biases == "all",
            norms_per_layer=2, experts=experts,
        )  # fmt: skip


_NEEDED = ("layers", "hidden_size", "attention_heads", "feed_forward_size", "vocabulary")


@dataclass(frozen=True)
class Listed:
    """All models of the catalogues, and the words for them and for their places."""

    things: tuple[Thing, ...]
    labels: Mapping[str, str]
    titles: Mapping[str, str]

    @cached_property
    def named(self) -> list[Named]:
        """Those with one size in their names and a counted one."""
        return named_sizes(self.things)

    @property
    def others(self) -> list[Named]:
        """Those whose names are not the counted size, rounded."""
        return [one for one in self.named if not one.is_rounded]

    @property
    def without_embeddings(self) -> list[Named]:
        """Those of the others whose names leave out the token embedding."""
        return [one for one in self.others if one.is_without_embeddings]

    def larger(self, far: float) -> list[Named]:
        """Those with more than so many times the weights that their names say."""
        return [one for one in self.named if one.ratio > far]

    def smaller(self, far: float) -> list[Named]:
        """Those with less than one part in so many of the weights that their names say."""
        return [one for one in self.named if one.ratio < 1 / far]

    @cached_property
    def scales(self) -> list[Weighed]:
        """Those whose shape is listed in full."""
        return weighed(self.things)

    def label(self, thing: Thing) -> str:
        """What readers call a model."""
        return self.labels.get(thing.entity, thing.entity)

    def place(self, said: Said) -> str:
        """Where a figure stands: the catalogue, its file and the line."""
        return f"{self.titles.get(said.source, said.source)}, {said.at}"


def listed_models(corpus: Corpus, entities: Iterable[Entity], things: Iterable[Thing]) -> Listed:
    """The models of all catalogues, from what these list and the entities that it is about."""
    titles = {name: source.title.partition(":")[0] for name, source in corpus.sources.items()}
    return Listed(tuple(things), {one.id: one.label for one in entities}, titles)
