"""What every look-up shares: how it says that nothing stands at a place, and how it picks one item of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from assay.records.pointer import Literals, Step

Item = TypeVar("Item")


class NotThere(Exception):
    """Nothing, or more than one thing, stands at the place; the text says which step led nowhere."""


def only(items: Sequence[Item], step: Step) -> Item:
    """The one item that was found."""
    if not items:
        raise NotThere(f"nothing at {step}")
    if len(items) > 1:
        raise NotThere(f"{len(items)} things at {step}, so which one counts is open")
    return items[0]


def at_index(items: Sequence[Item], step: Step) -> Item:
    """The item at a place of a list."""
    if int(step.name) >= len(items):
        raise NotThere(f"only {len(items)} items, none at {step}")
    return items[int(step.name)]


def choose(items: Sequence[Item], step: Step, field_of: Callable[[Item, str], Literals]) -> Item:
    """The only item whose field has the value; items without the field are passed over."""
    chosen = []
    for item in items:
        try:
            value = field_of(item, step.name)
        except NotThere:
            continue
        if str(value) == step.value:
            chosen.append(item)
    return only(chosen, step)
