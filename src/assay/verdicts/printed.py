"""A figure as it is printed, with what it is counted in."""

from __future__ import annotations

import re

from assay.quantity import NotAQuantity, TooLarge, UnknownUnit, parse, singular, unit

_BARE = re.compile(r"[0-9.,e]+(?: ?(?:thousand|million|billion|trillion))?")
"""What cannot have a unit, and most figures are written so: to see it takes a tenth of the time of reading them."""
_TIMES = re.compile(r"[0-9][0-9.,]*\s?[x×]")


def with_unit(printed: str, unit_name: str) -> str:
    """A printed figure with the word for its unit, unless it already carries one; `25x` is 25 times."""
    if _TIMES.fullmatch(printed):
        return f"{printed[:-1].strip()} times"
    if not unit_name or unit_name == "dimensionless" or (not printed[-1:].isalnum() and printed[-1:] != "+"):
        return printed
    try:
        symbol = unit(unit_name).symbol
    except UnknownUnit:
        return printed
    if any(len(word) > 3 and word.rstrip("s") in printed.lower() for word in symbol.lower().split()):
        return printed
    if any(sign in printed for sign in "€$£%") or _has_unit(printed):
        return printed
    return f"{printed} {singular(symbol) if printed == '1' else symbol}"


def _has_unit(printed: str) -> bool:
    """Whether a figure says itself what it is counted in, be it in other words than its unit's."""
    if _BARE.fullmatch(printed):
        return False
    try:
        return parse(printed).unit is not None
    except (NotAQuantity, TooLarge):
        return False
