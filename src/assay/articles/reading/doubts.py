"""Why a figure that the records contradict is only asked about: one reason after the other, the first that holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assay.articles.reading.binding import Binding
from assay.articles.reading.names import Names
from assay.evidence import Evidence
from assay.evidence.lawbook import Lawbook
from assay.model import Flag, Outcome, Result, Verdict
from assay.model.dates import PartialDate
from assay.model.verdicts import Witness
from assay.quantity import Quantity
from assay.verdicts.report import Row, judged

NEAR = 1.05
"""Within this factor of the truth a figure is asked about, not accused: sources round, and count in several ways."""
NEAR_DAYS = 92
"""Within so many days of a known date one is asked about: announcement, paper, access and weights are often months
apart, and writers call any of them the release."""
NAMESAKE = "it is true of another one that is called so as well"
OPEN_MOODS = frozenset({"denied", "supposed", "planned", "asked"})
"""Moods in which a text does not say that something is so, whoever is asked."""
NOT_ASSERTED = {
    "denied": "the text denies it",
    "supposed": "the text only supposes it",
    "planned": "the text tells a plan or a forecast",
    "asked": "the text asks",
    "reported": "the text tells what somebody says",
    "exemplified": "the text gives an example",
    "past": "the text tells of an earlier state",
}


def doubt(binding: Binding, row: Row, book: Lawbook, names: Names, results: Sequence[Result]) -> str:
    """Why the verdict is not told as a refutation; empty where it may be told as one."""
    reasons = (*_of_the_text(binding), *_of_the_evidence(binding, row, book))
    if reasons:
        return reasons[0]
    return NAMESAKE if any(namesakes_that_fit(binding, row, book, names, results)) else ""


def namesakes_that_fit(
    binding: Binding, row: Row, book: Lawbook, names: Names, results: Sequence[Result]
) -> Iterator[str]:
    """Others whose longer names begin with the printed one, and of whom the figure is true; a family has none."""
    assert binding.entity
    if book.corpus.members(binding.entity):
        return
    for other in names.namesakes(binding.entity, binding.name):
        verdict = judged(replace(row.claim, subject=other), book, results).verdict
        if verdict in (Verdict.SUPPORTED, Verdict.MISLEADING):
            yield other


def _of_the_text(binding: Binding) -> Iterator[str]:
    if binding.mood != "asserted":
        yield NOT_ASSERTED[binding.mood]
    if not binding.certain:
        yield f"the binding is not certain: {binding.why[0]}"


def _of_the_evidence(binding: Binding, row: Row, book: Lawbook) -> Iterator[str]:
    assert binding.entity
    if row.verdict is Verdict.MISLEADING:
        yield "it is true in another reading"
    if row.verdict is Verdict.DISPUTED or Flag.SOURCE_DISPUTED in row.flags or any(one.agrees for one in row.evidence):
        yield "sources disagree on it"
    if Flag.SECONDARY_SOURCE in row.flags:
        yield "only second-hand sources give it"
    against = [one for one in row.ruling.decisive if one.outcome is Outcome.MISMATCH]
    if against and all(_is_limited(one, binding) for one in against):
        yield "what is known holds under conditions that the text does not name"
    if book.corpus.members(binding.entity) and _is_of_one(binding.value):
        yield "the name may mean any member of a family"
    if isinstance(binding.value, PartialDate) and _is_near_in_time(binding.value, row, book):
        yield "it is so near that another step on the way to the public may be meant"
    if row.gap.margin is not None and row.gap.margin < NEAR:
        yield "it is so near that rounding or another way to count may explain it"


def _is_of_one(value: Quantity | PartialDate | None) -> bool:
    """Whether a value can be that of one member alone: no range, and no upper bound."""
    return not isinstance(value, Quantity) or (len(value.points) == 1 and value.hedge != "up to")


def _is_near_in_time(value: PartialDate, row: Row, book: Lawbook) -> bool:
    """Whether a date that a witness gives lies near."""
    asked = {piece.fact for piece in row.evidence}
    known = (fact.value for fact in book.corpus.facts if fact.id in asked)
    return any(isinstance(one, PartialDate) and value.days_to(one) <= NEAR_DAYS for one in known)


def _is_limited(piece: Evidence, binding: Binding) -> bool:
    """Whether a witness speaks of circumstances that the text leaves open; a law speaks of all."""
    if piece.witness is Witness.LAW:
        return False
    return bool((piece.when.setting and binding.when.setting is None) or piece.when.as_of)
