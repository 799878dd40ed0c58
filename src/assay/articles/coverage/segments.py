"""Cuts an article into units: sentences, headings, and the rows of tables and charts.

Every character that is no white space lies in exactly one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assay.articles.reading.segments import ABBREVIATIONS

LONGEST_HEADING = 16
"""Words; a longer line without a full stop is a sentence whose full stop is missing."""

UnitKind = Literal["sentence", "heading", "row"]

_CAPTION = re.compile(r"(?:TABLE|CHART)(?:_[A-Z]+)?:")
_ITEM = re.compile(r"(?:[-*•]|\d+\.)\s")
_BOUNDARY = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[–]*[A-Z0-9])")
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]]*\Z")


_DAMAGED = (
    (re.compile(r"(?<=[A-Za-z])â(?=(?:s|t|d|m|re|ve|ll)\b)"), "’"),
    (re.compile(r"(?<![^\W_])â(?=\w)"), "“"),
    (re.compile(r"(?<=[\w.,?!])â(?!\w)"), "”"),
)
"""What stood where a damaged text has a lone â."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters `start` to `end` of the text, without the white space around them."""

    kind: UnitKind
    start: int
    end: int


def legible(text: str) -> str:
    """The text with the quotation marks and apostrophes that it lost; every offset stays."""
    for pattern, sign in _DAMAGED:
        text = pattern.sub(sign, text)
    return text


def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text, in order."""
    return tuple(_units(text))


def _units(text: str) -> Iterator[Unit]:
    in_chart = has_rows = False
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().strip()
        if not line or _RULE.fullmatch(line):
            continue
        start = match.start() + match.group().index(line)
        if has_rows and text[: match.start()].endswith("\n\n"):
            in_chart = has_rows = False
        if _CAPTION.match(line):
            in_chart, has_rows = True, False
            yield Unit("row", start, start + len(line))
        elif in_chart or line.startswith("|"):
            has_rows = in_chart
            yield Unit("row", start, start + len(line))
        else:
            yield from _prose(line, start)


_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
"""What stands between the head of a table and its rows in Markdown, and says nothing."""


def _prose(line: str, offset: int) -> Iterator[Unit]:
    sentences = list(_sentences(line))
    is_heading = (
        len(sentences) == 1
        and not _ITEM.match(line)
        and not (_SENTENCE_END.search(line) and not line.endswith("?"))
        and len(line.split()) <= LONGEST_HEADING
    )
    for start, end in sentences:
        yield Unit("heading" if is_heading else "sentence", offset + start, offset + end)


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BOUNDARY.finditer(line):
        end = match.start() + len(match.group().rstrip())
        words = line[start:end].rsplit(maxsplit=1)
        if words and words[-1].lower().lstrip("(“‘\"'") in ABBREVIATIONS:
            continue
        yield start, end
        start = match.end()
    if start < len(line):
        yield start, len(line)
