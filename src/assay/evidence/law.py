"""A figure against what the laws and the facts on everything else leave possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assay.evidence.figure import BOUNDS, compare, narrow_reading, shares
from assay.evidence.lawbook import Allowed, Lawbook, best_facts, hull_of
from assay.evidence.piece import Evidence
from assay.model import Basis, Fact, FigureClaim, Law, OrderClaim, Outcome, Witness
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity, show_interval, unit

ROUNDED = 1.05
"""What is said to be about a figure is not ruled out by a law this near to it: the inputs of laws are rounded too, and
two of them with two digits each leave as much."""


def law_evidence(claim: FigureClaim, book: Lawbook) -> Iterator[Evidence]:
    """One piece of evidence where laws bound the claimed figure: broken, true as a far bound, or merely allowed."""
    allowed = book.allowed(claim.subject, claim.attribute)
    if allowed is None:
        return
    claimed = claim.value.interval
    reading = None
    note = _from_what(allowed, book.corpus)
    own = best_facts(claim.subject, claim.attribute, book.corpus)
    contested = bool(own) and not hull_of(own, loosely=True).overlaps(allowed.interval)
    if not shares(claimed, allowed.interval):
        why = _why_not_ruled_out(claim, allowed.interval, own if contested else [], book)
        outcome = Outcome.NOT_FOUND if why else Outcome.MISMATCH
        note += why
    else:
        reading = narrow_reading(claim.value, allowed.interval)
        outcome = Outcome.MATCH if reading else Outcome.NOT_FOUND
    laws = [law for law in book.corpus.laws if law.id in allowed.members]
    yield Evidence(
        outcome=outcome,
        basis=Basis.RECOMPUTED,
        witness=Witness.LAW,
        name=laws[0].id,
        locator="; ".join(law.label for law in laws),
        laws=tuple(law.id for law in laws),
        printed=show_interval(allowed.interval, unit(book.corpus.attributes[claim.attribute].unit)),
        truth=allowed.interval,
        reading=reading,
        note=note,
        contested=contested,
        sources=_sources_of((allowed,), laws, book.corpus),
    )


def _why_not_ruled_out(claim: FigureClaim, allowed: Interval, against: Sequence[Fact], book: Lawbook) -> str:
    """Why a figure outside of the bounds is not ruled out by them; empty where it is.

    Bounds that reach it once the rounding of all that they rest on is taken fairly rule out nothing. Neither do those
    that contradict what sources give for the very quantity, the facts `against` them: then sources are at odds, and the
    law is a witness only against a claim that repeats one of them.
    """
    loosely = book.allowed_loosely(claim.subject, claim.attribute)
    if any(_may_be_rounded(claim.value, one) for one in (allowed, *([loosely.interval] if loosely else []))):
        return ", so near that rounding may explain it"
    known = [fact.figure for fact in against if fact.figure]
    if known and not any(compare(claim.value, one) in (Outcome.MATCH, Outcome.MATCH_ROUNDED) for one in known):
        return ", which contradicts what sources give for it"
    return ""


def _may_be_rounded(claimed: Quantity, allowed: Interval) -> bool:
    """Whether it may be the allowed figure, rounded: by its trailing zeros, as facts are read too, or said to be so."""
    if shares(claimed.interval, allowed):
        return True
    if claimed.hedge == "about" and claimed.interval.distance_ratio(allowed) <= ROUNDED:
        return True
    return claimed.hedge not in BOUNDS and claimed.hedge != "range" and shares(claimed.loose, allowed)


def law_order_evidence(claim: OrderClaim, book: Lawbook) -> Iterator[Evidence]:
    """Which of two quantities is the greater, where laws and facts leave each a range and the ranges lie apart."""
    mine, theirs = (book.allowed(name, claim.attribute) for name in (claim.subject, claim.other))
    if mine is None or theirs is None or mine.interval.overlaps(theirs.interval):
        return
    is_below = mine.interval.high < theirs.interval.low
    outcome = Outcome.MATCH if is_below == (claim.relation == "is_below") else Outcome.MISMATCH
    counted = unit(book.corpus.attributes[claim.attribute].unit)
    laws = [law for law in book.corpus.laws if law.id in mine.members or law.id in theirs.members]
    sides = ((claim.subject, mine), (claim.other, theirs))
    shown = (f"{book.corpus.label(name)} {show_interval(side.interval, counted)}" for name, side in sides)
    yield Evidence(
        outcome=outcome,
        basis=Basis.RECOMPUTED,
        witness=Witness.LAW,
        name=laws[0].id,
        locator="; ".join(law.label for law in laws),
        laws=tuple(law.id for law in laws),
        printed=" and ".join(shown),
        note=f"{_from_what(mine, book.corpus)}; {_from_what(theirs, book.corpus)}",
        sources=_sources_of((mine, theirs), laws, book.corpus),
    )


def _from_what(allowed: Allowed, corpus: Corpus) -> str:
    """What the bound rests on besides the laws."""
    laws = {law.id for law in corpus.laws}
    stated = [member for member in allowed.members if member not in laws]
    return "from " + ", ".join(stated) if stated else "from the laws alone"


def _sources_of(bounds: Sequence[Allowed], laws: Sequence[Law], corpus: Corpus) -> tuple[str, ...]:
    """The sources of the facts that bounds rest on, then those of the laws."""
    stated = [member.partition("#")[0] for bound in bounds for member in bound.members]
    named = (*stated, *(law.source for law in laws))
    return tuple(name for name in dict.fromkeys(named) if name in corpus.sources)
