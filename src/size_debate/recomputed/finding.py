"""One computed figure or tally, and how a notebook hands it to the checker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assay.notebooks.recording import record, record_tally
from assay.quantity import Interval


class Finding(Protocol):
    """What was computed for the checker."""

    def record(self) -> None:
        """Hand it over, as an output of the cell."""


@dataclass(frozen=True, kw_only=True)
class Figure(Finding):
    """The value of an attribute of something; with a setting it rests on that assumption and decides nothing."""

    name: str
    subject: str
    attribute: str
    value: Interval | float
    unit: str | None
    because: str
    when: Mapping[str, str] = field(default_factory=dict)

    def record(self) -> None:
        """Hand it over, as an output of the cell."""
        record(
            self.name, self.value, subject=self.subject, attribute=self.attribute, unit=self.unit, because=self.because,
            **self.when,  # type: ignore[arg-type]
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Tally(Finding):
    """In how many of all cases something holds; with a setting it rests on that assumption and decides nothing."""

    name: str
    holds: int
    total: int
    says: str
    because: str
    relation: str = "holds"
    subject: str = ""
    attribute: str = ""
    over: str | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    at: float | None = None
    when: Mapping[str, str] = field(default_factory=dict)

    def record(self) -> None:
        """Hand it over, as an output of the cell."""
        record_tally(
            self.name, self.holds, self.total, says=self.says, because=self.because, relation=self.relation,
            subject=self.subject, attribute=self.attribute, over=self.over, claims=self.claims, sources=self.sources,
            at=self.at, **self.when,
        )  # fmt: skip
