"""What an article says rises or falls, against the figures that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assay.evidence.trend import along, holds_along, is_trend
from assay.model import Claim
from assay.model.corpus import Corpus
from assay.verdicts.conflicts.conflict import Conflict, Scope, name_of


def trends_against_the_table(corpus: Corpus) -> Iterator[Conflict]:
    """What an article says rises or falls, against the figures of its own table."""
    for trend in corpus.claims.values():
        if not is_trend(trend):
            continue
        cells = [claim for claim in corpus.claims_of(trend.article) if _is_cell(claim, trend, corpus)]
        ordered = along(cells, trend.over or "", corpus)
        if len(ordered) > 2 and not holds_along(trend, ordered):
            shown = ", ".join(f"{corpus.label(cell.subject or '')} {_printed(cell)}" for cell in ordered)
            members = tuple(sorted((trend.id, *(cell.id for cell in _against(trend, ordered)))))
            said = f"{trend.statement} The table of the same article has {shown}."
            yield Conflict(id=name_of(members, ()), scope=Scope.WITHIN, members=members, laws=(), because=said)


def _against(trend: Claim, ordered: list[Claim]) -> list[Claim]:
    """The fewest cells that contradict the trend: one step that goes the other way, or, of `some`, all of them."""
    if trend.scope == "some":
        return ordered
    return next([before, after] for before, after in pairwise(ordered) if not holds_along(trend, [before, after]))


def _is_cell(claim: Claim, trend: Claim, corpus: Corpus) -> bool:
    """Whether the claim is a figure of the table over which the trend is stated."""
    same = claim.attribute == trend.attribute and claim.when == trend.when and claim.relation is None
    return same and claim.subject in corpus.members(trend.subject)


def _printed(claim: Claim) -> str:
    return claim.figure.printed if claim.figure else ""
