"""Cuts a text into runs of digits, runs of letters and single signs, in linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT_SIGNS = "⁺⁻"
VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"

# Alternatives that share no first character: the expression cannot backtrack.
_TOKEN = re.compile(
    rf"[0-9]+|[{SUPERSCRIPTS}{SUPERSCRIPT_SIGNS}]+|[{VULGAR_FRACTIONS}]"
    rf"|[^\W\d_{SUPERSCRIPTS}{VULGAR_FRACTIONS}]+|\n\s*|\S"
)


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
    tokens = []
    for match in _TOKEN.finditer(text):
        found = match.group()
        if found[0] == "\n":
            if _is_break(text, found, match.end()):
                tokens.append(Token("\n", "\n", match.start(), match.start()))
            continue
        tokens.append(Token(found, found.lower(), match.start(), match.end()))
    end = len(text) + 1
    return [*tokens, *(Token("", "", end, end),) * 8]


def _is_break(text: str, gap: str, end: int) -> bool:
    """Whether a new line starts a new paragraph, row or item, and is not just where an old one was wrapped."""
    following = text[end : end + 1]
    return "\n" in gap[1:] or following.isupper() or following in _ITEM_SIGNS


def is_digits(token: Token) -> bool:
    """Whether it is a run of plain digits."""
    return token.text[:1] in _DIGITS


def is_word(token: Token) -> bool:
    """Whether it is a run of letters."""
    return token.text[:1].isalpha()


def touches(tokens: Tokens, i: int) -> bool:
    """Whether no space stands between a token and the one before it."""
    return i > 0 and tokens[i].start == tokens[i - 1].end


def matches(tokens: Tokens, i: int, words: Sequence[str]) -> bool:
    """Whether the tokens from `i` on are these words, capitals aside."""
    return all(i + k < len(tokens) and tokens[i + k].lower == word for k, word in enumerate(words))


_ITEM_SIGNS = frozenset("|•*#-–")
_DIGITS = frozenset("0123456789")

Kind = Literal["quantity", "year", "date", "ordinal", "identifier"]
Other = tuple[Kind, int]
"""A kind that is no quantity, and the token after the number."""
