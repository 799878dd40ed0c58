"""Records whose look-ups are noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

V = TypeVar("V")


class Watched(Mapping[str, V]):
    """The records of one kind by id, as they are; each look-up is told, one over all of them as well."""

    __slots__ = ("_kind", "_known", "_note")

    def __init__(self, kind: str, known: Mapping[str, V], note: Callable[[str], None]) -> None:
        self._kind, self._known, self._note = kind, known, note

    def __getitem__(self, name: str) -> V:
        self._note(f"{self._kind} {name}")
        return self._known[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The record of that id."""
        self._note(f"{self._kind} {name}")
        return self._known.get(name, default)

    def __contains__(self, name: object) -> bool:
        self._note(f"{self._kind} {name}")
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        self._note(f"{self._kind} *")
        return iter(self._known)

    def __len__(self) -> int:
        self._note(f"{self._kind} *")
        return len(self._known)
