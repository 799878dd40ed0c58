"""Units: what a figure counts, how it converts, and how a page writes it.

The name of a unit is that of the table, or made of such names: `kilogram_per_square_metre`, `usd_per_million_token`,
`per_second`. What is counted and is no unit may stand in it too, as the share in `usd_per_share`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import WrongDimension
from .in_force import declared_units, units_in_force, until_units_change
from .interval import Interval
from .measures import ONE, Measure, evaluate
from .unit_table import COUNTED
from .unit_table_everyday import MONEY

if TYPE_CHECKING:
    from .unit_entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: its canonical name, what it measures, its size in that dimension's base unit, and its symbol.

    `offset` is where its zero lies, in base units: 273.15 kelvin for degrees Celsius, and 0 for nearly all others.
    """

    name: str
    dimension: str
    factor: float
    symbol: str
    offset: float = 0.0


POWERS = {"square": 2, "cubic": 3, "quartic": 4}
COUNTS = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_COUNT = re.compile(r"(hundred|thousand|million|billion|trillion|[0-9]+(?:\.[0-9]+)?)(?:_(.+))?\Z")
_LONGEST = 200
"""Characters of the longest name of a unit: whoever writes a longer one has made a mistake."""


@until_units_change
def entries() -> dict[str, Entry]:
    """The units by their names."""
    return {entry.name: entry for entry in units_in_force()}


@until_units_change
def measure(name: str) -> Measure:
    """What a unit of the table measures."""
    entry = entries()[name]
    found = evaluate(entry.definition, measure)
    return Measure(found.factor, found.powers, entry.offset)


@until_units_change
def unit_named(name: str) -> Unit:
    """The unit of a name that was put together here: what is no unit in it is a thing that is counted."""
    found = resolve(name, things=True)
    assert found is not None, name
    return found


def resolve(name: str, *, things: bool) -> Unit | None:
    """The unit of a canonical name; None if it is none. With `things`, what is no unit in a rate is counted."""
    if name == "dimensionless":
        return Unit(name=name, dimension=name, factor=1.0, symbol="")
    found = _measured(name, things=things)
    if found is None:
        return None
    own, symbol = found
    return Unit(name=name, dimension=own.dimension, factor=own.factor, symbol=symbol, offset=own.offset)


def _measured(name: str, *, things: bool) -> tuple[Measure, str] | None:
    """What the unit of a canonical name measures, and its symbol."""
    if len(name) > _LONGEST:
        return None
    if name in entries():
        return measure(name), entries()[name].symbol
    above, *below = ("_" + name).split("_per_")
    above = above.removeprefix("_")
    found = _product(above, things=things and bool(below)) if above else (ONE, "")
    if found is None or (not below and not above):
        return None
    total, symbol = Measure(found[0].factor, found[0].powers), found[1]
    for part in below:
        divisor = _divisor(part, things=things)
        if divisor is None:
            return None
        total, symbol = total.times(divisor[0], -1), f"{symbol} per {divisor[1]}"
    return total, symbol.strip()


def _divisor(part: str, *, things: bool) -> tuple[Measure, str] | None:
    """What stands below the line of a rate: `hour`, `million_token`, `100000_people`."""
    counted = _COUNT.match(part)
    if not counted:
        found = _product(part, things=things)
        return found and (found[0], part.replace("_", " "))
    count = COUNTS.get(counted[1]) or float(counted[1])
    shown = counted[1] if counted[1] in COUNTS else f"{count:,.10g}"
    if not counted[2]:
        return Measure(count), shown
    found = _product(counted[2], things=things)
    thing = counted[2].replace("_", " ")
    return found and (found[0].times(Measure(count)), f"{shown} {_plural(thing)}")


def _plural(thing: str) -> str:
    return thing if thing.endswith(("people", "s")) else f"{thing}s"


def _product(name: str, *, things: bool) -> tuple[Measure, str] | None:
    """The measure and the symbol of one unit, of a power of it, or of several units side by side."""
    if name in entries():
        return measure(name), entries()[name].symbol
    prefix, _, rest = name.partition("_")
    if prefix in POWERS and rest:
        base = _product(rest, things=False)
        power = POWERS[prefix]
        return base and (ONE.times(base[0], power), f"{base[1]}{' ²³⁴'[power - 1]}")
    cut = name.find("_")
    while cut > 0:
        first, second = name[:cut], name[cut + 1 :]
        if first in entries() and (other := _product(second, things=False)) is not None:
            return measure(first).times(other[0]), f"{entries()[first].symbol}·{other[1]}"
        cut = name.find("_", cut + 1)
    return (Measure(1.0, ((name.replace("_", " "), 1),)), name.replace("_", " ")) if things and name else None


def measure_of(own: Unit) -> Measure:
    """What a unit measures."""
    found = _measured(own.name, things=True)
    assert found is not None, own.name
    return found[0]


def per(above: Unit, below: str) -> Unit:
    """A rate: the unit for one of `below`, which is a unit's name or, if it is none, a thing that is counted."""
    return unit_named(f"{above.name}_per_{below.replace(' ', '_')}")


def of_events(own: Unit, other: Unit) -> Unit:
    """`33 times a minute` in what another rate counts by one, beats or breaths; any other unit as it is."""
    above, is_rate, below = own.name.partition("_per_")
    thing = other.name.partition("_per_")[0]
    if above != "times" or not is_rate or thing == other.name or not is_counted(unit_named(thing)):
        return own
    return unit_named(f"{thing}_per_{below}")


def convert(value: Interval, frm: Unit, to: Unit) -> Interval:
    """The same interval in another unit; WrongDimension if the two do not measure the same."""
    if frm.dimension != to.dimension:
        raise WrongDimension(frm.name, frm.dimension, to.name, to.dimension)
    moved = value if frm.factor == to.factor else value.scaled(frm.factor / to.factor)
    shift = (frm.offset - to.offset) / to.factor
    return Interval(moved.low + shift, moved.high + shift) if shift else moved


@functools.cache
def is_money(name: str) -> bool:
    """Whether the unit of that name is a currency or part of one."""
    return any(entry.name == name for entry in MONEY)


def uncancelled(product: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The dimensions that a product of powers of named units leaves, each with its power; none where all cancel.

    What is merely counted, such as parameters or layers, may stand in one factor alone: `96 bits` may be those of one
    parameter. Where two factors count the same, it cancels too, or people are multiplied by people.
    """
    powers: dict[str, float] = {}
    factors: Counter[str] = Counter()
    for name, power in product:
        found = _measured(name, things=True)
        for dimension, own in found[0].powers if found else ():
            powers[dimension] = powers.get(dimension, 0.0) + own * power
            factors[dimension] += 1
    left = ((one, power) for one, power in powers.items() if abs(power) > _NO_POWER)
    return {one: power for one, power in left if one in _measurable() or factors[one] > 1}


_NO_POWER = 1e-9
"""Powers such as 0.1 and 0.2 do not add up exactly; what is left of them is none."""
_JUST_COUNTED = frozenset(("accelerator", "flop", "pixel", "point"))
"""Of which there is one, two or three, as of what `COUNTED` lists."""


@until_units_change
def _measurable() -> frozenset[str]:
    """The dimensions of what is measured and not merely counted: a bare number says nothing without its unit."""
    counted = {entry.definition for entry in (*COUNTED, *declared_units())}
    listed = {entry.definition for entry in units_in_force() if entry.definition.startswith("[")}
    return frozenset(definition.strip("[]") for definition in listed - counted) - _JUST_COUNTED


def is_counted(own: Unit) -> bool:
    """Whether it counts things, one by one, of which there are no fractions: people, tokens, layers."""
    powers = measure_of(own).powers if own.name != "dimensionless" else ()
    return own.factor == 1 and len(powers) == 1 and powers[0][1] == 1 and powers[0][0] not in _measurable()


def sign_of(powers: Mapping[str, float]) -> str:
    """Base units as people write them, `kg/m3`; nothing where there is no such sign, or something is counted."""
    bases = {entry.definition: entry.symbol for entry in units_in_force()}
    signs = {one: bases.get(f"[{one}]", "") for one in powers}
    if not all(signs.values()) or not powers.keys() <= _measurable() or any(power % 1 for power in powers.values()):
        return ""
    above = " ".join(f"{signs[one]}{_digit(power)}" for one, power in powers.items() if power > 0)
    below = "/".join(f"{signs[one]}{_digit(-power)}" for one, power in powers.items() if power < 0)
    return f"{above}/{below}".strip("/") if above else ""


def _digit(power: float) -> str:
    return "" if power == 1 else f"{power:g}"


def counted_per(rate: Unit) -> tuple[float, str] | None:
    """How many of what a rate is counted against, (100000.0, "people"); None where the unit is no rate."""
    _, joint, part = rate.name.rpartition("_per_")
    if not joint:
        return None
    counted = _COUNT.match(part)
    if counted is None:
        return 1.0, part.replace("_", " ")
    return COUNTS.get(counted[1]) or float(counted[1]), (counted[2] or "").replace("_", " ")
