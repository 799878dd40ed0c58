"""How often the checker itself errs."""

from assay.audit.summary import summarise
from assay.audit.trial import Trial, audit

__all__ = ["Trial", "audit", "summarise"]
