"""Ranges, and what looks like one: `7 to 65 billion`, `between 800 MB and 1.5 GB`; `rose from 62 % to 76 %` is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from .amounts import Amount, Reading, read_amount
from .numerals import Numeral
from .tokens import Tokens, is_digits, is_word, touches
from .unit_words import read_currency
from .units import is_money, unit_named

_DASHES = ("-", "–", "—", "‑", "−", "~")
_JOINTS = ("to", "through", "till", "bis", "à")
_CHANGES = (
    "rise", "rising", "rose", "grow", "grew", "fall", "fell", "drop", "increas", "decreas", "improv", "declin",
    "reduc", "jump", "climb", "slid", "slip", "shrink", "shrank", "shrunk", "expand", "raise", "raising",
    "lower", "soar", "surg", "sank", "sink", "plung", "tumbl", "chang", "widen", "narrow", "advanc", "gain",
    "lift", "boost", "accelerat", "slow", "extend", "upgrad", "went", "moved", "moving", "cut", "trim",
    "swing", "swung", "skyrocket", "dip", "revis", "shift", "switch", "doubl", "tripl", "evolv", "brought",
    "bring", "push", "drove", "driv", "downgrad",
)  # fmt: skip
_CHANGE_WORDS = frozenset(("up", "down", "go", "goes", "going", "gone", "move", "moves", "lost", "get", "got"))
_EXTENTS = ("rang", "vary", "varie", "varied", "span", "spread", "stretch", "extent")
_REACH = 12
"""Tokens of the clause before `from` in which its verb is looked for."""


def range_end(tokens: Tokens, start: int, first: Amount, opener: str, reading: Reading) -> Amount | None:
    """The second number of a range that began with `first` at token `start`; None if what follows makes none."""
    j = first.end + (opener == "from" and tokens[first.end].lower == "up")
    word = tokens[j].lower
    if word == "or":
        return _neighbour(tokens, first, reading)
    if first.numeral.kind in ("vague", "couple") or not _is_joint(tokens, j, opener, reading):
        return None
    last = read_amount(tokens, j + 1, reading)
    if last is None or last.numeral.kind in ("vague", "couple", "multiple"):
        return None
    verb = _verb_before(tokens, start - 1) if opener == "from" and word in _JOINTS else ""
    is_change = verb == "change" and not _is_followed_by_range(tokens, last, reading)
    if is_change or (not opener and word == "to" and _is_step_of_change(tokens, start)):
        return None
    is_money_first = read_currency(tokens, j + 1) is not None
    if opener or reading.whole:
        last = _in_one_unit(first, last)
    if not _go_together(first, last, is_money_first=is_money_first, bound=bool(opener) or word != "to"):
        return None
    low, high = shared_scale((first.numeral, last.numeral))
    any_order = verb == "extent" or opener == "between" or (reading.whole and bool(opener))
    return last if low.value < high.value or (any_order and low.value != high.value) else None


def _is_step_of_change(tokens: Tokens, start: int) -> bool:
    """Whether the number at token `start` is a step between others: `from 0.1 to 0.4 to 0.7`."""
    if start < 3 or tokens[start - 1].lower != "to":
        return False
    before = (token.lower for token in reversed(tokens[max(0, start - _REACH) : start - 1]))
    return next((word for word in before if word in ("to", "from")), "") == "from"


def _is_followed_by_range(tokens: Tokens, last: Amount, reading: Reading) -> bool:
    """Whether a change leads from one range to another: `from 5 to 7 % to 3 to 5 %`."""
    if tokens[last.end].lower != "to":
        return False
    third = read_amount(tokens, last.end + 1, reading)
    return third is not None and tokens[third.end].lower in ("to", "-", "–")


def _is_joint(tokens: Tokens, j: int, opener: str, reading: Reading) -> bool:
    """Whether token `j` can join two numbers to a range; `and` does after `between`."""
    word = tokens[j].lower
    if word in _DASHES and tokens[j - 2].text == "-" and is_word(tokens[j - 1]) and touches(tokens, j - 1):
        return False  # `a 6-foot-7 man`
    if word in _DASHES:
        return not is_word(tokens[j - 1]) or is_digits(tokens[j + 1]) or read_currency(tokens, j + 1) is not None
    return word in _JOINTS or (word in ("and", "to") and (opener == "between" or reading.whole))


def _verb_before(tokens: Tokens, j: int) -> str:
    """Whether the clause before the `from` at token `j` tells of a change or of an extent."""
    for k in range(j - 1, max(-1, j - _REACH), -1):
        word = tokens[k].lower
        if word in (".", ";", "!", "?", "\n"):
            break
        if word.startswith(_EXTENTS):
            return "extent"
        if word in _CHANGE_WORDS or word.startswith(_CHANGES):
            return "change"
    return ""


def _in_one_unit(first: Amount, last: Amount) -> Amount:
    """The second number in the unit of the first where both measure the same: 1.5 GB as 1,500 MB."""
    if first.unit is None or last.unit is None or first.unit == last.unit:
        return last
    above, below = unit_named(last.unit), unit_named(first.unit)
    if above.dimension != below.dimension or above.offset != below.offset:
        return last
    factor = Decimal(f"{above.factor / below.factor:.12g}")
    own = last.numeral
    return replace(last, numeral=replace(own, value=own.value * factor, step=own.step * factor), unit=first.unit)


def _go_together(first: Amount, last: Amount, *, is_money_first: bool, bound: bool) -> bool:
    """Whether the units of two numbers make one range; `bound` where more than a `to` ties them together."""
    if first.unit == last.unit or (first.unit and (last.unit or "").startswith(f"{first.unit}_per_")):
        return True
    if first.unit is None:
        return bound or not is_money_first
    return last.unit is None and (bound or is_money(first.unit))


def _neighbour(tokens: Tokens, first: Amount, reading: Reading) -> Amount | None:
    """`three or four`: two whole numbers side by side."""
    last = read_amount(tokens, first.end + 1, reading)
    if last is None or first.unit is not None or last.numeral.value - first.numeral.value != 1:
        return None
    return last


def shared_scale(numerals: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    """`7 to 65 billion` means billions twice, and so does `7–65 × 10⁹`; `500 to 1 million` does not."""
    if len(numerals) < 2:
        return numerals
    first, last = numerals
    if first.scale == 1 and last.scale != 1 and Decimal(0) < first.value <= last.value / last.scale:
        return first.times(last.scale), last
    return numerals
