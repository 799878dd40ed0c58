"""What several sources say of one thing, and the rules that may explain why they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

Test = Literal["default", "year", "rounded", "name", "factor", "offset", "padded", "instead", "without"]
TOLERANCE = 0.0005
"""Share by which a factor may be missed, unless a rule says otherwise: figures of four digits are rounded so far."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
