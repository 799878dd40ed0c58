"""Which numbers of a sentence are figures: what a reader takes for a statement about the world."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assay.quantity.find import Found, find

_SMALL = 12
"""Up to here a number in words is narration: two articles, one of them."""
_NARRATED = frozenset({"dimensionless", "times", "point"})
"""Units that are ways to speak where the number is in words: half of them, ten times, three points."""
_DIGIT = re.compile("[0-9]")


def figures(text: str, names: re.Pattern[str] | None = None) -> Iterator[Found]:
    """The figures of a text in order; numbers inside `names`, such as that of LLaMA 13B, are no figures."""
    spans = [match.span() for match in names.finditer(text)] if names else []
    for found in find(text):
        if _is_figure(found) and not any(start <= found.start < end for start, end in spans):
            yield found


def _is_figure(found: Found) -> bool:
    """Whether it is in digits, or counts in a unit, or is more than people count in passing."""
    if found.quantity is None:
        return False
    if _DIGIT.search(found.printed):
        return True
    unit = found.unit
    if unit is not None:
        return unit.name not in _NARRATED
    return found.quantity.points[-1] > _SMALL and found.noun == ""


def names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the names which hold a digit, the longest first."""
    numbered = sorted({name for name in names if _DIGIT.search(name)}, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in numbered) or r"(?!)")
