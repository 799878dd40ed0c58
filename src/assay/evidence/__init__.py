"""What the facts, laws and notebooks say of a claim, one piece of evidence each."""

from assay.evidence.gather import gather
from assay.evidence.piece import Cell, Evidence, Reading, ReadingKind
from assay.model.standing import Standing

__all__ = ["Cell", "Evidence", "Reading", "ReadingKind", "Standing", "gather"]
