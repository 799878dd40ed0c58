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
from assay.model import Basis, Claim, Finding, Kind, Result, Witness
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
    computed = tally_evidence(claim, corpus, results)
    return (*found, *computed, *_assessed(claim, corpus), *_looked_at(claim, corpus))


def _assessed(claim: Claim, corpus: Corpus) -> tuple[Evidence, ...]:
    """What a person read in the sources."""
    read = claim.assessment.evidence if claim.assessment else ()
    return tuple(_found(finding, Basis.ASSESSED, claim, corpus) for finding in read)


def _looked_at(claim: Claim, corpus: Corpus) -> tuple[Evidence, ...]:
    """Where a person looked in vain: it says neither yes nor no."""
    places = claim.unsettled.looked_at if claim.unsettled else ()
    return tuple(_found(finding, Basis.FACT, claim, corpus) for finding in places)


def _found(finding: Finding, basis: Basis, claim: Claim, corpus: Corpus) -> Evidence:
    return Evidence(
        outcome=finding.outcome,
        basis=basis,
        witness=Witness.SOURCE,
        name=finding.source,
        locator=finding.locator,
        printed=finding.fragment or "",
        standing=standing_of(corpus.sources[finding.source], claim.subject or "", corpus),
        fragment=finding.fragment,
    )
