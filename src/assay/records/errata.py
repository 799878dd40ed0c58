"""The register of known errors of sources: other places show each, and the facts it concerns are no witnesses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from assay.model import Erratum, Fact, Source
from assay.model.dates import parse_date
from assay.records.fields import AttributeId, Id, SourceId, Text, When, id_fault
from assay.records.known_errors import concerned
from assay.records.reader import Reader
from assay.records.references import Fault
from assay.records.resolve import Scope
from assay.records.types import Record
from assay.records.vocabulary import read_entries


class PlaceRecord(Record):
    """A place in a source."""

    source: SourceId
    """The source."""
    locator: Text
    """Where in it: table, section, page, line, key."""


class ErratumRecord(PlaceRecord):
    """One entry of `claims/errata.yml`: a known error of a source."""

    printed: Text
    """What the source prints."""
    should_be: Text
    """What it should say."""
    shown_by: list[PlaceRecord]
    """What shows that: other places, in the same source or in others."""
    known_since: When
    """The day on which what shows it was published."""
    consequence: Text
    """What follows for who reads the figure, in one sentence."""
    subject: Id | None = None
    """With `attribute`: the facts that were taken from the place; then they are no witnesses."""
    attribute: AttributeId | None = None
    """What the facts say of the subject."""


def read_errata(reader: Reader, path: Path, scope: Scope, facts: Sequence[Fact]) -> dict[str, Erratum]:
    """The register, which a project need not have."""
    if not path.exists():
        return {}
    document = reader.document(path)

    def resolve(name: str, record: ErratumRecord) -> tuple[Erratum, list[Fault]]:
        return _erratum(name, record), list(_faults(record, scope, facts))

    errata: dict[str, Erratum] = dict(read_entries(reader, document, ErratumRecord, id_fault, resolve))
    for name in errata:
        reader.places[name] = (document.file, document.line((name,)))
    return errata


def _erratum(name: str, record: ErratumRecord) -> Erratum:
    return Erratum(
        id=name,
        source=record.source,
        locator=record.locator,
        printed=record.printed,
        should_be=record.should_be,
        shown_by=tuple((place.source, place.locator) for place in record.shown_by),
        known_since=parse_date(record.known_since),
        consequence=record.consequence,
        subject=record.subject,
        attribute=record.attribute,
    )


def _faults(record: ErratumRecord, scope: Scope, facts: Sequence[Fact]) -> Iterator[Fault]:
    if reason := scope.sources.fault(record.source):
        yield ("source",), reason
    for index, place in enumerate(record.shown_by):
        if reason := scope.sources.fault(place.source):
            yield ("shown_by", index, "source"), reason
        if (place.source, place.locator) == (record.source, record.locator):
            yield ("shown_by", index), "the place cannot show its own error; name another one"
    if not record.shown_by:
        yield ("shown_by",), "the list is empty; name the place that shows the error, as {source: …, locator: …}"
    if record.printed == record.should_be:
        yield ("should_be",), "is what the source prints already; write what it should say"
    if (record.subject is None) != (record.attribute is None):
        missing = "attribute" if record.attribute is None else "subject"
        yield (), f"'subject' and 'attribute' go together; add the {missing!r}, or take the other out"
    elif record.subject and record.attribute:
        yield from _unconcerned(record, scope, facts)


def _unconcerned(record: ErratumRecord, scope: Scope, facts: Sequence[Fact]) -> Iterator[Fault]:
    source = scope.sources.known.get(record.source)
    if isinstance(source, Source) and source.catalogue:
        return  # the facts of a catalogue are read when they are asked for, and marked then
    subject, attribute = scope.entities.fault(record.subject or ""), scope.vocabulary.fault(record.attribute or "")
    if subject:
        yield ("subject",), subject
    if attribute:
        yield ("attribute",), attribute
    if subject or attribute or source is None:
        return
    if not concerned(record, facts):
        about = f"the {record.attribute} of {record.subject} as {record.printed!r}"
        advice = "write it as the fact has it, or take 'subject' and 'attribute' out where no fact was taken"
        yield ("printed",), f"no fact of {record.source} gives {about}; {advice}"
