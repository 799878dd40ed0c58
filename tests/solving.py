"""One question to the solver, for tests that ask each programme once."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from assay.evidence.solver import Programme, Row, Variable


def is_feasible(rows: Sequence[Row]) -> bool:
    """Whether all rows can hold at once."""
    return Programme(rows).feasible()


def bounds(rows: Sequence[Row], variable: Variable) -> tuple[float, float]:
    """The least and the greatest logarithm that is left to a variable; infinite where nothing bounds it."""
    found = Programme(rows).bounds(variable)
    return (found[0].value, found[1].value) if found else (-inf, inf)


def irreducible(rows: Sequence[Row]) -> tuple[Row, ...]:
    """A smallest-by-inclusion infeasible subset of infeasible rows."""
    return tuple(rows[index] for index in Programme(rows).irreducible())
