"""Why a figure that the records contradict is only asked about: one reason after the other, the first that holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assay.articles.reading.binding import Binding
from assay.articles.reading.names import Names
from assay.evidence import Evidence, Standing
from assay.evidence.lawbook import Lawbook, best_facts, hull_of
from assay.model import Flag, Outcome, Result, Verdict
from assay.model.dates import PartialDate
from assay.model.stated import quantity_of
from assay.model.verdicts import Witness
from assay.quantity import Interval, Quantity, parse
from assay.verdicts.report import Row, judged

NEAR = 1.05
"""Within this factor of the truth a figure is asked about, not accused: sources round, and count in several ways."""
NEAR_DAYS = 92
"""Within so many days of a known date one is asked about: announcement, paper, access and weights are often months
apart, and writers call any of them the release."""
_SIZE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?[BM]\b", re.IGNORECASE)
LIKE = 1.25
"""Within this factor of the size of a namesake the namesake is meant, perhaps: one GPT-2 is 117M in its paper, 124M
in its code, and the next one 345M and 355M."""
WITNESSES = 2
"""So many works of others, or one of its makers, must contradict what a text says of a thing: one alone may count in
another way, or be wrong itself."""
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
    if binding.tells_which and not _is_alone(binding, book, names):
        return "a size beside a name may tell which one of several is meant"
    return NAMESAKE if any(namesakes_that_fit(binding, row, book, names, results)) else ""


def namesakes_that_fit(
    binding: Binding, row: Row, book: Lawbook, names: Names, results: Sequence[Result]
) -> Iterator[str]:
    """Others whose longer names begin with the printed one, and of whom it is about true; a family has none."""
    assert binding.entity
    if book.corpus.members(binding.entity):
        return
    is_size = binding.attribute is not None and binding.attribute.measures_size
    for other in names.namesakes(binding.entity, binding.name):
        found = judged(replace(row.claim, subject=other), book, results)
        is_like = is_size and found.gap.margin is not None and found.gap.margin <= LIKE
        if found.verdict in (Verdict.SUPPORTED, Verdict.MISLEADING) or is_like:
            yield other


def is_near(row: Row) -> bool:
    """Whether some witness gives the figure itself, and those that do not are so near that rounding may explain it."""
    said = quantity_of(row.claim).interval
    others = [one for one in row.ruling.decisive if not one.agrees]
    return any(one.agrees for one in row.ruling.decisive) and all(
        one.truth is not None and said.distance_ratio(one.truth) <= NEAR for one in others
    )


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
    if binding.figure and _is_between_sources(binding.figure, row):
        yield "sources contradict each other on it by a law"
    if Flag.SECONDARY_SOURCE in row.flags:
        yield "only second-hand sources give it"
    elif binding.figure and not (_is_well_known(row) or _is_told_by_its_name(binding, row)):
        yield "only one source gives it, and none of those who made it"
    against = [one for one in row.ruling.decisive if one.outcome is Outcome.MISMATCH]
    if against and all(_is_limited(one, binding) for one in against):
        yield "what is known holds under conditions that the text does not name"
    if _may_lack_its_scale(binding, row):
        yield "the column may leave its scale to the reader"
    yield from _of_a_family(binding, book)
    if isinstance(binding.value, PartialDate) and _is_near_in_time(binding.value, row, book):
        yield "it is so near that another step on the way to the public may be meant"
    if row.gap.margin is not None and row.gap.margin < NEAR:
        yield "it is so near that rounding or another way to count may explain it"


def _may_lack_its_scale(binding: Binding, row: Row) -> bool:
    """Whether a cell of digits alone is a power of 1,000 off: what it counts, millions perhaps, may stand elsewhere."""
    return (
        binding.segment.kind == "cell"
        and Flag.UNIT_SLIP in row.flags
        and re.search(r"[^\W\d]", binding.printed) is None
    )


def _of_a_family(binding: Binding, book: Lawbook) -> Iterator[str]:
    assert binding.entity
    if book.corpus.members(binding.entity) and _is_of_one(binding.value) and not _is_between_members(binding, book):
        yield "the name may mean any member of a family"
    if _runs_between_members(binding, book):
        yield "the range may be that of some members of a family"


def _is_alone(binding: Binding, book: Lawbook, names: Names) -> bool:
    """Whether the records know of nothing else that is called so: no longer name, and no series of that name."""
    assert binding.entity
    family = book.corpus.entities[binding.entity].family
    series = book.corpus.label(family) if family and family in book.corpus.entities else ""
    return not names.namesakes(binding.entity, binding.name) and binding.name.casefold() not in series.casefold()


def _is_well_known(row: Row) -> bool:
    """Whether those who made the thing contradict the text, or several others who read of it, or a law or notebook."""
    against = [one for one in row.ruling.decisive if one.outcome is Outcome.MISMATCH]
    if any(one.standing is Standing.FIRST_HAND or one.witness is not Witness.SOURCE for one in against):
        return True
    return len({one.name for one in against if one.standing is Standing.PRIMARY}) >= WITNESSES


def _is_told_by_its_name(binding: Binding, row: Row) -> bool:
    """Whether the name itself gives the size that the source gives: `OPT-350M` is a second witness on it."""
    size = _SIZE.search(binding.name) if binding.attribute and binding.attribute.measures_size else None
    if size is None:
        return False
    told = parse(size.group()).interval
    said = row.claim.value
    known = [one.truth for one in row.ruling.decisive if one.truth is not None]
    return (
        isinstance(said, Quantity)
        and all(told.distance_ratio(one) <= LIKE for one in known)
        and said.interval.distance_ratio(told) > LIKE
    )


def _is_between_sources(said: Quantity, row: Row) -> bool:
    """Whether a law shows that sources contradict each other, and the figure does not lie beyond both of them."""
    if not any(one.contested for one in row.evidence):
        return False
    known = [one.truth for one in row.evidence if one.truth is not None]
    low, high = min(one.low for one in known), max(one.high for one in known)
    return low / NEAR <= said.interval.high and said.interval.low <= high * NEAR


def _runs_between_members(binding: Binding, book: Lawbook) -> bool:
    """Whether both ends of a range are those of members: others may have come later, or are left out."""
    assert binding.entity
    assert binding.attribute
    said = binding.value
    if not isinstance(said, Quantity) or len(said.points) != 2:
        return False
    known = [best_facts(one, binding.attribute.id, book.corpus) for one in book.corpus.members(binding.entity)]
    values = [hull_of(facts, loosely=True) for facts in known if facts]
    return all(any(Interval.exact(end).distance_ratio(one) <= NEAR for one in values) for end in said.points)


def _is_between_members(binding: Binding, book: Lawbook) -> bool:
    """Whether the figure is one of no member, though it lies between two: all are known then that may be meant.

    Beyond the least and the greatest there may be a member of which nothing was read.
    """
    assert binding.entity
    assert binding.attribute
    said = binding.value
    if not isinstance(said, Quantity) or binding.attribute.measures_size:
        return False
    members = book.corpus.members(binding.entity)
    known = {one: facts for one in members if (facts := best_facts(one, binding.attribute.id, book.corpus))}
    labels = tuple(map(book.corpus.label, known))
    if not known or not all(book.corpus.label(one).startswith(labels) for one in members):  # as an Instruct of one is
        return False
    values = [hull_of(facts, loosely=True) for facts in known.values()]
    is_none = all(said.interval.distance_ratio(one) > NEAR for one in values)
    return is_none and min(one.low for one in values) < said.points[0] < max(one.high for one in values)


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
    return bool((piece.when.terms and binding.when.setting is None) or piece.when.as_of)
