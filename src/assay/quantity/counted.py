"""What a number in prose counts: its unit, also where it is printed once for several numbers, or its noun."""

from __future__ import annotations

from dataclasses import replace

from .amounts import Reading, read_amount
from .compounds import read_rate
from .errors import TooLarge
from .nouns import noun_after
from .number_words import STARTS
from .labels import COUNTED, is_size_of_model, unit_of_label
from .phrase import Phrase, read_phrase
from .tokens import Tokens, is_digits, is_word, touches
from .unit_words import read_currency, read_simple
from .word_lists import AFTER_AGE, AFTER_PRONOUN_ONE, NOT_ONE

_MOST_LISTED = 8  # numbers that may share one unit; keeps the time to read a text proportional to its length


def is_counted(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether number words are meant as a number: not `no one`, `the second half`, `a third party`."""
    numeral = phrase.numerals[0]
    first, before, after = tokens[phrase.number].lower, tokens[phrase.number - 1].lower, tokens[phrase.end].lower
    if numeral.kind == "fraction":
        return _is_share(tokens, phrase, first, before, after)
    if numeral.kind == "multiple":
        return (
            first.endswith("fold")
            or (first not in ("once", "double", "triple") and after in ("as", "the", "that"))
            or (first in ("double", "triple") and after in ("the", "that"))
        )
    if first == "one" and phrase.end == phrase.number + 1 and phrase.unit is None:
        return (
            not (before in NOT_ONE and phrase.number > 0)
            and after not in AFTER_PRONOUN_ONE
            and not after.endswith("ly")
            and (is_word(tokens[phrase.end]) or tokens[phrase.end].text == "-")
        )
    return True


def _is_share(tokens: Tokens, phrase: Phrase, first: str, before: str, after: str) -> bool:
    """Whether `half`, `a third`, `two quarters` are a share of something."""
    if phrase.unit not in (None, "dimensionless"):
        return True
    if (
        first == "half"
        and phrase.number > 0
        and before in ("first", "second", "last", "this", "other", "top", "the", "final")
    ):
        return False
    if first in ("a", "an") or tokens[phrase.number + 1].lower in ("quarter", "half"):
        return after == "of"
    return after == "of" or first != "half" or any(hedge.name != "exact" for hedge in phrase.hedges)


def with_noun(
    tokens: Tokens, phrase: Phrase, reading: Reading, before: tuple[Phrase, str] | None
) -> tuple[Phrase, str]:
    """The phrase with the unit that it shares with its neighbours, and the noun that it counts if that is no unit.

    `before` is the quantity that was found last, with its noun.
    """
    if phrase.unit is None:
        phrase = _with_shared_unit(tokens, phrase, reading)
    if phrase.unit is None or phrase.unit == "dimensionless":
        phrase = _with_unit_of_part(tokens, phrase)
    if phrase.unit is not None:
        return _with_rate_of_stuff(tokens, phrase), ""
    if is_size_of_model(tokens, phrase):
        return replace(phrase, unit="parameter"), ""
    end = phrase.end
    skip = end + 1 if tokens[end].lower == "of" and phrase.numerals[-1].kind in ("vague", "couple") else end
    skip = _past_measure(tokens, skip, reading)
    noun, after = noun_after(tokens, skip)
    counted = _counted_unit(tokens, after) if noun else None
    if counted is not None:
        unit, end = read_rate(tokens, counted[1], counted[0])
        return replace(phrase, unit=unit, end=end), ""
    if noun:
        thing = noun.lower().replace(" ", "_").replace("-", "_")
        rate, end = read_rate(tokens, after, thing)
        return (replace(phrase, unit=rate, end=end), noun) if rate != thing else (phrase, noun)
    named = _one_or_two(tokens, phrase)
    if named is not None:
        return named
    labelled = unit_of_label(tokens, phrase.start)
    if labelled is not None:
        return replace(phrase, unit=labelled), ""
    if is_age(tokens, phrase):
        return replace(phrase, unit="year_of_age"), ""
    return _like_the_last(tokens, phrase, before)


def _one_or_two(tokens: Tokens, phrase: Phrase) -> tuple[Phrase, str] | None:
    """`another pick or two`: what is counted stands before."""
    i = phrase.start
    if i < 3 or tokens[i - 1].lower != "or" or tokens[i - 3].lower not in ("a", "an", "another", "one"):
        return None
    read = read_simple(tokens, i - 2)
    return (replace(phrase, unit=read[0]), "") if read else (phrase, tokens[i - 2].text)


def _past_measure(tokens: Tokens, j: int, reading: Reading) -> int:
    """Past a measure of each thing between number and noun: `eight million 250ml bottles`, `eight 80 GB GPUs`."""
    if not is_digits(tokens[j]) or touches(tokens, j):
        return j
    each = read_amount(tokens, j, reading)
    if each is None or each.unit is None or not is_word(tokens[each.end]):
        return j
    return each.end


def _with_unit_of_part(tokens: Tokens, phrase: Phrase) -> Phrase:
    """`a quarter of a mile`, `1/16 of a US pint`: a part of one unit."""
    j = phrase.end + (tokens[phrase.end].lower == "of")
    if phrase.numerals[0].value >= 1 or tokens[j].lower not in ("a", "an", "one") or len(phrase.numerals) > 1:
        return phrase
    for k in (j + 1, j + 2):
        read = read_simple(tokens, k)
        if read is not None and (k == j + 1 or tokens[j + 1].text.isupper()):
            return replace(phrase, unit=read[0], end=read[1])
    return phrase


def _with_rate_of_stuff(tokens: Tokens, phrase: Phrase) -> Phrase:
    """`90,000 barrels of oil a day`, `C$6 (US$4.46) per share`: something stands between the unit and the rate."""
    if phrase.unit in (None, "dimensionless", "percent", "times"):
        return phrase
    after = phrase.end
    if tokens[after].lower == "of":
        noun, after = noun_after(tokens, phrase.end + 1)
    elif tokens[after].text == "(" and read_currency(tokens, after + 1) is not None:
        after = next((k + 1 for k in range(after + 2, after + 8) if tokens[k].text == ")"), after)
    if after == phrase.end or tokens[after].lower not in ("a", "an", "per", "each", "every"):
        return phrase
    unit, end = read_rate(tokens, after, phrase.unit or "")
    if end == after:
        return phrase
    return replace(phrase, unit=unit, end=phrase.end if tokens[phrase.end].text == "(" else end)


_SHARES = frozenset(("dimensionless", "percent", "percentage_point", "basis_point", "times"))


def _like_the_last(tokens: Tokens, phrase: Phrase, before: tuple[Phrase, str] | None) -> tuple[Phrase, str]:
    """What is said once counts for the next number too: `from 208 pounds to 193`, `435 homes by sale and 187 by tender`."""
    if before is None or phrase.start == 0:
        return phrase, ""
    last, noun = before
    i = phrase.start
    word = tokens[i - 1].lower
    if word == "to" and i == last.end + 1:
        return (phrase, "") if last.unit in _SHARES else (replace(phrase, unit=last.unit), noun)
    is_beside = word == "and" and tokens[phrase.end].lower in _PREPOSITIONS
    is_compared = word in ("with", "to", "versus") and tokens[i - 2].lower in ("compared", "against", "as")
    near = all(tokens[k].text not in ".;!?\n" for k in range(last.end, i)) and i - last.end <= _MOST_BETWEEN
    if near and (is_beside or is_compared) and last.unit != "dimensionless":
        return replace(phrase, unit=last.unit), noun
    return phrase, ""


_PREPOSITIONS = frozenset(("by", "in", "at", "from", "on", "for", "to", "during"))
_MOST_BETWEEN = 16
"""Tokens between a number and the one whose noun it leaves out."""


def _counted_unit(tokens: Tokens, after: int) -> tuple[str, int] | None:
    """The unit that the last word of a noun phrase is: `517 rushing yards`, `32 self-attention heads`."""
    counted = read_simple(tokens, after - 1)
    if counted is None or counted[1] != after:
        return None
    return counted if counted[0] in COUNTED or len(tokens[after - 1].text) > 3 else None


def _with_shared_unit(tokens: Tokens, phrase: Phrase, reading: Reading) -> Phrase:
    """`eight or nine euros`, `a 7- or 8-inch screen`, `3B, 6B and 21B parameters`: the unit is printed after the last."""
    end, number = phrase.end, phrase.numerals[-1]
    for _ in range(_MOST_LISTED):
        j = _past_joint(tokens, end)
        following = _phrase_at(tokens, j, reading) if j is not None else None
        if following is None or following.start != following.number:
            return phrase
        is_last = tokens[(j or 1) - 1].text != ","
        alike = bool(number.short) and following.numerals[-1].short == number.short
        if following.unit is not None:
            return _taking(tokens, phrase, following) if is_last or alike else phrase
        if following.numerals[-1].short != number.short:
            return phrase
        counted = noun_after(tokens, following.end)
        if counted[0]:
            unit = _counted_unit(tokens, counted[1])
            return replace(phrase, unit=unit[0]) if unit and (is_last or alike) else phrase
        end = following.end
    return phrase


def _phrase_at(tokens: Tokens, j: int, reading: Reading) -> Phrase | None:
    try:
        return read_phrase(tokens, j, reading)
    except TooLarge:  # whoever comes to that number says so
        return None


def _taking(tokens: Tokens, phrase: Phrase, following: Phrase) -> Phrase:
    """The phrase with the unit of the last one of the list, if that unit stands behind its number."""
    is_behind = not tokens[following.number].text.startswith(("$", "€", "£")) and is_number(tokens, following.number)
    if not is_behind or following.unit in ("dimensionless", "times"):
        return phrase
    return replace(phrase, unit=following.unit)


def is_number(tokens: Tokens, i: int) -> bool:
    """Whether a number begins at token `i`, in digits or in words, and no mark of a currency."""
    return is_digits(tokens[i]) or tokens[i].lower in STARTS or tokens[i].text in "-−.+"


def _past_joint(tokens: Tokens, end: int) -> int | None:
    """Past what joins the numbers of a list: `or`, `and`, `to`, a comma, a stroke."""
    j = end + (tokens[end].text == "-")
    word = tokens[j].lower
    if word in ("or", "and", "to") or (word == "/" and touches(tokens, j) and touches(tokens, j + 1)):
        j += 1
    elif word == "," and not touches(tokens, j + 1):
        j += 2 if tokens[j + 1].lower in ("or", "and") else 1
    else:
        return None
    return j if is_number(tokens, j) else None


def is_age(tokens: Tokens, phrase: Phrase) -> bool:
    """`Jamie Armstrong, 25, said`, `she will be 35 by then`: a number between commas after a name, or what someone is."""
    i, j = phrase.start, phrase.end
    if i < 2 or j != phrase.number + 1 or not 1 <= phrase.numerals[0].value <= 110:
        return False
    if tokens[i - 1].text == "," and tokens[j].text == ",":
        return j == i + 1 and tokens[i - 2].text[:1].isupper()
    someone = tokens[i - 3 if tokens[i - 2].lower in ("will", "would", "just", "now", "only") else i - 2].lower
    return tokens[i - 1].lower in _BEING and someone in _SOMEONE and not (is_word(tokens[j]) and tokens[j].lower not in AFTER_AGE)


_BEING = frozenset(("is", "was", "be", "turned", "turns", "turning", "being"))
_SOMEONE = frozenset(("he", "she", "who"))
