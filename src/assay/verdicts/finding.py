"""The sentence that a reader sees first: the truth, where a claim does not hold; elsewhere the claim, with its verdict.

A person may write a better one into the record (`finding:`). Then every figure in it must be one of the claim's or of
its evidence, so that it says no more than what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.evidence import Evidence
from assay.model import Claim, FigureClaim, Verdict
from assay.model.corpus import Corpus
from assay.quantity import Quantity, find, in_house_form
from assay.verdicts.distance import how_far

HEADS = {
    Verdict.MISLEADING: "Misleading: {}",
    Verdict.REFUTED: "Not so: {}",
    Verdict.DISPUTED: "Sources disagree: {}",
    Verdict.UNVERIFIABLE: "Not settled: {}",
    Verdict.NOT_CHECKABLE: "No statement of fact: {}",
}
"""What stands before a claim that is not ours to assert."""

_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
_NEAR = 0.006
"""Figures that differ by less count as the same, printed to two or three digits: 250 for 252.96."""


def finding_of(claim: Claim, verdict: Verdict, decisive: tuple[Evidence, ...], corpus: Corpus) -> str:
    """What was found, in one sentence; a line is not broken before a per cent sign."""
    return _BEFORE_PERCENT.sub("\N{NO-BREAK SPACE}", _finding_of(claim, verdict, decisive, corpus))


def _finding_of(claim: Claim, verdict: Verdict, decisive: tuple[Evidence, ...], corpus: Corpus) -> str:
    if claim.finding:
        return claim.finding
    if verdict is Verdict.SUPPORTED:
        return claim.statement
    truth = next((piece for piece in decisive if piece.truth and not piece.agrees), None)
    if verdict is Verdict.REFUTED and truth and isinstance(claim, FigureClaim):
        attribute = corpus.attributes[claim.attribute]
        label = corpus.label(claim.subject)
        true, said = in_house_form(truth.printed), claim.value.printed
        said = said[:1].lower() + said[1:] if said[1:2].islower() else said  # `Some` began a sentence
        return f"{label[:1].upper()}{label[1:]}: {attribute.label} {true}, not {said}"
    return HEADS[verdict].format(claim.statement.rstrip("."))


def unfounded(claim: Claim, ratio: float | None, evidence: tuple[Evidence, ...], corpus: Corpus) -> list[str]:
    """Figures of a finding that stand neither in the claim nor in its evidence, as they are printed."""
    if not claim.finding:
        return []
    texts = list(_texts(claim, ratio, evidence, corpus))
    known = [*_points(texts), *_ends(claim, evidence)]
    digits = {number for text in texts for number in _DIGITS.findall(text)}
    return [
        found.printed
        for found in find(claim.finding)
        if found.quantity and not _is_printed(found.quantity, digits) and not _is_among(found.quantity.points, known)
    ]


def _is_printed(figure: Quantity, digits: set[str]) -> bool:
    """Whether its numbers stand there just so; of a figure in words, or with a scale, that cannot be asked."""
    numbers = set(_DIGITS.findall(figure.printed))
    if not numbers or not numbers <= digits:
        return False
    plain = (float(number.replace(",", "")) for number in numbers if number.count(".") < 2)
    largest = max(plain, default=0.0)
    return all(abs(point) <= largest for point in figure.points)


def _is_among(points: tuple[float, ...], known: list[float]) -> bool:
    return all(any(abs(one - other) <= _NEAR * max(abs(one), abs(other)) for other in known) for one in points)


def _texts(claim: Claim, ratio: float | None, evidence: tuple[Evidence, ...], corpus: Corpus) -> Iterator[str]:
    """What the claim and its evidence print."""
    yield from (claim.statement, claim.quote)
    for piece in evidence:
        yield from (piece.printed, piece.fragment or "", piece.remark or "", piece.locator)
        yield from (corpus.label(name) for name in piece.about)
    if claim.assessment:
        yield claim.assessment.because
    if ratio:
        yield how_far(ratio)
    yield from (corpus.label(name) for name in (claim.subject, claim.when.object) if name)


def _points(texts: list[str]) -> Iterator[float]:
    for text in texts:
        yield from (point for found in find(text) if found.quantity for point in found.quantity.points)


def _ends(claim: Claim, evidence: tuple[Evidence, ...]) -> Iterator[float]:
    if claim.figure:
        yield from claim.figure.points
    for piece in evidence:
        if piece.truth:
            yield from (piece.truth.low, piece.truth.high)
