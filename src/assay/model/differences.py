"""What several sources say of one thing, and the rules that may explain why they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

from assay.model.naming import NameWords, take_apart

Test = Literal["default", "year", "rounded", "name", "factor", "offset", "padded", "instead", "without"]
TOLERANCE = 0.0005
"""Share by which a factor may be missed, unless a rule says otherwise: figures of four digits are rounded so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one source says, in the unit of the attribute."""

    source: str
    text: str
    """A number in plain digits, a date or a category."""
    at: str = ""
    name: str = ""
    """What the source calls the thing."""
    when: str = ""
    is_default: bool = False

    @property
    def number(self) -> Decimal | None:
        """The figure; None for a date or a category."""
        try:
            return Decimal(self.text)
        except InvalidOperation:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason for which two figures may differ."""

    id: str
    label: str
    statement: str
    test: Test
    attributes: tuple[str, ...] = ()
    """To which it applies; to all where none is named."""
    other: tuple[str, ...] = ()
    """Attributes whose figure, or the product of whose figures, is taken or left out."""
    factors: tuple[float, ...] = ()
    tolerance: float = TOLERANCE


@dataclass(frozen=True)
class Thing:
    """All that is said of one thing."""

    entity: str
    sizes: tuple[float, ...]
    """The sizes that stand in its names."""
    said: Mapping[tuple[str, str], Sequence[Said]] = field(default_factory=dict)
    """By attribute and the conditions under which it holds."""


def unit_in_the_last_place(number: Decimal) -> Decimal:
    """What one more in the last digit that is not zero would be: 1e9 for 7000000000, 10000000 for 6.74e9."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def is_rounding(size: float, figure: float) -> bool:
    """Whether a size is a figure, rounded to the digits that the size has."""
    exact = Decimal(repr(size))
    return abs(Decimal(repr(figure)) - exact) <= unit_in_the_last_place(exact) / 2


_SIZE = re.compile(r"(?:(?P<times>\d+)x)?(?P<number>(?!0\d)\d+(?:\.\d+)?)(?P<scale>[bmt])\Z")
_SCALES = {"m": 10**6, "b": 10**9, "t": 10**12}


def sizes_of(names: Iterable[str], words: NameWords) -> Iterator[float]:
    """The sizes that stand in names, in parameters: 7e9 of `Llama 2 7B`; of `8x7B` both 56e9 and 7e9."""
    for name in names:
        for size in take_apart(name, words).sizes:
            if found := _SIZE.match(size):
                number = float(Decimal(found["number"]) * _SCALES[found["scale"]])
                yield number
                if found["times"]:
                    yield number * int(found["times"])
