"""Numbers written out in English: cardinals to the trillions, fractions, multiples and vague plurals."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .tokens import Tokens, is_word

_ONES = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
} | {"fourty": 40}
_LARGE = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "quintillion": 18}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
}  # fmt: skip
_MULTIPLES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5,
              "doubled": 2, "tripled": 3, "quadrupled": 4, "quintupled": 5}  # fmt: skip
_VAGUE = {"tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "quadrillions": 15}

_FEW_OF = {"hundred": 100, "dozen": 12} | {word: 10**power for word, power in _LARGE.items()}

_COARSE = Decimal("0.1")
"""What a share in words is read to, if its part is no smaller."""
_PART_OF = ("a", "one", "three", "two")
"""With what a part begins that is added to a whole."""
_MOST_TOKENS = 24  # keeps the time to read a text proportional to its length

NUMBER_WORDS = frozenset(_ONES) | frozenset(_TENS) | frozenset(_LARGE) | frozenset(_PARTS) | frozenset(_VAGUE)
_FEW = frozenset(("several", "few", "couple"))
STARTS = NUMBER_WORDS | {"a", "an", "hundred", "dozen", "dozens"} | frozenset(_MULTIPLES) | _FEW


class Spelled(NamedTuple):
    """A number in words: its value, the unit of its last digit, and what kind it is."""

    value: Decimal
    step: Decimal
    kind: str  # cardinal | fraction | multiple | vague | couple


def read_words(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """The longest number in words from token `i` on, and the token after it."""
    if tokens[i].lower not in STARTS:
        return None
    for read in (_read_vague, _read_few, _read_mixed, _read_fraction, _read_cardinal, _read_multiple):
        found = read(tokens, i)
        if found is not None:
            return found
    return None


def _read_vague(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """`trillions`, `hundreds of millions`, `dozens`, `tens of thousands`."""
    value, j = Decimal(1), i
    while j - i < _MOST_TOKENS:
        word = tokens[j].lower
        if word in _VAGUE:
            value *= Decimal(10) ** _VAGUE[word]
        elif word == "dozens":
            value *= 12
        else:
            return None if j == i else (Spelled(value, value, "vague"), j - 1 if j > i + 1 else j)
        j += 1
        if tokens[j].lower == "of" and tokens[j + 1].lower in _VAGUE:
            j += 1
            continue
        return Spelled(value, value, "vague"), j
    return None


def _read_few(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """`several billion`, `a few thousand`, `a couple of dozen`: at least two of them, or about two."""
    j = i + 1 if tokens[i].lower == "a" else i
    word = tokens[j].lower
    if word not in _FEW or (word == "couple" and j == i):
        return None
    j += 2 if tokens[j + 1].lower == "of" else 1
    scale, k = Decimal(1), j
    while k - j < _MOST_TOKENS and (power := _FEW_OF.get(tokens[k].lower)) is not None:
        scale, k = scale * power, k + 1
    if k == j:
        return None
    return Spelled(2 * scale, scale, "couple" if word == "couple" else "vague"), k


def _read_cardinal(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """`seven`, `fifty-two thousand`, `a hundred and two`, `one hundred million`, `two dozen`."""
    total, group, step = Decimal(0), Decimal(0), Decimal(1)
    last, j = "", i
    if tokens[i].lower in ("a", "an"):
        if tokens[i + 1].lower not in _LARGE and tokens[i + 1].lower not in ("hundred", "dozen"):
            return None
        group, last, j = Decimal(1), "one", i + 1
    while j - i < _MOST_TOKENS and (kind := _kind(tokens[k := _past_joint(tokens, j, last)].lower, last)) is not None:
        word = tokens[k].lower
        if kind == "large":
            step = Decimal(10) ** _LARGE[word]
            total, group = (total + group * step if group else total * step), Decimal(0)
        elif kind in ("hundred", "dozen"):
            group *= 100 if kind == "hundred" else 12
            step = Decimal(1)
        else:
            group += _ONES[word] if word in _ONES else _TENS[word]
            step = Decimal(1)
        last, j = kind, k + 1
    if last and (more := read_part_more(tokens, j)) is not None:
        unit = step if last == "large" else Decimal(12)
        (share, part), j = more
        return Spelled(total + group + share * unit, part * unit, "cardinal"), j
    return (Spelled(total + group, step, "cardinal"), j) if last else None


def read_part_more(tokens: Tokens, j: int) -> tuple[tuple[Decimal, Decimal], int] | None:
    """`and a half` behind `a million`, and what it is read to; not `and a half of them`, nor another number."""
    if tokens[j - 1].lower not in {*_LARGE, "dozen"} or tokens[j].lower != "and" or tokens[j + 1].lower not in _PART_OF:
        return None
    read = _read_part(tokens, j + 1)
    if read is None or tokens[read[2]].lower == "of" or tokens[read[2]].lower in _LARGE:
        return None
    return (read[0], min(_COARSE, read[1])), read[2]


_AFTER = {
    "": ("one", "ten"),
    "one": ("hundred", "dozen", "large"),
    "ten": ("digit", "hundred", "large"),
    "digit": ("hundred", "large"),
    "hundred": ("last", "ten", "large"),
    "last": ("large",),
    "large": ("one", "digit", "ten", "large"),
    "dozen": (),
}


def _kind(word: str, last: str) -> str | None:
    """What a number word is after one of kind `last`; None if it cannot go on there."""
    if word in _ONES:
        kind = "last" if last == "hundred" else "digit" if last == "ten" and 0 < _ONES[word] < 10 else "one"
    elif word in _TENS:
        kind = "ten"
    else:
        kind = word if word in ("hundred", "dozen") else "large" if word in _LARGE else ""
    return kind if kind in _AFTER[last] else None


def _past_joint(tokens: Tokens, j: int, last: str) -> int:
    """The next number word's place: past a hyphen, or past `and` after hundreds and thousands."""
    if last and tokens[j].text == "-" and is_word(tokens[j + 1]):
        return j + 1
    if (
        last not in ("hundred", "large")
        or tokens[j].lower != "and"
        or tokens[j - 1].lower not in ("hundred", "thousand")
    ):
        return j
    return j + 1 if tokens[j + 1].lower in _ONES or tokens[j + 1].lower in _TENS else j


def _read_part(tokens: Tokens, i: int) -> tuple[Decimal, Decimal, int] | None:
    """`half`, `a third`, `two thirds`, `three-quarters` as a share of one, and the part that is counted in it."""
    count, j = Decimal(1), i
    if tokens[i].lower in ("a", "an", "one"):
        j += 1
    elif tokens[i].lower in _ONES:
        count, j = Decimal(_ONES[tokens[i].lower]), i + 1
    elif tokens[i].lower != "half":
        return None
    if j > i and tokens[j].text == "-":
        j += 1
    word = tokens[j].lower
    part = _PARTS.get(word) or _PARTS.get(word.removesuffix("s"))
    if part is None or (count == 1 and word.endswith("s")) or (count > 1 and not word.endswith("s")):
        return None
    return count / part, Decimal(1) / part, j + 1


def _read_fraction(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """A share, or a share of a round number: `half`, `half a million`, `a quarter of a million`."""
    read = _read_part(tokens, i)
    if read is None:
        return None
    share, part, j = read
    k = j + 1 if tokens[j].lower == "of" else j
    scale = _read_cardinal(tokens, k) if tokens[k].lower in ("a", "an") else None
    step = min(_COARSE, part)
    if scale is None and tokens[k].lower in _LARGE and tokens[j - 1].lower in ("half", "quarter"):
        scale = Spelled(Decimal(10) ** _LARGE[tokens[k].lower], Decimal(1), "cardinal"), k + 1
    if scale is not None:
        return Spelled(share * scale[0].value, step * scale[0].value, "cardinal"), scale[1]
    return Spelled(share, step, "fraction"), j


def _read_mixed(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """`two and a half`, `one and a half million`."""
    whole = _ONES.get(tokens[i].lower)
    if whole is None or tokens[i + 1].lower != "and" or tokens[i + 2].lower not in _PART_OF:
        return None
    read = _read_part(tokens, i + 2)
    if read is None:
        return None
    share, _, j = read
    factor = Decimal(1)
    if tokens[j].lower in _LARGE:
        factor = Decimal(10) ** _LARGE[tokens[j].lower]
        j += 1
    return Spelled((whole + share) * factor, Decimal("0.1") * factor, "cardinal"), j


def _read_multiple(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """`twice`, `double`: so many times."""
    count = _MULTIPLES.get(tokens[i].lower)
    if count is None:
        return None
    return Spelled(Decimal(count), Decimal(1), "multiple"), i + 1


def read_fold(tokens: Tokens, i: int) -> tuple[Spelled, int] | None:
    """`sixfold`, `tenfold`: a number word grown together with `fold`."""
    stem = tokens[i].lower.removesuffix("fold")
    count = _ONES.get(stem) or _TENS.get(stem)
    if stem == tokens[i].lower or count is None:
        return None
    return Spelled(Decimal(count), Decimal(1), "multiple"), i + 1
