"""Which statements cannot all be true."""

from assay.verdicts.conflicts.conflict import Conflict, Scope
from assay.verdicts.conflicts.search import Conflicts, find_conflicts

__all__ = ["Conflict", "Conflicts", "Scope", "find_conflicts"]
