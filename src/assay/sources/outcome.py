"""What looking a source up again has shown, for the whole of it and for each of its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assay.errors import visible


class Sight(StrEnum):
    """What was seen; the order is from the gravest on."""

    RETRACTED = "retracted"
    """Its author, publisher or a registry takes it back."""
    GONE = "gone"
    """It is not there any more, and was not there on several days."""
    CHANGED = "changed"
    """All of it was read, and it says something else."""
    NOT_CHECKED = "not_checked"
    """Nobody could look, or what was seen decides nothing."""
    PRESENT = "present"
    """Something is there under its name; what it says cannot be compared."""
    MATCH = "match"
    """It says what the record says."""


TROUBLE = frozenset({Sight.RETRACTED, Sight.GONE, Sight.CHANGED})
"""What a person should look at."""
_ORDER = list(Sight)


class Missed(StrEnum):
    """Why nothing was seen, where that may mean that the source has died."""

    ABSENT = "absent"
    """The service was reached and says that it is not there."""
    UNREACHABLE = "unreachable"
    """Nobody takes the call, while others do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One fact, looked up again; what others wrote stands in it as it may be shown."""

    source: str
    fact: str
    sight: Sight
    recorded: str
    """The value of the record, as printed."""
    found: str = ""
    """What stands there, where something does."""
    why: str = ""
    note: str = ""
    """What else was seen, without weight for the sight."""

    def __post_init__(self) -> None:
        for name in ("recorded", "found", "why", "note"):
            object.__setattr__(self, name, visible(getattr(self, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One source as one service shows it; what others wrote stands in it as it may be shown."""

    source: str
    service: str
    sight: Sight
    why: str = ""
    notes: tuple[str, ...] = ()
    """What else a reader should know: a newer version, an archived copy."""
    checks: tuple[Check, ...] = ()
    missed: Missed | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", visible(self.why))
        object.__setattr__(self, "notes", tuple(map(visible, self.notes)))


def gravest(sights: Iterable[Sight]) -> Sight:
    """The one that speaks for all; a match speaks only where everything matches."""
    return min(sights, key=_ORDER.index, default=Sight.NOT_CHECKED)
