"""What the facts, laws and notebooks say of a claim, one piece of evidence each."""

from assay.evidence.gather import gather
from assay.evidence.piece import Evidence
from assay.model.standing import Standing

__all__ = ["Evidence", "Standing", "gather"]
