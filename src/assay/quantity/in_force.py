"""The units in force: those of the tables, and those that the book at hand declares for itself.

Like the application registry of other libraries of units this is one for the whole process: a figure is read in many
places that know of no book. What was read already keeps the size of its unit.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from .measures import Measure
from .unit_table import Entry
from .unit_table_everyday import UNITS

Function = TypeVar("Function", bound=Callable[..., object])

_caches: list[Any] = []
_declared: list[Entry] = []


def until_units_change(function: Function) -> Function:
    """A cache for what depends on the units in force."""
    cached = functools.cache(function)
    _caches.append(cached)
    return cast("Function", cached)


def units_in_force() -> tuple[Entry, ...]:
    """All units: those of the tables first."""
    return (*UNITS, *_declared)


def declared_units() -> tuple[Entry, ...]:
    """Those that the book at hand declares."""
    return tuple(_declared)


def use_units(entries: Iterable[Entry]) -> None:
    """Put these units into force beside those of the tables, in place of any that were declared before."""
    wanted = list(entries)
    if wanted == _declared:
        return
    _declared[:] = wanted
    for cached in _caches:
        cached.cache_clear()


def declared_unit(
    name: str, size: Measure | None, *, symbol: str | None, words: Sequence[str], signs: Sequence[str]
) -> Entry:
    """A unit of one's own; without a size it is counted for itself."""
    definition = _definition(size) if size else f"[{name}]"
    plain = name.replace("_", " ")
    spoken = words or (() if signs else (plain,))
    return Entry(name, definition, symbol or plain, " | ".join(spoken), " | ".join(signs))


def _definition(size: Measure) -> str:
    """`0.25 * [mass] / [time]`: a measure as the tables write it."""
    above = "".join(f" * [{name}]{_power(power)}" for name, power in size.powers if power > 0)
    below = "".join(f" / [{name}]{_power(-power)}" for name, power in size.powers if power < 0)
    return f"{size.factor!r}{above}{below}"


def _power(power: int) -> str:
    return "" if power == 1 else f" ** {power}"
