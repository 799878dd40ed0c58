"""The whole difference between two states, as one value and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from assay.diff.causes import Cause
from assay.diff.changes import Change
from assay.diff.compare import Comparison, Flip, Row
from assay.diff.mixed_states import Key

FORMAT = 1
"""Version of the layout of the JSON."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book that reads differently."""

    path: str
    """Below `book/`."""
    state: str
    """`added`, `changed` or `removed`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notebook that was not run for one of the sides, so that what it computes is not compared."""

    notebook: str
    side: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a change does."""

    base: str
    head: str
    comparison: Comparison
    changes: Mapping[Key, Change] = field(default_factory=dict)
    causes: Mapping[str, tuple[Cause, ...]] = field(default_factory=dict)
    """By claim: alternatives, each a set of changes that is enough."""
    faults: tuple[str, ...] = ()
    """Records of the head that cannot be read."""
    new_faults: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    """Faults of the base that are gone."""
    waiting: tuple[Waiting, ...] = ()
    open: tuple[str, ...] = ()
    """Claims on which a notebook that was not run bears: they may flip."""
    pages: tuple[Page, ...] | None = None
    """None where the base is a file of verdicts."""
    notes: tuple[str, ...] = ()
    catalogued: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By catalogue, a line for each figure that differs."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        rest = (self.changes, self.new_faults, self.mended, self.waiting, self.pages, self.catalogued)
        return self.comparison.is_empty and not any(rest)

    def causes_in_full(self, flip: Flip) -> tuple[tuple[Change, ...], ...]:
        """The causes of a flip, with the changes themselves."""
        return tuple(tuple(self.changes[key] for key in cause) for cause in self.causes.get(flip.claim, ()))


def as_json(difference: Difference) -> dict[str, Any]:
    """The difference for programs."""
    compared = difference.comparison
    return {
        "format": FORMAT,
        "base": difference.base,
        "head": difference.head,
        "flips": [_flip(flip, difference) for flip in compared.flips],
        "added": [_claim(row) for row in compared.added],
        "removed": [_claim(row) for row in compared.removed],
        "shifts": [
            {
                **_claim(shift.now), "flags": list(shift.flags),
                "because": {"was": shift.was["because"], "now": shift.now["because"]},
                "ratio": {"was": shift.was["ratio"], "now": shift.now["ratio"]},
            }
            for shift in compared.shifts
        ],
        "new_conflicts": list(compared.new_conflicts),
        "gone_conflicts": list(compared.gone_conflicts),
        "drifted_quotes": [{**_claim(row), "quote": row["quote"]} for row in compared.drifted],
        "changes": [_change(change) for change in difference.changes.values()],
        "faults": list(difference.faults),
        "new_faults": list(difference.new_faults),
        "mended_faults": list(difference.mended),
        "not_run": [asdict(waiting) for waiting in difference.waiting],
        "may_flip": list(difference.open),
        "pages": None if difference.pages is None else [asdict(page) for page in difference.pages],
        "notes": list(difference.notes),
        "catalogues": {name: list(lines) for name, lines in difference.catalogued.items()},
    }  # fmt: skip


def _flip(flip: Flip, difference: Difference) -> dict[str, Any]:
    before, after = flip.verdicts
    causes: Sequence[Sequence[Change]] = difference.causes_in_full(flip)
    return {
        **_claim(flip.now),
        "was": before,
        "verdict": after,
        "is_worse": flip.is_worse,
        "because": {"was": flip.was["because"], "now": flip.now["because"]},
        "causes": [[_change(change) for change in cause] for cause in causes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {key: value for key, value in asdict(change).items() if value or key in ("kind", "id", "state")}


def _claim(row: Row) -> dict[str, Any]:
    return {"id": row["id"], "statement": row["statement"], "verdict": row["verdict"]}
