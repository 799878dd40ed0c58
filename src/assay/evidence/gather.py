"""All evidence on a claim, by the kind of claim it is."""

from __future__ import annotations

from collections.abc import Sequence

from assay.evidence.comparison import comparison_evidence
from assay.evidence.family import family_evidence
from assay.evidence.figure import figure_evidence, recomputed_evidence
from assay.evidence.law import law_evidence, law_order_evidence
from assay.evidence.lawbook import Lawbook
from assay.evidence.name import name_evidence
from assay.evidence.piece import Evidence
from assay.evidence.ratio import is_ratio, ratio_evidence
from assay.evidence.size_class import size_class_evidence
from assay.evidence.tally import tally_evidence
from assay.evidence.text import text_evidence
from assay.evidence.trend import is_trend, trend_evidence
from assay.model import Basis, Claim, Kind, Result, Witness
from assay.model.corpus import Corpus
from assay.model.standing import standing_of


def gather(claim: Claim, book: Lawbook, results: Sequence[Result] = ()) -> tuple[Evidence, ...]:
    """What facts, laws, notebooks and an assessment say of the claim, in a fixed order."""
    corpus = book.corpus
    found: list[Evidence] = []
    if claim.kind is Kind.FIGURE and is_ratio(claim, corpus):
        found += ratio_evidence(claim, corpus)
        found += recomputed_evidence(claim, claim.attribute or "", results)
    elif claim.kind is Kind.FIGURE:
        found += figure_evidence(claim, corpus, results)
        found += family_evidence(claim, corpus)
        found += size_class_evidence(claim, corpus)
        found += text_evidence(claim, corpus)
        found += law_evidence(claim, book)
    elif is_trend(claim):
        found += trend_evidence(claim, corpus)
    elif claim.kind is Kind.COMPARISON:
        found += comparison_evidence(claim, corpus)
        found += law_order_evidence(claim, book)
    elif claim.kind in (Kind.CATEGORY, Kind.DATE, Kind.ATTRIBUTION, Kind.EXISTENCE):
        found += name_evidence(claim, corpus)
    return (*found, *tally_evidence(claim, corpus, results), *_assessed(claim, corpus))


def _assessed(claim: Claim, corpus: Corpus) -> tuple[Evidence, ...]:
    """What a person read in the sources."""
    if claim.assessment is None:
        return ()
    return tuple(
        Evidence(
            finding.outcome, Basis.ASSESSED, Witness.SOURCE, finding.source, finding.locator, finding.fragment or "",
            standing=standing_of(corpus.sources[finding.source], claim.subject or "", corpus),
            fragment=finding.fragment,
        )
        for finding in claim.assessment.evidence
    )  # fmt: skip
