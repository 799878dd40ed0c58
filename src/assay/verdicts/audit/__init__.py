"""How often the checker itself errs."""

from assay.verdicts.audit.trial import Trial, audit, summarise

__all__ = ["Trial", "audit", "summarise"]
