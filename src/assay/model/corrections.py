"""What was published and was wrong: one entry a correction, never taken out again."""

from __future__ import annotations

from dataclasses import dataclass

from assay.model import Verdict
from assay.model.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published verdict that was wrong, and what it became."""

    date: PartialDate
    """The day on which the correction was published."""
    claim: str
    was: Verdict
    now: Verdict | None
    """None where the claim was withdrawn, because the article does not make it."""
    wrong: str
    """What was wrong, in one sentence or two."""
    noticed_by: str | None = None

    @property
    def id(self) -> str:
        """No claim is corrected twice on one day, so day and claim name the correction."""
        return f"{self.date.printed}/{self.claim}"
