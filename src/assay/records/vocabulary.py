"""The two files that hold many records each: what can be said, and what it can be said of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assay.errors import suggest
from assay.model import Attribute, Entity, EntityKind, Kinds
from assay.records.reader import Reader
from assay.records.references import Fault, Names, kind_faults
from assay.records.resolve_vocabulary import doubles, resolve_attribute, resolve_entity, resolve_kind
from assay.yamlio import Document

if TYPE_CHECKING:
    from pydantic import BaseModel

    from assay.records.vocabulary_types import AttributeRecord, EntityRecord

R = TypeVar("R", bound="BaseModel")
Resolve = Callable[[str, Any], tuple[Any, list[Fault]]]


def read_kinds(reader: Reader, path: Path) -> tuple[Kinds, Names | None]:
    """The sorts of things, and their names for the look-up; no names where the project declares no sorts."""
    from assay.records.fields import id_fault  # noqa: PLC0415 - pydantic is for what is read anew
    from assay.records.vocabulary_types import KindRecord  # noqa: PLC0415

    if not path.is_file():
        return Kinds(), None
    document = reader.document(path)
    known: dict[str, EntityKind] = dict(read_entries(reader, document, KindRecord, id_fault, resolve_kind))
    return Kinds(known), names("kind", "claims/kinds.yml", known, document)


def read_attributes(reader: Reader, path: Path, kinds: Names | None) -> tuple[dict[str, Attribute], Names]:
    """The vocabulary, and its names for the look-up."""
    from assay.records.fields import attribute_id_fault  # noqa: PLC0415 - pydantic is for what is read anew
    from assay.records.vocabulary_types import AttributeRecord  # noqa: PLC0415

    def resolve(name: str, record: AttributeRecord) -> tuple[Attribute, list[Fault]]:
        attribute, faults = resolve_attribute(name, record)
        return attribute, [*faults, *kind_faults(("said_of",), record.said_of, kinds)]

    document = reader.document(path)
    known: dict[str, Attribute] = dict(read_entries(reader, document, AttributeRecord, attribute_id_fault, resolve))
    parents = {name: (("variant_of",), entry.variant_of) for name, entry in known.items() if entry.variant_of}
    _take_out(reader, document, known, bad_parents("attribute", parents, _ids(document)))
    _take_out(reader, document, known, doubles(known))
    return known, names("attribute", "claims/attributes.yml", known, document)


def read_entities(
    reader: Reader, path: Path, attributes: Mapping[str, Attribute], vocabulary: Names, kinds: Names | None
) -> tuple[dict[str, Entity], Names]:
    """What claims and facts are about, and its names for the look-up."""
    from assay.records.fields import id_fault  # noqa: PLC0415 - pydantic is for what is read anew
    from assay.records.vocabulary_types import EntityRecord  # noqa: PLC0415

    def resolve(name: str, record: EntityRecord) -> tuple[Entity, list[Fault]]:
        vocabulary.lean_on(record.given)
        entity, faults = resolve_entity(name, record, attributes)
        if kinds and (unknown := kinds.fault(record.kind)):
            faults.append((("kind",), unknown))
        for key in ("siblings", "renamed_from", "successor_of"):
            for index, other in enumerate(getattr(record, key)):
                if other not in document.tree:
                    faults.append(((key, index), f"unknown entity {other!r}{suggest(other, document.tree)}"))
        return entity, faults

    document = reader.document(path)
    known: dict[str, Entity] = dict(read_entries(reader, document, EntityRecord, id_fault, resolve))
    parents = {name: (("family",), entry.family) for name, entry in known.items() if entry.family}
    _take_out(reader, document, known, bad_parents("entity", parents, _ids(document)))
    return known, names("entity", "claims/entities.yml", known, document)


def names(what: str, home: str, known: Mapping[str, object], document: Document) -> Names:
    """The names of a file: those that could be read, and those that could not."""
    is_lost = document.is_lost or not isinstance(document.tree, dict)
    return Names(what=what, home=home, known=known, broken=_ids(document) - frozenset(known), is_lost=is_lost)


def _ids(document: Document) -> frozenset[str]:
    return frozenset(document.tree) if isinstance(document.tree, dict) else frozenset()


def bad_parents(
    what: str, parents: Mapping[str, tuple[tuple[str, ...], str]], there: frozenset[str]
) -> Iterator[tuple[str, Fault]]:
    """Records whose parent is none, or leads round in a circle: name, then the place of the parent and the reason."""
    up = {name: parent for name, (_, parent) in parents.items()}
    circular = _circular(up)
    for name, (place, parent) in parents.items():
        if parent not in there:
            yield name, (place, f"unknown {what} {parent!r}{suggest(parent, there)}")
        elif name in circular:
            circle = _circle(name, up)
            yield name, (place, f"leads round in a circle: {' → '.join(circle)}; take one of these out")


def _circular(parents: Mapping[str, str]) -> set[str]:
    """The names from which the way up leads back to themselves; every name is visited once."""
    seen: set[str] = set()
    found: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in seen:
            seen.add(name)
            way[name] = None
            name = parents.get(name)
        if name in way:
            found.update(_circle(name, parents))
    return found


def _circle(start: str, parents: Mapping[str, str]) -> list[str]:
    """The way from a name in a circle back to itself."""
    way = [start, parents[start]]
    while way[-1] != start:
        way.append(parents[way[-1]])
    return way


def read_entries(
    reader: Reader, document: Document, record: type[R], reason: Callable[[str], str | None], resolve: Resolve
) -> Iterator[tuple[str, Any]]:
    """The entries of a file that have no fault."""
    if not isinstance(document.tree, dict):
        fault = document.fault((), "a list of entries is expected, each as `id: fields`")
        reader.faults.append(fault)
        return
    for name in document.tree:
        misnamed = reason(name)
        if misnamed:
            reader.faults.append(document.fault((name,), misnamed))
            continue
        value = reader.decoded(document, record, (name,))
        entry = value and reader.resolved(document, (name,), lambda: resolve(name, value))  # noqa: B023
        if entry:
            yield name, entry


def _take_out(reader: Reader, document: Document, known: dict[str, Any], bad: Iterable[tuple[str, Fault]]) -> None:
    for name, (place, reason) in list(bad):
        reader.faults.append(document.fault((name, *place), reason))
        del known[name]
