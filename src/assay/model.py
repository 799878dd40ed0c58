"""What the checker reasons about: claims, facts and what they are about, parsed and frozen.

The records as people write them are in `assay.records`; here every value has been read, so that nothing below this
module parses text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from assay.dates import PartialDate
from assay.provenance import Erratum, Package, Source
from assay.quantity import Interval, Quantity

__all__ = [
    "ANY", "DECIDED", "FAILING", "GLYPHS", "Article", "Assessment", "Attribute", "Basis", "Circumstances", "Claim",
    "Entity", "Erratum", "Fact", "Finding", "Flag", "Kind", "Law", "Outcome", "Package", "Result", "Source", "Value",
    "Verdict",
]  # fmt: skip

Value = Quantity | PartialDate | tuple[str, ...]
"""A quantity in the unit of its attribute, a date, or names: entity ids or categories."""


class Kind(StrEnum):
    """What sort of statement a claim is."""

    FIGURE = "figure"
    CATEGORY = "category"
    DATE = "date"
    COMPARISON = "comparison"
    ATTRIBUTION = "attribution"
    EXISTENCE = "existence"
    PLACEHOLDER = "placeholder"
    STATEMENT = "statement"


class Outcome(StrEnum):
    """What one piece of evidence says of a claim."""

    MATCH = "match"
    MATCH_ROUNDED = "match_rounded"
    MISMATCH = "mismatch"
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"
    ERROR = "error"


class Verdict(StrEnum):
    """What all evidence together says of a claim; the order is from best to worst for the claim."""

    SUPPORTED = "supported"
    MISLEADING = "misleading"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"


FAILING = frozenset({Verdict.MISLEADING, Verdict.REFUTED, Verdict.DISPUTED})
"""Of a claim that does not hold."""
DECIDED = FAILING | {Verdict.SUPPORTED}
"""Of a claim on which the evidence says something."""

GLYPHS = {
    Verdict.SUPPORTED: "✓",
    Verdict.MISLEADING: "≈",
    Verdict.REFUTED: "✗",
    Verdict.DISPUTED: "⇄",
    Verdict.UNVERIFIABLE: "?",
    Verdict.NOT_CHECKABLE: "–",
}


class Flag(StrEnum):
    """A reason that a reader should know beside the verdict."""

    UNCITED = "uncited"
    DANGLING_CITATION = "dangling_citation"
    PLACEHOLDER = "placeholder"
    INTERNAL_CONFLICT = "internal_conflict"
    CROSS_CONFLICT = "cross_conflict"
    UNIT_SLIP = "unit_slip"
    CURRENCY_SLIP = "currency_slip"
    SIBLING_VALUE = "sibling_value"
    DEFINITION_MIXED = "definition_mixed"
    WRONG_ATTRIBUTION = "wrong_attribution"
    NO_SUCH_ENTITY = "no_such_entity"
    LAW_VIOLATED = "law_violated"
    ROUNDING = "rounding"
    SUPERSEDED = "superseded"
    SECONDARY_SOURCE = "secondary_source"
    SOURCE_DISPUTED = "source_disputed"
    QUOTE_DRIFTED = "quote_drifted"


class Basis(StrEnum):
    """What a verdict rests on, the strongest first."""

    RECOMPUTED = "recomputed"
    FACT = "fact"
    ASSESSED = "assessed"


@dataclass(frozen=True, slots=True)
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

    @property
    def claim_kind(self) -> Kind:
        """The kind of a claim that gives this attribute."""
        if self.kind:
            return self.kind
        return {"quantity": Kind.FIGURE, "date": Kind.DATE}.get(self.type, Kind.CATEGORY)


@dataclass(frozen=True, slots=True)
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
    given: tuple[tuple[str, Quantity], ...] = ()
    """Quantities that it has by definition: a model of 175 billion parameters has 175 billion parameters."""
    given_names: tuple[tuple[str, str], ...] = ()
    """Categories that it has by definition."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The conditions under which a value holds; what is None was not said."""

    object: str | None = None
    metric: str | None = None
    setting: str | None = None
    accelerator: str | None = None
    as_of: PartialDate | None = None

    def __str__(self) -> str:
        named = (self.metric, self.setting, self.object, self.accelerator, self.as_of and self.as_of.printed)
        return ".".join(part for part in named if part)


ANY = Circumstances()
"""No conditions at all."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one source says, with the place in it where it was read."""

    id: str
    source: str
    subject: str
    attribute: str
    value: Value | None
    """None when the source says that it is not disclosed."""
    locator: str
    fragment: str | None = None
    when: Circumstances = ANY
    complete: bool = False
    """Whether the list of names is the whole list."""
    find: str | None = None
    """Where the figure stands in a file of a package, as a program finds it."""
    erratum: Erratum | None = None
    """The known error of the source that this is; then it is no witness."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence in a person's assessment."""

    source: str
    locator: str
    outcome: Outcome
    fragment: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict that a person gave, where no fact, law or notebook can."""

    verdict: Verdict
    because: str
    evidence: tuple[Finding, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of an article."""

    id: str
    article: str
    statement: str
    quote: str
    start: int
    kind: Kind
    subject: str | None = None
    attribute: str | None = None
    value: Value | None = None
    relation: str | None = None
    over: str | None = None
    scope: str | None = None
    when: Circumstances = ANY
    placeholder: str | None = None
    cites: tuple[str, ...] = ()
    assessment: Assessment | None = None

    @property
    def end(self) -> int:
        """Offset behind the last character of the quote."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Article:
    """One text under review."""

    id: str
    title: str
    sha256: str
    length: int
    words: int
    references: str
    author: tuple[str, ...] = ()
    publisher: str | None = None
    date: PartialDate | None = None
    url: str | None = None
    note: str | None = None

    @property
    def short_title(self) -> str:
        """The title up to its first colon or dash: enough where the article is named again and again."""
        return re.split(r": | [–—-] ", self.title, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Result:
    """What a notebook recorded: a value with the cell that computed it."""

    name: str
    notebook: str
    cell: int
    subject: str
    attribute: str
    value: Quantity
    because: str
    when: Circumstances = ANY


@dataclass(frozen=True, slots=True)
class Law:
    """One law, as its record gives it."""

    id: str
    label: str
    statement: str
    powers: tuple[tuple[str, float], ...]
    constant: Interval
    """Range of the product, in base units."""
    assumed: tuple[tuple[str, Interval], ...] = ()
    """Range of a quantity for which nothing is stated, in the attribute's unit."""
    best_of: tuple[tuple[str, str], ...] = ()
    """Quantities that belong to equipment: whatever any entity of this kind is reported to have may be meant."""
    only_for: tuple[tuple[str, str], ...] = ()
    """Categories without which the law does not hold."""
    kinds: frozenset[str] = frozenset({"model", "size-class"})
    validity: str = ""
    source: str = ""
    locator: str = ""
