"""Axes with names on them: room enough for the letters of whatever machine shows the picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

WIDE = 7.6
"""Pixels of a letter of a label in the widest of the usual fonts; a drawing is laid out with a narrower one."""

LONGEST = 330


def room_for(names: Iterable[str]) -> float:
    """Pixels that the longest of the names may take, up to a limit."""
    return min(LONGEST, WIDE * max(map(len, names), default=0) + 8)


def named(names: Iterable[str]) -> alt.Axis:
    """A vertical axis of names, a faint line at each."""
    import altair as alt  # noqa: PLC0415 - only where a notebook runs

    room = room_for(names)
    return alt.Axis(labelLimit=LONGEST, minExtent=room, ticks=False, domain=False, grid=True)
