"""What a change of the records does to the verdicts, and which changed record is the cause."""

from assay.diff.causes import Cause, causes_of
from assay.diff.changes import Change, changes
from assay.diff.compare import Comparison, Flip, Shift, compare
from assay.diff.mixed_states import Key, Side, Worlds
from assay.diff.result import Difference, Page, Waiting, as_json

__all__ = [
    "Cause", "Change", "Comparison", "Difference", "Flip", "Key", "Page", "Shift", "Side", "Waiting", "Worlds",
    "as_json", "causes_of", "changes", "compare",
]  # fmt: skip
