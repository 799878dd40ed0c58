"""The claims that a person assessed, and why nothing else could decide them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assay.articles.coverage.elements import figures_in
from assay.articles.coverage.mentions import Names
from assay.model import Basis, Claim, Verdict
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
    rows = [row for row in report.rows if row.claim.assessment and row.claim.article in articles]
    names = Names(corpus)
    return [_by_hand(row, corpus, names) for row in rows]


def _by_hand(row: Row, corpus: Corpus, names: Names) -> ByHand:
    assert row.claim.assessment
    needless = row.ruling.basis is not Basis.ASSESSED
    why = "evidence decides it: take the assessment out" if needless else _why(row.claim, corpus, names)
    return ByHand(
        claim=row.claim.id,
        verdict=row.claim.assessment.verdict,
        why=why,
        because=row.claim.assessment.because,
        is_needless=needless,
    )


def _why(claim: Claim, corpus: Corpus, names: Names) -> str:
    assert claim.assessment
    if claim.assessment.verdict is Verdict.NOT_CHECKABLE:
        return "nothing could decide it: it is an opinion, a forecast or a definition"
    attribute = corpus.attributes.get(claim.attribute or "")
    if attribute:
        return f"no fact, law or notebook gives {attribute.label} of {corpus.label(claim.subject or '')} in this sense"
    if claim.relation:
        return "no fact gives both sides of the comparison"
    figures = figures_in(claim.quote, names)
    if figures:
        return f"its figures ({', '.join(figures)}) are part of a statement that no attribute of the vocabulary holds"
    return "it is a statement without a figure, which no attribute of the vocabulary holds"
