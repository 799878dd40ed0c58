"""What a change of the records does to the verdicts, and which changed record is the cause."""

from assay.difference.causes import Cause, causes_of
from assay.difference.changes import Change, changes
from assay.difference.compare import Comparison, Flip, Shift, compare
from assay.difference.difference import Difference, Page, Waiting, as_json
from assay.difference.world import Key, Side, Worlds

__all__ = [
    "Cause", "Change", "Comparison", "Difference", "Flip", "Key", "Page", "Shift", "Side", "Waiting", "Worlds",
    "as_json", "causes_of", "changes", "compare",
]  # fmt: skip
