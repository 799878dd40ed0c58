"""A light reading of an article: its paragraphs, sentences, tables and quantities, each with its place."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator

from assay.articles.checks.finding import Span
from assay.articles.checks.table import Table, tables_in
from assay.articles.checks.tie import Tie
from assay.articles.reading.segments import ABBREVIATIONS
from assay.quantity import Found, find

_BREAK = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t])|\n(?=[ \t]*(?:\||#))")
_BOUNDARY = re.compile(r"[.!?…][”’\"')\]*_]*\s+(?=[“‘\"'(\[–*_]*[A-Z0-9])")
_WRAPPED = 50
"""Characters; a shorter line that is followed by another does not run on, unless that begins with a small letter."""


class Document:
    """One article; what is computed of it is computed once."""

    def __init__(self, text: str, tables: Iterable[Table] | None = None, ties: Iterable[Tie] = ()) -> None:
        self.text = text
        self.ties = tuple(ties)
        self.tables = tables_in(text) if tables is None else tuple(tables)

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @functools.cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """What stands between two blank lines, items of lists each on their own; no rows of tables."""
        rows = [cell for table in self.tables for row in (table.head, *table.rows) for cell in row[:1]]
        starts = {cell.start for cell in rows}
        return tuple(span for span in _paragraphs(self.text) if not _holds(span, starts, self.text))

    @functools.cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the paragraphs; a heading counts as one."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in _sentences(self.text, paragraph))

    @functools.cached_property
    def quantities(self) -> tuple[Found, ...]:
        """All numbers of the text."""
        return tuple(find(self.text))

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [found.start for found in self.quantities]

    def quantities_in(self, span: Span) -> tuple[Found, ...]:
        """The numbers that lie within a span."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return tuple(found for found in self.quantities[first:last] if found.end <= span.end)


def read(text: str, *, tables: Iterable[Table] | None = None, ties: Iterable[Tie] = ()) -> Document:
    """A document of a text."""
    return Document(text, tables, ties)


def _holds(span: Span, starts: set[int], text: str) -> bool:
    line = text[span.start : span.end].split("\n", 1)[0]
    return "|" in line and any(start in starts for start in range(span.start, span.start + len(line)))


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        yield from _unwrapped(text, start, end)
        start = match.end() if match else end


def _unwrapped(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines that run on belong together; a line with a full stop, or a short one, ends a paragraph."""
    at = start
    for match in re.finditer(r"\n", text[start:end]):
        here = start + match.start()
        line = text[at:here].rsplit("\n", 1)[-1].strip()
        ends = re.search(r"[.!?:][”’\"')\]]*\Z", line)
        runs_on = text[here + 1 : end].lstrip()[:1].islower() or (len(line) >= _WRAPPED and not ends)
        if not runs_on:
            yield from _stripped(text, at, here)
            at = here + 1
    yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end].strip()
    if body:
        begin = start + text[start:end].index(body)
        yield Span(begin, begin + len(body))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        end = match.start() + len(match.group().rstrip())
        word = text[start : match.start() + 1].rsplit(maxsplit=1)[-1:]
        if word and (word[0].lower().lstrip("(“‘\"'[") in ABBREVIATIONS or re.fullmatch(r"[(“]?[A-Z]\.", word[0])):
            continue
        yield Span(start, end)
        start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)
