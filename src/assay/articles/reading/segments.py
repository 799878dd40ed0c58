"""Cuts a text into what is read at one go: sentences, headings, list items and table cells, each with its place.

Offsets are those of the text that was passed in. Lines that were wrapped within a sentence belong to one segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from assay.articles.reading.charts import heads_of, row_of
from assay.articles.reading.tables import Cell, is_rule, split_row

SegmentKind = Literal["sentence", "heading", "item", "cell"]

LONGEST_HEADING = 12
"""Words; chosen: longer lines without a full stop are sentences that lost it more often than headings."""
WRAPPED = 45
"""Characters from which a line without a full stop is taken as wrapped when the next one goes on in small letters."""
_ITEM = re.compile(r"(?:[-*•‣–]|\(?\d{1,2}[.)])[ \t]+")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)][ \t]+")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
BOUNDARY = re.compile(r"[.!?…][”’\"')\]]*(?:\[\d+\])*\s+(?=[“‘\"'(\[–]*[A-Z0-9])")
_SENTENCE_END = re.compile(r"[.!?…;,][”’\"')\]]*(?:\s*\[\d+\])*\Z")
_OPEN_END = re.compile(
    r"(?:,|-|\b(?:and|or|the|a|an|of|with|by|for|from|to|in|on|at|than|that|which|is|are|was|were|has|have|its|as))\Z"
)
"""What a sentence cannot end with, so that the next line belongs to it even if it begins with a capital."""
_ABBREVIATIONS_WORDS = (
    "dr. prof. mr. ms. mrs. vs. e.g. i.e. al. cf. no. fig. approx. u.s. ca. resp. incl. eq. sec. vol. st. jr. "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. p. pp. figs. nos. inc. ref. refs. tab."
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or the line that introduces a list, under which something stands."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters `start` to `end` that are read together.

    `path` holds the headings above, the outermost first. A cell knows the heads of its row and of its column; a value
    in a list of properties (a spec sheet) is a cell whose row has the property as its head.
    """

    kind: SegmentKind
    start: int
    end: int
    path: tuple[Heading, ...] = ()
    paragraph: int = 0
    row: Cell | None = None
    column: Cell | None = None
    corner: Cell | None = None
    """The head of the first column, which says what the heads of the rows are."""


@dataclass
class _State:
    """What is known of the lines so far."""

    path: list[Heading] = field(default_factory=list)
    paragraph: int = 0

    def under(self, heading: Heading) -> None:
        self.path = [*(one for one in self.path if one.level < heading.level), heading]

    def close(self, level: int) -> None:
        self.path = [one for one in self.path if one.level < level]

    def segment(self, kind: SegmentKind, start: int, end: int, **heads: Cell | None) -> Segment:
        return Segment(kind=kind, start=start, end=end, path=tuple(self.path), paragraph=self.paragraph, **heads)


LIST_LEVEL = 8
"""Level of a line that introduces a list: below all headings, which have 1 to 7."""
LINE_LEVEL = 7
"""Level of a heading that only its shape tells."""
TITLE_LEVEL = 0
"""Level of a line that opens the text: everything stands under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    text: str
    is_after_gap: bool


def segments_of(text: str) -> tuple[Segment, ...]:
    """The segments of a text, in order; none of them overlap."""
    return tuple(_segments(text, list(_lines(text))))


def _lines(text: str) -> Iterator[_Line]:
    is_after_gap = True
    for match in re.finditer(r"[^\n]*", text):
        said = match.group().strip()
        if not said:
            is_after_gap = (
                is_after_gap or match.end() > match.start() or text[match.start() - 1 : match.start()] == "\n"
            )
            continue
        start = match.start() + match.group().index(said)
        yield _Line(start=start, end=start + len(said), text=said, is_after_gap=is_after_gap)
        is_after_gap = False


def _segments(text: str, lines: list[_Line]) -> Iterator[Segment]:
    state = _State()
    i = 0
    while i < len(lines):
        line = lines[i]
        table = _table_at(lines, i)
        if table is not None:
            yield from _table(table, state)
            i += len(table)
            state.paragraph += 1
            continue
        if chart := list(_chart(lines, i, state)):
            yield from chart
            i += 2 + len(chart)
            state.paragraph += 1
            continue
        if marked := _HEADING.match(line.text):
            heading = Heading(line.start + marked.end(), line.end, len(marked[1]))
            state.close(heading.level)
            yield state.segment("heading", heading.start, heading.end)
            state.under(heading)
            state.paragraph += 1
            i += 1
            continue
        if _is_label(lines, i):
            label, value = line, lines[i + 1]
            row = Cell(text[label.start : label.end], label.start, label.end)
            yield state.segment("cell", value.start, value.end, row=row)
            i += 2
            continue
        last = i
        while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1]):
            last += 1
        yield from _prose(text, lines, i, last, state)
        i = last + 1


def _prose(text: str, lines: list[_Line], i: int, last: int, state: _State) -> Iterator[Segment]:
    """A heading, an item or a paragraph of the lines `i` to `last`."""
    line = lines[i]
    item = _ITEM.match(line.text)
    if item is None and (line.is_after_gap or not _is_in_list(lines, i)):
        state.close(LIST_LEVEL)
    start = line.start + (item.end() if item else 0)
    end = lines[last].end
    said = text[start:end]
    if not said.strip():
        return
    is_item = item is not None
    if _is_heading(said, is_item, lines, last):
        level = LIST_LEVEL if said.endswith(":") or is_item else LINE_LEVEL if state.paragraph else TITLE_LEVEL
        heading = Heading(start, end, level)
        state.close(level)
        yield state.segment("heading", start, end)
        state.under(heading)
    else:
        for first, stop in sentences(said):
            kind: SegmentKind = "item" if is_item else "sentence"
            yield state.segment(kind, start + first, start + stop)
        if said.endswith(":"):
            first = list(sentences(said))[-1][0]
            state.under(Heading(start + first, end, LIST_LEVEL))
    state.paragraph += 1


def _is_in_list(lines: list[_Line], i: int) -> bool:
    return i > 0 and _ITEM.match(lines[i - 1].text) is not None


def _goes_on(line: _Line, following: _Line) -> bool:
    """Whether a line was wrapped: it ends within a sentence and the next one goes on."""
    if following.is_after_gap or (_SENTENCE_END.search(line.text) and not line.text.endswith(",")):
        return False
    if _ITEM.match(following.text) or _HEADING.match(following.text) or "|" in following.text or "\t" in following.text:
        return False
    if line.text.endswith(":"):
        return False
    if _OPEN_END.search(line.text):
        return True
    if following.text[0].islower() or following.text[0].isdigit():
        return len(line.text.split()) > 2 and (following.text[0].islower() or len(line.text) >= WRAPPED)
    return False


def _is_heading(said: str, is_item: bool, lines: list[_Line], last: int) -> bool:  # noqa: FBT001 - read in one place
    """Whether a line names what follows: short, no full stop, and no figure that it could assert of itself."""
    if "\n" in said or len(said.split()) > LONGEST_HEADING:
        return False
    if said.endswith(":"):
        return last + 1 < len(lines) and len(said.split()) <= LONGEST_HEADING
    if is_item or (_SENTENCE_END.search(said) and not said.endswith("?")):
        return False
    return ":" not in said


def _is_label(lines: list[_Line], i: int) -> bool:
    """Whether line `i` names a property and the next line is its value, as in `Layers` over `32`."""
    label = lines[i].text
    if i + 1 >= len(lines) or len(label) > 60 or len(label.split()) > 7 or _SENTENCE_END.search(label):
        return False
    if _ITEM.match(label) or _HEADING.match(label) or not label[0].isalpha():
        return False
    value = lines[i + 1]
    is_spaced = lines[i].is_after_gap and (i + 2 >= len(lines) or lines[i + 2].is_after_gap)
    if value.is_after_gap and not is_spaced:  # with empty lines between them, each stands by itself
        return False
    return _VALUE.fullmatch(value.text) is not None and not _VALUE.fullmatch(label)


_VALUE = re.compile(
    r"(?:[~≈<>≤≥±$€£]|(?:about|around|up to|over|approx\.?|nearly|more than)\s)*\s*[-−]?\d[\d.,\u00a0\u202f]*"
    r"(?:\s?[×x]\s?10\S*)?(?:\s*(?:[-–]|to)\s*\d[\d.,]*)?(?:[\s-]*[A-Za-z%µ°/²³₂-]+){0,4}"
)
"""A figure or a day that stands for itself."""


def sentences(said: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    start = 0
    for match in BOUNDARY.finditer(said):
        end = match.start() + len(match.group().rstrip())
        words = said[start:end].rsplit(maxsplit=1)
        if words and words[-1].lower().lstrip("(“‘\"'") in ABBREVIATIONS:
            continue
        yield start, end
        start = match.end()
    if start < len(said):
        yield start, len(said)


def _table_at(lines: list[_Line], i: int) -> list[_Line] | None:
    """The lines of a table that begins at line `i`: two or more in a row with cells."""
    rows: list[_Line] = []
    for line in lines[i:]:
        if len(split_row(line.text, line.start)) < 2 or (rows and line.is_after_gap and not line.text.startswith("|")):
            break
        rows.append(line)
    return rows if len(rows) >= 2 else None


def _table(lines: list[_Line], state: _State) -> Iterator[Segment]:
    """The cells of a table with the heads of their rows and columns."""
    rows = [split_row(line.text, line.start) for line in lines]
    rules = [index for index, line in enumerate(lines) if is_rule(line.text)]
    body = rules[0] + 1 if rules and rules[0] <= 2 else 1
    heads = rows[0] if body else []
    for row, line in zip(rows[body:], lines[body:], strict=True):
        if is_rule(line.text) or not row:
            continue
        shift = _shift(heads, row)
        for column, cell in enumerate(row):
            if not cell.text:
                continue
            place = column - shift
            head = heads[place] if 0 <= place < len(heads) and heads[place].text else None
            if column == 0:
                head = None
            yield state.segment(
                "cell",
                cell.start,
                cell.end,
                row=row[0] if column and row[0].text else None,
                column=head,
                corner=heads[0] if heads and heads[0].text and not shift else None,
            )


def _chart(lines: list[_Line], i: int, state: _State) -> Iterator[Segment]:
    """The cells of a chart that lost them, whose caption stands at line `i`."""
    if i + 2 >= len(lines):
        return
    heads = heads_of(lines[i].text, lines[i + 1].text, lines[i + 1].start)
    for line in lines[i + 2 :] if heads else ():
        row = row_of(line.text, line.start)
        if line.is_after_gap or not row:
            return
        yield state.segment("cell", row[1].start, row[1].end, row=row[0], column=heads[1], corner=heads[0])


def _shift(heads: list[Cell], row: list[Cell]) -> int:
    """1 where the corner of the table was left out, so that each head stands one place too far left."""
    filled = sum(bool(cell.text) for cell in heads)
    is_short = filled < sum(bool(cell.text) for cell in row)
    return 1 if is_short and heads and heads[0].text and filled == len(row) - 1 else 0
