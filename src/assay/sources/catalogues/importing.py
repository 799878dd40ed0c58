"""A catalogue, imported: from the package to the table that is kept beside the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assay.model import Attribute
from assay.records.catalogue_tables import Row, columns_of, printed
from assay.records.catalogue_types import CatalogueRecord
from assay.records.references import Names as Ids
from assay.records.values import read_value
from assay.sources.catalogues.entities import Names, named
from assay.sources.catalogues.reading import Found, Problem


@dataclass(frozen=True)
class Imported:
    """What a catalogue gives, and what of it cannot be used."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    """Where the record asks for what is not there, or for what cannot be told apart."""
    unusable: tuple[str, ...]
    """Figures that are no value of their attribute, each with the reason; they are left out."""


def import_catalogue(
    record: CatalogueRecord,
    read: tuple[list[Found], list[Problem]],
    names: Names,
    attributes: Mapping[str, Attribute],
) -> Imported:
    """Name and check what was read from the files of a package."""
    found, problems = read
    rows, more = named(found, record, names)
    entities = Ids(what="entity", home="claims/entities.yml", known=names.entities)
    usable, unusable = _usable(rows, record, attributes, entities)
    return Imported(tuple(usable), (*problems, *more, *_faults(record, attributes)), tuple(unusable))


def _faults(record: CatalogueRecord, attributes: Mapping[str, Attribute]) -> Iterable[Problem]:
    """What the record says of attributes that is not so, and columns of one name that are read in two ways."""
    columns = columns_of(record)
    for number, rows in enumerate(record.rows):
        if not record.columns(rows):
            yield Problem(("rows", number), "the key 'facts' is missing, here and in the catalogue; add it to one")
        for place, column in enumerate(record.columns(rows)):
            keys = (*(("rows", number) if rows.facts else ()), "facts", place, "attribute")
            if column.attribute not in attributes:
                yield Problem(
                    keys, f"unknown attribute {column.attribute!r}; the known ones are in claims/attributes.yml"
                )
            same = next(other for other in columns.values() if _column_key(other) == _column_key(column))
            if (same.times, same.reads, same.values) != (column.times, column.reads, column.values):
                yield Problem(
                    keys, "another part of the record reads this attribute in another way; make it a record of its own"
                )


def _column_key(column: object) -> tuple[object, ...]:
    return tuple(getattr(column, name) for name in ("attribute", "metric", "accelerator", "setting"))


def _usable(
    rows: Iterable[Row], record: CatalogueRecord, attributes: Mapping[str, Attribute], entities: Ids
) -> tuple[list[Row], list[str]]:
    columns = columns_of(record)
    usable: list[Row] = []
    unusable: list[str] = []
    for row in rows:
        cells = {}
        for name, cell in row.cells.items():
            attribute = attributes.get(columns[name].attribute)
            if attribute is None:
                continue
            try:
                value, faults = read_value([printed(cell, columns[name])], attribute, entities)
                reasons = [reason for _, reason in faults]
            except ValueError as error:
                value, reasons = None, [str(error)]
            if value is None or reasons:
                unusable.append(f"{row.at}: {row.name}: {name}: {'; '.join(reasons)}")
            else:
                cells[name] = cell
        if cells:
            usable.append(replace(row, cells=cells))
    return usable, unusable
