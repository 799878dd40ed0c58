"""Which sets of statements can be true together: linear programmes in the logarithms of quantities, solved by HiGHS.

A statement bounds a product of powers of quantities; in logarithms that is a row `low <= sum(c * x) <= high`.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from math import inf, isinf
from typing import Any

Variable = tuple[str, str]
EASE = 1e-7
"""How far, in natural logarithms, a bound may be missed: it absorbs the rounding of decimal fractions."""
_NOTHING = 1e-9
"""A multiplier below this one is none: the coefficients of rows are powers, none of them tiny."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement as a linear inequality: who states it, on what, and its bounds in natural logarithms."""

    member: str
    coefficients: tuple[tuple[Variable, float], ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bound:
    """The least or the greatest logarithm that is left to a variable; infinite where nothing bounds it."""

    value: float
    rows: tuple[Row, ...] = ()
    """What makes the bound: without any one of these rows the others bound nothing."""


def all_irreducible(rows: Sequence[Row], most: int) -> Iterator[tuple[Row, ...]]:
    """Irreducible infeasible subsets, each once, until none is left or `most` were given.

    Reiter's hitting-set tree: every further subset must lack at least one member of each subset known so far.
    """
    programme = Programme(rows)
    found: list[frozenset[int]] = []
    repairs: list[frozenset[int]] = []
    """Rows without which the rest can be true: leaving out more of them leads to nothing new."""
    seen: set[frozenset[int]] = set()
    waiting: deque[frozenset[int]] = deque([frozenset()])
    while waiting and len(found) < most:
        without = waiting.popleft()
        if any(repair <= without for repair in repairs):
            continue
        conflict = next((known for known in found if not known & without), None)
        if conflict is None:
            with programme.without(without):
                if programme.feasible():
                    repairs.append(without)
                    continue
                conflict = frozenset(programme.irreducible())
            found.append(conflict)
            yield tuple(rows[index] for index in sorted(conflict))
        for index in sorted(conflict):
            branch = without | {index}
            if branch not in seen:
                seen.add(branch)
                waiting.append(branch)


def groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows split into groups that share no variable, directly or through others: a union-find."""
    known = list(rows)
    parent: dict[Variable, Variable] = {}

    def root(variable: Variable) -> Variable:
        while parent.setdefault(variable, variable) != variable:
            parent[variable] = variable = parent[parent[variable]]
        return variable

    for row in known:
        first = row.coefficients[0][0]
        for variable, _ in row.coefficients[1:]:
            parent[root(variable)] = root(first)
    grouped: dict[Variable, list[Row]] = defaultdict(list)
    for row in known:
        grouped[root(row.coefficients[0][0])].append(row)
    yield from grouped.values()


def connected(rows: Iterable[Row], variable: Variable) -> list[Row]:
    """The rows that hang together with a variable; the others cannot bound it."""
    found = (group for group in groups(rows) if any(variable == name for row in group for name, _ in row.coefficients))
    return next(found, [])


def ties(rows: Iterable[Row]) -> bool:
    """Whether one of the rows speaks of more than one variable."""
    return any(len(row.coefficients) > 1 for row in rows)


class Programme:
    """One linear programme, asked many times; its columns are free, its rows the statements."""

    def __init__(self, rows: Sequence[Row]) -> None:
        import highspy  # noqa: PLC0415 - only those who solve pay for it

        self._rows = rows
        self._present = set(range(len(rows)))
        self._columns: dict[Variable, int] = {}
        for row in rows:
            for variable, _ in row.coefficients:
                self._columns.setdefault(variable, len(self._columns))
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._status: Any = highspy.HighsModelStatus
        self._highs.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own signature
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("presolve", "off")
        free = [inf] * len(self._columns)
        self._highs.addVars(len(free), [-bound for bound in free], free)
        entries = [entry for row in rows for entry in row.coefficients]
        self._highs.addRows(
            len(rows), [row.low - EASE for row in rows], [row.high + EASE for row in rows],
            len(entries), [*accumulate((len(row.coefficients) for row in rows[:-1]), initial=0)],
            [self._columns[variable] for variable, _ in entries], [value for _, value in entries],
        )  # fmt: skip

    @contextmanager
    def without(self, indices: Collection[int]) -> Iterator[None]:
        """Let these rows bound nothing for a while; the solver goes on from where it stood."""
        gone = self._present & set(indices)
        for index in gone:
            self._leave_out(index)
        try:
            yield
        finally:
            for index in gone:
                self._put_back(index)

    def feasible(self) -> bool:
        """Whether some point satisfies all rows."""
        self._highs.run()
        return bool(self._highs.getModelStatus() != self._status.kInfeasible)

    def bounds(self, variable: Variable) -> tuple[Bound, Bound] | None:
        """The least and the greatest value that the rows leave to a variable; None where not all of them can hold."""
        self._highs.clearSolver()  # what it finds where several answers are right hangs on nothing asked before
        if variable not in self._columns:
            return (Bound(-inf), Bound(inf)) if self.feasible() else None
        low, high = self._extreme(variable, 1.0), self._extreme(variable, -1.0)
        return (low, high) if low and high else None

    def irreducible(self) -> list[int]:
        """Which rows make a smallest-by-inclusion infeasible set, by their index, where not all of them can hold.

        The multipliers that prove the contradiction name a subset that is often irreducible already; each of its
        members is then left out in turn and stays out when the rest still contradicts itself, so that the answer is
        irreducible whatever the solver named.
        """
        proposed = self._proof()
        with self.without(self._present - proposed):
            if self.feasible():  # the multipliers were beside the point
                proposed = set(self._present)
        others = self._present - proposed
        kept = []
        with self.without(others):
            left_out = []
            for index in sorted(proposed):
                self._leave_out(index)
                if self.feasible():
                    self._put_back(index)
                    kept.append(index)
                else:
                    left_out.append(index)
            for index in left_out:
                self._put_back(index)
        return kept

    def _leave_out(self, index: int) -> None:
        self._highs.changeRowBounds(index, -inf, inf)
        self._present.discard(index)

    def _put_back(self, index: int) -> None:
        row = self._rows[index]
        self._highs.changeRowBounds(index, row.low - EASE, row.high + EASE)
        self._present.add(index)

    def _extreme(self, variable: Variable, sense: float) -> Bound | None:
        """The least value of `sense` times the variable, as a bound of the variable; None where no point is left.

        The rows with a multiplier at a vertex of the dual are linearly independent, and together they give the
        objective: hence no smaller set of them does (Gleeson and Ryan 1990).
        """
        column = self._columns[variable]
        self._highs.changeColCost(column, sense)
        self._highs.run()
        status, value = self._highs.getModelStatus(), self._highs.getObjectiveValue()
        multipliers = self._highs.getSolution().row_dual
        self._highs.changeColCost(column, 0.0)
        if status == self._status.kInfeasible:
            return None
        if status != self._status.kOptimal:
            return Bound(-sense * inf)
        return Bound(sense * value, tuple(self._rows[index] for index in _held(multipliers)))

    def _proof(self) -> set[int]:
        """The rows whose multipliers prove that not all can hold; all rows where the solver gives no proof."""
        self._highs.run()
        _, given, multipliers = self._highs.getDualRay()
        named = set(_held(multipliers)) if given else set()
        return named & self._present or set(self._present)


def _held(multipliers: Iterable[float]) -> list[int]:
    """Which rows hold against the objective."""
    return [index for index, share in enumerate(multipliers) if abs(share) > _NOTHING]


def finite(low: float, high: float) -> bool:
    """Whether a row bounds anything at all."""
    return not (isinf(low) and isinf(high))
