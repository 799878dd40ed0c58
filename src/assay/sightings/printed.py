"""A fact's value as its record has it."""

from __future__ import annotations

from assay.dates import PartialDate
from assay.model import Fact
from assay.quantity import Quantity


def printed(fact: Fact) -> str:
    """The value as printed in the source."""
    if fact.value is None:
        return "undisclosed"
    return fact.value.printed if isinstance(fact.value, Quantity | PartialDate) else ", ".join(fact.value)
