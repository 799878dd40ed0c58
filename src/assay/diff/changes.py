"""The records that a change adds, changes and removes, each in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from assay.diff.mixed_states import Key, Worlds
from assay.model.vocabulary import printed

RULE: Key = ("rule", "src/assay")
"""The checker's own code, where it is the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record that is not what it was."""

    kind: str
    """What it is: a fact, a claim, a law, …; `notebook` for what one recorded, `rule` for the checker's code."""
    id: str
    state: str
    """`added`, `changed` or `removed`."""
    was: str | None = None
    """The value as printed, where it has one and that changed."""
    now: str | None = None
    fields: tuple[str, ...] = ()
    """What else of it changed."""
    place: str = ""
    """File and line; of what was removed, where it stood."""
    reasons: tuple[str, ...] = ()
    """Of a notebook: what it reads that changed."""


def changes(
    worlds: Worlds, places: Mapping[str, tuple[str, int]], reasons: Mapping[str, tuple[str, ...]]
) -> Mapping[Key, Change]:
    """Every record that somebody changed; `places` by id, `reasons` by notebook."""
    was, now = worlds.base.forms, worlds.head.forms
    found: dict[Key, Change] = {}
    for key in worlds.changed:
        kind, name = key
        before, after = _value(was.get(key)), _value(now.get(key))
        file, line = places.get(name, ("", 0))
        found[key] = Change(
            kind=kind,
            id=name,
            state=state_of(key in was, key in now),
            was=before if before != after else None,
            now=after if before != after else None,
            fields=_fields(was.get(key), now.get(key)),
            place=f"notebooks/{name}.py" if kind == "notebook" else f"{file}:{line}" if file else "",
            reasons=reasons.get(name, ()) if kind == "notebook" else (),
        )
    return found


def state_of(was: bool, now: bool) -> str:  # noqa: FBT001 - of two sides, in their order
    """`added`, `changed` or `removed`, from whether it was there and is there."""
    return "changed" if was and now else "added" if now else "removed"


def _value(form: Any) -> str | None:
    value = getattr(form, "value", None)
    return printed(value) if value is not None else None


def _fields(was: Any, now: Any) -> tuple[str, ...]:
    """The fields that differ, but for the value."""
    if was is None or now is None or isinstance(now, tuple):
        return ()
    names = [field.name for field in fields(now) if getattr(was, field.name) != getattr(now, field.name)]
    return tuple("at" if name == "start" else name for name in names if name != "value")
