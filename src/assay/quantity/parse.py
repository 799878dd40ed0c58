"""One figure as printed -> what it asserts: an interval, a unit, a hedge."""

from __future__ import annotations

import difflib
import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from .amounts import Reading
from .conventions import convention
from .counted import with_noun
from .errors import NotAQuantity, TooLarge
from .hedges import Hedge, asserted, hedge_named
from .in_force import until_units_change
from .interval import Interval
from .normal import plain
from .numerals import Numeral
from .phrase import Phrase, leading_hedge, read_phrase
from .tokens import Tokens, tokenize
from .units import Unit, convert, entries, unit_named

LONGEST = 500
EXAMPLE = "3.5 million km"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as printed and what it asserts, in the printed unit.

    `interval` is half a unit of the last printed digit to either side, widened or cut by the hedge; `loose` also takes
    the trailing zeros of a whole number as rounding. The ends of a range are bounds, and only loosely read are they
    rounded numbers. `points` are the printed numbers, two for a range. `binary` is the
    interval where K, M or G may stand for powers of 1,024: 64K tokens are 65,536 as well.
    """

    printed: str
    interval: Interval
    loose: Interval
    unit: Unit | None
    hedge: str
    points: tuple[float, ...]
    binary: Interval | None = None

    def to(self, other: Unit) -> Quantity:
        """The same figure in another unit; a bare number takes the unit as it is. Raises WrongDimension."""
        if self.unit is None or self.unit == other:
            binary = self.binary if _is_binary(other.name) or self.unit == other else None
            return replace(self, unit=other, binary=binary)
        own = self.unit

        def moved(interval: Interval) -> Interval:
            return convert(interval, own, other)

        points = tuple(moved(Interval.exact(point)).low for point in self.points)
        binary = moved(self.binary) if self.binary else None
        return replace(
            self, interval=moved(self.interval), loose=moved(self.loose), unit=other, points=points, binary=binary
        )


_VAGUE = ("vague", "couple")
"""Kinds of numbers in words that say no more than a scale."""


def quantity_of(phrase: Phrase, printed: str) -> Quantity:
    """The quantity that a phrase read from a text asserts."""
    numerals = phrase.numerals
    hedges = phrase.hedges
    if numerals[0].kind in _VAGUE or numerals[-1].kind in _VAGUE:
        hedges = (*hedges, hedge_named("vague plural"))
    own = unit_named(phrase.unit) if phrase.unit is not None else None
    points = tuple(float(numeral.value) for numeral in numerals)
    if phrase.margin is not None:
        strict = loose = _within(hedges, points[0], float(phrase.margin.value))
    else:
        halves = [numeral.step / 2 for numeral in numerals]
        is_range = len(numerals) > 1
        strict = _between(hedges, numerals, [Decimal(0)] * len(numerals) if is_range else halves)
        rounded = halves if is_range else [numerals[0].rounding()]
        loose = strict if rounded == halves and not is_range else _between(hedges, numerals, rounded)
    if own is not None and own.offset and strict.low == 0 < strict.high:  # no zero ends a scale of degrees
        strict, loose = Interval(-math.inf, strict.high), Interval(-math.inf, loose.high)
    power = _binary_power(numerals[-1], own)
    binary = strict.scaled(1.024**power) if power else None
    return Quantity(
        printed=printed,
        interval=strict,
        loose=loose,
        unit=own,
        hedge=leading_hedge(phrase),
        points=points,
        binary=binary,
    )


def _within(hedges: tuple[Hedge, ...], value: float, margin: float) -> Interval:
    return Interval(*asserted(hedges, value, margin))


def _between(hedges: tuple[Hedge, ...], numerals: tuple[Numeral, ...], halves: list[Decimal]) -> Interval:
    """What one number or two assert, each with what it may be off by."""
    first = last = numerals[0]
    if len(numerals) > 1:
        first, last = sorted(numerals, key=lambda numeral: numeral.value)
    low, high = asserted(hedges, float(first.value) / (2 if first.kind == "couple" else 1), float(halves[0]))
    if len(numerals) > 1:
        _, high = asserted(hedges, float(last.value), float(halves[1]))
    return Interval(low, high)


def _binary_power(numeral: Numeral, own: Unit | None) -> int:
    """How many times 1,024 may stand for 1,000 in a figure: once in 64K tokens, three times in 80 GB."""
    name = own.name if own else ""
    if name in _DECIMAL_BYTES:
        return _DECIMAL_BYTES[name]
    if numeral.short in ("K", "k") and _is_binary(name):
        return 1
    return 0


def _is_binary(name: str) -> bool:
    """Whether machines count it in powers of two: lengths of contexts, sizes of vocabularies, memory, a bare number."""
    return not name or (name in entries() and entries()[name].is_binary)


_DECIMAL_BYTES = {
    f"{prefix}{unit}": power
    for unit in ("byte", "bit")
    for power, prefix in enumerate(("kilo", "mega", "giga", "tera", "peta", "exa"), 1)
}


def parse(text: str, *, language: str = "en") -> Quantity:
    """The figure that the whole of `text` is.

    Raises NotAQuantity, saying what was not understood, and TooLarge beyond 1e300 or 500 characters.
    """
    return _lately_parsed(text, language)


_LATELY = 64
"""Figures that are remembered: what a record prints is asked for in several ways at once."""


def _parsed(text: str, language: str) -> Quantity:
    if len(text) > LONGEST:
        raise TooLarge(f"a figure of {len(text)} characters; no more than {LONGEST} are read")
    printed = text.strip()
    text = plain(printed).text
    tokens = tokenize(text)
    if not printed:
        raise NotAQuantity(f"no figure in an empty text; write one such as '{EXAMPLE}'")
    opening = int(tokens[0].text == "(")
    reading = Reading(convention(language), whole=True)
    phrase = read_phrase(tokens, opening, reading)
    if phrase is not None and _rest(tokens, phrase.end, text):
        counting, noun = with_noun(tokens, phrase, reading, None)
        phrase = counting if counting.unit or not noun else phrase
    if phrase is None or phrase.start != 0:
        raise NotAQuantity(f"{printed!r} does not begin with a number; write a figure such as '{EXAMPLE}'")
    rest = _rest(tokens, phrase.end, text)
    if rest:
        reason = f"did not understand {rest!r} in {printed!r}{_meant(rest)}"
        raise NotAQuantity(f"{reason}; {_advice(rest, printed, language)}")
    return quantity_of(phrase, printed)


_lately_parsed = until_units_change(_parsed, _LATELY)


def _advice(rest: str, printed: str, language: str) -> str:
    """How to write what was not understood."""
    if language.startswith("en"):
        if rest[0] == "," and rest[1:2].isdigit():
            return "write a decimal point in English"
        if parted := _PARTED_BY_STOPS.search(printed):
            return f"write {parted[0].replace('.', ',')!r} in English"
    return f"write it such as '{EXAMPLE}'"


_PARTED_BY_STOPS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])")


_LEAST_LETTERS = 3  # of a slip that tells what was meant


def _meant(rest: str) -> str:
    """The signs and words of units that come close to what stands behind a figure."""
    if not rest.isalpha() or len(rest) < _LEAST_LETTERS:
        return ""
    known = {text for entry in entries().values() for text in (*entry.spoken(), *entry.written())}
    likely = sorted(one for one in known if len(one) >= _LEAST_LETTERS or set(one) == set(rest))
    near = difflib.get_close_matches(rest, likely, n=2, cutoff=0.75)
    return f" (did you mean {' or '.join(map(repr, near))}?)" if near else ""


def _rest(tokens: Tokens, end: int, printed: str) -> str:
    """What stands after the figure, the full stop of a sentence aside."""
    return "" if not tokens[end].text else printed[tokens[end].start :].strip(" .")
