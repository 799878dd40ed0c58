"""From evidence to verdicts: the judge, its reasons, the conflicts, the report, and the audit of it all."""
