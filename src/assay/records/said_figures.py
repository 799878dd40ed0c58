"""The figures of a sentence, and whether one of them is a value, is known from elsewhere, or rivals the value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from assay.model import Claim, Entity
from assay.quantity import Quantity, WrongDimension, find
from assay.records.named import Named

_CLOSE = 1e-9
"""Two readings of one figure differ by rounding in the machine alone."""
_ONE = frozenset({"one", "a", "an", "single"})
"""Words that count nothing where no unit follows."""
_SIZE = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)\s?([kKMBT])(?![A-Za-z])")
"""A figure with the letter of its scale, as sizes stand in names: 7B."""
_SCALES = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}


class Said:
    """The statement of a claim, read once for all that is asked of it."""

    def __init__(self, claim: Claim, names: Named) -> None:
        self.claim, self.names = claim, names
        self.plain = names.left_out_of(claim.statement)
        """Without the names that hold digits."""
        self.figures = figures(self.plain)
        value = claim.value
        self.same = [one for one in self.figures if is_value(one, value)] if isinstance(value, Quantity) else []
        """Those of the figures that are the value."""


def figures(text: str) -> list[Quantity]:
    """The quantities of a text; `one` and `a` alone are none."""
    found = [one.quantity for one in find(text) if one.quantity is not None]
    return [figure for figure in found if not (figure.unit is None and figure.printed.casefold() in _ONE)]


def in_unit_of(figure: Quantity, value: Quantity) -> Quantity | None:
    """The figure in the unit of the value; None where they are of different kinds."""
    if value.unit is None or figure.unit is None:
        return figure
    try:
        return figure.to(value.unit)
    except WrongDimension:
        return None


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures in one unit are the same numbers."""
    return len(one.points) == len(other.points) and all(
        isclose(here, there, rel_tol=_CLOSE) for here, there in zip(one.points, other.points, strict=True)
    )


def is_value(figure: Quantity, value: Quantity) -> bool:
    """Whether a figure is a value, in whatever unit."""
    moved = in_unit_of(figure, value)
    return moved is not None and is_same(moved, value)


def is_known(figure: Quantity, known: Sequence[Quantity], named: Sequence[Entity]) -> bool:
    """Whether each number of a figure is one of those that are known, or tells which of its kind is meant."""
    if names_it(figure, named):
        return True
    fitting = [moved for other in known if (moved := in_unit_of(other, figure)) is not None]
    points = [point for other in fitting for point in other.points]
    return all(any(isclose(point, other, rel_tol=_CLOSE) for other in points) for point in figure.points)


def names_it(figure: Quantity, named: Sequence[Entity]) -> bool:
    """Whether the figure is the size by which the subject or the object is called: the 7 billion of LLaMA 7B."""
    sizes = [value.points[0] for entity in named for _, value in entity.given]
    for entity in named:
        for name in (entity.label, entity.id.replace("-", " ").upper(), *entity.aliases):
            sizes += [float(number) * _SCALES[scale.upper()] for number, scale in _SIZE.findall(name)]
    return any(isclose(figure.points[0], size, rel_tol=_CLOSE) for size in sizes)


def is_rival(figure: Quantity, value: Quantity) -> bool:
    """Whether the figure could be the value of the same attribute, and is not."""
    if figure.unit is None or value.unit is None or is_value(figure, value):
        return False
    return in_unit_of(figure, value) is not None
