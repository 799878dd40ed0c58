"""Link rot: what is not there today may be back tomorrow, so a source is gone only after it was missed on several days.

Pure: the days come from outside, and so does the file in which they are kept between two runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assay.sources.outcome import Missed, Sight, Sighting

DAYS = 3
"""Different days on which a source has to be missed before it is gone."""
SPAN = 7
"""Days from the first of them to the last, at least."""
VERSION = 1


@dataclass(frozen=True, slots=True)
class Miss:
    """The days on which a source was missed, since it was last seen."""

    days: tuple[date, ...]
    why: str


History = Mapping[str, Miss]
"""From `source service` to what was missed there."""


def settle(sightings: Iterable[Sighting], history: History, day: date) -> tuple[list[Sighting], dict[str, Miss]]:
    """Give each sighting its weight in the light of earlier days, and the history to keep.

    A source that is looked at and found clears its history; one that nobody could look at leaves it as it is.
    """
    kept = dict(history)
    settled = []
    for sighting in sightings:
        key = f"{sighting.source} {sighting.service}"
        if sighting.missed:
            earlier = kept[key].days if key in kept else ()
            days = tuple(sorted({*(one for one in earlier if one < day), day}))
            kept[key] = Miss(days, sighting.why)
            settled.append(_weighed(sighting, days))
            continue
        if sighting.sight is not Sight.NOT_CHECKED:
            kept.pop(key, None)
        settled.append(sighting)
    return settled, kept


def _weighed(sighting: Sighting, days: tuple[date, ...]) -> Sighting:
    dead = len(days) >= DAYS and (days[-1] - days[0]).days >= SPAN
    word = "not there" if sighting.missed is Missed.ABSENT else "unreachable"
    often = "on 1 day" if len(days) == 1 else f"on {len(days)} days"
    why = f"{sighting.why} ({word} {often} since {days[0]})"
    return replace(sighting, sight=Sight.GONE if dead else Sight.NOT_CHECKED, why=why)


def as_json(history: History) -> dict[str, Any]:
    """The file that is kept, in one order."""
    missed = {
        key: {"days": [day.isoformat() for day in miss.days], "why": miss.why} for key, miss in sorted(history.items())
    }
    return {"version": VERSION, "missed": missed}


def from_json(found: Any, known: Iterable[str]) -> dict[str, Miss]:
    """Read the file again; ValueError where it is another one. Sources that are no more are dropped."""
    if not isinstance(found, dict) or found.get("version") != VERSION or not isinstance(found.get("missed"), dict):
        raise ValueError("it is not a file of this program")
    sources = set(known)
    return {
        key: Miss(_days(entry), str(entry["why"])[:400])
        for key, entry in found["missed"].items()
        if key.partition(" ")[0] in sources
    }


def _days(entry: Any) -> tuple[date, ...]:
    if not isinstance(entry, dict) or not isinstance(entry.get("days"), list) or "why" not in entry:
        raise ValueError("an entry has no days")
    return tuple(sorted({date.fromisoformat(str(day)) for day in entry["days"]}))
