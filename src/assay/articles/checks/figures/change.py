"""Does a stated change lead from the one figure to the other?

`Rose by 20 % from 50 to 60` is recomputed from its two ends: per cent, percentage points, an amount, `doubled`,
`tripled`, `halved`. Rounding of all three figures is taken fairly, and of a percentage of percentages either reading.
Nothing is said of rates (`a year`), or where a sentence has two changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import fair, in_base, is_plain, ratio_of, shown
from assay.articles.checks.reading.changes import Change, change_in
from assay.quantity import Found, Interval

EXAMPLES = Examples(
    passes=(
        "Sales rose by 20% from 50 to 60 units.",
        "The price doubled from $4.1 million to $8.3 million.",
        "It fell from 71% to 48%, a drop of 23 percentage points.",
    ),
    fails=(
        "Sales rose by 20% from 50 to 65 units.",
        "The price doubled from $4.1 million to $12.3 million.",
        "The crew grew by 10 people, from 50 to 65.",
        "The number of members fell by a third, from 900 to 800.",
    ),
    nearly=(
        "The number of members fell by a third, from 900 to 610.",
        "Sales rose by 8% a year from 50 to 65 units.",
        "It nearly doubled from 50 to 95 units.",
        "Turnout rose by about 20% from 51 to 60 units.",
    ),
)

_NOUNS = (
    "increase|rise|growth|gain|jump|surge|climb|hike|improvement|decrease|drop|fall|decline|reduction|cut|loss|dip|"
    "change|difference|slump|plunge"
)
_VERBS = (
    "rose|rises|grew|grows|increased|increases|climbed|climbs|jumped|jumps|soared|surged|gained|improved|fell|falls|dropped|drops|"
    "declined|declines|decreased|decreases|shrank|shrinks|sank|plunged|plummeted|slipped|dipped|slid"
)
_BEFORE = re.compile(rf"(?:\bby|\b(?:{_VERBS})|\b(?:{_NOUNS})\s+of|\bup|\bdown)\s*\Z", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:{_NOUNS})\b", re.IGNORECASE)
_RATE = re.compile(
    r"\s*(?:\)?\s*)?(?:a|an|per|each|every|annual|annually|yearly|compound|on average|/)\b|\s*(?:year|month|week)ly",
    re.IGNORECASE,
)
SIGNS = "+-−–"
"""In brackets, `(+50 %)`, a sign makes a figure a change."""
FAR = 60
"""Characters between a change and its size; what stands further away is likely the size of something else."""

_MULTIPLES = {
    "doubl": (2.0, 1.8, 2.25),
    "trebl": (3.0, 2.7, 3.35),
    "tripl": (3.0, 2.7, 3.35),
    "quadrupl": (4.0, 3.6, 4.45),
    "quintupl": (5.0, 4.5, 5.5),
    "halv": (0.5, 0.44, 0.56),
}
"""What each verb says, and which ratios still pass for it: within about a tenth, as people round."""

_VERB = re.compile(
    r"\b(?:(?P<hedge>more than|nearly|almost|roughly|about|over|less than|not quite|at least)\s+)?(?P<verb>doubl|"
    r"trebl|tripl|quadrupl|quintupl|halv)(?:ed|es|ing|e)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"decreas|drop|f[ae]ll|declin|reduc|cut|loss|lost|down|dip|slump|plunge|shr[aiu]nk|slip|s[aiu]nk", re.IGNORECASE
)


def check(document: Document) -> Iterator[Fault]:
    """Every change that its own ends rule out."""
    for sentence in document.sentences:
        words = document[sentence]
        if " from " not in words and "From " not in words:
            continue
        change = change_in(document, sentence)
        if change is None:
            continue
        yield from _multiples(document, sentence, change)
        stated = [found for found in document.quantities_in(sentence) if _states(document, found, change)]
        parts = list(_PART.finditer(document.text, sentence.start, sentence.end))
        if len(stated) == 1:
            yield from _amounts(document, stated[0], change)
        elif not stated and len(parts) == 1:
            yield from _part(parts[0], change)


_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_PART = re.compile(
    rf"\bby\s(?:(?P<count>a|an|one|two|three|four)\s)?(?P<part>{'|'.join(_PARTS)})s?\b(?!\s(?:of|a|per)\b)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4}


def _part(said: re.Match[str], change: Change) -> Iterator[Fault]:
    """`By a third`: within a tenth of it, as people say thirds and quarters."""
    share = _PARTS[said["part"]] * _COUNTS.get(said["count"] or "", 1)
    relative = ratio_of(change.after, change.before)
    if relative is None:
        return
    moved = _size(Interval(100 * (relative.low - 1), 100 * (relative.high - 1)))
    if not moved.overlaps(Interval(0.85 * share, 1.15 * share)):
        true = 100 * abs(change.after.midpoint / change.before.midpoint - 1)
        yield _fault(
            (Span(said.start(), said.end()), change.span), said.group(), f"{shown(true)} %", change, share / true
        )


def _states(document: Document, found: Found, change: Change) -> bool:
    if not is_plain(found) or (change.span.start <= found.start < change.span.end):
        return False
    if max(found.start - change.span.end, change.span.start - found.end) > FAR:
        return False
    start = document.text[max(0, found.start - 24) : found.start]
    end = document.text[found.end : found.end + 24]
    is_signed = found.printed[:1] in SIGNS and start.endswith("(")
    said = is_signed or _BEFORE.search(start) or (found.unit is not None and _AFTER.match(end))
    return bool(said) and not _RATE.match(end)


def _amounts(document: Document, stated: Found, change: Change) -> Iterator[Fault]:
    assert stated.quantity is not None
    size = _size(fair(stated.quantity))
    spans = (Span(stated.start, stated.end), change.span)
    distance = _size(Interval(change.after.low - change.before.high, change.after.high - change.before.low))
    if stated.unit is not None and stated.unit.name in ("percent", "percentage_point"):
        relative = ratio_of(change.after, change.before)
        if relative is None:
            return
        share = _size(Interval(100 * (relative.low - 1), 100 * (relative.high - 1)))
        points = distance.scaled(100)
        options = [share] if not change.is_percent else [share, points]
        if not any(size.overlaps(option) for option in options):
            true = 100 * abs(change.after.midpoint / change.before.midpoint - 1)
            shown_as = f"{shown(points.midpoint)} percentage points" if change.is_percent else f"{shown(true)} %"
            yield _fault(spans, stated.printed, shown_as, change, size.midpoint / true if true else None)
        return
    unit = change.second.unit or change.first.unit
    alike = stated.unit == unit if stated.unit or unit else bool(stated.noun) or _stands_alone(document, stated)
    if alike and not in_base(stated.quantity).overlaps(distance):
        factor = unit.factor if unit else 1.0
        true = distance.midpoint / factor
        yield _fault(spans, stated.printed, shown(true), change, size.midpoint / true if true else None)


def _size(interval: Interval) -> Interval:
    """How far from zero its values are."""
    ends = sorted((abs(interval.low), abs(interval.high)))
    return Interval(0.0 if interval.contains(0.0) else ends[0], ends[1])


def _stands_alone(document: Document, stated: Found) -> bool:
    """Whether nothing that it could count stands behind a figure."""
    return re.match(r"\s*(?:,|from|to|\.)", document.text[stated.end : stated.end + 6]) is not None


def _multiples(document: Document, sentence: Span, change: Change) -> Iterator[Fault]:
    verbs = list(_VERB.finditer(document.text, sentence.start, change.span.start))
    relative = ratio_of(change.after, change.before)
    if len(verbs) != 1 or relative is None or change.span.start - verbs[0].end() > 40:
        return
    verb = verbs[0]
    exact, low, high = _MULTIPLES[verb["verb"].lower()]
    hedge = (verb["hedge"] or "").lower()
    if hedge in ("more than", "over", "at least"):
        low, high = (0.0, 0.52) if exact < 1 else (0.98 * exact, float("inf"))
    elif hedge:
        low, high = (0.44, 0.65) if exact < 1 else (0.75 * exact, 1.1 * exact)
    if not relative.overlaps(Interval(low, high)):
        true = change.after.midpoint / change.before.midpoint
        yield _fault(
            (Span(verb.start(), verb.end()), change.span), verb.group(), f"{true:.3g} times", change, exact / true
        )


def _fault(spans: tuple[Span, ...], said: str, true: str, change: Change, ratio: float | None) -> Fault:
    first, second = change.printed
    return Fault(spans=spans, message=f"From {first} to {second} is a change of {true}, not {said!r}.", ratio=ratio)
