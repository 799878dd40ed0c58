"""All models on the scales, the shapes that an article prints for some, and mixtures, which have two sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.notebooks.charts.tables import cited
from assay.notebooks.parameters import Refused, one_of
from assay.quantity import Quantity
from size_debate.parameter_count import Weighing, weigh
from size_debate.published_shape import Blueprint, blueprint
from size_debate.recomputed.finding import Figure
from size_debate.transformer import Shape, active, resized, total


@dataclass(frozen=True)
class Scales:
    """Every model whose shape and size are both published, the lightest first."""

    corpus: Corpus
    weighed: tuple[Weighing, ...]

    @property
    def good(self) -> list[Weighing]:
        """Those whose count agrees with the printed digits."""
        return [one for one in self.weighed if one.agrees]

    @cached_property
    def misfits(self) -> list[Weighing]:
        """Those whose count does not, the farthest off first."""
        off = (one for one in self.weighed if not one.agrees)
        return sorted(off, key=lambda one: (-abs(one.deviation), one.plan.entity))

    @property
    def exact(self) -> list[Weighing]:
        """Those whose size is published with every digit."""
        return [one for one in self.weighed if one.is_exact]

    @property
    def last_digits(self) -> list[Weighing]:
        """Misfits of less than a per cent that no other part of the chapter explains."""
        explained = {one.plan.entity for one in self.misfits if one.plan.entity in EXPLAINED}
        return [one for one in self.misfits if abs(one.deviation) < 1 and one.plan.entity not in explained]

    def label(self, one: Weighing) -> str:
        """What readers call a model on the scales."""
        return self.corpus.label(one.plan.entity)

    def misfit(self, entity: str) -> Weighing:
        """A model of which the chapter tells that count and publication differ; Refused where they no longer do."""
        found = next((one for one in self.misfits if one.plan.entity == entity), None)
        if found is None:
            raise Refused(f"the chapter explains why the count of {entity} does not fit, but by the records it does")
        return found


EXPLAINED = frozenset({
    "gpt-2-small", "gpt-2-medium", "gpt-2-large", "gpt-2-xl", "gpt-3-xl", "gpt-3-13b", "gpt-j-6b",
})  # fmt: skip
"""Models of which the chapter says why their counts do not fit."""


@dataclass(frozen=True, kw_only=True)
class PrintedShape:
    """A size with depth and width, as an article prints them, and what published styles make of that shape."""

    corpus: Corpus
    subject: str
    layers: int
    width: int
    size: Quantity
    weights: Mapping[str, int]
    """By the model whose style it is."""
    own: Blueprint
    """What the makers of the model published."""

    @property
    def name(self) -> str:
        """The shape in words."""
        return f"{self.corpus.label(self.subject)}: {self.layers} layers, {self.width:,} wide"

    @property
    def printed(self) -> float:
        """The printed size; of a range, its greater end."""
        return self.size.points[-1]

    @property
    def lightest(self) -> str:
        """The model in whose style the shape weighs least."""
        return min(self.weights, key=lambda name: self.weights[name])

    @property
    def heaviest(self) -> str:
        """The model in whose style the shape weighs most."""
        return max(self.weights, key=lambda name: self.weights[name])

    @property
    def is_too_much(self) -> bool:
        """Whether the printed size is more than any style makes of the shape."""
        return self.printed > self.weights[self.heaviest]

    @property
    def is_too_little(self) -> bool:
        """Whether the printed size is less than any style makes of the shape."""
        return self.printed < self.weights[self.lightest]


@dataclass(frozen=True, kw_only=True)
class Mixture:
    """A mixture of experts whose shape is published."""

    entity: str
    label: str
    shape: Shape
    printed: Quantity | None
    """The one size that the article prints."""
    published: tuple[Fact, ...]
    """Its size, and the size of the working part, by its makers."""

    @property
    def whole(self) -> int:
        """All of its weights."""
        return total(self.shape)

    @property
    def working(self) -> int:
        """The weights that one token passes through."""
        return active(self.shape)


def scales_of(corpus: Corpus) -> Scales:
    """Every model that can be weighed; Refused where no source gives both a shape and a size."""
    found = [one for name in models_of(corpus) if (one := weigh(corpus, name))]
    if not found:
        raise Refused("no model on record has both a published shape and a published size")
    return Scales(corpus, tuple(sorted(found, key=lambda one: (one.counted.midpoint, one.plan.entity))))


def models_of(corpus: Corpus) -> list[str]:
    """All models on record, in the order of their ids."""
    return sorted(name for name, entity in corpus.entities.items() if entity.kind == "model")


def printed_shapes(scales: Scales, article: str) -> list[PrintedShape]:
    """The shapes that an article prints with a size; Refused for an article that prints none."""
    corpus = scales.corpus
    styles = {
        one.plan.entity: one.plan.shape for one in scales.weighed if one.plan.shape and one.plan.shape.experts == 1
    }
    found = {name: list(_shapes_in(corpus, name, styles)) for name in corpus.articles}
    possible = {name: shapes for name, shapes in found.items() if shapes}
    return possible[one_of("article", article, possible, "articles that print a model's size, layers and width")]


def mixtures_of(corpus: Corpus, article: str) -> list[Mixture]:
    """The mixtures of experts whose shape is published; Refused where there is none."""
    plans = [blueprint(corpus, name) for name in models_of(corpus)]
    found = [_mixture(corpus, plan.entity, plan.shape, article) for plan in plans if plan.shape]
    mixtures = [one for one in found if one.shape.experts > 1]
    if not mixtures:
        raise Refused("no source on record gives the shape of a mixture of experts")
    return mixtures


def not_weighed(corpus: Corpus) -> list[Blueprint]:
    """Models of which depth and width are published, but not the rest of what counting needs."""
    facts = corpus.facts_about
    started = [name for name in models_of(corpus) if facts(name, "layers") and facts(name, "hidden_size")]
    return [plan for plan in (blueprint(corpus, name) for name in started) if plan.shape is None]


def counts(scales: Scales) -> Iterator[Figure]:
    """The counted sizes of the models of which an article gives one; of a mixture, both."""
    corpus = scales.corpus
    claimed = {claim.subject for claim in corpus.claims.values() if claim.attribute == "parameters"}
    for one in sorted(scales.weighed, key=lambda one: one.plan.entity):
        plan, shape = one.plan, one.plan.shape
        if plan.entity not in claimed or shape is None:
            continue
        because = (
            f"Counted from {shape.layers} layers, width {shape.hidden:,}, feed-forward size {shape.feed_forward:,} and "
            f"vocabulary {shape.vocabulary:,} as published ({cited(corpus, plan.facts['layers'])})."
        )
        ways = {"parameters": total} | ({"active_parameters": active} if shape.experts > 1 else {})
        for attribute, way in ways.items():
            weight = plan.weigh(way)
            value = int(weight.low) if weight.low == weight.high else weight
            yield Figure(
                name=f"{corpus.attributes[attribute].label} of {scales.label(one)}", subject=plan.entity,
                attribute=attribute, value=value, unit="parameter", because=because,
            )  # fmt: skip


def _shapes_in(corpus: Corpus, article: str, styles: Mapping[str, Shape]) -> Iterator[PrintedShape]:
    subjects = {claim.subject for claim in corpus.claims_of(article) if claim.attribute == "layers" and claim.subject}
    for subject in sorted(subjects):
        size, layers, width = (claimed(corpus, article, subject, n) for n in ("parameters", "layers", "hidden_size"))
        if size and layers and width:
            deep, wide = int(layers.points[-1]), int(width.points[-1])
            weights = {name: total(resized(style, layers=deep, hidden=wide)) for name, style in styles.items()}
            yield PrintedShape(
                corpus=corpus,
                subject=subject,
                layers=deep,
                width=wide,
                size=size,
                weights=weights,
                own=blueprint(corpus, subject),
            )


def claimed(corpus: Corpus, article: str, subject: str, attribute: str) -> Quantity | None:
    """The article's first figure for an attribute of a model, or else of its family, or None."""
    claims = [claim for claim in corpus.claims_of(article) if claim.attribute == attribute]
    names = (subject, corpus.entities[subject].family)
    said = (claim.value for name in names for claim in claims if name and claim.subject == name)
    return next((value for value in said if isinstance(value, Quantity)), None)


def _mixture(corpus: Corpus, entity: str, shape: Shape, article: str) -> Mixture:
    said = (corpus.facts_about(entity, name) for name in ("parameters", "active_parameters"))
    published = tuple(facts[0] for facts in said if facts)
    return Mixture(
        entity=entity,
        label=corpus.label(entity),
        shape=shape,
        printed=claimed(corpus, article, entity, "parameters"),
        published=published,
    )
