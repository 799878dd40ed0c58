"""What can be said of what: attributes, entities, and the circumstances under which a value holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from assay.model.dates import PartialDate
from assay.model.verdicts import Kind
from assay.quantity import Quantity

Value = Quantity | PartialDate | tuple[str, ...]
"""A quantity in the unit of its attribute, a date, or names: entity ids or categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One entry of the vocabulary: what can be said of something, in which unit, within which bounds."""

    id: str
    label: str
    type: Literal["quantity", "date", "category", "entity"]
    definition: str
    unit: str = ""
    low: float = float("-inf")
    high: float = float("inf")
    values: tuple[str, ...] = ()
    variant_of: str | None = None
    needs: tuple[str, ...] = ()
    many: bool = False
    implies_smaller: bool = False
    kind: Kind | None = None
    words: tuple[str, ...] = ()
    """Words of a sentence that point to it."""
    cues: tuple[str, ...] = ()
    """Words by a figure that say that it is one of these."""
    unless: tuple[str, ...] = ()
    """Words by a figure that say that it is of something else."""
    by_unit: bool = False
    """Whether its unit alone says it."""
    per: tuple[str, ...] = ()
    """Units by which its own may be counted and still be it."""
    said_of: tuple[str, ...] = ()
    """Kinds of things of which it can be said; empty where facts tell."""
    nouns: tuple[str, ...] = ()
    """Words that stand for what it is said of."""
    counted_in_1024: bool = False
    """Whether a thousand of it is often 1,024."""
    yes_implies: tuple[tuple[str, str], ...] = ()
    """What a yes implies: another category, and the value that it then has."""
    so_far: bool = False
    """Whether it says what has been shown up to a day, so that a later source may have more."""
    measures_size: bool = False
    """Whether classes of size are named after it."""
    compares: Literal["score", "won", "tied", "lost"] | None = None
    """How it tells who does better."""
    lower_is_better: bool = False
    """Of a score: whether the smaller one is the better one."""
    adds_up: bool = False
    """Whether all that are said under one setting make up 100 %."""
    counted_in_text: bool = False
    """Whether the article says it of itself."""
    begins: bool = False
    """Of a date: whether what it is said of began on it under its name."""

    @property
    def claim_kind(self) -> Kind:
        """The kind of a claim that gives this attribute."""
        if self.kind:
            return self.kind
        return {"quantity": Kind.FIGURE, "date": Kind.DATE}.get(self.type, Kind.CATEGORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something that claims and facts are about."""

    id: str
    label: str
    kind: str
    family: str | None = None
    aliases: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    successor_of: tuple[str, ...] = ()
    """Organisations of which it was made: what they did is often told under its name."""
    renamed_from: tuple[str, ...] = ()
    """Organisations that it is, under the name that they bore before."""
    given: tuple[tuple[str, Quantity], ...] = ()
    """Quantities that it has by definition: a model of 175 billion parameters has 175 billion parameters."""
    given_names: tuple[tuple[str, str], ...] = ()
    """Categories that it has by definition."""
    means_all: bool = False
    """Whether it stands for all tests there are."""


class How(StrEnum):
    """How whoever gives a value came by it."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    RECOMPUTED = "recomputed"
    ASSUMED = "assumed"

    @property
    def is_reckoned(self) -> bool:
        """Whether it was worked out or supposed, and nobody looked."""
        return self is not How.MEASURED


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The conditions under which a value holds; what is None was not said."""

    object: str | None = None
    metric: str | None = None
    how: How | None = None
    setting: str | None = None
    accelerator: str | None = None
    as_of: PartialDate | None = None

    def __str__(self) -> str:
        named = (self.metric, self.how, self.setting, self.object, self.accelerator, self.as_of and self.as_of.printed)
        return ".".join(part for part in named if part)

    @property
    def under(self) -> str:
        """The setting as a text to look for words in; empty where none was said."""
        return self.setting or ""

    @property
    def terms(self) -> str | None:
        """The setting, and how the value was come by where nobody looked; what was measured counts as stated.

        Only values in like terms are set side by side.
        """
        return ", ".join(part for part in (self.how if self.is_reckoned else None, self.setting) if part) or None

    def overlaps_in_time(self, other: Circumstances) -> bool:
        """Whether both may be of one day; what names none may be of any."""
        return not (self.as_of and other.as_of) or self.as_of.overlaps(other.as_of)

    @property
    def as_stated(self) -> Circumstances:
        """The same; what was measured counts as what is stated."""
        return self if self.how is None or self.is_reckoned else replace(self, how=None)

    @property
    def is_reckoned(self) -> bool:
        """Whether the value was estimated, recomputed or assumed; what only a source states counts as it stands."""
        return self.how is not None and self.how.is_reckoned


ANY = Circumstances()
"""No conditions at all."""


def printed(value: Value) -> str:
    """The value as its record has it, several names with commas between them."""
    return ", ".join(value) if isinstance(value, tuple) else value.printed
