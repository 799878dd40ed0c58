"""The records as people write them: field by field, every scalar as text.

Field descriptions are the documentation; the JSON Schemas for editors are made from these types.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assay.records.fields import (
    Address,
    AttributeId,
    Digest,
    EntityId,
    Fragment,
    Name,
    Names,
    Offset,
    People,
    Pointer,
    ShortQuote,
    SourceId,
    Surroundings,
    Text,
    When,
    YesNo,
)


class Record(BaseModel):
    """What all records share: frozen, and no key beyond those named."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


VerdictWord = Literal["supported", "misleading", "refuted", "disputed", "unverifiable", "not_checkable"]
RelationWord = Literal["outperforms", "matches", "exceeds", "is_below", "rises_with", "falls_with"]
ScopeWord = Literal["all", "almost every", "most", "many", "some"]
Placeholder = Literal["data", "reference"]
References = Literal["none", "list", "unmarked"]


EntityKind = Literal[
    "model",
    "family",
    "size-class",
    "benchmark",
    "benchmark-set",
    "organisation",
    "person",
    "method",
    "accelerator",
    "processor",
    "work",
    "saying",
    "dataset",
    "place",
    "language",
    "article",
    "product",
]


class AttributeRecord(Record):
    """One entry of `claims/attributes.yml`."""

    label: Name
    """Name for readers."""
    type: Literal["quantity", "date", "category", "entity"]
    """What its values are."""
    unit: Text | None = None
    """Unit of a quantity: a name that the checker has, or as people write it, such as `kg CO2e/kWh`."""
    low: Text | None = None
    """Least sane value, as printed."""
    high: Text | None = None
    """Greatest sane value, as printed."""
    values: list[Text] = []
    """All categories that are allowed."""
    variant_of: AttributeId | None = None
    """The attribute of which this is another definition, with which it is easily confused."""
    needs: list[Literal["metric", "object", "accelerator", "setting"]] = []
    """Circumstances without which a fact means nothing."""
    many: YesNo = False
    """Whether something can have several values at once."""
    implies_smaller: YesNo = False
    """Whether a greater value makes every smaller one true as well."""
    counted_in_1024: YesNo = False
    """Whether a thousand of it is often 1,024, so that 128K is 131,072 as well."""
    yes_implies: dict[AttributeId, Text] = {}
    """Of yes and no: other categories, each with the value that it has where this is yes."""
    so_far: YesNo = False
    """Whether it says what has been shown up to a day, so that a later source may have more."""
    kind: Literal["attribution", "existence"] | None = None
    """Kind of a claim with this attribute, where the type alone does not say it."""
    words: list[Text] = []
    """Words of a sentence that point to it, for the proposals of `assay new claim`."""
    cues: list[Text] = []
    """Of a quantity: words by a figure that say that it is one of these; `*` stands for the rest of a word."""
    unless: list[Text] = []
    """Words by a figure that say that it is of something else, whatever its unit."""
    by_unit: YesNo = False
    """Whether its unit alone says it, so that no cue is needed: who has layers is counted in layers."""
    per: list[Text] = []
    """Units by which its own may be counted and still be it: `heads per layer`."""
    said_of: list[EntityKind] = []
    """What it can be said of; where left out, what facts say it of."""
    nouns: list[Text] = []
    """Words that stand for what it is said of once that was named: the model, the company."""
    definition: Text
    """What exactly is meant, in one sentence."""


"""What sort of thing an entity is."""


class EntityRecord(Record):
    """One entry of `claims/entities.yml`."""

    label: Name
    """Name for readers."""
    kind: EntityKind
    """What sort of thing it is."""
    family: EntityId | None = None
    """The family it belongs to; its other members are its siblings."""
    aliases: list[Name] = []
    """Other names in use."""
    siblings: list[EntityId] = []
    """Entities outside the family with which it is easily confused."""
    successor_of: list[EntityId] = []
    """Organisations of which it was made."""
    renamed_from: list[EntityId] = []
    """Names that the whole organisation bore before, each with a record of its own."""
    given: dict[str, Text] = {}
    """Attributes that are true by definition, as printed."""


class CircumstanceFields(Record):
    """The conditions under which a value holds."""

    object: EntityId | None = None
    """What the subject is compared with."""
    metric: EntityId | None = None
    """The benchmark, test set or set of benchmarks."""
    setting: Text | None = None
    """Conditions that matter: examples shown, split, crop, round of funding."""
    accelerator: EntityId | None = None
    """The accelerator that was used."""
    as_of: When | None = None
    """When it held, if it changed over time."""


class FactRecord(CircumstanceFields):
    """One fact, as its source prints it."""

    subject: EntityId
    """What the fact is about."""
    attribute: AttributeId
    """What is said of it."""
    value: Names | None = None
    """As printed; ids for entity attributes; left out when the source says that it is not disclosed."""
    undisclosed: YesNo = False
    """The source says or shows that the value was not told."""
    complete: YesNo = False
    """The names are the whole list."""
    locator: Text
    """Where in the source it was read: table, section, page, line, key."""
    fragment: Fragment | None = None
    """The figures and a few words, verbatim."""
    printed: Text | None = None
    """The source's own word for a name, where the label of its record is another."""
    find: Pointer | None = None
    """Where in the file of a package it stands, for `assay sources verify`; see `assay.records.pointer`."""


class FindingRecord(Record):
    """Evidence in an assessment."""

    source: SourceId
    """The source that was read."""
    locator: Text
    """Where in it: table, section, page, line, key."""
    outcome: Literal["match", "mismatch", "not_found"]
    """What it says of the claim."""
    fragment: Fragment | None = None
    """The figures and a few words, verbatim."""


class AssessmentRecord(Record):
    """A verdict that only a person can give."""

    verdict: VerdictWord
    """What the evidence says of the claim; `not_checkable` for an opinion, a forecast or a definition."""
    because: Text
    """One sentence."""
    evidence: list[FindingRecord] = []
    """What the person read."""
    flags: list[
        Literal["wrong_attribution", "no_such_entity", "definition_mixed", "superseded", "source_disputed"]
    ] = []
    """Reasons that a reader should know beside the verdict."""


class LookedAtRecord(Record):
    """A place at which something was looked for in vain."""

    source: SourceId
    """The source that was read."""
    locator: Text
    """Where in it: table, section, page, line, key."""
    fragment: Fragment | None = None
    """What stands there in its place, verbatim."""


class UnsettledRecord(Record):
    """Why nothing settles a claim; it types no verdict, and is out of date as soon as something does."""

    reason: Literal[
        "nothing_cited", "not_disclosed", "interview", "unnamed", "no_source_had", "not_found", "no_measure"
    ]
    """The sort of reason."""
    because: Text
    """It in one sentence."""
    looked_at: list[LookedAtRecord] = []
    """Where was looked; needed for `not_found`."""
    ask_for: Text | None = None
    """What to get hold of; needed for `no_source_had`."""


class ClaimRecord(CircumstanceFields):
    """One file below `claims/records/`."""

    id: Text | None = None
    """Not needed: the id is the path. Where it is written, it must be the path."""
    statement: Text
    """What the article says, in our own words, as one checkable sentence."""
    finding: Text | None = None
    """The truth in one sentence, which a reader sees first where the claim does not hold; its figures are on record."""
    quote: Text
    """The shortest fragment of the article that carries it, to the letter."""
    at: Offset
    """Offset of the quote's first character in the article's text."""
    around: Surroundings | None = None
    """Digests of the words around the quote, to find it again in a changed text; `assay fmt` writes them."""
    subject: EntityId | None = None
    """What the claim is about."""
    attribute: AttributeId | None = None
    """What is said of it."""
    value: Names | None = None
    """As printed; an entity's id or a category where the attribute wants one."""
    read_as: Text | None = None
    """Where value, quote and statement part: how they are to be read, from a column, a heading, the article's day."""
    relation: RelationWord | None = None
    """How subject and object compare, or how the attribute changes `over` another one within the subject's family."""
    over: AttributeId | None = None
    """The attribute along which another one rises or falls."""
    scope: ScopeWord | None = None
    """On how much of the metric the comparison is said to hold."""
    placeholder: Placeholder | None = None
    """The text promises data or a reference that is not there."""
    cites: list[SourceId] = []
    """Sources to which the article itself points here."""
    uncovered: list[ShortQuote] = []
    """Words of the sentence for which no evidence was found: while there are any, the claim is not supported."""
    hangs_on: Literal["article-date"] | None = None
    """What is not known for sure and the verdict depends on: the day of an article that has none."""
    assessment: AssessmentRecord | None = None
    """A person's verdict, for what no fact, law or notebook can decide."""
    unsettled: UnsettledRecord | None = None
    """Why nothing settles it."""


class DayBoundRecord(Record):
    """A day before or after which an article cannot be, and why."""

    date: When
    """The day, or the month or year where no more is known."""
    because: Text
    """What in the article shows it, in one sentence."""
    source: SourceId
    """The source that dates it."""
    locator: Text
    """Where in the source."""


class DatedRecord(Record):
    """Between which days an article without a day is."""

    not_before: DayBoundRecord | None = None
    """The earliest day, with what shows it."""
    not_after: DayBoundRecord | None = None
    """The latest day, with what shows it."""


class ArticleRecord(Record):
    """One file below `claims/articles/`."""

    title: Name
    """Its title, as it is printed."""
    author: People = []
    """Who signed it."""
    publisher: Name | None = None
    """Where it appeared."""
    date: When | None = None
    """Date of publication, as exactly as it is known."""
    dated: DatedRecord | None = None
    """Where the day is not known: between which days it is, each with a source."""
    url: Address | None = None
    """Its public address."""
    sha256: Digest
    """Digest of the text's bytes."""
    length: Offset
    """Characters of the text."""
    words: Offset
    """Words of the text: what stands between white space."""
    references: References
    """Whether its reference markers have a list behind them, or it uses no markers."""
    note: Text | None = None
    """What else a reader should know."""


class LawRecord(Record):
    """One file below `claims/laws/`."""

    label: Text
    """Name for readers."""
    statement: Text
    """The law in one sentence."""
    product: dict[AttributeId, Text]
    """Each quantity with its power; their product is what the law bounds."""
    constant: Text
    """Range of the product, as printed: in a unit such as `kg CO2e/kWh`, or in base units (parameters, tokens,
    operations, bits, accelerators, seconds). A whole number alone is exact."""
    assumed: dict[AttributeId, Text] = {}
    """Range of a quantity for which nothing is stated, as printed."""
    best_of: dict[AttributeId, EntityKind] = {}
    """Quantities of equipment: the kind of entity of which any may have been used."""
    only_for: dict[AttributeId, Text] = {}
    """Categories without which the law does not hold."""
    kinds: list[EntityKind] = ["model", "size-class"]
    """Kinds of entity for which it holds."""
    validity: Text
    """Where the law holds and where it does not, in words."""
    source: SourceId
    """The source of the formula."""
    locator: Text
    """Where in the source."""
