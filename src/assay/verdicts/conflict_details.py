"""What the picture of a conflict shows that no figure of a claim says: a trend along a table, a name beside a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assay.evidence.trend import along, is_trend
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.stated import Statement, quantity_of
from assay.verdicts.conflicts import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A claim that something rises or falls, and the cells of the table that break it, in their order."""

    claim: Claim
    cells: tuple[Claim, ...]
    what: str
    over: str

    @property
    def needs_all(self) -> bool:
        """Whether every step has to go the claimed way; otherwise one would do."""
        return self.claim.scope != "some"

    def steps(self, corpus: Corpus) -> list[dict[str, Any]]:
        """Each cell with its label and its value; `with` is whether the step that leads to it goes the claimed way."""
        values = [_point(cell) for cell in self.cells]
        rising = self.claim.relation == "rises_with"
        goes = [None, *(after > before if rising else after < before for before, after in pairwise(values))]
        return [
            {"claim": cell.id, "label": corpus.label(cell.subject), "value": value, "with": way}
            for cell, value, way in zip(self.cells, values, goes, strict=True)
        ]

    def as_json(self, corpus: Corpus) -> dict[str, Any]:
        """As the picture reads it."""
        return {
            "claim": self.claim.id,
            "rises": self.claim.relation == "rises_with",
            "needs_all": self.needs_all,
            "what": self.what,
            "over": self.over,
            "steps": self.steps(corpus),
        }


@dataclass(frozen=True, slots=True)
class Listing:
    """A name that a claim gives, and the whole list in which it does not stand."""

    claim: Claim
    fact: Fact

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the list."""
        return _names(self.fact)

    def as_json(self, corpus: Corpus) -> dict[str, Any]:
        """As the picture reads it."""
        return {
            "claim": self.claim.id,
            "names": [corpus.label(name) for name in _names(self.claim)],
            "list": [corpus.label(name) for name in self.names],
        }


def trend_of(conflict: Conflict, corpus: Corpus) -> Trend | None:
    """The trend that a conflict breaks, if it is one of that kind."""
    claims = [corpus.claims[name] for name in conflict.members if name in corpus.claims]
    trend = next((claim for claim in claims if is_trend(claim)), None)
    if trend is None:
        return None
    cells = along([claim for claim in claims if claim is not trend], trend.over or "", corpus)
    what, over = (corpus.attributes[name].label if name else "" for name in (trend.attribute, trend.over))
    return Trend(claim=trend, cells=tuple(cells), what=what, over=over)


def listing_of(conflict: Conflict, corpus: Corpus) -> Listing | None:
    """The name and the list that a conflict is about, if it is one of that kind."""
    claim = next((corpus.claims[name] for name in conflict.members if name in corpus.claims), None)
    fact = next((found for name in conflict.members if (found := corpus.fact(name))), None)
    if claim is None or fact is None or not _names(claim) or not _names(fact):
        return None
    return Listing(claim, fact)


def beside(conflicts: Mapping[str, Conflict], corpus: Corpus) -> dict[str, dict[str, Any]]:
    """All of both, by the name of the conflict."""
    found = {name: trend_of(item, corpus) or listing_of(item, corpus) for name, item in conflicts.items()}
    return {name: shown.as_json(corpus) for name, shown in found.items() if shown}


def _names(statement: Statement) -> tuple[str, ...]:
    return statement.value if isinstance(statement.value, tuple) else ()


def _point(cell: Claim) -> float:
    return quantity_of(cell).points[0]
