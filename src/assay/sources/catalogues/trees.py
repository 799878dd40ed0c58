"""Files of packages as trees of names and plain values. A file is parsed, never imported or run.

A place in a tree has members, or is plain text. The trees of JSON, YAML, CSV and Python look alike from outside.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import yaml

MOST = 2_000_000
"""Places of one file that are looked at; the largest table of a package has a quarter of that."""


class Unreadable(Exception):
    """The file is none of its kind; the text says why."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A plain value as the file writes it."""

    text: str
    is_nothing: bool = False
    """Whether the file says that there is no value: null, None, an empty cell."""
    is_code: bool = False
    """Whether it is the source of an expression whose value nobody can tell: enough for a name and nothing else."""


class Tree(Protocol):
    """What stands in a file."""

    root: Any

    def members(self, place: Any) -> Iterator[tuple[str, Any]]:
        """The names or numbers at a place, with what they stand for."""
        ...

    def at(self, place: Any, key: str) -> Any | None:
        """What one of them stands for."""
        ...

    def leaf(self, place: Any) -> Leaf | None:
        """The plain value at a place."""
        ...

    def line(self, place: Any) -> int:
        """The line on which it begins."""
        ...

    def call(self, place: Any) -> str:
        """The name that is called there, in Python."""
        ...


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUOTED = ("'", '"', "|", ">")
_NOTHING = frozenset({"", "null", "~", "Null", "NULL"})


class DataTree:
    """JSON or YAML; JSON is read as the YAML that it is, because that reader knows the lines."""

    def __init__(self, text: str) -> None:
        try:
            self.root: Any = yaml.compose(text.replace("\t", " "), Loader=_LOADER)
        except (yaml.YAMLError, RecursionError) as error:
            raise Unreadable(f"is not readable as JSON or YAML ({str(error).splitlines()[0]})") from None
        self._maps: dict[int, dict[str, Any]] = {}

    def members(self, place: Any) -> Iterator[tuple[str, Any]]:
        """Keys of a mapping, indices of a list."""
        if isinstance(place, yaml.MappingNode):
            yield from self._fields(place).items()
        elif isinstance(place, yaml.SequenceNode):
            yield from ((str(index), item) for index, item in enumerate(place.value))

    def at(self, place: Any, key: str) -> Any | None:
        """What stands under a key or an index."""
        if isinstance(place, yaml.MappingNode):
            return self._fields(place).get(key)
        if isinstance(place, yaml.SequenceNode) and key.isdigit() and int(key) < len(place.value):
            return place.value[int(key)]
        return None

    def leaf(self, place: Any) -> Leaf | None:
        """The scalar, with every number as it is typed."""
        if not isinstance(place, yaml.ScalarNode):
            return None
        return Leaf(place.value, place.style not in _QUOTED and place.value in _NOTHING)

    def line(self, place: Any) -> int:
        """Counted from 1."""
        return int(place.start_mark.line) + 1

    def call(self, place: Any) -> str:  # noqa: ARG002 - the trees of Python need it
        """Nothing is called in data."""
        return ""

    def _fields(self, place: Any) -> dict[str, Any]:
        if id(place) not in self._maps:
            self._maps[id(place)] = {key.value: value for key, value in place.value if isinstance(key, yaml.ScalarNode)}
        return self._maps[id(place)]


class TableTree:
    """CSV: rows by number, cells by the head of their column, or as `column 1` where it has none."""

    def __init__(self, text: str) -> None:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
        rows: list[tuple[int, dict[str, str]]] = []
        try:
            head = [name or f"column {number}" for number, name in enumerate(next(reader, []), 1)]
            rows += ((reader.line_num, dict(zip(head, cells, strict=False))) for cells in reader)
        except csv.Error as error:
            raise Unreadable(f"is not readable as CSV ({error})") from None
        self.root: Any = rows

    def members(self, place: Any) -> Iterator[tuple[str, Any]]:
        """Rows of the table, cells of a row."""
        if isinstance(place, list):
            yield from ((str(index), row) for index, row in enumerate(place))
        elif isinstance(place, tuple):
            yield from place[1].items()

    def at(self, place: Any, key: str) -> Any | None:
        """A row by its number, a cell by the head of its column."""
        if isinstance(place, list):
            return place[int(key)] if key.isdigit() and int(key) < len(place) else None
        return place[1].get(key) if isinstance(place, tuple) else None

    def leaf(self, place: Any) -> Leaf | None:
        """The text of a cell."""
        return Leaf(place.strip(), not place.strip()) if isinstance(place, str) else None

    def line(self, place: Any) -> int:
        """Line of a row, counted from 1."""
        return int(place[0]) if isinstance(place, tuple) else 1

    def call(self, place: Any) -> str:  # noqa: ARG002 - the trees of Python need it
        """Nothing is called in data."""
        return ""
