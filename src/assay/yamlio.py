"""YAML in which every scalar is the text that was typed, and every value knows its line.

YAML's own guesses turn `NO` into false, `12:30` into 750 and `017` into 15, and keep the last of two equal keys. Here
nothing is guessed: scalars stay text, and repeated keys, aliases, tags and anything else that a record has no need of
are refused. The tree is built from the parser's events, because the parser's own composer overflows the stack on deep
nesting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from assay.errors import RecordError

Path = tuple[str | int, ...]
Tree = Any
"""A str, a list of trees, or a dict from str to tree."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST = 2_000_000
_DEEPEST = 12
_HOPELESS = 200
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN = re.compile(
    "[\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees, or that turn round what stands beside them; a soft hyphen is in the articles."""
_OWN_TAGS = "tag:yaml.org,2002:"


@dataclass(frozen=True, kw_only=True)
class Document:
    """One file: its tree, the line of every path in it, and its faults."""

    file: str
    tree: Tree
    lines: dict[Path, int]
    faults: list[RecordError]
    broken: frozenset[Path] = frozenset()
    """The paths at which the faults are; what stands there, or above, must not be used."""

    def line(self, path: Path) -> int:
        """The line of the path, or of its nearest parent that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, reason: str) -> RecordError:
        """A fault at the path."""
        return RecordError(file=self.file, line=self.line(path), path=spell(path), reason=reason)

    @property
    def is_lost(self) -> bool:
        """Whether nothing of the file could be read."""
        return () in self.broken and not self.lines


def spell(path: Path) -> str:
    """`("facts", 2, "value")` as people write it: `facts[2].value`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def unreadable(file: str, line: int, reason: str) -> Document:
    """A file of which nothing can be used."""
    return Document(
        file=file,
        tree={},
        lines={},
        faults=[RecordError(file=file, line=line, path="", reason=reason)],
        broken=frozenset({()}),
    )


def read_yaml(text: str, file: str) -> Document:
    """Parse one YAML document. A text that is no YAML gives an empty tree and one fault; nothing is raised."""
    if len(text) > _LARGEST:
        reason = f"the file has {len(text):,} characters; a record has at most {_LARGEST:,}: split it"
        return unreadable(file, 1, reason)
    try:
        events = _events(text)
        walk = _Walk(file=file, events=events)
        _skip_to(events, yaml.DocumentStartEvent, yaml.StreamEndEvent)
        first = next(events, None)
        if first is None:
            return unreadable(file, 1, "the file is empty; write the record's fields as `key: value`")
        tree = walk.value(first, ())
        _skip_to(events, yaml.DocumentEndEvent)
        second = next(events)
    except yaml.YAMLError as error:
        return unreadable(file, *_syntax_fault(error, text))
    if isinstance(second, yaml.DocumentStartEvent):
        return unreadable(
            file, walk.line(second), "a second document begins here; a file holds one record: take the '---' out"
        )
    for line, sign in _hidden_in_comments(text):
        reason = f"a comment holds an invisible or direction-changing character (U+{ord(sign):04X}); remove it"
        walk.faults.append(RecordError(file=file, line=line, path="", reason=reason))
        walk.broken.add(())
    return Document(file=file, tree=tree, lines=walk.lines, faults=walk.faults, broken=frozenset(walk.broken))


def _events(text: str) -> Iterator[Any]:
    """What the parser comes upon, one after the other; asked without the detour over `yaml.parse`, a third sooner."""
    return iter(_LOADER(text).get_event, None)


def _hidden_in_comments(text: str) -> Iterator[tuple[int, str]]:
    """The first such character, with its line, outside of keys and values, of which their own checks speak.

    Comments are shown with their record, and would turn round what stands beside them.
    """
    hidden = [found.start() for found in _HIDDEN.finditer(text, 1)]  # the first may be the mark of UTF-8
    if not hidden:
        return
    scalars: list[Any] = [event for event in _events(text) if isinstance(event, yaml.ScalarEvent)]
    starts: list[int] = [event.start_mark.index for event in scalars]
    for place in hidden:
        before = bisect_right(starts, place) - 1
        if before < 0 or place >= scalars[before].end_mark.index:
            yield text.count("\n", 0, place) + 1, text[place]
            return


def _skip_to(events: Iterator[Any], *kinds: type[yaml.Event]) -> None:
    for event in events:
        if isinstance(event, kinds):
            return


def _syntax_fault(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line and what is wrong there."""
    control = _CONTROL.search(text) if isinstance(error, yaml.reader.ReaderError) else None
    if control:
        line = text.count("\n", 0, control.start()) + 1
        return line, f"holds a control character (U+{ord(control[0]):04X}); remove it"
    is_open = "end of stream" in str(getattr(error, "problem", ""))
    mark = getattr(error, "context_mark" if is_open else "problem_mark", None)
    problem = getattr(error, "problem", None) or "a character that YAML does not allow"
    advice = "indent with spaces, close every quote and bracket, and quote values that hold ': ' or ' #'"
    line = mark.line + 1 if mark else 1
    return min(line, text.rstrip().count("\n") + 1), f"not readable as YAML: {problem}; {advice}"


@dataclass(kw_only=True)
class _Walk:
    file: str
    events: Iterator[Any]
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[RecordError] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)

    def value(self, event: Any, path: Path) -> Tree:
        line = self.line(event)
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent):
            reason = f"the alias *{event.anchor} stands for another part of the file; write the value out"
            return self._fault(line, path, reason)
        if event.tag is not None:
            tag = event.tag.replace(_OWN_TAGS, "!!")
            self._fault(line, path, f"the tag {tag} is not allowed; take it out and write plain text")
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if len(path) >= _DEEPEST:
            self._skip()
            return self._fault(line, path, f"values are nested more than {_DEEPEST} deep; write them flat")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    @staticmethod
    def line(event: Any) -> int:
        """The line on which an event begins, counted from 1."""
        number: int = event.start_mark.line + 1
        return number

    def _fault(self, line: int, path: Path, reason: str) -> str:
        self.faults.append(RecordError(file=self.file, line=line, path=spell(path), reason=reason))
        self.broken.add(path)
        return ""

    def _skip(self) -> None:
        """Leave out all that remains of a list or a group of fields."""
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _HOPELESS:  # the parser's time grows with the square of the depth
                raise yaml.MarkedYAMLError(problem="values are nested too deeply", problem_mark=event.start_mark)

    def _sequence(self, path: Path) -> list[Tree]:
        tree: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            tree.append(self.value(event, (*path, len(tree))))
        return tree

    def _mapping(self, path: Path) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            line = self.line(key)
            if not isinstance(key, yaml.ScalarEvent) or key.tag is not None:
                if isinstance(key, yaml.CollectionStartEvent):
                    self._skip()
                self._fault(line, path, "a key must be plain text; write `key: value`")
                self._pass_over()
            elif key.value in tree:
                first = self.lines[(*path, key.value)]
                reason = f"the key is repeated; it already stands on line {first}: keep one"
                self._fault(line, (*path, key.value), reason)
                self._pass_over()
            else:
                self.lines[(*path, key.value)] = line
                tree[key.value] = self.value(next(self.events), (*path, key.value))
        return tree

    def _pass_over(self) -> None:
        """Pass over a value that no key leads to."""
        if isinstance(next(self.events), yaml.CollectionStartEvent):
            self._skip()
