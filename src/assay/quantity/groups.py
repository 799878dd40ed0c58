"""Digits in groups: `1,500,000`, `1'500'000`, `1 500 000`, `1_500_000`, and `15,00,000` as in India."""

from __future__ import annotations

from .conventions import Convention
from .errors import TooLarge
from .tokens import Tokens, is_digits, touches

MOST_DIGITS = 400
_MOST_SPACED = 5
"""Groups that plain spaces may part: a longer row of numbers is a row of numbers."""


def read_groups(tokens: Tokens, i: int, conv: Convention) -> tuple[str, int]:
    """Digits with the signs between their groups taken out, and the token after them."""
    digits = tokens[i].text
    if len(digits) > 3 or digits.startswith("0"):
        return digits, i + 1
    for sign in _signs_at(tokens, i + 1, conv):
        groups, j = _groups(tokens, i + 1, sign)
        if groups and _is_one_number(tokens, groups, j, sign):
            return digits + "".join(groups), j
        while groups and sign != " " and not _are_threes(groups):  # `1,500,20`: the last is another number
            groups, j = groups[:-1], j - 2
        if groups and sign != " ":
            return digits + "".join(groups), j
    return digits, i + 1


def _signs_at(tokens: Tokens, j: int, conv: Convention) -> list[str]:
    """The sign between this token's group and the one before; a space is no token, only a gap."""
    sign = tokens[j]
    if sign.text in conv.groups and touches(tokens, j) and touches(tokens, j + 1):
        return [sign.text]
    if sign.text == "," and "," in conv.groups and touches(tokens, j) and tokens[j + 1].text == "000":
        return [", "]
    return [" "] if is_digits(sign) and sign.start == tokens[j - 1].end + 1 else []


def _groups(tokens: Tokens, j: int, sign: str) -> tuple[list[str], int]:
    """The groups that follow, each behind the same sign, and the token after them."""
    groups: list[str] = []
    while True:
        k = j if sign == " " else j + 1
        group = tokens[k]
        if sign == " ":
            fits = group.start == tokens[k - 1].end + 1
        elif sign == ", ":
            fits = tokens[j].text == "," and group.start == tokens[j].end + 1 and group.text == "000"
        else:
            fits = tokens[j].text == sign and touches(tokens, j) and touches(tokens, k)
        if not fits or not is_digits(group) or not 2 <= len(group.text) <= 3:
            return groups, j
        groups.append(group.text)
        j = k + 1
        if 3 * len(groups) > MOST_DIGITS:
            raise TooLarge(f"a number of more than {MOST_DIGITS} digits is no figure of this world")


def _are_threes(groups: list[str]) -> bool:
    return all(len(group) == 3 for group in groups)


def _is_one_number(tokens: Tokens, groups: list[str], j: int, sign: str) -> bool:
    """Whether the groups make one number: all of three digits, or of two with three at the end."""
    if sign == " " and (len(groups) > _MOST_SPACED or _goes_on(tokens, j)):
        return False
    if _are_threes(groups):
        return True
    return sign == "," and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[:-1])


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether further digits stand right behind: then it is a row of numbers and no groups."""
    near = tokens[j].start <= tokens[j - 1].end + 1
    return near and is_digits(tokens[j])
