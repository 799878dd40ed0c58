"""`claims/units.yml`: units that a book counts in and that the checker does not have by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assay.checkout.paths import UNITS
from assay.quantity import (
    NotAQuantity,
    UnitEntry,
    UnknownUnit,
    declared_unit,
    measure_of,
    parse,
    unit,
    unit_in_words,
    use_units,
)
from assay.quantity.measures import Measure
from assay.records.reader import Reader
from assay.records.references import Fault
from assay.records.vocabulary import read_entries

if TYPE_CHECKING:
    from assay.records.vocabulary_types import UnitRecord


def put_in_force(root: Path) -> tuple[UnitEntry, ...]:
    """Put the units that a book declares into force, for a process that does not load its records."""
    return read_units(Reader(root=root), root / UNITS)


EXAMPLE = "for instance '3.6 kilojoule' or 'ampere * hour'"


def read_units(reader: Reader, path: Path) -> tuple[UnitEntry, ...]:
    """Put the units of the file into force, each once those above it are, and give them; none without such a file."""
    from assay.records.fields import attribute_id_fault  # noqa: PLC0415 - pydantic is for what is read anew
    from assay.records.vocabulary_types import UnitRecord  # noqa: PLC0415

    use_units(())
    if not path.is_file():
        return ()
    known: list[UnitEntry] = []

    def resolve(name: str, record: UnitRecord) -> tuple[UnitEntry | None, list[Fault]]:
        faults = list(_taken(name, record))
        size = None
        if record.equals is not None:
            size = _size(record.equals)
            if size is None:
                return None, [*faults, (("equals",), size_fault(record.equals) or "")]
        unit_of_book = declared_unit(
            name,
            size,
            symbol=record.symbol,
            words=record.words,
            signs=record.signs,
            is_binary=record.counted_in_1024,
        )
        return unit_of_book, faults

    document = reader.document(path)
    for _, entry in read_entries(reader, document, UnitRecord, attribute_id_fault, resolve):
        known.append(entry)
        use_units(known)
    return tuple(known)


def _size(text: str) -> Measure | None:
    """What a figure with a unit measures, or a product of units such as `ampere * hour`; None where it is neither."""
    for written in (text, f"1 {text}"):
        try:
            figure = parse(written)
        except NotAQuantity:
            continue
        if figure.unit is not None and len(figure.points) == 1:
            own = measure_of(figure.unit)
            return Measure(own.factor * figure.points[0], own.powers)
    return None


def size_fault(text: str) -> str | None:
    """Why the text is not the size of a unit, and what to write."""
    return (
        None if _size(text) else f"{text!r} is neither a figure with a unit nor units that are known; write {EXAMPLE}"
    )


def _taken(name: str, record: UnitRecord) -> Iterator[Fault]:
    """What of the unit means another one already."""
    try:
        unit(name)
    except UnknownUnit:
        pass
    else:
        yield (), f"{name!r} is a unit that the checker has; take this one out, or give it another name"
    for key in ("words", "signs"):
        for index, text in enumerate(getattr(record, key)):
            if (other := unit_in_words(text)) is not None:
                yield (key, index), f"{text!r} means {other.name} already; take it out"
