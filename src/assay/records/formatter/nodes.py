"""A YAML file as a tree that still knows its comments, its empty lines and its brackets.

The parser of YAML forgets comments. They are found again as what follows a `#` outside every scalar, and each is given
to the entry before or beside which it stands. Only texts that `assay.yamlio` has read without a fault come here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(kw_only=True)
class Entry:
    """One `key: value` or one `- item`, with the comments that belong to it."""

    key: str | None
    value: Node
    line: int
    before: list[str] = field(default_factory=list)
    """Comments on lines of their own above it; an empty text is an empty line."""
    beside: str = ""


@dataclass(kw_only=True)
class Node:
    """A scalar, a group of fields or a list."""

    kind: Literal["scalar", "fields", "list"]
    start: int
    end: int = 0
    text: str = ""
    entries: list[Entry] = field(default_factory=list)
    is_flow: bool = False
    is_bare: bool = False
    """Whether a number or a truth value is meant, which editors are to read as such."""


@dataclass(frozen=True, kw_only=True)
class _Comment:
    text: str
    line: int
    offset: int
    is_alone: bool


def read(text: str) -> tuple[Node, list[str], list[str]]:
    """The tree, the comments at the head of the file up to the first empty line or entry, and those at its end."""
    text = text.removeprefix("\ufeff")
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            break
    builder = _Builder(text=text, starts=starts, events=events)
    tree = builder.value(next(events))
    tree.is_flow = False
    comments = list(_comments(text, starts, builder.scalars))
    _open(tree, [comment.offset for comment in comments])
    entries = list(_block_entries(tree))
    head, tail = _place(comments, entries, _empty_lines(text, starts, builder.scalars))
    return tree, head, tail


@dataclass(kw_only=True)
class _Builder:
    text: str
    starts: list[int]
    events: Iterator[Any]
    scalars: list[tuple[int, int]] = field(default_factory=list)

    def offset(self, mark: Any) -> int:
        """Offset of a mark, in characters."""
        return self.starts[mark.line] + int(mark.column) if mark.line < len(self.starts) else len(self.text)

    def value(self, event: Any) -> Node:
        start = self.offset(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, start)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = Node(kind="list" if is_list else "fields", start=start, is_flow=bool(event.flow_style))
        while not isinstance(first := next(self.events), yaml.CollectionEndEvent):
            if is_list:
                node.entries.append(Entry(key=None, value=self.value(first), line=first.start_mark.line))
            else:
                key = self._scalar(first, self.offset(first.start_mark)).text
                node.entries.append(Entry(key=key, value=self.value(next(self.events)), line=first.start_mark.line))
        node.end = self.offset(first.end_mark)
        return node

    def _scalar(self, event: Any, start: int) -> Node:
        end = self.offset(event.end_mark)
        body = start
        if event.style in ("|", ">"):  # a comment may follow the sign; what comes below belongs to the text
            after = next((at for at in self.starts if at > start), len(self.text))
            body = min(after, end)
        self.scalars.append((body, end))
        return Node(kind="scalar", start=start, end=end, text=event.value)


def _comments(text: str, starts: list[int], scalars: list[tuple[int, int]]) -> Iterator[_Comment]:
    spans = sorted(scalars)
    index = 0
    for line, start in enumerate(starts):
        end = starts[line + 1] if line + 1 < len(starts) else len(text)
        for match in re.finditer("(?<![^ \t])#", text[start:end].rstrip("\r\n\x85\u2028\u2029")):
            offset = start + match.start()
            while index < len(spans) and spans[index][1] <= offset:
                index += 1
            if index < len(spans) and spans[index][0] <= offset:
                continue
            said = text[offset:end].rstrip()
            yield _Comment(text=said, line=line, offset=offset, is_alone=not text[start:offset].strip())
            break


def _open(node: Node, comments: list[int]) -> None:
    """Write what stands in brackets one entry a line where comments stand between them."""
    if node.is_flow and any(node.start < offset < node.end for offset in comments):
        node.is_flow = False
    for entry in node.entries:
        _open(entry.value, comments)


def _block_entries(node: Node) -> Iterator[Entry]:
    if node.is_flow:
        return
    for entry in node.entries:
        yield entry
        yield from _block_entries(entry.value)


def _empty_lines(text: str, starts: list[int], scalars: list[tuple[int, int]]) -> list[int]:
    """The lines on which nothing stands and that belong to no scalar."""
    ends = [*starts[1:], len(text)]
    empty = [(line, start) for line, start in enumerate(starts) if not text[start : ends[line]].strip()]
    spans = sorted(scalars)
    found, index = [], 0
    for line, start in empty:
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        if index == len(spans) or spans[index][0] > start:
            found.append(line)
    return found


def _place(comments: list[_Comment], entries: list[Entry], empty: list[int]) -> tuple[list[str], list[str]]:
    """Give every comment and empty line to an entry; what stands above the first and below the last is returned."""
    alone = [(comment.line, comment.text) for comment in comments if comment.is_alone]
    marks = sorted([*alone, *((line, "") for line in empty)])
    head: list[str] = []
    tail: list[str] = []
    position = 0
    for line, text in marks:
        while position < len(entries) and entries[position].line <= line:
            position += 1
        target = tail if position == len(entries) else entries[position].before
        if text or (target and target[-1]) or (not target and position):
            target.append(text)
    if entries:
        first = entries[0].before
        cut = first.index("") if "" in first else len(first)
        head, entries[0].before = first[:cut], first[cut:]
    for comment in comments:
        if not comment.is_alone:
            _put_beside(comment, entries, head)
    while tail and not tail[-1]:
        tail.pop()
    return (head, tail) if entries else (tail, head)  # what stands in an empty list's file is its head


def _put_beside(comment: _Comment, entries: list[Entry], head: list[str]) -> None:
    owner = next((entry for entry in reversed(entries) if entry.line <= comment.line), None)
    if owner is None:
        head.append(comment.text)
    elif owner.beside:
        owner.before.append(comment.text)
    else:
        owner.beside = comment.text
