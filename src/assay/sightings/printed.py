"""A fact's value as its record has it."""

from __future__ import annotations

from assay import values
from assay.model import Fact


def printed(fact: Fact) -> str:
    """The value as printed in the source."""
    return "undisclosed" if fact.value is None else values.printed(fact.value)
