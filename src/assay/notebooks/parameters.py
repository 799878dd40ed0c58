"""What a notebook may be run with: a value that does not work is refused in one sentence, which says what works."""

from __future__ import annotations

from collections.abc import Collection

from assay.errors import suggest

SHOWN = 12
"""Values that a refusal lists before it says how many more there are."""


class Refused(ValueError):
    """A parameter has a value for which there is nothing to compute; the text says which values work."""


def one_of(name: str, value: object, possible: Collection[str], what: str) -> str:
    """The value, if it is one of those that work; `what` says what they are: `articles that print GPU-hours`."""
    if not isinstance(value, str) or value not in possible:
        raise Refused(f"{name} = {value!r} is none of the {_listed(what, possible)}{suggest(str(value), possible)}")
    return value


def some_of(name: str, values: object, possible: Collection[str], what: str, least: int = 1) -> list[str]:
    """The values, if each of them works and there are enough of them, none twice."""
    if not isinstance(values, list | tuple):
        raise Refused(f"{name} is a list, such as [{values}], not {values!r} alone")
    for value in values:
        one_of(f"{name}: one of its values", value, possible, what)
    if len(set(values)) < max(least, len(values)):
        raise Refused(f"{name} takes {least} or more different values, each once; it has {', '.join(values) or 'none'}")
    return list(values)


def within(name: str, value: object, low: float, high: float, *, whole: bool = False) -> float:
    """The number, if it lies between two others; `whole` where it counts something."""
    kinds = int if whole else int | float
    if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
        raise Refused(f"{name} is a {'whole ' if whole else ''}number from {low:,g} to {high:,g}, not {value!r}")
    return value


def _listed(what: str, possible: Collection[str]) -> str:
    names = sorted(possible)
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{what} ({', '.join(names[:SHOWN]) or 'there are none'}{more})"
