"""What a preview shows at one moment, and a way to wait for the next one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from threading import Condition
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The site that stands, by a number that is another one for each, and what is wrong with the records by now."""

    site: str
    fault: str = ""
    is_working: bool = False

    def as_json(self) -> str:
        """For the script of a page."""
        return json.dumps({"site": self.site, "fault": self.fault, "working": self.is_working})


class State:
    """The last of them, for threads that wait for another one."""

    def __init__(self, first: str) -> None:
        self._shown = Shown(site=first)
        self._changed = Condition()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def set(self, **parts: Any) -> None:
        """Show something else, and wake those that wait."""
        with self._changed:
            self._shown = replace(self._shown, **parts)
            self._changed.notify_all()

    def after(self, seen: Shown | None, patience: float) -> Shown | None:
        """What is shown once it is something else than what was seen; None where that takes longer, in seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown != seen, patience)
            return None if self._shown == seen else self._shown
