"""How far a claimed figure is from the truth, and how far either would have to move for the verdict to flip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isinf

from assay.evidence import Evidence
from assay.evidence.figure import BOUNDS
from assay.model import Basis, Claim, Outcome, Verdict, Witness
from assay.quantity import Interval, Quantity
from assay.verdicts.judge import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How far a claim is from the truth, and from another verdict."""

    ratio: float | None = None
    """Claimed over true; None where no one factor leads from one to the other."""
    margin: float | None = None
    """Of a figure: the factor by which claim or evidence would have to move for the verdict to flip."""
    turns: int | None = None
    """Of anything else: how many metrics, or witnesses, would have to say the opposite."""
    turns_of: str = ""
    """`metrics` or `witnesses`."""


def gap(claim: Claim, ruling: Ruling) -> Gap:
    """Ratio and margin of a claim against what decided it."""
    if ruling.basis is Basis.ASSESSED or not ruling.decisive or ruling.verdict is Verdict.UNVERIFIABLE:
        return Gap()
    if claim.figure:
        return _of_figure(claim.figure, ruling)
    rooms = [int(piece.room) for piece in ruling.decisive if piece.room is not None]
    if rooms:
        return Gap(turns=max(rooms), turns_of="metrics")
    return Gap(turns=len({piece.name for piece in ruling.decisive}), turns_of="witnesses")


def _of_figure(claimed: Quantity, ruling: Ruling) -> Gap:
    truth, first = truth_of(ruling), leading(ruling)
    if truth is None or first is None or first.truth is None:
        return Gap()
    here, true = claimed.interval, first.truth.midpoint
    holding_bound = claimed.hedge in BOUNDS and ruling.verdict is Verdict.SUPPORTED
    single = len(claimed.points) == 1 and not first.spans and not holding_bound
    ratio = claimed.points[0] / true if single and true > 0 and claimed.points[0] > 0 else None
    margin = here.distance_ratio(truth) if not here.overlaps(truth) else _room(here, truth)
    return Gap(ratio=ratio, margin=None if isinf(margin) else margin)


def _room(here: Interval, truth: Interval) -> float:
    """The factor by which the truth could move before it left the claimed interval."""
    up = here.high / truth.low if truth.low > 0 else inf
    down = truth.high / here.low if here.low > 0 else inf
    return max(1.0, min(up, down))


def truth_of(ruling: Ruling) -> Interval | None:
    """What the decisive witnesses leave as possible: what they have in common, or all that they say."""
    truest = _truest(ruling)
    witnesses = [piece for piece in truest if piece.witness is not Witness.LAW] or truest
    intervals = [piece.truth for piece in witnesses if piece.truth is not None]
    if not intervals:
        return None
    common: Interval | None = intervals[0]
    hull = intervals[0]
    for interval in intervals[1:]:
        common = common.intersection(interval) if common else None
        hull = hull.hull(interval)
    return common or hull


def _truest(ruling: Ruling) -> Sequence[Evidence]:
    """The witnesses that tell the truth best: those that agree if the claim is right, otherwise all that decided.

    Of a misleading claim these are the ones on the plain reading, where there are any.
    """
    if ruling.verdict is Verdict.SUPPORTED:
        return [piece for piece in ruling.decisive if piece.agrees]
    said = [piece for piece in ruling.decisive if piece.outcome is not Outcome.NOT_FOUND]
    return [piece for piece in said if piece.reading is None] or said


def leading(ruling: Ruling) -> Evidence | None:
    """The witness that the sentence names first: one with a figure rather than a bound, and a source before a law."""
    witnesses = [piece for piece in _truest(ruling) if piece.truth is not None]
    plain = [
        piece for piece in witnesses if piece.witness is not Witness.LAW and piece.truth and not isinf(piece.truth.high)
    ]
    return next(iter((*plain, *witnesses)), None)
