"""What is called so: an entity, an unknown sibling of known ones, or nothing known. Pure, and constant in time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from assay.model.naming import NameParts, NameWords, fold, take_apart

KIN = 8
"""Siblings that are told beside an unknown name: enough to see what was meant."""
_PIECES = re.compile(r"[| ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name that somebody gave to an entity."""

    entity: str
    key: str
    maker: str | None = None
    name: str = ""
    """As it is written in the record."""
    place: str = ""
    """File and line, for messages."""


@dataclass(frozen=True, slots=True)
class Known:
    """The name is that of an entity."""

    entity: str
    parts: NameParts


@dataclass(frozen=True, slots=True)
class Sibling:
    """The name is that of something unknown, whose family is known."""

    family: str
    """The words that it shares with what is known."""
    parts: NameParts
    kin: tuple[str, ...]
    """Entities of the family, the most alike first."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing that is known is called so, or nearly so."""

    parts: NameParts


Resolution = Known | Sibling | Unknown


Names = Mapping[str, tuple[Entry, ...]]
"""Entries by key or by stem; anything with a `get` that takes constant time."""


@dataclass(frozen=True)
class NameIndex:
    """Everything that has a name, ready to be asked. Where several are given, the first that knows a name counts."""

    words: NameWords
    by_key: tuple[Names, ...]
    by_stem: tuple[Names, ...]

    def resolve(self, text: str) -> Resolution:
        """What is called so: an entity, an unknown sibling of known ones, or nothing known."""
        found = self.resolve_parts(take_apart(text, self.words))
        if isinstance(found, Known):
            return found
        plain = next((entries for names in self.by_key if (entries := names.get(f"={fold(text)}"))), ())
        same = {entry.entity for entry in plain}
        return Known(same.pop(), found.parts) if len(same) == 1 else found

    def resolve_parts(self, parts: NameParts) -> Resolution:
        """The same for a name that has been taken apart."""
        candidates = next((found for names in self.by_key if (found := names.get(parts.key))), ())
        same = {entry.entity for entry in candidates if _may_be(entry.maker, parts.maker)}
        if len(same) == 1:
            return Known(same.pop(), parts)
        for stem, family in parts.stems.items():
            kin = [entry for names in self.by_stem for entry in names.get(stem) or ()]
            if kin:
                return Sibling(family, parts, _nearest(kin, parts.key))
        return Unknown(parts)


def _nearest(kin: Iterable[Entry], key: str) -> tuple[str, ...]:
    """The entities that share the most parts with a key; of those that share as many, the shortest names."""
    own = frozenset(_PIECES.split(key))

    def rank(entry: Entry) -> tuple[int, int, str]:
        return -len(own.intersection(_PIECES.split(entry.key))), len(entry.key), entry.key

    return tuple(dict.fromkeys(entry.entity for entry in sorted(kin, key=rank)))[:KIN]


def _differ(one: Entry, other: Entry) -> bool:
    """Whether one id is given to what two makers made."""
    return not _may_be(one.maker, other.maker)


def _may_be(one: str | None, other: str | None) -> bool:
    """Whether two makers can be the same: they are, or one was not told."""
    return one is None or other is None or one == other


@dataclass(frozen=True, slots=True)
class Collision:
    """One name of two entities."""

    name: str
    first: Entry
    second: Entry

    def __str__(self) -> str:
        if self.first.entity == self.second.entity:
            return (
                f"{self.second.name!r} is by {self.second.maker}, and {self.first.name!r} ({self.first.place}), by "
                f"{self.first.maker}, has the same id {self.first.entity}; tell them apart under `same`, or write in "
                "claims/naming.yml that both are one maker"
            )
        return (
            f"{self.second.name!r} is a name of {self.second.entity}, and as {self.first.name!r} ({self.first.place}) "
            f"one of {self.first.entity}; take it from one of them, or add what tells them apart"
        )


class Registry:
    """Collects names, says which collide, and gives the index."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._keys: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}

    def add(
        self,
        entity: str,
        names: Collection[str],
        maker: str | None = None,
        place: str = "",
        *,
        is_system: bool = True,
    ) -> Iterator[Collision]:
        """Enter the names of an entity; a name that another entity has is not entered, and told.

        What is no system (a place, a benchmark) is known by its whole name only, and has no siblings.
        """
        for name in names:
            parts = take_apart(name, self._words) if is_system else NameParts(words=())
            key = parts.key if is_system else f"={fold(name)}"
            entry = Entry(entity=entity, key=key, maker=parts.maker or maker, name=name, place=place)
            mine = self._keys.setdefault(key, [])
            taken = [other for other in mine if other.entity != entity and _may_be(other.maker, entry.maker)]
            if taken:
                yield Collision(name, taken[0], entry)
            elif not any(other.entity == entity and other.maker == entry.maker for other in mine):
                yield from (Collision(name, one, entry) for one in mine if one.entity == entity and _differ(one, entry))
                mine.append(entry)
                for stem in parts.stems:
                    self._stems.setdefault(stem, []).append(entry)

    @property
    def keys(self) -> Names:
        """The entries by key."""
        return {key: tuple(entries) for key, entries in self._keys.items() if entries}

    @property
    def stems(self) -> Names:
        """The entries by each of their leading words."""
        return {stem: tuple(entries) for stem, entries in self._stems.items()}

    def index(self) -> NameIndex:
        """All that was entered."""
        return NameIndex(self._words, (self.keys,), (self.stems,))
