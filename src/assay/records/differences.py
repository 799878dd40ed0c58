"""`claims/differences.yml`: why two sources may give two figures and both be right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from assay.errors import suggest
from assay.model import Attribute
from assay.model.differences import TOLERANCE, Rule, Test
from assay.records.catalogue_types import Factor
from assay.records.fields import AttributeId, Name, Text, id_fault
from assay.records.reader import Reader
from assay.records.references import Fault
from assay.records.types import Record
from assay.records.vocabulary import read_entries


class DifferenceRecord(Record):
    """One entry of `claims/differences.yml`."""

    label: Name
    """The reason in a few words."""
    statement: Text
    """The reason in a sentence."""
    test: Test
    """How the checker tells that it is the reason."""
    attributes: list[AttributeId] = Field([])
    """To which attributes it applies; to all where none is named."""
    other: list[AttributeId] = Field([])
    """The attribute whose figure stands there instead, or is left out; of several, their product."""
    factors: list[Factor] = Field([])
    """By which one figure is greater than the other; of an offset, by how much."""
    tolerance: Factor | None = None
    """Share by which the factor may be missed."""


def read_differences(reader: Reader, path: Path, attributes: Mapping[str, Attribute]) -> tuple[Rule, ...]:
    """The rules in the order of the file; none where the project has no such file."""
    if not path.is_file():
        return ()

    def resolve(name: str, record: DifferenceRecord) -> tuple[Rule, list[Fault]]:
        faults: list[Fault] = [
            ((key, index), f"unknown attribute {one!r}{suggest(one, attributes)}")
            for key in ("attributes", "other")
            for index, one in enumerate(getattr(record, key))
            if one not in attributes
        ]
        if record.test in ("factor", "offset") and not record.factors:
            faults.append(((), f"the test {record.test!r} needs 'factors'; add them"))
        if record.test in ("instead", "without") and not record.other:
            faults.append(((), f"the test {record.test!r} needs 'other', what is taken or left out; add it"))
        tolerance = float(record.tolerance) if record.tolerance else TOLERANCE
        rule = Rule(
            id=name,
            label=record.label,
            statement=record.statement,
            test=record.test,
            attributes=tuple(record.attributes),
            other=tuple(record.other),
            factors=tuple(map(float, record.factors)),
            tolerance=tolerance,
        )
        return rule, faults

    document = reader.document(path)
    return tuple(rule for _, rule in read_entries(reader, document, DifferenceRecord, id_fault, resolve))
