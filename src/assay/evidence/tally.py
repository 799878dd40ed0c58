"""What notebooks counted: in how many of all cases a comparison, a trend or a statement holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assay.evidence.comparison import holds
from assay.evidence.figure import applies
from assay.evidence.piece import Cell, Evidence
from assay.model import Basis, Claim, Outcome, Result, Witness
from assay.model.corpus import Corpus
from assay.model.standing import Standing, standing_of


def tally_evidence(claim: Claim, corpus: Corpus, results: Sequence[Result]) -> Iterator[Evidence]:
    """One piece of evidence for each tally on the claim, under the quantifier that the claim has: without one, most.

    A tally that rests on an assumption which the claim does not make says neither yes nor no.
    """
    for result in results:
        speaks = result.relation is not None and (claim.id in result.claims or _is_of(claim, result))
        if speaks and _is_at(claim, result):
            assumed = result.when.setting if result.when.setting != claim.when.setting else None
            outcome = Outcome.MATCH if holds(result.value.interval.low, claim.scope) else Outcome.MISMATCH
            sides = (result.subject, result.when.object) if result.when.object else ()
            cell = Cell(notebook=result.notebook, number=result.cell, name=result.name)
            yield Evidence(
                outcome=Outcome.NOT_FOUND if assumed else outcome,
                basis=Basis.RECOMPUTED,
                witness=Witness.NOTEBOOK,
                name=result.notebook,
                locator=str(cell),
                printed=result.value.printed,
                when=result.when,
                note=f"if {assumed}: {result.because}" if assumed else result.because,
                cell=cell,
                standing=_standing(result, corpus),
                is_worded=True,
                about=sides,
            )


def _standing(result: Result, corpus: Corpus) -> Standing:
    """That of the sources whose figures were counted: counting them again makes them no better, and no worse."""
    known = [corpus.sources[name] for name in result.sources if name in corpus.sources]
    return min((standing_of(source, result.subject, corpus) for source in known), default=Standing.PRIMARY)


def _is_at(claim: Claim, result: Result) -> bool:
    """Whether it counted what comes to the figure that the claim gives, where it counted for a figure."""
    if result.at is None:
        return True
    return claim.figure is not None and claim.figure.interval.contains(result.at)


def _is_of(claim: Claim, result: Result) -> bool:
    """Whether it was counted for the relation that the claim states."""
    here = (claim.subject, claim.relation, claim.attribute or "", claim.over)
    same = here == (result.subject, result.relation, result.attribute, result.over)
    return same and applies(claim.when, result.when)
