"""What is said: articles, their claims, and the assessments that people gave."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.model.dates import PartialDate
from assay.model.ids import ClaimId
from assay.model.verdicts import Flag, Kind, Outcome, Reason, Verdict
from assay.model.vocabulary import ANY, Circumstances, Value
from assay.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One piece of evidence in a person's assessment."""

    source: str
    locator: str
    outcome: Outcome
    fragment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A verdict that a person gave, where no fact, law or notebook can."""

    verdict: Verdict
    because: str
    evidence: tuple[Finding, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """What a person looked at in vain: it gives no verdict, and says why there is none."""

    reason: Reason
    because: str
    looked_at: tuple[Finding, ...] = ()
    ask_for: str | None = None
    """What to get hold of, where a source exists and could not be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable statement of an article. Its classes say which fields a kind of claim has for certain.

    Itself it is a statement that a person settles, or a placeholder.
    """

    id: ClaimId
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
    finding: str | None = None
    """The truth, as a person wrote it for the head of the claim's page."""
    read_as: str | None = None
    """From what the article has the value, or why the statement says less than the quote, where these part."""
    around: str | None = None
    """Digests of what surrounds the quote, by which its place is known again in a text that was changed."""
    unsettled: Unsettled | None = None
    also_read: tuple[Finding, ...] = ()
    """What a person read of what a notebook counts: shown beside the count, it decides nothing."""
    uncovered: tuple[str, ...] = ()
    """Words of its sentence for which there is no evidence."""
    also_of: tuple[str, ...] = ()
    """What else the same words are said of."""
    hangs_on_date: bool = False
    """Whether the verdict depends on the day of an article that has none."""

    @property
    def figure(self) -> Quantity | None:
        """Its value where that is a quantity; None where it is a day, names or nothing."""
        return self.value if isinstance(self.value, Quantity) else None

    @property
    def end(self) -> int:
        """Offset behind the last character of the quote."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClaim(Claim):
    """A quantity of something; where it has an object, how many times that of the object."""

    subject: str
    attribute: str
    value: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim(Claim):
    """A day, a month or a year."""

    subject: str
    attribute: str
    value: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class NameClaim(Claim):
    """Categories or ids: of which sort, by whom, that it exists."""

    subject: str
    attribute: str
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestClaim(Claim):
    """Who does better, or as well, on tests."""

    subject: str
    relation: str

    @property
    def other(self) -> str:
        """With whom the subject is compared; the reader of records refuses a comparison without."""
        return self.when.object or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderClaim(ContestClaim):
    """Which of two has more of a quantity."""

    attribute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendClaim(Claim):
    """How a quantity changes along another one, within a family."""

    subject: str
    attribute: str
    relation: str
    over: str


TRENDS = ("rises_with", "falls_with")
"""Relations between two attributes within a family."""
ORDERS = ("exceeds", "is_below")
"""Relations between two figures of one attribute."""


def class_of(value: Value | None, relation: str | None) -> type[Claim]:
    """The class that has the fields of such a claim for certain."""
    if relation:
        return TrendClaim if relation in TRENDS else OrderClaim if relation in ORDERS else ContestClaim
    if isinstance(value, Quantity):
        return FigureClaim
    return Claim if value is None else DateClaim if isinstance(value, PartialDate) else NameClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBound:
    """A day before or after which an article cannot be."""

    date: PartialDate
    because: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Whether a publisher was asked for a word on the findings, and what came back; what is None did not happen."""

    asked: PartialDate | None = None
    on: PartialDate | None = None
    said: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
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
    summary: str | None = None
    archive: str | None = None
    """Where a lasting copy stands."""
    reply: Reply | None = None
    note: str | None = None
    not_before: DayBound | None = None
    not_after: DayBound | None = None

    @property
    def has_a_day(self) -> bool:
        """Whether the day on which it appeared is known."""
        return self.date is not None and self.date.first == self.date.last

    @property
    def span(self) -> str:
        """`of 8 June 2023 or later`: what is known of its day; empty where nothing is."""
        low, high = (str(bound.date) if bound else "" for bound in (self.not_before, self.not_after))
        if low and high:
            return f"not before {low} and not after {high}"
        return f"of {low} or later" if low else f"of {high} or earlier" if high else ""

    @property
    def short_title(self) -> str:
        """The title up to its first colon or dash: enough where the article is named again and again."""
        return re.split(r": | [–—-] ", self.title, maxsplit=1)[0]
