"""Captions that name the columns of what stands below them: `TABLE: Accuracy | Depth, Accuracy`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.table import Cell

_CAPTION = re.compile(
    r"^(?:TABLE|CHART|FIGURE)(?:_[A-Z]+)?\s*:\s*(?P<title>[^|\n]+)\|(?P<columns>[^|\n]+)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A caption with its kind (`CHART_PIE`), the line of heads and the rows below it.

    `missing` are the announced columns that the head lacks; none where the caption announces something else, such as
    the pieces of a pie.
    """

    caption: Cell
    kind: str
    head: Cell
    rows: tuple[Cell, ...]
    missing: tuple[Cell, ...]


def announced_in(document: Document) -> Iterator[Announced]:
    """All such captions with a line of heads below them."""
    for match in _CAPTION.finditer(document.text):
        lines = list(_below(document.text, match.end()))
        columns = list(_columns(match))
        if not lines or len(columns) < 2:
            continue
        head, *rows = lines
        missing = tuple(column for column in columns if _plain(column.text) not in _plain(head.text))
        missing = missing if len(missing) < len(columns) else ()
        yield Announced(
            caption=_cell(document.text, match.start(), match.end()),
            kind=match.group().partition(":")[0],
            head=head,
            rows=tuple(rows),
            missing=missing,
        )


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _columns(match: re.Match[str]) -> Iterator[Cell]:
    mark = r"[^:]+" if ":" in match["columns"] else r"[^,]+"
    for part in re.finditer(mark, match["columns"]):
        at = match.start("columns") + part.start()
        yield _cell(match.string, at, at + len(part.group()))


def _cell(text: str, start: int, end: int) -> Cell:
    body = text[start:end].strip()
    at = start + (text[start:end].index(body) if body else 0)
    return Cell(body, at, at + len(body))


def _below(text: str, end: int) -> Iterator[Cell]:
    """The lines of the block below a caption, a blank line between them aside."""
    start = re.compile(r"\s*").match(text, end)
    at = start.end() if start else end
    stop = text.find("\n\n", at)
    for match in re.compile(r"[^\n]+").finditer(text, at, stop if stop >= 0 else len(text)):
        yield _cell(text, match.start(), match.end())
