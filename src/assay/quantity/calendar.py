"""Years, dates and times of day: numbers that measure nothing."""

from __future__ import annotations

from .codes import has_currency_before, past_code
from .tokens import Other, Tokens, is_digits, is_word, touches
from .unit_words import read_simple as read_unit
from .word_lists import BEFORE_YEARS, CLOCK, MONTHS

_PAPERS = frozenset("abcdef")
"""Letters that tell the papers of one year apart."""
_SCALES = frozenset(("thousand", "million", "billion", "trillion"))
"""Words that make a number of four digits a count, wherever no `in` stands before it."""
_ORDINAL_SUFFIXES = frozenset(("st", "nd", "rd", "th"))


def read_date(tokens: Tokens, i: int) -> Other | None:
    """`17:22`, `5 a.m.`, `2019-09-01`, `12/05/2019`, `October 1 2019`, `1 September 2019`."""
    sign, number = tokens[i + 1].text, tokens[i + 2]
    if sign in (":", "-", "/", ".") and is_digits(number) and touches(tokens, i + 1) and touches(tokens, i + 2):
        if sign != ":" and _is_long_date(tokens, i):
            return "date", past_code(tokens, i + 5)
        if sign == ":" and len(number.text) == 2 and len(tokens[i].text) <= 2:
            return "date", _past_clock(tokens, past_code(tokens, i + 3))
        if sign == "." and len(number.text) == 2 and tokens[i + 3].lower in CLOCK:
            return "date", i + 4
    if tokens[i + 1].lower in CLOCK or (
        tokens[i + 1].lower in ("a", "p") and tokens[i + 2].text == "." and tokens[i + 3].lower == "m"
    ):
        return "date", _past_clock(tokens, i + 1)
    return _calendar(tokens, i) or _month_of_year(tokens, i)


def _month_of_year(tokens: Tokens, i: int) -> Other | None:
    """`March 2019`, `March, 2019`, `Dec. 2022`: the year, if a month stands before it."""
    k = i - 2 if i >= 2 and tokens[i - 1].lower in (".", ",", "of") else i - 1
    if not (_is_year(tokens, i) and i and k >= 0 and _is_month(tokens, k)):
        return None
    return None if touches(tokens, i + 1) and tokens[i + 1].text[:1].isalnum() else ("date", i + 1)


def _is_long_date(tokens: Tokens, i: int) -> bool:
    """`2019-09-01`, `14.03.2023`, `1/9/2019`; not a version such as `1.2.3`."""
    first, sign, second, last = tokens[i].text, tokens[i + 1].text, tokens[i + 2].text, tokens[i + 4]
    if tokens[i + 3].text != sign or not is_digits(last) or not touches(tokens, i + 4) or len(second) > 2:
        return False
    if len(first) == 4:
        return len(last.text) <= 2
    return len(first) <= 2 and (len(last.text) == 4 or (len(last.text) == len(first) == 2))


def _past_clock(tokens: Tokens, j: int) -> int:
    if tokens[j].lower in ("a", "p") and tokens[j + 1].text == "." and tokens[j + 2].lower == "m":
        return j + 3
    return j + 1 if tokens[j].lower in CLOCK else j


def _calendar(tokens: Tokens, i: int) -> Other | None:
    """A day beside the name of a month, with the year if it follows."""
    before = i - 2 if i >= 2 and tokens[i - 1].text == "." else i - 1
    small = len(tokens[i].text) <= 2
    if (
        i
        and small
        and _is_month(tokens, before)
        and not (touches(tokens, i + 1) and tokens[i + 1].text in (".", "%") and is_digits(tokens[i + 2]))
    ):
        j = _past_ordinal(tokens, i + 1)
        if (
            tokens[j].lower in ("-", "–", "and", "to", "&")
            and is_digits(tokens[j + 1])
            and len(tokens[j + 1].text) <= 2
        ):
            k = _past_ordinal(tokens, j + 2)
            if tokens[j].text in ("-", "–") or _is_year(tokens, k + (tokens[k].text == ",")):
                j = k
        k = j + 1 if tokens[j].text == "," else j
        return "date", k + 1 if _is_year(tokens, k) else j
    j = _past_ordinal(tokens, i + 1)
    j += tokens[j].lower == "of"
    comma = tokens[j + 1].text in (".", ",") and _is_year(tokens, j + 2)
    if small and _is_month(tokens, j) and not (tokens[j].lower == "may" and not comma and not _is_year(tokens, j + 1)):
        j += 2 if comma else 1
        return "date", j + 1 if _is_year(tokens, j) else j
    return None


def _is_month(tokens: Tokens, i: int) -> bool:
    return (
        i >= 0
        and tokens[i].lower in MONTHS
        and (tokens[i].text[:1].isupper() or len(tokens[i].text) > 3 or tokens[i + 1].text == ".")
        and tokens[i].text != "march"
    )


def _past_ordinal(tokens: Tokens, j: int) -> int:
    return j + 1 if tokens[j].lower in _ORDINAL_SUFFIXES and touches(tokens, j) else j


def _is_year(tokens: Tokens, i: int) -> bool:
    """Four digits from 1500 to 2100 that no sign, comma or letter makes part of something else."""
    text = tokens[i].text
    if len(text) != 4 or not is_digits(tokens[i]) or not "1500" <= text <= "2100":
        return False
    joined = (
        tokens[i + 1].text in (",", ".", "/")
        and touches(tokens, i + 1)
        and is_digits(tokens[i + 2])
        and touches(tokens, i + 2)
    )
    return not joined


def read_ordinal(tokens: Tokens, i: int) -> Other | None:
    """`1st`, `96th`."""
    if tokens[i + 1].lower in _ORDINAL_SUFFIXES and touches(tokens, i + 1):
        return "ordinal", i + 2
    return None


def read_year(tokens: Tokens, i: int) -> Other | None:
    """`2016`, `1960s`, `2013-14`, `2019–2020`, `2006b`; not where a unit follows or a currency stands before."""
    if not _is_year(tokens, i) or has_currency_before(tokens, i):
        return None
    after = tokens[i + 1]
    is_power = is_digits(tokens[i + 2]) and touches(tokens, i + 2)
    if touches(tokens, i + 1) and after.text in _PAPERS and tokens[i].text >= "1800" and not is_power:
        return "year", i + 2
    if after.text == "s" and touches(tokens, i + 1):
        return "year", i + 2
    if _is_span(tokens, i):
        return "year", i + 3
    return ("year", i + 1) if _stands_alone(tokens, i) else None


def _is_span(tokens: Tokens, i: int) -> bool:
    """`2013-14`, `2019–2020`, with no unit after them."""
    later = tokens[i + 2]
    joined = tokens[i + 1].text in ("-", "–", "/") and is_digits(later) and touches(tokens, i + 2)
    return joined and len(later.text) in (2, 4) and tokens[i].text >= "1800" and read_unit(tokens, i + 3) is None


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Whether nothing after it makes the year a number; before 1800 a word such as `in` has to say that it is one."""
    after = tokens[i + 1]
    if after.text in ("+", "-", "–", "%", "×", "^", "−") and (touches(tokens, i + 1) or is_digits(tokens[i + 2])):
        return False
    if after.start == tokens[i].end and is_word(after):
        return False
    preposed = i > 0 and tokens[i - 1].lower in BEFORE_YEARS
    if after.lower in _SCALES and not preposed:
        return False
    if read_unit(tokens, i + 1) is not None and not (
        preposed and after.lower in ("dollars", "head", "car", "word", "second")
    ):
        return False
    return preposed or tokens[i].text >= "1800"
