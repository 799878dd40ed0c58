"""Hedges: words that widen or cut what a number asserts, in one table that a page can print."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """One manner of hedging: the phrases before and after a number, and what they make of it.

    `ends` takes the printed value and half a unit of its last digit and gives the two ends of the interval.
    """

    name: str
    phrases: tuple[str, ...]
    trailing: tuple[str, ...]
    meaning: str
    ends: Callable[[float, float], Ends]


def _margin(value: float, half: float) -> float:
    """A tenth of the value, or half a unit of its last digit if that is more."""
    return max(abs(value) / 10, half)


def _exact(value: float, half: float) -> Ends:
    return value - half, value + half


def _about(value: float, half: float) -> Ends:
    return value - _margin(value, half), value + _margin(value, half)


def _nearly(value: float, half: float) -> Ends:
    return value - _margin(value, half), value + half


def _just_over(value: float, half: float) -> Ends:
    return value - half, value + _margin(value, half)


def _from_value_up(value: float, half: float) -> Ends:
    return value, math.inf


def _below(value: float, half: float) -> Ends:
    return (0.0 if value > 0 else -math.inf), value


def _up_to(value: float, half: float) -> Ends:
    top = value + half
    return (0.0 if top >= 0 else -math.inf), top


def _listed(phrases: str) -> tuple[str, ...]:
    return tuple(phrases.split(" | ")) if phrases else ()


HEDGES: tuple[Hedge, ...] = (
    Hedge(
        name="exact",
        phrases=_listed(
            "exactly | precisely | only | just | merely | a total of | a mere | a whopping | an average of | "
            "a record | barely"
        ),
        trailing=_listed("exactly | in total"),
        meaning="Half a unit of the last printed digit on either side.",
        ends=_exact,
    ),
    Hedge(
        name="about",
        phrases=_listed(
            "about | around | approximately | approx | approx. | roughly | some | circa | ca. | c. | ~ | ∼ | "
            "≈ | ≃ | somewhere around | somewhere near | in the region of | in the order of | "
            "on the order of | of the order of | in the neighbourhood of | an estimated | estimated | "
            "a reported | or so | a rough | more or less | give or take"
        ),
        trailing=_listed("or so | or thereabouts | approximately | approx. | -ish | -odd"),
        meaning="A tenth of the value on either side, or half a unit of the last printed digit if that is more.",
        ends=_about,
    ),
    Hedge(
        name="nearly",
        phrases=_listed(
            "nearly | almost | just under | close to | just below | slightly less than | slightly under | "
            "a little under | a little less than | not quite | just shy of | just short of | nearing | "
            "approaching | approached | approaches | nears | neared"
        ),
        trailing=(),
        meaning="From a tenth below the value to half a unit of the last printed digit above it.",
        ends=_nearly,
    ),
    Hedge(
        name="just over",
        phrases=_listed(
            "just over | just above | slightly more than | slightly over | slightly above | a little over | "
            "a little more than | little more than | a bit over | a bit more than | marginally more than"
        ),
        trailing=_listed("and a bit"),
        meaning="From half a unit of the last printed digit below the value to a tenth above it.",
        ends=_just_over,
    ),
    Hedge(
        name="more than",
        phrases=_listed(
            "more than | over | above | exceeding | exceeds | greater than | larger than | bigger than | "
            "higher than | longer than | north of | upwards of | upward of | in excess of | well over | "
            "exceed | exceeded | surpass | surpasses | surpassed | surpassing | top | tops | topped | topping | "
            "outnumber | outnumbered | overtook | eclipsed | eclipsing | outstrip | outstrips | outstripped | "
            "outstripping | to exceed | "
            "well above | far more than | much more than | significantly more than | beyond | older than | >"
        ),
        trailing=_listed("+ | plus | and more | and counting"),
        meaning="The value or anything above it.",
        ends=_from_value_up,
    ),
    Hedge(
        name="at least",
        phrases=_listed(
            "at least | no fewer than | no less than | not less than | not fewer than | a minimum of | "
            "minimum | minimum of | min. | as few as | as little as | ≥ | ⩾ | >="
        ),
        trailing=_listed("or more | or above | or higher | at least | minimum | and above | and up"),
        meaning="The value or anything above it.",
        ends=_from_value_up,
    ),
    Hedge(
        name="vague plural",
        phrases=_listed(
            "hundreds of | thousands of | millions of | billions of | trillions of | dozens of | tens of | several … | "
            "a few … | a couple of …"
        ),
        trailing=(),
        meaning="One of the named kind or anything above it: trillions are a trillion or more, several of them two or "
        "more.",
        ends=_from_value_up,
    ),
    Hedge(
        name="less than",
        phrases=_listed(
            "less than | under | below | fewer than | smaller than | lower than | shorter than | "
            "younger than | sub- | well under | well below | far less than | far fewer than | "
            "much less than | south of | <"
        ),
        trailing=(),
        meaning="Anything from zero to the value; anything below it where the value itself is negative.",
        ends=_below,
    ),
    Hedge(
        name="up to",
        phrases=_listed(
            "up to | as many as | as much as | as high as | as long as | as large as | at most | "
            "a maximum of | maximum of | maximum | max. | max | no more than | not more than | "
            "no greater than | a limit of | the limit of | ≤ | ⩽ | <="
        ),
        trailing=_listed("at most | maximum | max. | max | or less | or fewer | or below | or lower | tops"),
        meaning="Anything from zero to half a unit of the last printed digit above the value.",
        ends=_up_to,
    ),
    Hedge(
        name="range",
        phrases=_listed("between … and … | from … to … | … to … | …–… | …-…"),
        trailing=(),
        meaning="From the lower number to the upper one, ends included.",
        ends=_exact,
    ),
    Hedge(
        name="plus or minus",
        phrases=_listed("… ± … | … +- … | …(5)"),
        trailing=(),
        meaning="From the number less what stands behind the sign to the number and as much more.",
        ends=_exact,
    ),
)


PATTERNS = ("range", "vague plural", "plus or minus")
"""Hedges that are told by the shape of a phrase; what the table has of them are pictures."""


def _words(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens that a text would be cut into."""
    spaced = "".join(c if c.isalnum() else f" {c} " for c in phrase)
    return tuple(spaced.split())


Phrases = dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]


def _by_first_word(pairs: list[tuple[tuple[str, ...], Hedge]]) -> Phrases:
    """Phrases grouped by their first token, longest first."""
    grouped: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for words, hedge in sorted(pairs, key=lambda pair: -len(pair[0])):
        grouped.setdefault(words[0], []).append((words, hedge))
    return {first: tuple(rest) for first, rest in grouped.items()}


@functools.cache
def leading() -> Phrases:
    """The phrases that stand before a number, as tokens."""
    spoken = [hedge for hedge in HEDGES if hedge.name not in PATTERNS]
    return _by_first_word([(_words(phrase), hedge) for hedge in spoken for phrase in hedge.phrases])


@functools.cache
def trailing() -> Phrases:
    """The phrases that stand after a number, as tokens."""
    return _by_first_word([(_words(phrase), hedge) for hedge in HEDGES for phrase in hedge.trailing])


@functools.cache
def hedge_named(name: str) -> Hedge:
    """The hedge of that name; KeyError if there is none."""
    return {hedge.name: hedge for hedge in HEDGES}[name]


def asserted(hedges: tuple[Hedge, ...], value: float, half: float) -> tuple[float, float]:
    """What a number with these hedges asserts; an outer hedge adds to what the inner one leaves open."""
    low, high = value - half, value + half
    inner = False
    for hedge in reversed(hedges):
        if hedge.name == "exact":
            continue
        ends = hedge.ends(value, half)
        low, high = (min(low, ends[0]), max(high, ends[1])) if inner else ends
        inner = True
    return low, high
