"""Frozen values as JSON and back, without loss: safe to read, for nothing but our own value classes is ever made of it.

A list begins with the number of what it is: below zero one of Python's own kinds, from zero on one of our classes by
its place in the table of classes, which is kept beside the values.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from typing import Any

from assay.memory.ghosts import AT_HAND, ghost_of

PLAIN = frozenset({str, int, float, bool, type(None)})
TUPLE, SET, DICT, LIST, DATE, DECIMAL = -1, -2, -3, -4, -5, -6


class NotKept(Exception):
    """A value of a kind that cannot be kept, or a text that is none of ours."""


class Codec:
    """Encodes and decodes with one table of classes, which grows as new ones are met."""

    def __init__(self, classes: Iterable[str] = ()) -> None:
        self.classes: list[str] = []
        self._numbers: dict[type, int] = {}
        self._makers: dict[int, Callable[[list[Any]], Any]] = self._own_makers()
        self._parts: dict[type, Callable[[Any], list[Any]]] = {}
        for name in classes:
            self._add(_class(name))

    def dumps(self, value: object) -> str:
        """The value as one line of JSON."""
        return json.dumps(self._plain(value), ensure_ascii=False, separators=(",", ":"))

    def loads(self, text: str | bytes) -> Any:
        """What `dumps` was given."""
        return self._value(json.loads(text))

    def made(self, coded: Any) -> Any:
        """The same of what JSON made of the text."""
        return self._value(coded)

    def _add(self, kind: type) -> int:
        if kind not in self._numbers:
            self._numbers[kind] = len(self.classes)
            self.classes.append(f"{kind.__module__}:{kind.__qualname__}")
            self._makers[self._numbers[kind]] = self._maker(kind)
        return self._numbers[kind]

    def _maker(self, kind: type) -> Callable[[list[Any]], Any]:
        make: Any = kind
        value = self._value
        if issubclass(kind, tuple):
            return lambda coded: make(*map(value, coded[1:]))
        if kind in AT_HAND:
            ghost, made = ghost_of(kind, value, self._plain)
            self._parts[ghost] = lambda one: one.coded
            return made
        if not is_dataclass(kind):  # an enum, or a text of a type of its own
            return lambda coded: make(coded[1])
        given = [field for field in fields(kind) if field.init]
        if not any(field.kw_only for field in given):
            return lambda coded: make(*[value(one) if type(one) is list else one for one in coded[1:]])
        names = [field.name for field in given]

        def by_name(coded: list[Any]) -> Any:
            values = [value(one) if type(one) is list else one for one in coded[1:]]
            return make(**dict(zip(names, values, strict=True)))

        return by_name

    def _own_makers(self) -> dict[int, Callable[[list[Any]], Any]]:
        """How Python's own kinds are made again."""
        value = self._value
        return {
            TUPLE: lambda coded: tuple([value(one) if type(one) is list else one for one in coded[1:]]),
            SET: lambda coded: frozenset(map(value, coded[1:])),
            DICT: lambda coded: dict(zip(map(value, coded[1::2]), map(value, coded[2::2]), strict=True)),
            LIST: lambda coded: list(map(value, coded[1:])),
            DATE: lambda coded: date.fromisoformat(coded[1]),
            DECIMAL: lambda coded: Decimal(coded[1]),
        }

    def _value(self, coded: Any) -> Any:
        return self._makers[coded[0]](coded) if type(coded) is list else coded

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind in PLAIN:
            return value
        parts = self._parts.get(kind)
        if parts is None:
            parts = self._parts[kind] = self._taken_apart(kind)
        return parts(value)

    def _taken_apart(self, kind: type) -> Callable[[Any], list[Any]]:
        """How the values of a class are taken apart."""
        plain = self._plain
        own: dict[type, Callable[[Any], list[Any]]] = {
            tuple: lambda value: [TUPLE, *[one if type(one) in PLAIN else plain(one) for one in value]],
            frozenset: lambda value: [SET, *sorted(map(plain, value))],
            dict: lambda value: [DICT, *(plain(part) for item in value.items() for part in item)],
            list: lambda value: [LIST, *map(plain, value)],
            date: lambda value: [DATE, value.isoformat()],
            Decimal: lambda value: [DECIMAL, str(value)],
        }
        if kind in own:
            return own[kind]
        if not _is_ours(kind):
            raise NotKept(f"{kind.__module__}.{kind.__qualname__}")
        number = self._add(kind)
        if issubclass(kind, tuple):
            return lambda value: [number, *map(plain, value)]
        if issubclass(kind, Enum):
            return lambda value: [number, value.value]
        if not is_dataclass(kind):
            return lambda value: [number, str(value)]
        names = [field.name for field in fields(kind) if field.init]

        def all_parts(value: Any) -> list[Any]:
            parts = [getattr(value, name) for name in names]
            return [number, *[one if type(one) in PLAIN else plain(one) for one in parts]]

        return all_parts


def _is_ours(kind: type) -> bool:
    """Whether it is one of our value classes, all of which are harmless to make: they do nothing but hold."""
    is_value = is_dataclass(kind) or issubclass(kind, Enum | str | tuple)
    return is_value and kind.__module__.partition(".")[0] == "assay" and "." not in kind.__qualname__


def _class(name: str) -> type:
    module, _, called = name.partition(":")
    if module.partition(".")[0] != "assay":
        raise NotKept(name)
    try:
        kind = getattr(import_module(module), called)
    except (ImportError, AttributeError):
        raise NotKept(name) from None
    if not isinstance(kind, type) or not _is_ours(kind):
        raise NotKept(name)
    return kind
