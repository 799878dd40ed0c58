"""From the records of the vocabulary to kinds, attributes and entities: units are looked up, bounds are held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from assay.errors import suggest
from assay.model import Attribute, Entity, EntityKind, Kind
from assay.quantity import NotAQuantity, Quantity, Unit, UnknownUnit, WrongDimension, parse, unit
from assay.records.references import Fault
from assay.records.values import read_quantity

if TYPE_CHECKING:
    from assay.records.vocabulary_types import AttributeRecord, EntityRecord, KindRecord


def resolve_kind(name: str, record: KindRecord) -> tuple[EntityKind, list[Fault]]:
    """A sort of thing as it is declared."""
    return EntityKind(id=name, role=record.role, listed_as=record.listed_as, has_page=record.has_page), []


def resolve_attribute(name: str, record: AttributeRecord) -> tuple[Attribute, list[Fault]]:
    """Read the bounds and the unit of a vocabulary entry."""
    faults: list[Fault] = []
    faults += _type_faults(record)
    own: Unit | None = None
    if record.unit is not None:
        try:
            own = unit(record.unit)
        except UnknownUnit as error:
            faults.append((("unit",), _unknown_unit(error)))
    low, high, bound_faults = _bounds(record, own)
    faults += [*bound_faults, *_joined_words(record)]
    if low > high:
        faults.append((("low",), f"the least value {record.low} is greater than the greatest {record.high}"))
    kind = Kind(record.kind) if record.kind else None
    attribute = Attribute(
        id=name,
        label=record.label,
        type=record.type,
        definition=record.definition,
        unit=own.name if own else "",
        low=low,
        high=high,
        values=tuple(record.values),
        variant_of=record.variant_of,
        needs=tuple(record.needs),
        many=record.many,
        implies_smaller=record.implies_smaller,
        kind=kind,
        words=tuple(record.words),
        cues=tuple(record.cues),
        unless=tuple(record.unless),
        by_unit=record.by_unit,
        per=tuple(record.per),
        said_of=tuple(record.said_of),
        nouns=tuple(record.nouns),
        counted_in_1024=record.counted_in_1024,
        yes_implies=tuple(record.yes_implies.items()),
        so_far=record.so_far,
        measures_size=record.measures_size,
        compares=record.compares,
        lower_is_better=record.lower_is_better,
        adds_up=record.adds_up,
        counted_in_text=record.counted_in_text,
        begins=record.begins,
    )
    return attribute, faults


def _bounds(record: AttributeRecord, own: Unit | None) -> tuple[float, float, list[Fault]]:
    """The least and the greatest sane value in the unit of the attribute; without end where none is given."""
    bounds = {"low": float("-inf"), "high": float("inf")}
    faults: list[Fault] = []
    for key in bounds:
        text = getattr(record, key)
        if text is None:
            continue
        try:
            bound = parse(text)
            bounds[key] = (bound.to(own) if own and bound.unit else bound).points[0]
        except (NotAQuantity, WrongDimension) as error:
            faults.append(((key,), str(error)))
    return bounds["low"], bounds["high"], faults


def _joined_words(record: AttributeRecord) -> Iterator[Fault]:
    """Lists of words that stand in one text: none of them would ever be found."""
    for key in ("words", "cues", "unless", "nouns"):
        for index, text in enumerate(getattr(record, key)):
            if "," in text or ";" in text:
                yield (key, index), f"{text!r} is taken for one word; write an item for each, and no commas"


def unit_fault(text: str) -> str | None:
    """Why there is no such unit, and what to do about it."""
    try:
        unit(text)
    except UnknownUnit as error:
        return _unknown_unit(error)
    return None


def _unknown_unit(error: UnknownUnit) -> str:
    """What to do where there is no such unit."""
    from assay.records.fields import attribute_id_fault  # noqa: PLC0415 - pydantic is for what is read anew

    name = error.name if attribute_id_fault(error.name) is None else "ID"
    advice = "" if error.suggestions else f"; write one that is known, or add it: `assay new unit {name}`"
    return f"{error}{advice}"


def _type_faults(record: AttributeRecord) -> Iterator[Fault]:
    """What a quantity or a category lacks, and what no other type may have."""
    for key, type_, given in (("unit", "quantity", record.unit), ("values", "category", record.values)):
        if record.type == type_ and not given:
            yield (), f"a {type_} needs the key {key!r}; add it"
        if record.type != type_ and given:
            yield (key,), f"only a {type_} has {key!r}; take it out, or write `type: {type_}`"
    for key in ("measures_size", "compares", "adds_up", "counted_in_text", "begins"):
        wanted = "date" if key == "begins" else "quantity"
        if getattr(record, key) and record.type != wanted:
            yield (key,), f"only a {wanted} has {key!r}; take it out, or write `type: {wanted}`"
    if record.lower_is_better and record.compares != "score":
        yield ("lower_is_better",), "says something of a score only; take it out, or write `compares: score`"


def doubles(known: Mapping[str, Attribute]) -> Iterator[tuple[str, Fault]]:
    """Attributes that claim a part which another one plays already: name, then the key and the reason."""
    taken: dict[tuple[str, str], str] = {}
    for name, entry in known.items():
        parts = [("measures_size", "")] if entry.measures_size else []
        parts += (
            [("compares", f"{entry.compares} in {entry.unit}")] if entry.compares in ("won", "tied", "lost") else []
        )
        for key, part in parts:
            other = taken.setdefault((key, part), name)
            if other != name:
                told = f"`{key}: {part}`" if part else f"`{key}`"
                yield name, ((key,), f"{told} is a part that {other!r} has already; take one of them out")


def resolve_entity(name: str, record: EntityRecord, attributes: Mapping[str, Attribute]) -> tuple[Entity, list[Fault]]:
    """Read what an entity has by definition."""
    faults: list[Fault] = []
    given: list[tuple[str, Quantity]] = []
    named: list[tuple[str, str]] = []
    for key, text in record.given.items():
        attribute = attributes.get(key)
        if attribute is not None and attribute.type == "category" and text in attribute.values:
            named.append((key, text))
            continue
        if attribute is None or attribute.type != "quantity":
            faults.append((("given", key), f"unknown quantity or category {key!r}{suggest(key, attributes)}"))
            continue
        value, reason = read_quantity(text, attribute)
        if value is None:
            faults.append((("given", key), reason))
        else:
            given.append((key, value))
    entity = Entity(
        id=name,
        label=record.label,
        kind=record.kind,
        family=record.family,
        aliases=tuple(record.aliases),
        siblings=tuple(record.siblings),
        successor_of=tuple(record.successor_of),
        renamed_from=tuple(record.renamed_from),
        given=tuple(given),
        given_names=tuple(named),
        means_all=record.means_all,
    )
    return entity, faults
