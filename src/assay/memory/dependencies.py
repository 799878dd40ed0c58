"""The memory of one checkout: units of work, what each leaned on, and which of them hold still."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from assay.memory.codec import Codec, NotKept
from assay.memory.corpus import WatchedCorpus
from assay.memory.keys import ANY, EVERYTHING, records_in, touched_by
from assay.memory.watched import Watched
from assay.model.corpus import Corpus

T = TypeVar("T")
V = TypeVar("V")
FORMAT = 1
"""Of what is kept; anything else is forgotten."""
_FEW = 40
"""Touched look-ups up to which it is quicker to search for their numbers than to read all numbers."""
_OFTEN = ("claim ", "facts ")
"""How units are called of which there are many, and nearly all are asked for."""


@dataclass(slots=True)
class Unit:
    """What one unit made, as it is kept, and what it leaned on."""

    made_of: str
    """Digest of its own files, or whatever else it was given."""
    texts: list[bytes]
    """What it made. Reading one of them costs nothing for the others."""
    leaned_on: bytes
    """Numbers of the look-ups, as JSON."""


@dataclass(kw_only=True)
class Memory:
    """Units of the last time, and those of now."""

    made_with: str
    """Digest of the code that judges, and of what it runs on."""
    files: Mapping[str, str]
    """Digest of every file that can be read, by name."""
    before: dict[str, Unit] = field(default_factory=dict)
    now: dict[str, Unit] = field(default_factory=dict)
    codec: Codec = field(default_factory=Codec)
    _keys: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _touched: set[int] = field(default_factory=set)
    """Look-ups that may answer otherwise than the last time."""
    _search: tuple[int, re.Pattern[bytes]] = (0, re.compile(b""))
    """Finds one of the so many touched look-ups among those that a unit leaned on."""
    _read: dict[str, Any] = field(default_factory=dict)
    """What units made, of those kinds of which nearly all are asked for: read at once, and not made yet."""
    _watches: list[set[str]] = field(default_factory=list)
    _by_folder: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[bytes] | None, made_with: str, files: Mapping[str, str]) -> Memory:
        """From what was kept; empty where that is nothing, or was made by other code."""
        memory = cls(made_with=made_with, files=files)
        if texts:
            try:
                memory._take(texts)
            except (ValueError, KeyError, TypeError, IndexError, NotKept):
                return cls(made_with=made_with, files=files)
        return memory

    def _take(self, texts: Sequence[bytes]) -> None:
        head = json.loads(texts[0])
        if head["format"] != FORMAT or head["made_with"] != self.made_with:
            return
        self.codec = Codec(head["classes"])
        self._keys = head["keys"]
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        place = 1
        for name, made_of, count in head["units"]:
            self.before[name] = Unit(made_of, list(texts[place + 1 : place + 1 + count]), texts[place])
            place += 1 + count

    def carry(self, prefix: str) -> None:
        """Keep units for which nobody had to ask, because those who would have are remembered too, while they hold."""
        for name in list(self.before):
            if name not in self.now and name.startswith(prefix):
                self.known(name, self.before[name].made_of)

    def texts(self) -> list[bytes]:
        """All that is to be kept, as texts in UTF-8."""
        units = [(name, unit.made_of, len(unit.texts)) for name, unit in self.now.items()]
        body = [text for unit in self.now.values() for text in (unit.leaned_on, *unit.texts)]
        head = {"format": FORMAT, "made_with": self.made_with, "classes": self.codec.classes, "keys": self._keys}
        return [json.dumps({**head, "units": units}, separators=(",", ":")).encode(), *body]

    @property
    def is_new(self) -> bool:
        """Whether something was found out that is not kept yet, or is kept and gone."""
        return self.now.keys() != self.before.keys() or any(
            self.before[name] is not unit for name, unit in self.now.items()
        )

    # What is looked up while a unit is made.

    def note(self, key: str) -> None:
        """Note that the unit being made leans on a look-up."""
        if self._watches:
            self._watches[-1].add(key)

    def watched(self, kind: str, known: Mapping[str, V]) -> Mapping[str, V]:
        """Records whose look-ups are noted."""
        return Watched(kind, known, self.note)

    def note_all(self, keys: Collection[str]) -> None:
        """Note several look-ups."""
        if self._watches:
            self._watches[-1].update(keys)

    @contextmanager
    def watching(self) -> Iterator[set[str]]:
        """Collect what is noted; those who wait for the answer lean on the same."""
        seen: set[str] = set()
        self._watches.append(seen)
        try:
            yield seen
        finally:
            self._watches.pop()
            if self._watches:
                self._watches[-1].update(seen)

    # Which units still hold.

    def known(self, name: str, made_of: str) -> Unit | None:
        """What is remembered of a unit, where it was made of the same and leaned on nothing that was touched."""
        unit = self.before.get(name)
        if unit is None or unit.made_of != made_of:
            return None
        if self._touched and self._is_touched(unit):
            return None
        if self._watches:
            self._watches[-1].update(self._keys[number] for number in json.loads(unit.leaned_on))
        self.now[name] = unit
        return unit

    def _is_touched(self, unit: Unit) -> bool:
        """Whether it leaned on a look-up that may answer otherwise; few of these are looked for in the text itself."""
        if len(self._touched) > _FEW:
            return not self._touched.isdisjoint(json.loads(unit.leaned_on))
        if self._search[0] != len(self._touched):
            one_of = "|".join(map(str, self._touched))
            self._search = len(self._touched), re.compile(rf"[\[,](?:{one_of})[,\]]".encode())
        return self._search[1].search(unit.leaned_on) is not None

    def learn(self, name: str, made_of: str, leaned_on: set[str], *values: Any) -> None:
        """Remember what a unit made, a text for each value; one that cannot be kept is made anew the next time.

        A text among the values is kept as it is.
        """
        try:
            texts = [_utf_8(value if type(value) is str else self.codec.dumps(value)) for value in values]
        except NotKept:
            return
        numbers = sorted(self._number(key) for key in leaned_on)
        self.now[name] = Unit(made_of, texts, json.dumps(numbers, separators=(",", ":")).encode())

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._keys)
            self._keys.append(key)
        return number

    def touch(self, key: str) -> None:
        """Say that a look-up may answer otherwise; what nobody leaned on matters to nobody."""
        if key == ANY:
            self.before.clear()
        for touched in (key, EVERYTHING):
            number = self._numbers.get(touched)
            if number is not None:
                self._touched.add(number)

    # Records: what changes in them touches those who lean on them.

    def once(self, unit: str, files: Sequence[str], make: Callable[[], tuple[T, bool]], *, given: str) -> T:
        """What `make` makes of the files, or made of them before; see `assay.records.recall`."""
        made_of = f"{self._digest(files)} {given}"
        is_there = len(files) != 1 or files[0][-1] == "/" or files[0] in self.files
        known = self.known(unit, made_of) if is_there else None
        if known is not None:
            value: T = self._made(unit, known)
            return value
        with self.watching() as seen:
            value, is_sound = make()
        if is_sound and is_there:
            self.learn(unit, made_of, seen, value)
        self._compare(unit, value)
        return value

    def _made(self, name: str, unit: Unit) -> Any:
        prefix = name[: name.find(" ") + 1]
        if prefix not in _OFTEN:
            return self.codec.loads(unit.texts[0])
        if prefix not in self._read:
            mine = {key: one.texts[0] for key, one in self.before.items() if key.startswith(prefix) and one.texts}
            self._read |= dict(zip(mine, json.loads(b"[" + b",".join(mine.values()) + b"]"), strict=True))
            self._read[prefix] = True
        return self.codec.made(self._read.pop(name))

    def remembered(self, unit: str, made_of: str, make: Callable[[], T]) -> T:
        """What `make` works out, or worked out before of the same. Nobody looks up what it makes: it is no record."""
        known = self.known(unit, made_of)
        if known is not None:
            value: T = self.codec.loads(known.texts[0])
            return value
        with self.watching() as seen:
            value = make()
        self.learn(unit, made_of, seen, value)
        return value

    def over(self, corpus: Corpus) -> Corpus:
        """The corpus under watch."""
        return WatchedCorpus(corpus, self.note)

    def given(self, unit: str, digest: str) -> None:
        """Something of which only the digest counts: where it is another one, those who lean on it are touched."""
        before = self.before.get(unit)
        if before is None or before.made_of != digest:
            self.touch(unit)
        self.now[unit] = before if before and before.made_of == digest else Unit(digest, [], b"[]")

    def done(self, prefix: str) -> None:
        """Touch what is remembered of units that nobody asked for: they are gone."""
        for name, unit in list(self.before.items()):
            if name not in self.now and name.startswith(prefix):
                self._compare(name, ()) if unit.texts else self.touch(name)

    def _compare(self, unit: str, value: object) -> None:
        """Touch every look-up in which something takes part that was changed, came or went."""
        if not self.before:
            return
        before = self.before.get(unit)
        old = list(records_in(self.codec.loads(before.texts[0]))) if before else []
        for key in touched_by(old, list(records_in(value))):
            self.touch(key)

    def _digest(self, files: Sequence[str]) -> str:
        if len(files) == 1 and files[0][-1] != "/":
            return self.files.get(files[0], "")
        return "+".join(self._below(file) if file[-1] == "/" else self.files.get(file, "") for file in files)

    def _below(self, folder: str) -> str:
        if folder not in self._by_folder:
            found = (f"{name}\0{digest}" for name, digest in self.files.items() if name.startswith(folder))
            self._by_folder[folder] = hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()
        return self._by_folder[folder]


def _utf_8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
