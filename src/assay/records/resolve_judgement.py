"""What a person gave of a claim: an assessment, or the reason why nothing settles it."""

from __future__ import annotations

from assay.model import Assessment, Finding, Flag, Outcome, Reason, Unsettled, Verdict
from assay.records.references import Fault, Names
from assay.records.types import AssessmentRecord, UnsettledRecord


def resolve_assessment(record: AssessmentRecord | None, sources: Names) -> tuple[Assessment | None, list[Fault]]:
    """Look up the sources of an assessment; one that decides needs evidence."""
    if record is None:
        return None, []
    faults: list[Fault] = []
    for index, item in enumerate(record.evidence):
        reason = sources.fault(item.source)
        if reason:
            faults.append((("assessment", "evidence", index, "source"), reason))
    if record.verdict in ("supported", "refuted", "misleading", "disputed") and not record.evidence:
        faults.append(
            (("assessment",), f"the verdict {record.verdict!r} needs evidence; add the source and its locator")
        )
    evidence = tuple(
        Finding(item.source, item.locator, Outcome(item.outcome), item.fragment) for item in record.evidence
    )
    flags = tuple(Flag(name) for name in record.flags)
    return Assessment(Verdict(record.verdict), record.because, evidence, flags), faults


def resolve_unsettled(record: UnsettledRecord | None, sources: Names) -> tuple[Unsettled | None, list[Fault]]:
    """Look up where was looked; some reasons need a place, or a name to ask for."""
    if record is None:
        return None, []
    faults: list[Fault] = []
    for index, item in enumerate(record.looked_at):
        reason = sources.fault(item.source)
        if reason:
            faults.append((("unsettled", "looked_at", index, "source"), reason))
    if record.reason == "no_source_had" and record.ask_for is None:
        faults.append((("unsettled",), "the reason 'no_source_had' needs the key 'ask_for'; add what to get hold of"))
    if record.reason == "not_found" and not record.looked_at:
        faults.append((("unsettled",), "the reason 'not_found' needs the key 'looked_at'; add where was looked"))
    looked_at = tuple(Finding(item.source, item.locator, Outcome.NOT_FOUND, item.fragment) for item in record.looked_at)
    return Unsettled(Reason(record.reason), record.because, looked_at, record.ask_for), faults
