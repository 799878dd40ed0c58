"""Why nothing settles a claim: as its record says, or as follows from what it is and from the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from assay.evidence import Evidence
from assay.model import Claim, Kind, Reason, Verdict


def reason_of(claim: Claim, verdict: Verdict, evidence: Sequence[Evidence]) -> Reason | None:
    """The reason of a claim that is unverifiable; None for any other."""
    if verdict is not Verdict.UNVERIFIABLE:
        return None
    if claim.unsettled:
        return claim.unsettled.reason
    if claim.kind is Kind.PLACEHOLDER:
        return Reason.NOTHING_CITED
    if any(piece.undisclosed for piece in evidence):
        return Reason.NOT_DISCLOSED
    return Reason.NOT_FOUND
