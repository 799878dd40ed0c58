"""Cuts a text into runs of digits, runs of letters and single signs, in linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT_SIGNS = "⁺⁻"
SUPERSCRIPT_TEXT = str.maketrans(SUPERSCRIPTS + SUPERSCRIPT_SIGNS, "0123456789+-")
VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"

# Alternatives that share no first character: the expression cannot backtrack.
_TOKEN = re.compile(
    rf"[0-9]+|[{SUPERSCRIPTS}{SUPERSCRIPT_SIGNS}]+|[{VULGAR_FRACTIONS}]"
    rf"|[^\W\d_{SUPERSCRIPTS}{VULGAR_FRACTIONS}]+|\n\s*|\S"
)


Kind = Literal["quantity", "year", "date", "ordinal", "identifier", "score"]
"""What a number in running text can be."""
Other = tuple[Kind, int]
"""A kind that is no quantity, and the token after the number."""


class Token(NamedTuple):
    """A run of characters of one kind and where it stands."""

    text: str
    lower: str
    start: int
    end: int


Tokens = Sequence[Token]


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, a break between paragraphs among them.

    Empty ones follow, so that looking ahead needs no check of length.
    """
    tokens: list[Token] = []
    append, new = tokens.append, tuple.__new__  # a third of the time of reading is spent here
    for match in _TOKEN.finditer(text):
        found = match.group()
        start, end = match.span()
        if found[0] == "\n":
            if _is_break(text, found, end):
                append(Token("\n", "\n", start, start))
            continue
        append(new(Token, (found, found.lower(), start, end)))
    end = len(text) + 1
    return [*tokens, *(Token("", "", end, end),) * 8]


def _is_break(text: str, gap: str, end: int) -> bool:
    """Whether a new line starts a new paragraph, row or item, and is not just where an old one was wrapped.

    A capital at its head starts one, but for that of a sign such as `GPU`, which is no sign of a new sentence.
    """
    following = text[end : end + 1]
    if "\n" in gap[1:] or following in _ITEM_SIGNS:
        return True
    return following.isupper() and not (text[end + 1 : end + 2].isalnum() and _goes_on(text, end))


def _goes_on(text: str, end: int) -> bool:
    """Whether a line that begins with a sign in capitals is the rest of a sentence and no row with a label."""
    return _SIGN_AHEAD.match(text, end) is not None


def is_digits(token: Token) -> bool:
    """Whether it is a run of plain digits."""
    return token.text[:1] in _DIGITS


def is_word(token: Token) -> bool:
    """Whether it is a run of letters."""
    return token.text[:1].isalpha()


def touches(tokens: Tokens, i: int) -> bool:
    """Whether no space stands between a token and the one before it."""
    return i > 0 and tokens[i].start == tokens[i - 1].end


_ITEM_SIGNS = frozenset("|•*#-–")
_DIGITS = frozenset("0123456789")
_SIGN_AHEAD = re.compile(r"(?![^\W\d_]*[:|\t])[A-Z][A-Z0-9]\w*[^\n:|\t]*(?:\n|\Z)")
