"""Which statements cannot all be true."""

from assay.verdicts.conflicts.conflict import Conflict, Difference, Explained, Scope
from assay.verdicts.conflicts.search import Conflicts, find_conflicts

__all__ = ["Conflict", "Conflicts", "Difference", "Explained", "Scope", "find_conflicts"]
