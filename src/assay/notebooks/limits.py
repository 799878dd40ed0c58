"""How long a notebook may run and how much it may show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

CELL = 600.0
"""Seconds that one cell may take."""

NOTEBOOK = 3600.0
"""Seconds that a notebook may take, with all that is done to it: kept from outside, whatever its code is busy with."""

TOO_LONG = "the notebook was not done after {:,.0f} seconds"

OUTPUT = 20_000_000
"""Characters that a notebook may show; pictures count as they are sent. No browser shows a longer page."""

TOO_MUCH = f"the notebook shows more than {OUTPUT:,} characters, which no page can hold; show less"

_UNSHOWN = frozenset(("status", "execute_input", "clear_output"))


def size_of(message: Mapping[str, Any]) -> int:
    """Characters that a message of a kernel shows."""
    return 0 if message["msg_type"] in _UNSHOWN else _size(message["content"])


def _size(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_size, value.values()))
    return len(json.dumps(value, default=str))
