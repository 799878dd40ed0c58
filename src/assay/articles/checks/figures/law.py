"""Do quantities that a law ties together fit the law?

The laws come with the call, as data. A law is asked where its quantities differ in what they measure, so that units
alone tell them apart, and one sentence, or two in a row, give each of them exactly once, without turning to another
thing between them. Laws that hold only for some kind of thing are named as a doubt, with their condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import inf

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import in_base, is_plain, shown
from assay.articles.checks.reading.words import turns_to_another
from assay.articles.checks.tie import Term, Tie
from assay.quantity import Found, Interval

EXAMPLES = Examples(
    passes=("It took 300 lamps 10 hours, 3,000 lamp-hours.",),
    fails=(),
    nearly=(
        "It took 300 lamps 10 hours; another 600 lamps took 3,000 lamp-hours.",
        "Otter took 300 lamps 10 hours. Stoat was done after 9,000 lamp-hours.",
    ),
)

BEYOND = 1.1
"""How far beyond a law’s range: a tenth covers what `300 lamps for 30 days` leaves out, pauses and half days."""


def check(document: Document) -> Iterator[Fault]:
    """Every law that a passage breaks."""
    if not document.ties:
        return
    told: set[tuple[str, tuple[Span, ...]]] = set()
    for passage in _passages(document):
        founds = [found for found in document.quantities_in(passage) if found.kind == "quantity"]
        for tie in document.ties:
            chosen = _chosen(document, tie, founds)
            for fault in _fault(tie, chosen) if chosen and _is_of_one_thing(document, passage, chosen) else ():
                if (tie.label, fault.spans) not in told:
                    told.add((tie.label, fault.spans))
                    yield fault


def _passages(document: Document) -> Iterator[Span]:
    yield from document.sentences
    for before, after in pairwise(document.sentences):
        if "\n" not in document.text[before.end : after.start]:
            yield Span(before.start, after.end)


def _chosen(document: Document, tie: Tie, founds: list[Found]) -> list[Found] | None:
    """The one quantity of each term; None where one is missing or there are two."""
    chosen = []
    for term in tie.terms:
        fitting = [found for found in founds if _fits(document, found, term)]
        if len(fitting) != 1 or not is_plain(fitting[0]):
            return None
        chosen.append(fitting[0])
    return chosen


def _is_of_one_thing(document: Document, passage: Span, chosen: list[Found]) -> bool:
    """Whether no other thing is spoken of between the first of the figures and the last."""
    placed = sorted(chosen, key=lambda found: found.start)
    heard = document.text[passage.start : placed[0].start]
    gaps = (document.text[one.end : other.start] for one, other in pairwise(placed))
    return not any(turns_to_another(heard, _behind_its_noun(gap), document.text) for gap in gaps)


def _behind_its_noun(gap: str) -> str:
    """What follows a figure without the name of what it counts: `1,024 A100 chips`."""
    return re.sub(r"\A\s(?:[A-Z][\w-]*\s?)+", "", gap)


def _fits(document: Document, found: Found, term: Term) -> bool:
    """Whether a quantity is of a term: by its unit, or without one by the words before it, `a width of 4096`."""
    if found.unit is not None:
        return found.unit.dimension == term.dimension
    before = document.text[max(0, found.start - 40) : found.start]
    return any(re.search(rf"\b{re.escape(word)}s?\s(?:of|is|was)\s\Z", before, re.IGNORECASE) for word in term.words)


def _fault(tie: Tie, chosen: list[Found]) -> Iterator[Fault]:
    low, high = 1.0, 1.0
    for term, found in zip(tie.terms, chosen, strict=True):
        assert found.quantity is not None
        value = in_base(found.quantity)
        if value.low <= 0:
            return
        ends = sorted((value.low**term.power, value.high**term.power))
        low, high = low * ends[0], high * ends[1]
    allowed = Interval(tie.constant.low / BEYOND, inf if tie.constant.high == inf else tie.constant.high * BEYOND)
    product = Interval(low, high)
    if product.overlaps(allowed):
        return
    first, others = chosen[0], chosen[1:]
    off = tie.constant.distance_ratio(product)
    message = (
        f"{tie.statement} {first.printed!r} does not go with {_listed(others)}: "
        f"they are at least {shown(off)} times apart."
    )
    if tie.condition:
        message += f" (It holds for: {tie.condition})"
    spans = tuple(Span(found.start, found.end) for found in chosen)
    power = tie.terms[0].power
    ratio = (off if low > tie.constant.high else 1 / off) ** (1 / power)
    yield Fault(spans=spans, message=message, ratio=ratio, weight="minor" if tie.condition else "major")


def _listed(founds: list[Found]) -> str:
    return " and ".join(repr(found.printed) for found in founds)
