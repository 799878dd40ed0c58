"""One number with the unit printed beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from .compounds import read_rate, read_unit
from .conventions import Convention
from .numerals import MINUS_SIGNS, Numeral, read_numeral
from .tokens import Tokens, is_digits, is_word, touches
from .unit_words import read_currency, read_simple, scaled_codes

_MILLION = Decimal(10) ** 6
_CLOSING = {"(": ")", "[": "]", "<": ">"}
_OF_LENGTH = frozenset(
    ("tall", "long", "wide", "high", "deep", "away", "above", "below", "from", "race", "sprint", "dash")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: the convention of the language, and whether the whole text is one figure."""

    convention: Convention
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """One number with the unit printed beside it; `end` is the token after it."""

    numeral: Numeral
    unit: str | None
    end: int


def read_amount(tokens: Tokens, i: int, reading: Reading) -> Amount | None:
    """One number, its currency before it or its unit after it, and what it is a rate of."""
    negative = tokens[i].text in (*MINUS_SIGNS,) and touches(tokens, i + 1) and read_currency(tokens, i + 1) is not None
    if negative and touches(tokens, i) and tokens[i - 1].text[:1].isalnum():  # `$10–$20`
        return None
    currency = read_currency(tokens, i + negative)
    j = currency[1] if currency else i
    read = read_numeral(tokens, j, reading.convention)
    if read is None:
        return None
    numeral, end = read
    if negative:
        numeral = replace(numeral, value=-numeral.value)
    if currency is None:
        numeral, end = _metres_not_millions(tokens, numeral, end, reading)
        if (scaled := scaled_codes().get(tokens[end].text)) is not None:
            return Amount(numeral.times(Decimal(10) ** scaled[0]), scaled[1], end + 1)
        unit, end = unit_after(tokens, end, numeral)
        if unit == "pound" and numeral.scale >= _MILLION and tokens[end].lower != "of":
            unit = "gbp"  # `two million pounds`, but for those of something, are money
    else:
        unit, end = currency[0], _past_country(tokens, end)
        unit, end = read_rate(tokens, end, unit)
    return Amount(numeral, unit, end)


def _metres_not_millions(tokens: Tokens, numeral: Numeral, end: int, reading: Reading) -> tuple[Numeral, int]:
    """Takes `m` after digits back where a length is meant (`37m long`, `100m race`); other `m` are millions."""
    if numeral.short != "m":
        return numeral, end
    following = tokens[end].lower
    if following not in _OF_LENGTH and not (
        following in ("(", ")") and read_simple(tokens, end - 1) and not reading.whole
    ):
        return numeral, end
    return Numeral(value=numeral.value / numeral.scale, step=numeral.step / numeral.scale), end - 1


def _past_country(tokens: Tokens, end: int) -> int:
    """Past a country's or currency's letters that repeat what the sign said: `$76 US`, `€5 million EUR`."""
    return end + 1 if tokens[end].text in ("US", "USD", "EUR", "GBP", "AUD", "CAD") else end


def unit_after(tokens: Tokens, end: int, numeral: Numeral) -> tuple[str | None, int]:
    """The unit after a number, across a hyphen (`175-billion-parameter`) or the `of` of `trillions of tokens`."""
    if numeral.kind == "multiple":
        return "times", end
    j = end
    if (tokens[j].text in ("-", "‑") and touches(tokens, j) and touches(tokens, j + 1)) or (
        tokens[j].lower == "of" and numeral.kind in ("vague", "couple")
    ):
        j += 1
    read = _unit_at(tokens, j)
    if read is None:
        return None, end
    return _times_or_count(tokens, j, read[1], end) if read[0] == "times" else read


def _unit_at(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """The unit at token `j`, in brackets or set apart by a hyphen too; not the money of a number that follows."""
    if tokens[j].text in _CLOSING and is_word(tokens[j + 1]):
        return _in_brackets(tokens, j)
    if tokens[j].text == "-" and tokens[j + 1].start == tokens[j].end + 1 and (read := _set_apart(tokens, j + 1)):
        return read
    if is_digits(tokens[j + 1]) and touches(tokens, j + 1) and read_currency(tokens, j) is not None:  # `3 USD50 cards`
        return None
    return read_unit(tokens, j) or _inch(tokens, j)


def _set_apart(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """`30 - year bonds`, as texts cut into words have it: a unit in the singular behind a hyphen."""
    read = read_simple(tokens, j)
    return read if read and tokens[j].lower == read[0] and is_word(tokens[read[1]]) else None


_QUOTED = 200
"""Tokens before a mark of inches in which a quotation may have been opened; keeps the time to read proportional."""
_SIZES = frozenset(("thick", "long", "wide", "tall", "high", "deep", "across"))


def _inch(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """`9" plates`, `2 in thick`: a mark or a word that means inches only there."""
    if (
        tokens[j].text == '"'
        and touches(tokens, j)
        and sum(token.text == '"' for token in tokens[max(0, j - _QUOTED) : j]) % 2 == 0
    ):
        return "inch", j + 1
    is_end = tokens[j + 1].text in ("", ".") and tokens[j + 2].text == ""
    is_rest = j > 1 and tokens[j - 2].lower in ("ft", "foot", "feet")  # `12 ft 2 in`
    is_inch = tokens[j].text == "in" and (is_end or is_rest or tokens[j + 1].lower in _SIZES)
    return ("inch", j + 1) if is_inch else None


def _in_brackets(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """`20 (kg)`."""
    read = read_unit(tokens, j + 1)
    if read is None or tokens[read[1]].text != _CLOSING[tokens[j].text]:
        return None
    return read[0], read[1] + 1


def _times_or_count(tokens: Tokens, j: int, after: int, end: int) -> tuple[str | None, int]:
    """`8x` is eight times, but for `8x A100`, which counts machines, and `3x4`, which is neither."""
    if is_digits(tokens[after]):
        return None, end
    if tokens[j].text in ("x", "×", "X") and (read := _counted(tokens, after)) is not None:
        return read
    return "times", after


def _counted(tokens: Tokens, j: int) -> tuple[str | None, int] | None:
    """The machine that stands behind `8x`; a name of one that is no unit is left to be its noun."""
    read = read_unit(tokens, j)
    if read is not None and read[0].startswith("gpu"):
        return read
    is_name = tokens[j].text[:1].isupper() and any(c.isupper() or c.isdigit() for c in tokens[j].text[1:])
    return (None, j) if is_name and read is None else None
