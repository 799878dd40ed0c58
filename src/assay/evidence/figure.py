"""A figure against what sources and notebooks give for the same attribute of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isinf

from assay.evidence.piece import Cell, Evidence, Reading, ReadingKind, from_fact, limit_of, undisclosed
from assay.model import Basis, Circumstances, Claim, Fact, FigureClaim, Outcome, Result, Witness
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity, convert, show

FAR_BOUND = 10.0
"""A bound that is this many times away from the truth is true and tells the reader something false.

Ten, for a reader takes a bound to be of the order of what it bounds; nearer ones are left to the reader.
"""


UNDERSTATED = 2.0
"""Where more implies less, a claim of less than half of what is true is true and tells the reader something false."""


BOUNDS = frozenset({"more than", "at least", "vague plural", "less than", "up to"})
"""Hedges that leave one side open: what is hedged so bounds a figure and does not give it."""


COARSE = 0.05
"""A witness whose figure may be off by more than this share of it is too coarse to confirm a more precise claim."""


NEAR_DIGIT, FAR_DIGIT = 0.1, 0.25
"""How far off a single coarse digit may be, as a share of it, to mean the same figure or the figure rounded.

`1T` may stand for anything from half to one and a half by its last digit, and nobody writes it for 1.4T: up to a tenth,
as for `about`, it means the figure; up to a quarter it is rounded to it; beyond that it is too coarse to tell.
"""
BINARY = 1024
"""What a thousand is where memory and context are counted."""


ORDER = (Outcome.MATCH, Outcome.MATCH_ROUNDED, Outcome.NOT_FOUND, Outcome.MISMATCH)
"""From the best outcome for a claim to the worst."""


def compare(claimed: Quantity, found: Quantity) -> Outcome:
    """Whether a claim and a witness can mean the same figure.

    They can when their asserted intervals overlap; `match_rounded` when they do so only with the claim's trailing zeros
    read as rounding. A witness that gives a mere bound agrees with a claim only when all it allows is claimed, and
    contradicts it only when nothing of it is. In between it does not say; neither does one that is coarser than the
    claim, as `1T` for `1.4 trillion`, nor a claim of one digit that is far off. The ends of a claimed range are bounds;
    a witness that prints a range does not say what lies beyond its ends by their rounding. Where K or GB may stand for
    powers of 1,024, both readings count.
    """
    try:
        there = _in_unit_of(claimed, found.interval, found)
        loosely = _in_unit_of(claimed, found.loose, found)
    except ValueError:
        return Outcome.NOT_FOUND
    here = claimed.interval
    if found.hedge in BOUNDS or isinf(there.high):
        return _against_bound(here, there)
    if shares(here, there):
        return Outcome.NOT_FOUND if _is_too_coarse(claimed, found, there) else _by_digit(claimed, there)
    if _in_powers_of_two(claimed, found, there):
        return Outcome.MATCH
    if claimed.hedge != "range" and shares(claimed.loose, there):
        return Outcome.MATCH_ROUNDED
    return Outcome.NOT_FOUND if shares(here, loosely) else Outcome.MISMATCH


def _against_bound(here: Interval, there: Interval) -> Outcome:
    """What a claim is worth of which a witness gives a mere bound."""
    if there.is_within(here):
        return Outcome.MATCH
    return Outcome.NOT_FOUND if there.overlaps(here) else Outcome.MISMATCH


def asserted_by(witness: Quantity) -> Interval:
    """What a witness leaves possible: a source that prints a range has mostly rounded its ends."""
    return witness.loose if witness.hedge == "range" else witness.interval


def _by_digit(claimed: Quantity, there: Interval) -> Outcome:
    """What a claim that may mean the figure is worth: less where its one digit leaves far more open than it says."""
    if len(claimed.points) != 1 or claimed.hedge in (*BOUNDS, "plus or minus") or claimed.points[0] == 0:
        return Outcome.MATCH
    point = claimed.points[0]
    off = max(there.low - point, point - there.high, 0.0) / abs(point)
    return Outcome.MATCH if off <= NEAR_DIGIT else Outcome.MATCH_ROUNDED if off <= FAR_DIGIT else Outcome.NOT_FOUND


def _in_powers_of_two(claimed: Quantity, found: Quantity, there: Interval) -> bool:
    """Whether one of the two figures has a K, M or G that makes them the same as a power of 1,024."""
    if claimed.binary is not None and shares(claimed.binary, there):
        return True
    return found.binary is not None and shares(claimed.interval, _in_unit_of(claimed, found.binary, found))


def end_of(claimed: Quantity, which: int) -> Quantity:
    """One end of a range, as a figure of its own with the precision of its digits."""
    point = claimed.points[which]

    def around(whole: Interval) -> Interval:
        half = point - whole.low if which == 0 else whole.high - point
        return Interval(point - half, point + half)

    return replace(claimed, interval=around(claimed.loose), loose=around(claimed.loose), points=(point,), hedge="exact")


def compare_ends(claimed: Quantity, found: Quantity) -> Outcome:
    """Two ranges over the members of a series: they are the same when their least and their greatest are."""
    return max((compare(end_of(claimed, which), end_of(found, which)) for which in (0, 1)), key=ORDER.index)


def _in_unit_of(claimed: Quantity, interval: Interval, found: Quantity) -> Interval:
    return convert(interval, found.unit, claimed.unit) if found.unit and claimed.unit else interval


def _is_too_coarse(claimed: Quantity, found: Quantity, there: Interval) -> bool:
    """Whether the witness's own figure is outside of the claim, and its interval too wide to tell."""
    if len(found.points) != 1:
        return False
    point = _in_unit_of(claimed, Interval.exact(found.points[0]), found).low
    return not claimed.interval.contains(point) and there.high - there.low > 2 * COARSE * abs(point)


def shares(one: Interval, other: Interval) -> bool:
    """Whether two roundings can be of the same number: intervals that merely touch, as 12 and 13 at 12.5, do not."""
    touching = one.high == other.low or other.high == one.low
    return one.overlaps(other) and (not touching or one.low == one.high or other.low == other.high)


def narrow_reading(claimed: Quantity, truth: Interval) -> Reading | None:
    """Why a true bound misleads: it lies more than `FAR_BOUND` times away from what is true."""
    if isinf(claimed.interval.high) and claimed.interval.low > 0 and truth.low > FAR_BOUND * claimed.interval.low:
        far = f"{truth.low / claimed.interval.low:,.0f}"
        return _bound(f"true only as a lower bound: the truth is at least {far} times as much")
    if claimed.hedge in ("up to", "less than") and truth.high > 0 and claimed.interval.high > FAR_BOUND * truth.high:
        far = f"{truth.high / claimed.interval.high:.2g}"
        return _bound(f"true only as an upper bound: the truth is at most {far} of it")
    return None


def _understated(claimed: Quantity, found: Quantity) -> Reading | None:
    """Why a claim of less than what is true misleads, where what is true implies it."""
    there, here = found.points[0], claimed.points[-1]
    if here <= 0 or there <= UNDERSTATED * here:
        return None
    text = f"true, and understated: that is {show(round(there / here, 1))} times as much as claimed"
    return Reading(kind=ReadingKind.UNDERSTATED, text=text)


def _bound(text: str) -> Reading:
    return Reading(kind=ReadingKind.FAR_BOUND, text=text)


def applies(claim: Circumstances, witness: Circumstances) -> bool:
    """Whether a witness speaks of the circumstances of the claim; what the claim leaves open, it may fill."""
    for name in ("object", "metric", "setting", "accelerator"):
        said, found = getattr(claim, name), getattr(witness, name)
        if said is not None and found is not None and said != found:
            return False
    if any(getattr(claim, name) is None and getattr(witness, name) is not None for name in ("metric", "object")):
        return False
    return claim.overlaps_in_time(witness)


def figure_evidence(claim: FigureClaim, corpus: Corpus, results: Sequence[Result]) -> Iterator[Evidence]:
    """Everything that is known of the attribute itself, then readings under which a variant of it would agree."""
    yield from _direct(claim, claim.attribute, corpus, results)
    for variant in corpus.variants(claim.attribute):
        label = corpus.attributes[variant].label
        for piece in _direct(claim, variant, corpus, results):
            if piece.agrees and piece.reading is None:
                text = f"true of the {label}, which is another quantity"
                yield replace(piece, reading=Reading(kind=ReadingKind.ANOTHER_QUANTITY, text=text))


def _direct(claim: FigureClaim, attribute: str, corpus: Corpus, results: Sequence[Result]) -> Iterator[Evidence]:
    for fact in (*corpus.facts_about(claim.subject, attribute), *corpus.mistakes_about(claim.subject, attribute)):
        if applies(claim.when, fact.when):
            yield _of_setting(claim, _from_fact(claim, fact, corpus))
    yield from recomputed_evidence(claim, attribute, results)


def recomputed_evidence(claim: FigureClaim, attribute: str, results: Sequence[Result]) -> Iterator[Evidence]:
    """The figures that notebooks computed for the attribute of the claim's subject."""
    for result in results:
        is_of = result.relation is None and (result.subject, result.attribute) == (claim.subject, attribute)
        if is_of and applies(claim.when, result.when):
            yield from_result(claim.value, result, assumed=result.when.setting if claim.when.setting is None else None)


def _of_setting(claim: Claim, piece: Evidence) -> Evidence:
    """A fact that names no setting refutes no claim that does: it may be of another one."""
    if claim.when.setting is None or piece.when.terms is not None or piece.outcome is not Outcome.MISMATCH:
        return piece
    return replace(piece, outcome=Outcome.NOT_FOUND, truth=None, note=piece.note or "the source names no setting")


def _from_fact(claim: FigureClaim, fact: Fact, corpus: Corpus) -> Evidence:
    claimed = claim.value
    if not fact.figure:
        return undisclosed(fact, corpus, "not disclosed")
    is_span = len(claimed.points) == len(fact.figure.points) == 2 and corpus.members(fact.subject)
    outcome = compare_ends(claimed, fact.figure) if is_span else compare(claimed, fact.figure)
    if outcome is Outcome.MISMATCH and corpus.attributes[fact.attribute].implies_smaller:
        outcome = Outcome.MATCH if claimed.interval.high <= fact.figure.interval.high else outcome
    if outcome is Outcome.MISMATCH and corpus.attributes[fact.attribute].counted_in_1024:
        outcome = Outcome.MATCH_ROUNDED if _is_in_1024(claimed, fact.figure) else outcome
    truth = asserted_by(fact.figure) if outcome is not Outcome.NOT_FOUND else None
    reading = narrow_reading(claimed, fact.figure.interval) if outcome is Outcome.MATCH else None
    if outcome is Outcome.MATCH and corpus.attributes[fact.attribute].implies_smaller:
        reading = reading or _understated(claimed, fact.figure)
    limit = limit_of(claim, fact, corpus)
    return from_fact(fact, corpus, outcome, fact.figure.printed, truth=truth, reading=reading, limit=limit)


def _is_in_1024(claimed: Quantity, found: Quantity) -> bool:
    """Whether one says thousands or millions where the other counts 1,024 for each thousand: 128K and 131,072."""
    if len(claimed.points) != 1 or len(found.points) != 1 or not claimed.unit or not found.unit:
        return False
    one, other = claimed.points[0], _in_unit_of(claimed, Interval.exact(found.points[0]), found).low
    low, high = sorted((one, other))
    return low > 0 and high % BINARY == 0 and any(high * 1000**power == low * BINARY**power for power in (1, 2))


def from_result(claimed: Quantity, result: Result, *, assumed: str | None = None) -> Evidence:
    """What a notebook computed, against the claim; what rests on an assumption that the claim does not make is open."""
    outcome = compare(claimed, result.value)
    truth = result.value.interval
    reading = narrow_reading(claimed, truth) if outcome is Outcome.MATCH else None
    note = result.because
    if assumed:
        outcome, reading, note = Outcome.NOT_FOUND, None, f"if {assumed}: {note}"
    cell = Cell(notebook=result.notebook, number=result.cell, name=result.name)
    return Evidence(
        outcome=outcome,
        basis=Basis.RECOMPUTED,
        witness=Witness.NOTEBOOK,
        name=result.notebook,
        locator=str(cell),
        printed=result.value.printed,
        truth=truth,
        reading=reading,
        when=result.when,
        note=note,
        cell=cell,
    )
