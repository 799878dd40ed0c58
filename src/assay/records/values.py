"""What a claim or a fact gives as its value: a figure in the unit of its attribute, a date, or names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf, isinf

from assay.model import Attribute, Value
from assay.model.dates import parse_date
from assay.quantity import (
    Interval,
    NotAQuantity,
    Quantity,
    Unit,
    UnknownUnit,
    WrongDimension,
    is_counted,
    of_events,
    parse,
    show,
    show_interval,
    unit,
)
from assay.records.references import Fault, Names

CURRENCIES = ("eur", "usd", "gbp")


def read_value(
    texts: Sequence[str], attribute: Attribute, entities: Names, *, bounded: bool = True
) -> tuple[Value | None, list[Fault]]:
    """The value that the texts print, or the faults that they have.

    With `bounded`, a figure outside of the sane bounds of its attribute is a fault: a contributor typed it. A claim may
    be as far off as its article; to say so is what it is judged for.
    """
    value, reasons = _read(texts, attribute, entities, bounded=bounded)
    return value, [(("value",), reason) for reason in reasons]


def _read(
    texts: Sequence[str], attribute: Attribute, entities: Names, *, bounded: bool
) -> tuple[Value | None, list[str]]:
    if not texts:
        return None, ["the list is empty; write a value"]
    if attribute.type in ("category", "entity"):
        return _read_names(texts, attribute, entities)
    if len(texts) != 1:
        return None, [_too_many(texts, attribute)]
    if attribute.type == "quantity":
        quantity, reason = read_quantity(texts[0], attribute, bounded=bounded)
        return quantity, [] if quantity else [reason]
    try:
        return parse_date(texts[0]), []
    except ValueError as error:
        return None, [str(error)]


def _read_names(texts: Sequence[str], attribute: Attribute, entities: Names) -> tuple[Value | None, list[str]]:
    if len(texts) != 1 and not attribute.many:
        return None, [_too_many(texts, attribute)]
    if attribute.type == "entity":
        return tuple(texts), [reason for text in texts if (reason := entities.fault(text))]
    wanted = f"is not allowed here; write one of {', '.join(attribute.values)}"
    return tuple(texts), [f"{text!r} {wanted}" for text in texts if text not in attribute.values]


def _too_many(texts: Sequence[str], attribute: Attribute) -> str:
    return f"{attribute.label} has one value, and {len(texts)} are given; make one record each"


def as_ratio(attribute: Attribute) -> Attribute:
    """The attribute of how many times as much of another one something has."""
    return replace(attribute, unit="dimensionless", low=-inf, high=inf)


def read_quantity(text: str, attribute: Attribute, *, bounded: bool = True) -> tuple[Quantity | None, str]:
    """A printed figure in the unit of its attribute, or the reason why it is none."""
    wanted = unit(attribute.unit)
    try:
        quantity = parse(text)
    except NotAQuantity as error:
        return None, str(error)
    if reason := _two_readings(text, quantity, wanted) or _stop_in_a_count(text, quantity, wanted):
        return None, reason
    try:
        if quantity.unit is None:
            quantity = quantity.to(wanted)
        elif not (attribute.unit in CURRENCIES and quantity.unit.name in CURRENCIES):
            meant = _as_emissions(replace(quantity, unit=of_events(quantity.unit, wanted)), wanted)
            quantity = meant.to(wanted)
    except WrongDimension:
        printed = _in_its_letters(_name_of(quantity.unit), text) if quantity.unit else "nothing"
        reason = f"{text!r} is counted in {printed}, but {attribute.label} in {_name_of(wanted)}"
        return None, f"{reason}; correct the value or the attribute"
    outside = [point for point in quantity.points if not attribute.low <= point <= attribute.high]
    if outside and bounded:
        bounds = _shown_bounds(attribute, wanted)
        reason = f"{text!r} is outside the sane bounds of {attribute.label}, {bounds}"
        return None, f"{reason}; look at the scale word, or widen the bounds in claims/attributes.yml"
    return quantity, ""


def unit_left_out(text: str, attribute: Attribute) -> str:
    """The unit in which a bare figure is read, where it is a measure and not what is counted; otherwise nothing."""
    if attribute.type != "quantity" or bare(text) is None:
        return ""
    wanted = unit(attribute.unit)
    return "" if is_counted(wanted) else wanted.symbol


def bare(text: str) -> Quantity | None:
    """The figure that a text is, where no unit is printed with it."""
    try:
        figure = parse(text)
    except NotAQuantity:
        return None
    return figure if figure.unit is None else None


_THREE_DECIMALS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
"""`1.234`, which is one and a bit to one reader and a thousand to another."""
_LONE_T = re.compile(r"([0-9][0-9.,]*)\s?T(?!\w)")
"""A capital T right behind a number: trillions to one writer, tonnes to another."""


def _two_readings(text: str, quantity: Quantity, wanted: Unit) -> str:
    """Why a figure without a unit is none: what stands for the unit may be a share of one, or a scale word."""
    if quantity.unit is not None:
        return ""
    if wanted.name == "percent" and any(0 < abs(point) < 1 for point in quantity.points):
        reason = f"{text!r} may be {text.strip()} % or a share of one, {show(100 * quantity.points[0])} %"
        return f"{reason}; write the sign behind the figure"
    found = _LONE_T.search(text) if wanted.name.endswith("_co2e") or wanted.dimension == "mass" else None
    return f"{text!r} may be tonnes or trillions; write '{found[1]} t' or '{found[1]} trillion t'" if found else ""


def _stop_in_a_count(text: str, quantity: Quantity, wanted: Unit) -> str:
    """Why a count with three decimals is none: the full stop parts thousands in most of Europe."""
    found = _THREE_DECIMALS.search(text)
    counted = quantity.unit or wanted
    if found is None or float(found[0]) not in quantity.points or not is_counted(counted):
        return ""
    whole, short = found[0].replace(".", ","), found[0].rstrip("0").rstrip(".")
    return f"{text!r} may be {whole} or {short} {counted.symbol}; write {whole!r} where the full stop parts thousands"


def _in_its_letters(name: str, text: str) -> str:
    """The unit with the capitals that its words have in the text: `ML` is not `ml`."""
    said = {word.casefold(): word for word in re.findall(r"[^\W\d_]+", text)}
    return re.sub(r"[^\W\d_]+", lambda word: said.get(word[0].casefold(), word[0]), name)


def _name_of(own: Unit) -> str:
    """A unit as people write it."""
    return own.symbol or own.name


def _shown_bounds(attribute: Attribute, wanted: Unit) -> str:
    if isinf(attribute.low) or isinf(attribute.high):
        return show_interval(Interval(attribute.low, attribute.high), wanted)
    return f"{show(attribute.low)} to {show(attribute.high, wanted)}"


def _as_emissions(quantity: Quantity, wanted: Unit) -> Quantity:
    """A plain mass where greenhouse gases are meant: people print `75 tons` for 75 tonnes of CO₂ equivalent."""
    if quantity.unit and wanted.name.endswith("_co2e") and not quantity.unit.name.endswith("_co2e"):
        try:
            return replace(quantity, unit=unit(f"{quantity.unit.name}_co2e"))
        except UnknownUnit:
            return quantity
    return quantity
