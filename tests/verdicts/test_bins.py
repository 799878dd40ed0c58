"""Classes of one chart should be apart: what has just the size at an edge belongs to one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.model import Entity
from assay.quantity import parse
from assay.verdicts.conflicts import Conflict
from assay.verdicts.conflicts.bins import bins_that_overlap
from tests.world import claim, world

CHART = "sizes of ponds"


def found(one: str, other: str, settings: tuple[str, str] = (CHART, CHART)) -> list[Conflict]:
    """What is found between two classes of models, by their parameters."""
    shares = [
        claim("ponds/small", "otter-7b.share", "40 %", setting=settings[0]),
        claim("ponds/large", "otter-70b.share", "60 %", setting=settings[1]),
    ]
    corpus = world(*shares)
    classes = {
        name: Entity(id=name, label=size, kind="size-class", given=(("parameters", parse(size)),))
        for name, size in (("otter-7b", one), ("otter-70b", other))
    }
    return list(bins_that_overlap(replace(corpus, entities={**corpus.entities, **classes})))


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("1 to 6 billion", "6 to 175 billion", "an edge"),
        ("6 to 175 billion", "175 billion or more", "an edge"),
        ("1 to 6 billion", "3 to 175 billion", "a span"),
        ("1 to 6 billion", "7 to 175 billion", "nothing"),
        ("6 to 175 billion", "more than 175 billion", "nothing"),
        ("less than 6 billion", "6 to 175 billion", "nothing"),
    ],
)
def test_classes_that_share_a_size_are_told(one: str, other: str, outcome: str) -> None:
    told = ["an edge" if conflict.apparent else "a span" for conflict in found(one, other)]
    assert told == ([] if outcome == "nothing" else [outcome])


def test_the_sentence_names_the_chart_and_the_size_that_is_in_both() -> None:
    (conflict,) = found("1 to 6 billion", "6 to 175 billion")
    assert conflict.because == (
        "1 to 6 billion and 6 to 175 billion are two classes of one chart (sizes of ponds, by parameters), and "
        "6 billion is in both."
    )
    assert str(conflict.apparent) == "explained by their edge: only what has just 6 billion is in both"


def test_classes_of_two_charts_may_overlap() -> None:
    assert found("1 to 6 billion", "3 to 175 billion", (CHART, "sizes of rivers")) == []
