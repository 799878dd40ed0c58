"""Places in a source, several of them told as one: `Tables 3, 4 and 6 to 9`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NUMBERED = re.compile(r"(Table|Figure|Section) ([0-9]+)\Z")


def join_locators(locators: Iterable[str]) -> str:
    """Every distinct place once, in the order in which they come; numbered ones of a kind together, in their order."""
    kinds: dict[str, list[int]] = {}
    for place in dict.fromkeys(locators):
        found = _NUMBERED.match(place)
        numbers = kinds.setdefault(found[1] if found else place, [])
        if found:
            numbers.append(int(found[2]))
    return "; ".join(_told(kind, sorted(numbers)) for kind, numbers in kinds.items())


def _told(kind: str, numbers: Sequence[int]) -> str:
    if not numbers:
        return kind
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [part for run in runs for part in _run(run)]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"{kind}{'s' if len(numbers) > 1 else ''} {listed}"


def _run(numbers: Sequence[int]) -> list[str]:
    """Two neighbours stay two, three and more become a range."""
    if len(numbers) < 3:
        return [str(number) for number in numbers]
    return [f"{numbers[0]} to {numbers[-1]}"]
