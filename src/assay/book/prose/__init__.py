"""Our own prose: no figure in it is typed by hand. `prose_faults` names those that are."""

from assay.book.prose.check import prose_faults

__all__ = ["prose_faults"]
