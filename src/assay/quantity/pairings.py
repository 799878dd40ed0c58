"""Numbers that measure nothing though words stand beside them: results of games, eras, numbers of houses."""

from __future__ import annotations

from .codes import past_code
from .tokens import Other, Tokens, is_digits, is_word, touches
from .unit_words import read_simple
from .word_lists import STREETS

_DASHES = frozenset("-–‑")
_GAMES = frozenset(
    ("won", "win", "wins", "winning", "lost", "lose", "loss", "losing", "beat", "beats", "beaten", "beating", "drew",
     "draw", "drawn", "defeat", "defeated", "victory", "tied", "lead", "led", "score", "scored", "vote", "voted")
)  # fmt: skip
_REACH = 4
"""Tokens before a result within which a word of a game makes it one."""
_HOUSE = 5
"""Digits of the number of a house, at most."""


def read_pairing(tokens: Tokens, i: int) -> Other | None:
    """`3-1`, `410 A.D.`, `22 Acacia Avenue`."""
    return (
        _result(tokens, i) or _era(tokens, i) or _house(tokens, i) or _by_sides(tokens, i) or _years_of_life(tokens, i)
    )


def _result(tokens: Tokens, i: int) -> Other | None:
    """Two small whole numbers with a dash, of which the first is no less, or a word of a game stands before."""
    other = tokens[i + 2]
    if tokens[i + 1].text not in _DASHES or not is_digits(other) or not touches(tokens, i + 1):
        return None
    if not touches(tokens, i + 2) or touches(tokens, i) or max(len(tokens[i].text), len(other.text)) > 3:
        return None
    after = tokens[i + 3]
    if touches(tokens, i + 3) and (after.text[:1].isalnum() or after.text in ("%", "-", "–", "/", "°", "$")):
        return None
    if after.text in (".", ",") and touches(tokens, i + 3) and touches(tokens, i + 4) and is_digits(tokens[i + 4]):
        return None
    told = any(token.lower in _GAMES for token in tokens[max(0, i - _REACH) : i])
    if read_simple(tokens, i + 3) is not None or (not told and int(tokens[i].text) < int(other.text)):
        return None
    return "score", i + 3


def _era(tokens: Tokens, i: int) -> Other | None:
    """`410 A.D.`, `300 BC`, `AD 79`."""
    if i and tokens[i - 1].text == "AD":
        return "year", i + 1
    after, last = tokens[i + 1], tokens[i + 3]
    if after.text in ("AD", "BC", "BCE", "CE"):
        return "year", i + 2
    if after.text in ("A", "B") and tokens[i + 2].text == "." and last.text == ("D" if after.text == "A" else "C"):
        return "year", i + 5 if tokens[i + 4].text == "." and touches(tokens, i + 4) else i + 4
    return None


def _by_sides(tokens: Tokens, i: int) -> Other | None:
    """`4x4`, `1920×1080`, `24/7`: two whole numbers grown together, but for a power of ten."""
    sign, other, after = tokens[i + 1].text, tokens[i + 2], tokens[i + 3]
    if not (is_digits(other) and touches(tokens, i + 1) and touches(tokens, i + 2)):
        return None
    if sign == "/" and (tokens[i].text, other.text) == ("24", "7"):
        return "identifier", i + 3
    is_power = other.text in ("10", "2") and touches(tokens, i + 3) and after.text[:1] in _POWERS
    if sign not in ("x", "X", "×") or is_power or after.text == ".":
        return None
    return "identifier", past_code(tokens, i + 3)


_POWERS = frozenset("^*⁻⁺¹²³⁴⁵⁶⁷⁸⁹⁰−-")
_LIVES = frozenset(("their", "his", "her", "my", "our", "your", "early", "late", "mid", "the", "'", "’", "-"))


def _years_of_life(tokens: Tokens, i: int) -> Other | None:
    """`in their 20s`, `the late 90s`."""
    if not (tokens[i + 1].text == "s" and touches(tokens, i + 1) and len(tokens[i].text) == 2 and i):
        return None
    return ("year", i + 2) if tokens[i].text[1] == "0" and tokens[i - 1].lower in _LIVES else None


def _house(tokens: Tokens, i: int) -> Other | None:
    if len(tokens[i].text) > _HOUSE:
        return None
    j = i + 1
    while is_word(tokens[j]) and tokens[j].text[:1].isupper() and j < i + 5:
        if tokens[j].lower in STREETS and j > i + 1:
            return "identifier", j + 1
        j += 1
    return None
