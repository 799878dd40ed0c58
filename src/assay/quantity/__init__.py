"""Figures as people print them, read as intervals with units."""

from __future__ import annotations

from .amount import Amount
from .errors import NotAQuantity, QuantityError, TooLarge, UnknownLanguage, UnknownUnit, WrongDimension
from .find import Found, find
from .hedges import HEDGES, Hedge, hedge_named
from .house_form import in_house_form
from .in_force import declared_unit, declared_units, use_units
from .interval import Interval
from .lookup import unit, unit_in_words
from .parse import Quantity, parse
from .show import show, show_change, show_interval, singular
from .unit_entry import Entry as UnitEntry
from .units import Unit, convert, is_counted, measure_of, of_events, per, sign_of, uncancelled

__all__ = [
    "HEDGES",
    "Amount",
    "Found",
    "Hedge",
    "Interval",
    "NotAQuantity",
    "Quantity",
    "QuantityError",
    "TooLarge",
    "Unit",
    "UnitEntry",
    "UnknownLanguage",
    "UnknownUnit",
    "WrongDimension",
    "convert",
    "declared_unit",
    "declared_units",
    "find",
    "hedge_named",
    "in_house_form",
    "is_counted",
    "measure_of",
    "of_events",
    "parse",
    "per",
    "show",
    "show_change",
    "show_interval",
    "sign_of",
    "singular",
    "uncancelled",
    "unit",
    "unit_in_words",
    "use_units",
]
