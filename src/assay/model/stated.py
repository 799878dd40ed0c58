"""What is stated, by an article or by a source: both have a value."""

from __future__ import annotations

from assay.model.knowledge import Fact
from assay.model.statements import Claim
from assay.quantity import Quantity

Statement = Claim | Fact


def quantity_of(statement: Statement) -> Quantity:
    """The figure of what is known to state one."""
    assert statement.figure is not None, statement.id
    return statement.figure
