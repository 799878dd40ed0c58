"""Numbers and names of the checker, in words."""

from __future__ import annotations

import re

_CELLS = re.compile(r"(?<=illion)(?=[0-9])")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelt(number: int) -> str:
    """A number in words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def spoken(name: str) -> str:
    """A name of the checker as words: `not_checkable` is not checkable."""
    return name.replace("_", " ")


def cells_apart(quote: str) -> str:
    """Words of an article as a reader sees them: cells of a table, which run together in its text, stand apart.

    `175 billion3,200` is `175 billion | 3,200`. Behind other words a figure may belong to a name, as in `Llama2`.
    """
    return _CELLS.sub(" | ", quote)
