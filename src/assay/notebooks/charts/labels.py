"""Names beside dots: of as many as there is room for, those first of which the articles speak; the rest when touched.

Where a name would lie is reckoned in pixels of the narrower drawing, so that it is free in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any, Literal, cast

from assay.model.corpus import Corpus

if TYPE_CHECKING:
    import altair as alt

MOST = 8
"""Names in one picture: more are a cloud of words."""
LETTER, LINE = 7.0, 15
"""Pixels that a letter of a name takes in the widest of the usual fonts, and a line of it."""
NEAR = 9
"""Pixels from the middle of a dot to its name."""
NARROW_PLOT = 280
"""Pixels between the axes on a telephone."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A named point on two logarithmic axes."""

    entity: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Field:
    """The ends of both axes, and the height of the drawing in pixels."""

    along: tuple[float, float]
    up: tuple[float, float]
    height: float

    def place(self, dot: Dot) -> tuple[float, float]:
        """Pixels from the left and from below."""
        return (
            NARROW_PLOT * _share(dot.x, self.along),
            self.height * _share(dot.y, self.up),
        )


def _share(value: float, ends: tuple[float, float]) -> float:
    return (log(value) - log(ends[0])) / (log(ends[1]) - log(ends[0]))


Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge in pixels."""


def beside(dots: Sequence[Dot], field: Field, corpus: Corpus, words: Sequence[Dot] = ()) -> list[tuple[Dot, str]]:
    """The dots whose names are shown, each `right` or `left` of it: on no dot, on no other name, within the edges.

    `words` are those that stand in the picture already, each to the left of its place.
    """
    spoken_of = Counter(claim.subject for claim in corpus.claims.values())
    taken = [*_boxes(dots, field), *(_before(word, field) for word in words)]
    shown: list[tuple[Dot, str]] = []
    for dot in sorted(dots, key=lambda dot: (-spoken_of[dot.entity], dot.name)):
        x, y = field.place(dot)
        long = LETTER * len(dot.name)
        for side, left in (("right", x + NEAR), ("left", x - NEAR - long)):
            box = (left, y - LINE / 2, left + long, y + LINE / 2)
            if left >= 0 and box[2] <= NARROW_PLOT and not any(_overlap(box, other) for other in taken):
                shown.append((dot, side))
                taken.append(box)
                break
        if len(shown) == MOST:
            break
    return shown


def clear_of(dots: Sequence[Dot], places: Sequence[Dot], field: Field) -> Dot:
    """The first of the places of a word on which it covers no dot; the first of all where it always does."""
    taken = _boxes(dots, field)
    free = (one for one in places if not any(_overlap(_before(one, field), other) for other in taken))
    return next(free, places[0])


def _boxes(dots: Sequence[Dot], field: Field) -> list[Box]:
    return [(x - 6, y - 6, x + 6, y + 6) for x, y in map(field.place, dots)]


def _before(word: Dot, field: Field) -> Box:
    """What a word covers that ends at its place and lies a little above it."""
    x, y = field.place(word)
    return x - NEAR - LETTER * len(word.name), y - LINE / 2, x - NEAR, y + LINE


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def names_of(shown: Sequence[tuple[Dot, str]], x: alt.X, y: alt.Y, colour: str) -> alt.LayerChart:
    """The names as a layer; `x` and `y` are the axes of the dots, whose fields are named as theirs."""
    import altair as alt  # noqa: PLC0415 - only where a notebook runs
    import pandas as pd  # noqa: PLC0415

    fields = [str(cast("dict[str, Any]", axis.to_dict())["field"]) for axis in (x, y)]
    layers = []
    sides: tuple[tuple[str, Literal["left", "right"], int], ...] = (("right", "left", NEAR), ("left", "right", -NEAR))
    for side, align, dx in sides:
        rows = [(dot.x, dot.y, dot.name) for dot, where in shown if where == side]
        words = alt.Chart(pd.DataFrame(rows, columns=[*fields, "name"]))
        layers.append(words.mark_text(align=align, dx=dx, color=colour, fontSize=12).encode(x=x, y=y, text="name:N"))
    return alt.LayerChart(layer=layers)
