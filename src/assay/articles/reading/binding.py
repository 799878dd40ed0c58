"""What one figure says of what, bound whole or left open with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assay.articles.reading.attribute import Choice
from assay.articles.reading.conversion import converted
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.mood import Mood
from assay.articles.reading.segments import Segment
from assay.articles.reading.sentence import Parsed, Subject
from assay.model import ANY, Attribute, Circumstances
from assay.model.dates import PartialDate, parse_date
from assay.quantity import Found, Quantity, unit

SIZED = re.compile(r"\d[BMKT]\b", re.IGNORECASE)
"""In a name: the size of what it means."""
SCANNED = "scanned"
"""Id of a text that has no record."""
THE_TEXT = f"text-{SCANNED}"
"""Id of that text as something of which claims can be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What one figure says of what. Without `entity`, `attribute` or `value` it is left open, and `why` says why.

    A binding is certain only where the clause, the heading or the table itself gives every part.
    """

    start: int
    end: int
    printed: str
    segment: Segment
    found: Found
    """The figure; its offsets are those within the segment."""
    name: str = ""
    """The subject as the text names it."""
    entity: str | None = None
    attribute: Attribute | None = None
    value: Quantity | PartialDate | None = None
    when: Circumstances = ANY
    mood: Mood = "asserted"
    certain: bool = False
    tells_which: bool = False
    """Whether it is a size in the phrase of a name without one: it may tell which of several is meant."""
    says_more: str = ""
    """What is printed beside the value and no value holds, as in `early 2023`: it may be refuted, not confirmed."""
    why: tuple[str, ...] = ()

    @property
    def figure(self) -> Quantity | None:
        """Its value where that is a quantity; None where it is a day, or was not read."""
        return self.value if isinstance(self.value, Quantity) else None

    @property
    def is_bound(self) -> bool:
        """Whether every part is there."""
        return self.entity is not None and self.attribute is not None and self.value is not None


def open_binding(text: str, segment: Segment, figure: Found) -> Binding:
    """A figure of a segment of which nothing is known yet."""
    start, end = segment.start + figure.start, segment.start + figure.end
    return Binding(start=start, end=end, printed=text[start:end], segment=segment, found=figure)


def bound(binding: Binding, choice: Choice, subject: Subject, parsed: Parsed, lexicon: Lexicon) -> Binding:
    """The binding with attribute, subject and value, as far as they are there; `parsed` is what stands around it."""
    attribute = choice.attribute
    assert attribute is not None
    value = date_of(binding.found) or value_of(binding.found, attribute)
    binding = replace(binding, attribute=attribute, value=value, why=(choice.why,))
    if subject.mention is None:
        return replace(binding, why=(subject.why,))
    mention = subject.mention
    if mention.entity is None:
        why = f"the records do not know “{mention.text}”; `assay new entity` adds it"
        return replace(binding, name=mention.text, why=(why,))
    entity, is_member = lexicon.member(mention.entity, parsed.said)
    when, missing = lexicon.circumstances(attribute, parsed.mentions)
    if missing:
        return replace(binding, name=mention.text, why=(missing,))
    return replace(
        binding,
        name=re.sub(r"[’']s\Z", "", mention.text),
        entity=entity,
        when=when,
        certain=choice.certain and subject.certain and is_member and not mention.others,
        tells_which=attribute.measures_size and subject.apposed and not SIZED.search(mention.text),
        why=(subject.why, choice.why),
    )


def bound_to_the_text(binding: Binding, choice: Choice) -> Binding:
    """What a text says of itself, such as its length."""
    assert choice.attribute is not None
    return replace(
        binding,
        name="this text",
        entity=THE_TEXT,
        attribute=choice.attribute,
        value=value_of(binding.found, choice.attribute),
        certain=choice.certain,
        why=("the text speaks of itself", choice.why),
    )


def date_of(found: Found) -> PartialDate | None:
    """The day, month or year of a date with its year; None of anything else."""
    return parse_date(found.date) if found.date else None


def value_of(figure: Found, attribute: Attribute) -> Quantity:
    """The figure in the unit of its attribute; a bare number takes it."""
    assert figure.quantity is not None
    return converted(figure.quantity, attribute) or replace(figure.quantity, unit=unit(attribute.unit))
