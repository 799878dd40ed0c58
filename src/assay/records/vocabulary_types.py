"""The records of the vocabulary: sorts of things, units, what can be said, and what it can be said of."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assay.model.kinds import Role
from assay.records.fields import AttributeId, EntityId, Id, KindId, Name, Text, YesNo
from assay.records.types import Record


class KindRecord(Record):
    """One entry of `claims/kinds.yml`."""

    role: Role | None = None
    """What the checker makes of such things: a `system` is what claims and laws are about, a `family` several of these
    under one name, a `class` all of a certain size, a `test` what they are measured with and a `test-set` several that
    are scored as one; a `work` was published, a `saying` is known by its words, a `method` is a procedure and the
    `text` the article itself. Without one they are mere things, for which only those laws hold that name their kind."""
    listed_as: Id | None = None
    """The page of the catalogues on which they stand, by its name in the book."""
    has_page: YesNo = False
    """Whether each of them has a page of its own."""


class UnitRecord(Record):
    """One entry of `claims/units.yml`."""

    equals: Text | None = None
    """Its size in units that are known, such as `ampere * hour`; left out where it is counted for itself."""
    symbol: Text | None = None
    """How a page writes it behind a number; its name where left out."""
    words: list[Text] = Field([])
    """Words that people use for it, in the singular."""
    signs: list[Text] = Field([])
    """Signs that people use for it, to the letter."""
    counted_in_1024: YesNo = False
    """Whether a thousand of it is often 1,024, so that 4K of it is 4,096 as well."""


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
    values: list[Text] = Field([])
    """All categories that are allowed."""
    variant_of: AttributeId | None = None
    """The attribute of which this is another definition, with which it is easily confused."""
    needs: list[Literal["metric", "object", "accelerator", "setting"]] = Field([])
    """Circumstances without which a fact means nothing."""
    many: YesNo = False
    """Whether something can have several values at once."""
    implies_smaller: YesNo = False
    """Whether a greater value makes every smaller one true as well."""
    counted_in_1024: YesNo = False
    """Whether a thousand of it is often 1,024, so that 128K is 131,072 as well."""
    yes_implies: dict[AttributeId, Text] = Field({})
    """Of yes and no: other categories, each with the value that it has where this is yes."""
    so_far: YesNo = False
    """Whether it says what has been shown up to a day, so that a later source may have more."""
    kind: Literal["attribution", "existence"] | None = None
    """Kind of a claim with this attribute, where the type alone does not say it."""
    measures_size: YesNo = False
    """Whether it is what classes of size are named after: who has any size of it is in one."""
    compares: Literal["score", "won", "tied", "lost"] | None = None
    """How it tells who does better: a score of each, or a count of the tests won, tied and lost, told in one unit."""
    lower_is_better: YesNo = False
    """Of a score: whether the smaller one is the better one."""
    adds_up: YesNo = False
    """Whether it is a share of a whole, so that all that are said under one setting make up 100 %."""
    counted_in_text: YesNo = False
    """Whether the article says it of itself, so that it is counted there."""
    begins: YesNo = False
    """Of a date: whether what it is said of began on it under its name."""
    words: list[Text] = Field([])
    """Words of a sentence that point to it, for the proposals of `assay new claim`."""
    cues: list[Text] = Field([])
    """Of a quantity: words by a figure that say that it is one of these; `*` stands for the rest of a word."""
    unless: list[Text] = Field([])
    """Words by a figure that say that it is of something else, whatever its unit."""
    by_unit: YesNo = False
    """Whether its unit alone says it, so that no cue is needed: who has layers is counted in layers."""
    per: list[Text] = Field([])
    """Units by which its own may be counted and still be it: `heads per layer`."""
    said_of: list[KindId] = Field([])
    """What it can be said of; where left out, what facts say it of."""
    nouns: list[Text] = Field([])
    """Words that stand for what it is said of once that was named: the model, the company."""
    definition: Text
    """What exactly is meant, in one sentence."""


class EntityRecord(Record):
    """One entry of `claims/entities.yml`."""

    label: Name
    """Name for readers."""
    kind: KindId
    """What sort of thing it is."""
    family: EntityId | None = None
    """The family it belongs to; its other members are its siblings."""
    aliases: list[Name] = Field([])
    """Other names in use."""
    siblings: list[EntityId] = Field([])
    """Entities outside the family with which it is easily confused."""
    successor_of: list[EntityId] = Field([])
    """Organisations of which it was made."""
    renamed_from: list[EntityId] = Field([])
    """Names that the whole organisation bore before, each with a record of its own."""
    given: dict[str, Text] = Field({})
    """Attributes that are true by definition, as printed."""
    means_all: YesNo = False
    """Whether it stands for all tests there are, as in “on every benchmark”."""
