"""The units in force: those of the tables, and those that the book at hand declares for itself.

Like the application registry of other libraries of units this is one for the whole process: a figure is read in many
places that know of no book. What was read already keeps the size of its unit.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from .measures import Measure
from .unit_entry import Entry
from .unit_table_everyday import UNITS

Function = TypeVar("Function", bound=Callable[..., object])

_caches: list[Any] = []
_declared: list[Entry] = []
_numbers: dict[tuple[Entry, ...], int] = {(): 0}
"""The lists that were in force so far: when one is again, what was found under it still holds."""
_MOST = 64
"""Lists that are remembered; a program that meets more of them begins anew."""
_number = 0


def until_units_change(function: Function, most: int | None = None) -> Function:
    """A cache for what depends on the units in force; of so many answers at the most, where `most` says so."""

    @functools.lru_cache(maxsize=most)
    def found_under(_number: int, *args: object) -> object:
        return function(*args)

    @functools.wraps(function)
    def found(*args: object) -> object:
        return found_under(_number, *args)

    _caches.append(found_under)
    return cast("Function", found)


def units_in_force() -> tuple[Entry, ...]:
    """All units: those of the tables first."""
    return (*UNITS, *_declared)


def declared_units() -> tuple[Entry, ...]:
    """Those that the book at hand declares."""
    return tuple(_declared)


def use_units(entries: Iterable[Entry]) -> None:
    """Put these units into force beside those of the tables, in place of any that were declared before."""
    global _number  # noqa: PLW0603 - the units are those of the process, as said above
    wanted = tuple(entries)
    if len(_numbers) >= _MOST and wanted not in _numbers:
        _numbers.clear()
        for cached in _caches:
            cached.cache_clear()
    _declared[:] = wanted
    _number = _numbers.setdefault(wanted, len(_numbers))


def declared_unit(
    name: str,
    size: Measure | None,
    *,
    symbol: str | None = None,
    words: Sequence[str] = (),
    signs: Sequence[str] = (),
    is_binary: bool = False,
) -> Entry:
    """A unit of one's own; without a size it is counted for itself."""
    definition = _definition(size) if size else f"[{name}]"
    plain = name.replace("_", " ")
    spoken = words or (() if signs else (plain,))
    return Entry(name, definition, symbol or plain, " | ".join(spoken), " | ".join(signs), is_binary=is_binary)


def _definition(size: Measure) -> str:
    """`0.25 * [mass] / [time]`: a measure as the tables write it."""
    above = "".join(f" * [{name}]{_power(power)}" for name, power in size.powers if power > 0)
    below = "".join(f" / [{name}]{_power(-power)}" for name, power in size.powers if power < 0)
    return f"{size.factor!r}{above}{below}"


def _power(power: int) -> str:
    return "" if power == 1 else f" ** {power}"
