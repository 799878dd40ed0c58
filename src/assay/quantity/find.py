"""All numbers of running prose: quantities with their unit or noun, and years, dates, ordinals and names as such."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .calendar import read_date, read_ordinal, read_year
from .codes import read_code, read_reference
from .conventions import convention
from .digits_in_names import read_name
from .errors import TooLarge
from .hedges import leading
from .nouns import noun_after, nouns_before
from .number_words import STARTS
from .parse import Quantity, quantity_of
from .phrase import Phrase, Reading, read_phrase
from .tokens import Kind, Other, Tokens, is_digits, is_word, tokenize, touches
from .unit_table import COMPUTE, MODELS
from .units import Unit, money_starts, read_unit
from .word_lists import AFTER_PRONOUN_ONE, MONTHS, NOT_ONE

_COUNTED = frozenset(entry.name for entry in (*MODELS, *COMPUTE))
_OTHER_KINDS = (read_date, read_ordinal, read_reference, read_year, read_code, read_name)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: characters `start` to `end`, hedges and unit included.

    `noun` is what it counts where that is no known unit, `before` the words that lead up to it. Only a quantity has a
    `quantity`.
    """

    start: int
    end: int
    kind: Kind
    printed: str
    quantity: Quantity | None = None
    noun: str = ""
    before: str = ""

    @property
    def unit(self) -> Unit | None:
        """The known unit of a quantity."""
        return self.quantity.unit if self.quantity else None


def find(text: str, *, language: str = "en") -> Iterator[Found]:
    """All numbers of a text in order; none of them overlap."""
    tokens = tokenize(text)
    conv = convention(language)
    reading = Reading(conv)
    i = floor = 0
    while tokens[i].text:
        token = tokens[i]
        if not (is_digits(token) or token.lower in _starts() or token.text in _SIGNS):
            i += 1
            continue
        found, i = _found_at(tokens, i, floor, reading, text)
        if found is not None:
            floor = i
            yield found


_SIGNS = frozenset("~∼≈<>≤≥±-−–.½⅓⅔¼¾")


@functools.cache
def _starts() -> frozenset[str]:
    """The words and signs with which a quantity can begin, in small letters."""
    openers = {"between", "from", "a", "factor", "minus"}
    folds = {f"{word}fold" for word in STARTS}
    return frozenset(leading()) | STARTS | openers | folds | {sign.lower() for sign in money_starts()}


def _found_at(tokens: Tokens, i: int, floor: int, reading: Reading, text: str) -> tuple[Found | None, int]:
    """What begins at token `i`, and where to look next; tokens before `floor` belong to what was found before."""
    if is_digits(tokens[i]) and (other := _other_kind(tokens, i)) is not None:
        return _other(tokens, i, floor, other, text)
    try:
        phrase = read_phrase(tokens, i, reading)
    except TooLarge:
        return None, i + 1
    if phrase is None:
        return None, i + 1
    number = phrase.number
    if is_digits(tokens[number]) and number > i and (other := _other_kind(tokens, number)) is not None:
        return _other(tokens, number, floor, other, text)
    if not _is_counted(tokens, phrase):
        return None, max(number + 1, i + 1)
    return _quantity(tokens, phrase, reading, text)


def _other_kind(tokens: Tokens, i: int) -> Other | None:
    """The kind of the digits at token `i` and the token after them, if they are no quantity."""
    return next((found for read in _OTHER_KINDS if (found := read(tokens, i)) is not None), None)


def _other(tokens: Tokens, i: int, floor: int, other: Other, text: str) -> tuple[Found, int]:
    kind, end = other
    start = _name_start(tokens, i) if kind == "identifier" else _date_start(tokens, i) if kind == "date" else i
    span = tokens[max(start, floor)].start, tokens[end - 1].end
    return Found(*span, kind, text[span[0] : span[1]]), end


def _name_start(tokens: Tokens, i: int) -> int:
    """The first token of the name that ends in these digits: `GPT` in `GPT-3`, `Llama` in `Llama 2`."""
    if i >= 2 and tokens[i - 1].text in ("-", "‑") and touches(tokens, i) and is_word(tokens[i - 2]):
        return i - 2
    beside = i >= 1 and is_word(tokens[i - 1]) and tokens[i - 1].end + 1 >= tokens[i].start
    if beside and (touches(tokens, i) or tokens[i - 1].text != tokens[i - 1].lower):
        return i - 1
    return i


def _date_start(tokens: Tokens, i: int) -> int:
    """The month before a day: `October` in `October 1`, `Dec` in `Dec. 20`."""
    k = i - 2 if i >= 2 and tokens[i - 1].text == "." else i - 1
    return k if k >= 0 and tokens[k].lower in MONTHS else i


def _is_counted(tokens: Tokens, phrase: Phrase) -> bool:
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


def _quantity(tokens: Tokens, phrase: Phrase, reading: Reading, text: str) -> tuple[Found, int]:
    """The quantity of a phrase with its noun; a unit that the next number brings counts for this one too."""
    end = phrase.end
    noun = ""
    if phrase.unit is None:
        phrase = _with_shared_unit(tokens, phrase, reading)
    if phrase.unit is None:
        skip = end + 1 if tokens[end].lower == "of" and phrase.numerals[-1].kind == "vague" else end
        noun, after = ("", skip) if _is_in_name(tokens, phrase) else noun_after(tokens, skip)
        counted = _counted_unit(tokens, after) if noun else None
        if counted is not None:
            phrase, end, noun = replace(phrase, unit=counted[0]), counted[1], ""
        elif _is_age(tokens, phrase):
            phrase, noun = replace(phrase, unit="year_of_age"), ""
    start, stop = tokens[phrase.start].start, tokens[end - 1].end
    printed = text[start:stop]
    return Found(
        start, stop, "quantity", printed, quantity_of(phrase, printed), noun, nouns_before(tokens, phrase.start)
    ), end


def _is_in_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is the size in a model's name, as in `Mistral 7B`: the next word is not what it counts."""
    last, before = tokens[phrase.end - 1], tokens[phrase.number - 1]
    if last.text not in ("B", "M", "T", "K") or phrase.number == 0:
        return False
    hyphened = before.text in ("-", "‑") and touches(tokens, phrase.number)
    return hyphened or (before.text != before.lower and before.end + 1 == tokens[phrase.number].start)


def _counted_unit(tokens: Tokens, after: int) -> tuple[str, int] | None:
    """The unit that the last word of a noun phrase is: `517 rushing yards`, `32 self-attention heads`."""
    counted = read_unit(tokens, after - 1)
    if counted is None or counted[1] != after:
        return None
    return counted if counted[0] in _COUNTED or len(tokens[after - 1].text) > 3 else None


def _with_shared_unit(tokens: Tokens, phrase: Phrase, reading: Reading) -> Phrase:
    """`eight or nine euros`, `a 7- or 8-inch screen`: the unit is printed once, after the last."""
    j = phrase.end + (tokens[phrase.end].text == "-")
    if tokens[j].lower not in ("or", "and", "to"):
        return phrase
    if not (is_digits(tokens[j + 1]) or tokens[j + 1].lower in STARTS):
        return phrase
    try:
        following = read_phrase(tokens, j + 1, reading)
    except TooLarge:
        return phrase
    if following is None or following.unit is None or read_unit(tokens, following.end - 1) is None:
        return phrase
    return replace(phrase, unit=following.unit, below=following.below)


def _is_age(tokens: Tokens, phrase: Phrase) -> bool:
    """`Jamie Armstrong, 25, said`: a number between commas after a name."""
    i, j = phrase.start, phrase.end
    if i < 2 or tokens[i - 1].text != "," or tokens[j].text != "," or j != i + 1:
        return False
    return tokens[i - 2].text[:1].isupper() and 1 <= phrase.numerals[0].value <= 110
