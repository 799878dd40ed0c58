"""Depth against accuracy: networks of one kind in order of their layers, and what each step in depth brought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity
from size_debate.training_runs import figures_on

WHOLE = 100.0
_SPREAD = re.compile(r"±\s*([0-9]+(?:\.[0-9]+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One network of a ladder: its layers, and how often it is right, in per cent."""

    entity: str
    layers: int
    accuracy: Interval
    fact: Fact

    @property
    def point(self) -> float:
        """The accuracy as printed, or a hundred less the printed error."""
        printed = quantity_of(self.fact).points[0]
        return WHOLE - printed if self.fact.attribute == "top1_error" else printed


@dataclass(frozen=True, slots=True)
class Step:
    """What one step in depth brought."""

    lower: Rung
    upper: Rung

    @property
    def gain(self) -> float:
        """Points of accuracy, by the printed figures."""
        return self.upper.point - self.lower.point

    @property
    def interval(self) -> Interval:
        """Every gain that the printed digits allow."""
        return Interval(
            self.upper.accuracy.low - self.lower.accuracy.high, self.upper.accuracy.high - self.lower.accuracy.low
        )

    @property
    def per_layer(self) -> float:
        """Points for each layer that was added."""
        return self.gain / (self.upper.layers - self.lower.layers)


def accuracy_of(value: Quantity, attribute: str) -> Interval:
    """An accuracy as it is; of an error, what is left of a hundred."""
    if attribute == "top1_error":
        return Interval(WHOLE - value.interval.high, WHOLE - value.interval.low)
    return value.interval


def ladder(corpus: Corpus, source: str, metric: str, settings: Sequence[str | None]) -> list[Rung]:
    """The networks of one source by their layers, measured alike; the first of the settings that it gives counts."""
    rungs: dict[str, Rung] = {}
    for setting in settings:
        for attribute in ("top1_accuracy", "top1_error"):
            for fact in figures_on(corpus, attribute):
                layers = layers_of(corpus, fact.subject)
                if (fact.source, fact.when.metric, fact.when.setting) == (source, metric, setting) and layers:
                    accuracy = accuracy_of(quantity_of(fact), attribute)
                    rungs.setdefault(
                        fact.subject, Rung(entity=fact.subject, layers=layers, accuracy=accuracy, fact=fact)
                    )
    return sorted(rungs.values(), key=lambda rung: rung.layers)


def steps(rungs: Sequence[Rung]) -> list[Step]:
    """Each rung against the one below it."""
    return [Step(lower, upper) for lower, upper in pairwise(rungs)]


def layers_of(corpus: Corpus, entity: str) -> int | None:
    """The layers that some source gives, None where none does."""
    facts = [fact for fact in figures_on(corpus, "layers") if fact.subject == entity]
    return int(quantity_of(facts[0]).points[0]) if facts else None


def spread_of(fact: Fact) -> float | None:
    """The spread between runs that the fragment prints after ±, None where it prints none."""
    found = _SPREAD.search(fact.fragment or "")
    return float(found[1]) if found else None
