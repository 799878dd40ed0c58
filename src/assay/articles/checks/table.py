"""Tables as a text prints them: caption, head and rows, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.finding import Span

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*\Z")
_BETWEEN_BARS = r"(?:`[^`]*`|\\\||[^|])*"
"""A bar within code or behind a backslash does not end a cell."""

_CAPTION = re.compile(r"(?:table|tab\.|chart|figure|fig\.)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, without the white space around it, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `head` is empty where none was recognised."""

    caption: Cell | None
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, index: int) -> tuple[Cell, ...]:
        """The cells below one head; rows that are too short have none there."""
        return tuple(row[index] for row in self.rows if index < len(row))


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of a text: rows between vertical bars, with a rule under the head, and rows of cells between tabs."""
    return tuple(_tables(text))


def _tables(text: str) -> Iterator[Table]:
    block: list[Cell] = []
    before: Cell | None = None
    for line in (*_lines(text), Cell("", len(text), len(text))):
        if ("|" in line.text[1:] and (not block or "|" in block[0].text) and not _CAPTION.match(line.text)) or (
            "\t" in line.text.strip() and (not block or "\t" in block[0].text)
        ):
            block.append(line)
        else:
            yield from _table(block, before)
            block = []
            is_near = before is not None and text[before.end : line.start].count("\n") < 2
            before = line if line.text else before if is_near else None
    yield from _table(block, before)


def _lines(text: str) -> Iterator[Cell]:
    for match in re.finditer(r"^[^\n]*", text, re.MULTILINE):
        line = match.group().strip(" \r")
        start = match.start() + (match.group().index(line) if line else 0)
        yield Cell(line, start, start + len(line))


def _table(block: list[Cell], before: Cell | None) -> Iterator[Table]:
    if len(block) < 2:
        return
    caption = before if before is not None and _CAPTION.match(before.text.lstrip("*_#> ")) else None
    if "\t" in block[0].text:
        rows = [tuple(_cells(line, "\t")) for line in block]
    elif _RULE.match(block[1].text):
        rows = [tuple(_cells(line, "|")) for line in block if not _RULE.match(line.text)]
    else:
        return
    yield Table(caption, rows[0], tuple(rows[1:]))


def _cells(line: Cell, mark: str) -> Iterator[Cell]:
    text, start = line.text, line.start
    if mark == "|":
        begins = text.startswith("|")
        ends = text.endswith("|") and not text.endswith("\\|") and len(text) > 1
        text, start = text[begins : len(text) - ends], start + begins
    for match in re.finditer(_BETWEEN_BARS if mark == "|" else r"[^\t]*", text):
        if match.start() and not match.group() and text[match.start() - 1 : match.start()] != mark:
            continue  # the empty match at the end of a cell
        body = match.group().strip()
        at = start + match.start() + (match.group().index(body) if body else 0)
        yield Cell(body, at, at + len(body))
