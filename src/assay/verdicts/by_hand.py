"""The verdicts that a person gave, and why nothing else could decide them.

A verdict is assessed where an assessment is its basis: that is what the command, the pages and the exports all count.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assay.evidence import Evidence
from assay.model import Basis, Claim, Outcome, Verdict, Witness
from assay.model.corpus import Corpus
from assay.verdicts.report import Report, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """One claim with an assessment, and why it has one."""

    claim: str
    verdict: Verdict
    why: str
    because: str
    is_needless: bool
    """Whether evidence decides the claim, so that the assessment must go."""


def by_hand(report: Report, corpus: Corpus, articles: Collection[str]) -> list[ByHand]:
    """The claims of these articles that carry an assessment, in the order of the report."""
    return [
        ByHand(
            claim=row.claim.id,
            verdict=row.claim.assessment.verdict,
            why=why_by_hand(row, corpus) or "evidence decides it: take the assessment out",
            because=row.claim.assessment.because,
            is_needless=not is_assessed(row),
        )
        for row in report.rows
        if row.claim.assessment and row.claim.article in articles
    ]


def is_assessed(row: Row) -> bool:
    """Whether a person gave the verdict."""
    return row.ruling.basis is Basis.ASSESSED


def why_by_hand(row: Row, corpus: Corpus) -> str:
    """Why a person had to give the verdict; empty where none did."""
    if row.claim.assessment is None or not is_assessed(row):
        return ""
    if row.claim.assessment.verdict is Verdict.NOT_CHECKABLE:
        return "nothing could decide it: it is an opinion, a forecast or a definition"
    counted = next((piece for piece in row.evidence if _rests_on_an_assumption(piece)), None)
    return f"a notebook counts it only if {counted.when.setting}" if counted else _what_is_missing(row.claim, corpus)


def _what_is_missing(claim: Claim, corpus: Corpus) -> str:
    """What a rule would have to have, and does not."""
    attribute = corpus.attribute(claim.attribute)
    if attribute:
        return f"no fact, law or notebook gives {attribute.label} of {corpus.label(claim.subject or '')} in this sense"
    if claim.relation:
        return "no fact gives both sides of the comparison"
    outcomes = {piece.outcome for piece in claim.assessment.evidence} if claim.assessment else set()
    if {Outcome.MATCH, Outcome.MISMATCH} <= outcomes:
        return "its sources bear out one part and not another, and how much the words take in is a matter of reading"
    return "its sources say it in words: it has no figure, date, name or category that they could be compared by"


def _rests_on_an_assumption(piece: Evidence) -> bool:
    return piece.witness is Witness.NOTEBOOK and piece.when.setting is not None and piece.outcome is Outcome.NOT_FOUND
