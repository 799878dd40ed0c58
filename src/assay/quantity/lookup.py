"""A unit by its canonical name or by how people write it."""

from __future__ import annotations

import difflib

from .compounds import read_unit
from .errors import UnknownUnit
from .in_force import until_units_change
from .tokens import tokenize
from .units import Unit, entries, resolve


@until_units_change
def unit(name: str) -> Unit:
    """The unit of that name, or as people write it: `kilogram_co2e_per_kilowatt_hour`, `kg CO2e/kWh`.

    Raises UnknownUnit, with the names that come close.
    """
    known = resolve(name, things=False) or unit_in_words(name)
    if known is None:
        close = difflib.get_close_matches(name.lower(), entries(), n=3, cutoff=0.7)
        raise UnknownUnit(name, tuple(close))
    return known


def unit_in_words(text: str) -> Unit | None:
    """The unit that a phrase such as `A100 hours` or `W/(m²·K)` names; None if the whole phrase is no known unit."""
    tokens = tokenize(text)
    read = read_unit(tokens, 0)
    if read is None or tokens[read[1]].text:
        return None
    return resolve(read[0], things=False)
