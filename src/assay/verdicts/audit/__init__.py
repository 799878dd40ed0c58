"""How often the checker itself errs."""

from assay.verdicts.audit.trial import Trial, audit, summarise, trials_of

__all__ = ["Trial", "audit", "summarise", "trials_of"]
