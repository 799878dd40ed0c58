"""What a number in prose counts: its unit, also where it is printed once for several numbers, or its noun."""

from __future__ import annotations

from dataclasses import replace

from .amounts import Reading, read_amount
from .compounds import read_bare_rate, read_rate
from .in_force import declared_units
from .labels import is_size_of_model, unit_of_label
from .nouns import noun_after
from .phrase import Phrase
from .shared import counted_unit, like_the_last, with_shared_unit
from .tokens import Tokens, is_digits, is_word, touches
from .unit_words import read_currency, read_simple
from .word_lists import AFTER_AGE, AFTER_PRONOUN_ONE, DETERMINERS, NOT_ONE

_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"))


def is_counted(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether number words are meant as a number: not `no one`, `the second half`, `a third party`."""
    numeral = phrase.numerals[0]
    first, before, after = tokens[phrase.number].lower, tokens[phrase.number - 1].lower, tokens[phrase.end].lower
    if first == "zero" and tokens[phrase.end].text in ("-", "‑") and touches(tokens, phrase.end):  # `zero-shot`
        return phrase.unit is not None
    if first.endswith("ty") and tokens[phrase.end].text in ("-", "‑") and tokens[phrase.end + 1].lower in _ORDINALS:
        return False  # `twenty-first`
    if numeral.kind == "fraction":
        return _is_share(tokens, phrase, first, before, after)
    if numeral.kind == "multiple":
        return (
            first.endswith("fold")
            or (first in ("twice", "thrice", "quadruple", "quintuple") and after in ("as", "the", "that"))
            or (first in ("double", "triple") and after in ("the", "that"))
        )
    if first == "one" and phrase.end == phrase.number + 1 and phrase.unit is None:
        return (
            not (before in NOT_ONE and phrase.number > 0)
            and after not in AFTER_PRONOUN_ONE
            and not after.endswith("ly")
            and not _is_one_of_the_best(tokens, phrase.end)
            and (is_word(tokens[phrase.end]) or tokens[phrase.end].text == "-")
        )
    return True


def _is_one_of_the_best(tokens: Tokens, j: int) -> bool:
    """Whether `of the` and no noun follow: `one of the best` is a way to praise."""
    is_of_some = tokens[j].lower == "of" and tokens[j + 1].lower in DETERMINERS
    return is_of_some and not noun_after(tokens, j)[0]


def _is_share(tokens: Tokens, phrase: Phrase, first: str, before: str, after: str) -> bool:
    """Whether `half`, `a third`, `two quarters` are a share of something."""
    if phrase.unit not in (None, "dimensionless"):
        return True
    if after in ("a", "an") and read_simple(tokens, phrase.end + 1) is not None:  # `half an hour`
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
    noun = ""
    if phrase.unit is None:
        phrase, noun = with_shared_unit(tokens, phrase, reading)
    if noun:
        return phrase, noun
    if phrase.unit in (None, "dimensionless"):
        phrase = _with_unit_of_part(tokens, phrase)
    if phrase.unit is None and is_size_of_model(tokens, phrase):
        phrase = replace(phrase, unit="parameter")
    if phrase.unit is not None:
        return _with_events(tokens, _with_rate_of_stuff(tokens, phrase)), ""
    return (
        _counting_what_follows(tokens, phrase, reading)
        or _one_or_two(tokens, phrase)
        or _named_before(tokens, phrase)
        or like_the_last(tokens, phrase, before)
    )


def _counting_what_follows(tokens: Tokens, phrase: Phrase, reading: Reading) -> tuple[Phrase, str] | None:
    """`32 self-attention heads`, `700 heart transplants`, `2.5 deaths per 100,000 people`."""
    end = phrase.end
    skip = end + 1 if tokens[end].lower == "of" and phrase.numerals[-1].kind in ("vague", "couple") else end
    start = _past_measure(tokens, skip, reading)
    noun, after = noun_after(tokens, start)
    if not noun:
        bare = read_bare_rate(tokens, end)
        return (replace(phrase, unit=bare[0], end=bare[1]), "") if bare else None
    counted = counted_unit(tokens, after)
    if start > skip:  # the measure in between is a figure of its own
        return (replace(phrase, unit=counted[0]), "") if counted else (phrase, noun)
    if counted is not None:
        unit, end = read_rate(tokens, counted[1], counted[0])
        return replace(phrase, unit=unit, end=end), ""
    thing = noun.lower().replace(" ", "_").replace("-", "_")
    rate, end = read_rate(tokens, after, thing)
    return (phrase, noun) if rate == thing else (replace(phrase, unit=rate, end=end), noun)


def _named_before(tokens: Tokens, phrase: Phrase) -> tuple[Phrase, str] | None:
    """`Layers: 64`, and the age of somebody."""
    unit = unit_of_label(tokens, phrase.start) or ("year_of_age" if is_age(tokens, phrase) else None)
    return (replace(phrase, unit=unit), "") if unit else None


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
        _, after = noun_after(tokens, phrase.end + 1)
    elif tokens[after].text == "(" and read_currency(tokens, after + 1) is not None:
        after = next((k + 1 for k in range(after + 2, after + 8) if tokens[k].text == ")"), after)
    if after == phrase.end or tokens[after].lower not in ("a", "an", "per", "each", "every"):
        return phrase
    unit, end = read_rate(tokens, after, phrase.unit or "")
    if end == after:
        return phrase
    return replace(phrase, unit=unit, end=phrase.end if tokens[phrase.end].text == "(" else end)


def _with_events(tokens: Tokens, phrase: Phrase) -> Phrase:
    """`beats 33 times a minute`: beats, in a book that counts them."""
    above, is_rate, below = (phrase.unit or "").partition("_per_")
    read = read_simple(tokens, phrase.start - 1) if above == "times" and is_rate and phrase.start else None
    if read is None or read[1] != phrase.start or all(entry.name != read[0] for entry in declared_units()):
        return phrase
    return replace(phrase, unit=f"{read[0]}_per_{below}")


def is_age(tokens: Tokens, phrase: Phrase) -> bool:
    """`Jamie Armstrong, 25, said`, `she will be 35`: a number between commas after a name, or what someone is."""
    i, j = phrase.start, phrase.end
    if i and tokens[i - 1].lower in ("aged", "age") and len(phrase.numerals) == 1:
        return phrase.numerals[0].value <= 110
    if i < 2 or j != phrase.number + 1 or not 1 <= phrase.numerals[0].value <= 110:
        return False
    if tokens[i - 1].text == "," and tokens[j].text == ",":
        return j == i + 1 and tokens[i - 2].text[:1].isupper()
    someone = tokens[i - 3 if tokens[i - 2].lower in ("will", "would", "just", "now", "only") else i - 2].lower
    return (
        tokens[i - 1].lower in _BEING
        and someone in _SOMEONE
        and not (is_word(tokens[j]) and tokens[j].lower not in AFTER_AGE)
    )


_BEING = frozenset(("is", "was", "be", "turned", "turns", "turning", "being"))
_SOMEONE = frozenset(("he", "she", "who"))
