"""Changes that a sentence gives with both ends: `from 50 to 60`, `to 60 from 50`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Span
from assay.articles.checks.reading.amounts import are_alike, fair, in_base, is_plain
from assay.quantity import Found, Interval, find

_FORWARD = re.compile(r"\bfrom\s+(?:(?:just|only)\s)?(?P<a>[^;:]{1,60}?)\s+to\s+(?:(?:just|only)\s)?(?P<b>[^;:]{1,60})")
_BACKWARD = re.compile(r"\bto\s+(?P<b>[^;:]{1,40}?)\s+from\s+(?P<a>[^;:]{1,60})")
_YEAR_BETWEEN = re.compile(r"(?:\s?\(?\s?(?:in|of|as of)?\s?(?:[A-Z][a-z]+\s)?(?:1\d|20)\d\d\)?)?\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two ends of one quantity, in base units, and where they stand in the text."""

    span: Span
    before: Interval
    after: Interval
    first: Found
    second: Found
    printed: tuple[str, str]
    is_percent: bool


def change_in(document: Document, sentence: Span) -> Change | None:
    """The change of a sentence; None where there is none, or more than one."""
    changes = [change for pattern in (_FORWARD, _BACKWARD) for change in _changes(document, sentence, pattern)]
    return changes[0] if len(changes) == 1 else None


def _changes(document: Document, sentence: Span, pattern: re.Pattern[str]) -> Iterator[Change]:
    text = document.text
    at = sentence.start
    while match := pattern.search(text, at, sentence.end):
        at = match.start() + 4
        first, second = _head(match["a"], whole=pattern is _FORWARD), _head(match["b"], whole=pattern is _BACKWARD)
        if first is None or second is None or not (are_alike(first, second) or _is_rate_of(second, first)):
            continue
        assert first.quantity is not None and second.quantity is not None
        before, after = in_base(first.quantity), in_base(second.quantity)
        if _is_rate_of(second, first):
            before, after = fair(first.quantity), fair(second.quantity)
        elif first.unit is None and second.unit is not None:
            before = before.scaled(second.unit.factor * _scale_left_out(first, second))
        ends = (match.start("a") + first.end, match.start("b") + second.end)
        unit = second.unit or first.unit
        yield Change(
            span=Span(match.start(), max(ends)),
            before=before,
            after=after,
            first=first,
            second=second,
            printed=(first.printed, second.printed),
            is_percent=unit is not None and unit.name == "percent",
        )


def _scale_left_out(first: Found, second: Found) -> float:
    """`from 5 to 12 million`: the scale is said once."""
    words = re.search(r"\b(thousand|million|billion|trillion)\b", second.printed)
    if words is None or re.search(r"thousand|million|billion|trillion", first.printed):
        return 1.0
    return {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}[words[1]]


def _head(text: str, *, whole: bool) -> Found | None:
    """The quantity with which a piece of text begins; with `whole` only a year may follow it, or its noun."""
    found = next(iter(find(text)), None)
    if found is None or found.start != 0 or not is_plain(found):
        return None
    rest = text[found.end :]
    if whole and not _YEAR_BETWEEN.match(rest) and not (found.noun and _YEAR_BETWEEN.match(_without(rest, found.noun))):
        return None
    return found


def _is_rate_of(second: Found, first: Found) -> bool:
    """`from $1,000 to $1,300 a month`: what it is per is said once."""
    return bool(first.unit and second.unit and second.unit.name.startswith(f"{first.unit.name}_per_"))


def _without(rest: str, noun: str) -> str:
    match = re.match(rf"\s*{re.escape(noun)}(?:e?s)?(?![a-z])", rest)
    return rest[match.end() :] if match else rest
