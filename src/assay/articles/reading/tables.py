"""Rows of tables as text prints them, and what a head says besides its name: unit and scale."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULE = re.compile(r"[|\s:+=-]*-[|\s:+=-]*")
_SCALES = {
    "k": "thousand", "thousand": "thousand", "thousands": "thousand", "m": "million", "mn": "million",
    "million": "million", "millions": "million", "b": "billion", "bn": "billion", "billion": "billion",
    "billions": "billion", "t": "trillion", "tn": "trillion", "trillion": "trillion", "trillions": "trillion",
}  # fmt: skip
_UNITS = ("m", "t")
"""Metre and tonne: where a million or a trillion is meant, a head has a capital."""
_POWERS = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
_POWER = re.compile(r"(?:[×x*]\s*)?(?:10\s?\^?\s?\{?(3|6|9|12)\}?|1e\+?0?(3|6|9|12)|10([³⁶⁹]|¹²))\Z", re.IGNORECASE)
_RAISED = str.maketrans("¹²³⁶⁹", "12369")
_SIGN = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:in\s+)?([^()\[\]]{{1,40}})[)\]]|,\s*in\s+(.{{1,40}})\Z"
    rf"|(?<=\w)(?:\s?/\s?|,\s|\sin\s)({_SIGN})\Z"
    r"|(?<=\w)(?:\s?/\s?|,?\s)((?:[×x*]\s*)?(?:10\s?\^?\s?(?:3|6|9|12)|1e\+?0?(?:3|6|9|12)|10[³⁶⁹]|10¹²))\Z",
    re.IGNORECASE,
)
"""Where a head says unit and scale: in brackets, behind `in`, or at its end behind a stroke: `Params / B`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without the white space around it, and where it stands."""

    text: str
    start: int
    end: int


def split_row(line: str, offset: int) -> list[Cell]:
    """The cells of a line with bars or tabs between them; a line without them is one cell."""
    sign = "|" if "|" in line else "\t" if "\t" in line else None
    if sign is None:
        return [Cell(line, offset, offset + len(line))]
    inner = line
    start = 0
    if sign == "|" and inner.startswith("|"):
        start = 1
    stop = len(inner) - 1 if sign == "|" and inner.rstrip().endswith("|") and len(inner) > 1 else len(inner)
    cells = []
    at = start
    for part in inner[start:stop].split(sign):
        said = part.strip()
        lead = len(part) - len(part.lstrip()) if said else 0
        cells.append(Cell(said, offset + at + lead, offset + at + lead + len(said)))
        at += len(part) + 1
    return cells


def is_rule(line: str) -> bool:
    """Whether a line only parts the head of a table from its body."""
    return _RULE.fullmatch(line) is not None


def bracketed(head: str) -> tuple[str, str]:
    """A head without its brackets, and what they say of unit and scale, spelled out: `Params (B)` gives `billion`."""
    match = _IN_BRACKETS.search(head)
    if match is None:
        return head.strip(), ""
    inner = (match[1] or match[2] or match[3] or match[4]).strip()
    if power := _POWER.match(inner):
        inner = _POWERS[(power[1] or power[2] or power[3]).translate(_RAISED)]
    words = [word if word in _UNITS else _SCALES.get(word.lower(), word) for word in inner.split()]
    return (head[: match.start()] + head[match.end() :]).strip(), " ".join(words)
