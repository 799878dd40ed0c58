"""From the record of a law to the law: powers, range and assumptions read and checked against the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from assay.errors import suggest
from assay.model import Attribute, Law
from assay.quantity import Interval, NotAQuantity, Quantity, parse, sign_of, uncancelled
from assay.records.references import Fault, kind_faults
from assay.records.resolve import Scope
from assay.records.values import read_quantity

if TYPE_CHECKING:
    from assay.records.knowledge_types import LawRecord

_POWER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_WHOLE = re.compile(r"[0-9][0-9,]*")


def resolve_law(name: str, record: LawRecord, scope: Scope) -> tuple[Law, list[Fault]]:
    """Read one law; its faults are paths into the record with reasons."""
    powers, faults = _powers(record, scope.attributes)
    constant, constant_faults = _constant(record, scope.attributes)
    faults += constant_faults
    assumed, assumed_faults = _assumed(record, scope.attributes)
    faults += assumed_faults
    for key in record.best_of:
        faults += _attribute_faults(("best_of", key), key, scope.attributes)
        if scope.kinds and (unknown := scope.kinds.fault(record.best_of[key])):
            faults.append((("best_of", key), unknown))
    faults += _category_faults(record, scope.attributes)
    faults += kind_faults(("kinds",), record.kinds, scope.kinds)
    unknown_source = scope.sources.fault(record.source)
    if unknown_source:
        faults.append((("source",), unknown_source))
    law = Law(
        id=name,
        label=record.label,
        statement=record.statement,
        powers=powers,
        constant=constant,
        printed=record.constant,
        assumed=assumed,
        best_of=tuple(record.best_of.items()),
        only_for=tuple(record.only_for.items()),
        kinds=frozenset(record.kinds) or None,
        validity=record.validity,
        source=record.source,
        locator=record.locator,
    )
    return law, faults


def _constant(record: LawRecord, attributes: Mapping[str, Attribute]) -> tuple[Interval, list[Fault]]:
    """What the product may be, in base units; a bare number is one of what is merely counted."""
    try:
        constant = parse(record.constant)
    except NotAQuantity as error:
        return Interval(0.0, 0.0), [(("constant",), str(error))]
    stated = _stated(record.constant, constant)
    reason = _unit_fault(record, constant, attributes)
    faults: list[Fault] = [(("constant",), reason)] if reason else []
    return (stated.scaled(constant.unit.factor) if constant.unit and not reason else stated), faults


def _unit_fault(record: LawRecord, constant: Quantity, attributes: Mapping[str, Attribute]) -> str | None:
    """Why the constant cannot be the product of the law: their units do not cancel."""
    of_product = [
        (key, attributes[key].unit, float(text))
        for key, text in record.product.items()
        if key in attributes and attributes[key].type == "quantity" and _POWER.match(text)
    ]
    if len(of_product) < len(record.product):
        return None  # which is a fault of its own
    units = [(name, power) for _, name, power in of_product]
    left = uncancelled(units if constant.unit is None else [*units, (constant.unit.name, -1.0)])
    if not left:
        return None
    if constant.unit is not None:
        reason = f"{record.constant!r} is counted in {constant.unit.name}, but the product of the law in "
        return f"{reason}{_product(units)}; correct the unit of the constant or the powers"
    what = _product((key, power) for key, _, power in of_product)
    reason = f"{record.constant!r} has no unit, but the units of {what} leave {_product(left.items())}"
    sign = sign_of(left)
    written = f"write {f'{record.constant} {sign}'!r} where that is meant, or " if sign else ""
    return f"{reason}; {written}correct the powers, or add the quantity that is missing"


def _product(factors: Iterable[tuple[str, float]]) -> str:
    """`population * density**-1`."""
    return " * ".join(name if power == 1 else f"{name}**{power:g}" for name, power in factors)


def _stated(printed: str, constant: Quantity) -> Interval:
    """A whole number that stands alone is a law's own and exact: cost is use times price, not half or twice."""
    is_alone = constant.hedge == "exact" and _WHOLE.fullmatch(printed.split(maxsplit=1)[0])
    return Interval.exact(constant.points[0]) if is_alone else constant.loose


def _powers(
    record: LawRecord, attributes: Mapping[str, Attribute]
) -> tuple[tuple[tuple[str, float], ...], list[Fault]]:
    powers: list[tuple[str, float]] = []
    faults: list[Fault] = []
    for key, text in record.product.items():
        faults += _attribute_faults(("product", key), key, attributes)
        if _POWER.match(text):
            powers.append((key, float(text)))
        else:
            faults.append((("product", key), f"{text!r} is not a power; write a number, for instance -1"))
    return tuple(powers), faults


def _assumed(
    record: LawRecord, attributes: Mapping[str, Attribute]
) -> tuple[tuple[tuple[str, Interval], ...], list[Fault]]:
    assumed: list[tuple[str, Interval]] = []
    faults: list[Fault] = []
    for key, text in record.assumed.items():
        unknown = _attribute_faults(("assumed", key), key, attributes)
        faults += unknown
        if unknown:
            continue
        quantity, reason = read_quantity(text, attributes[key])
        if quantity:
            assumed.append((key, quantity.interval))
        else:
            faults.append((("assumed", key), reason))
    return tuple(assumed), faults


def _category_faults(record: LawRecord, attributes: Mapping[str, Attribute]) -> Iterator[Fault]:
    for key, text in record.only_for.items():
        attribute = attributes.get(key)
        if attribute is None:
            yield ("only_for", key), f"unknown attribute {key!r}{suggest(key, attributes)}"
        elif text not in attribute.values:
            wanted = f"write one of {', '.join(attribute.values)}" if attribute.values else "name a category"
            yield ("only_for", key), f"{text!r} is no value of {attribute.label}; {wanted}"


def _attribute_faults(path: tuple[str, str], name: str, attributes: Mapping[str, Attribute]) -> list[Fault]:
    if name not in attributes:
        return [(path, f"unknown attribute {name!r}{suggest(name, attributes)}")]
    if attributes[name].type != "quantity":
        return [(path, f"{attributes[name].label} is no quantity; a law ties quantities")]
    return []
