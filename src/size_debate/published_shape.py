"""From facts to a shape: what is published of an architecture, where it was read, and what is missing.

Facts of the model itself come first, then those of its family, then those of the model that it is built like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import ceil, floor
from typing import Any

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity
from size_debate.transformer import Shape, total

ROWS = "rows of the embedding"
"""The setting of a fact on the vocabulary that counts what is trained, and not what the tokenizer uses of it."""

RULES: Mapping[str, Callable[[int], int]] = {
    "four times the width": lambda width: 4 * width,
    "eight thirds of the width, up to a multiple of 256": lambda width: -(-int(8 * width / 3) // 256) * 256,
}


@dataclass(frozen=True, kw_only=True)
class Blueprint:
    """A shape with the facts that give it; or no shape, and the reasons."""

    entity: str
    shape: Shape | None
    facts: Mapping[str, Fact]
    reasons: tuple[str, ...] = ()

    def weigh(self, count: Callable[[Shape], int] = total) -> Interval:
        """The number of weights, as exactly as the vocabulary is printed: `256k` leaves a thousand rows open."""
        if self.shape is None:
            raise ValueError(f"the weights of {self.entity} cannot be counted: {'; '.join(self.reasons)}")
        printed = self.facts["vocabulary"].value
        assert isinstance(printed, Quantity)
        ends = (ceil(printed.interval.low), floor(printed.interval.high))
        few, many = (count(replace(self.shape, vocabulary=rows)) for rows in ends)
        return Interval(few, many)


def blueprint(corpus: Corpus, entity: str) -> Blueprint:
    """The shape of a model as far as it is published."""
    return _Reader(corpus=corpus, lineage=tuple(_lineage(corpus, entity))).read(entity)


def _lineage(corpus: Corpus, entity: str) -> Iterator[str]:
    """The model, its family, and the same of the model that it is built like."""
    seen: list[str] = []
    here: str | None = entity
    while here and here not in seen:
        record = corpus.entities.get(here)
        own = [here, *([record.family] if record and record.family else [])]
        seen += own
        yield from own
        likes = (fact.value for name in own for fact in corpus.facts_about(name, "built_like"))
        here = next((value[0] for value in likes if isinstance(value, tuple)), None)


@dataclass(kw_only=True)
class _Reader:
    corpus: Corpus
    lineage: tuple[str, ...]
    facts: dict[str, Fact] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def read(self, entity: str) -> Blueprint:
        layers, hidden, vocabulary = (self.count(name) for name in ("layers", "hidden_size", "vocabulary"))
        heads, head_size = self._heads(hidden)
        kv_heads = self.count("key_value_heads", or_else=heads)
        experts = self.count("experts", or_else=1)
        chosen = self.count("experts_per_token", or_else=1 if experts == 1 else None)
        norm = self.choice("norm_weights")
        learned = self.choice("position_weights") == "learned"
        sizes: dict[str, Any] = {
            "layers": layers, "hidden": hidden, "heads": heads, "kv_heads": kv_heads, "head_size": head_size,
            "vocabulary": vocabulary, "feed_forward": self._feed_forward(hidden), "experts": experts,
            "experts_per_token": chosen, "positions": self.count("context_length") if learned else 0,
        }  # fmt: skip
        switches: dict[str, Any] = {
            "gated": self.choice("feed_forward_kind") == "gated",
            "tied_embeddings": self.choice("embeddings_tied") == "yes",
            "biases": self.choice("biases"),
            "norm_shifts": norm != "scale",
            "embedding_norm": norm == "scale and shift, one more after the embedding",
            "norms_per_layer": int(self.choice("norms_per_layer") or 0),
        }
        shape = Shape(**sizes, **switches) if not self.reasons else None
        return Blueprint(
            entity=entity,
            shape=shape,
            facts=dict(sorted(self.facts.items())),
            reasons=tuple(dict.fromkeys(self.reasons)),
        )

    def count(self, attribute: str, or_else: int | None = None) -> int | None:
        """A whole number from the nearest facts; `or_else` where there is none, a reason where nothing will do.

        Where all that was printed is a known error, the model is built with the error: the scales show it.
        """
        for name in self.lineage:
            said = self.corpus.facts_about(name, attribute) or self.corpus.mistakes_about(name, attribute)
            facts = [fact for fact in said if fact.figure]
            best = min((_rank(fact) for fact in facts), default=None)
            facts = [fact for fact in facts if _rank(fact) == best]
            values = sorted({_point(fact) for fact in facts})
            if len(values) > 1:
                self._lack(attribute, f"sources disagree: {' and '.join(f'{value:,}' for value in values)}")
                return None
            if values:
                self.facts[attribute] = min(facts, key=_width)
                return values[0]
        if or_else is None:
            self._lack(attribute, "not in what was read")
        return or_else

    def choice(self, attribute: str, *, needed: bool = True) -> str:
        """A category from the nearest fact; empty where there is none."""
        for name in self.lineage:
            for fact in self.corpus.facts_about(name, attribute):
                if isinstance(fact.value, tuple):
                    self.facts[attribute] = fact
                    return fact.value[0]
        if needed:
            self._lack(attribute, "not in what was read")
        return ""

    def _heads(self, hidden: int | None) -> tuple[int | None, int | None]:
        """Heads and their size; where only the width is known they fill it, and their number does not matter."""
        known = any(self.corpus.facts_about(name, "attention_heads") for name in self.lineage)
        heads = self.count("attention_heads") if known else 1
        size = self.count("head_size", or_else=hidden // heads if hidden and heads and hidden % heads == 0 else None)
        return heads, size

    def _feed_forward(self, hidden: int | None) -> int | None:
        rule = self.choice("feed_forward_rule", needed=False)
        by_rule = RULES[rule](hidden) if rule and hidden else None
        return self.count("feed_forward_size", or_else=by_rule)

    def _lack(self, attribute: str, reason: str) -> None:
        self.reasons.append(f"{self.corpus.attributes[attribute].label}: {reason}")


def _rank(fact: Fact) -> int:
    """What counts as the model has it, then what is said without conditions, then the rest."""
    if fact.when.setting == ROWS:
        return 0
    return 2 if fact.when.terms else 1


def _width(fact: Fact) -> float:
    interval = quantity_of(fact).interval
    return interval.high - interval.low


def _point(fact: Fact) -> int:
    return round(quantity_of(fact).points[0])
