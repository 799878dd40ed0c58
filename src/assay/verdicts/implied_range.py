"""For a conflict that runs through laws: what the rest of it leaves possible for the figure that stands out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isinf
from typing import Any

from assay.evidence.lawbook import Lawbook, interval_of
from assay.evidence.solver import Programme, Row, connected
from assay.model import Claim, Given, Verdict
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity, show_interval
from assay.verdicts.conflicts import Conflict
from assay.verdicts.conflicts.linked import groups
from assay.verdicts.report import Report

WORST_FIRST = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.MISLEADING, Verdict.UNVERIFIABLE)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A claimed figure, and what all other members of a conflict and its laws leave for it, in its own unit."""

    claim: Claim
    claimed: Quantity
    interval: Interval

    @property
    def printed(self) -> str:
        """The interval in the house form."""
        return show_interval(self.interval, self.claimed.unit)

    @property
    def factor(self) -> float:
        """How far the claim lies from it."""
        return self.claimed.interval.distance_ratio(self.interval)

    def as_json(self) -> dict[str, Any]:
        """As the picture of the gap reads it."""
        low, high = self.interval.low, self.interval.high
        return {
            "claim": self.claim.id,
            "printed": self.printed,
            "low": None if isinf(low) else low,
            "high": None if isinf(high) else high,
            "unit": self.claimed.unit.name if self.claimed.unit else "",
        }


@dataclass
class Leftovers:
    """The leftovers of all conflicts of a report."""

    corpus: Corpus
    report: Report

    @cached_property
    def by_conflict(self) -> Mapping[str, Leftover]:
        """By the id of the conflict, where there is one."""
        found = ((conflict.id, self._of(conflict)) for conflict in self.report.conflicts.found if not conflict.apparent)
        return {name: leftover for name, leftover in found if leftover}

    @cached_property
    def _rows(self) -> list[list[Row]]:
        return [group.rows for group in groups(Lawbook(self.corpus))]

    @cached_property
    def _verdicts(self) -> Mapping[str, Verdict]:
        return {row.claim.id: row.verdict for row in self.report.rows}

    def _of(self, conflict: Conflict) -> Leftover | None:
        if len(conflict.members) == 2 and not conflict.laws:
            return None
        wanted = {*conflict.members, *conflict.laws}
        claims = [self.corpus.claims[name] for name in conflict.members if name in self.corpus.claims]
        for claim in sorted(claims, key=lambda claim: self._rank(claim.id)):
            for rows in self._rows:
                leftover = _leftover(claim, [row for row in rows if row.member in wanted or self._is_given(row)])
                if leftover:
                    return leftover
        return None

    def _is_given(self, row: Row) -> bool:
        """Whether it holds by definition: nobody states it, so no conflict names it as a member."""
        return isinstance(row.member, Given)

    def _rank(self, claim: str) -> int:
        verdict = self._verdicts[claim]
        return WORST_FIRST.index(verdict) if verdict in WORST_FIRST else len(WORST_FIRST)


def _leftover(claim: Claim, rows: Iterable[Row]) -> Leftover | None:
    """None where the rows do not speak of the claim, or leave what it says."""
    stated = list(rows)
    mine = next((row for row in stated if row.member == claim.id and len(row.coefficients) == 1), None)
    if mine is None or not claim.figure:
        return None
    ((variable, _),) = mine.coefficients
    rest = connected([row for row in stated if row is not mine], variable)
    found = Programme(rest).bounds(variable)
    if found is None:
        return None
    interval = interval_of(*found, claim.figure.unit.factor if claim.figure.unit else 1.0)
    return None if claim.figure.interval.overlaps(interval) else Leftover(claim, claim.figure, interval)
