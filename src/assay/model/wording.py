"""Numbers and names of the checker, in words."""

from __future__ import annotations

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelt(number: int) -> str:
    """A number in words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def spoken(name: str) -> str:
    """A name of the checker as words: `not_checkable` is not checkable."""
    return name.replace("_", " ")
