"""What a person gave of a claim: an assessment, or the reason why nothing settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assay.model import DECIDED, Assessment, Finding, Flag, Outcome, Reason, Unsettled, Verdict
from assay.records.references import Fault, Names

if TYPE_CHECKING:
    from assay.records.types import AssessmentRecord, ClaimRecord, FindingRecord, UnsettledRecord


def resolve_assessment(record: AssessmentRecord | None, sources: Names) -> tuple[Assessment | None, list[Fault]]:
    """Look up the sources of an assessment; one that decides needs evidence."""
    if record is None:
        return None, []
    evidence, faults = _findings(record.evidence, ("assessment", "evidence"), sources)
    if record.verdict in ("supported", "refuted", "misleading", "disputed") and not record.evidence:
        faults.append(
            (("assessment",), f"the verdict {record.verdict!r} needs evidence; add the source and its locator")
        )
    faults += _evidence_faults(record)
    flags = tuple(Flag(name) for name in record.flags)
    return Assessment(verdict=Verdict(record.verdict), because=record.because, evidence=evidence, flags=flags), faults


def resolve_also_read(record: ClaimRecord, sources: Names) -> tuple[tuple[Finding, ...], list[Fault]]:
    """Look up the sources of what was read beside a count; a verdict has a place of its own for that."""
    found, faults = _findings(record.also_read, ("also_read",), sources)
    own = next((key for key in ("assessment", "unsettled") if getattr(record, key)), None)
    if record.also_read and own:
        place = {"assessment": "evidence", "unsettled": "looked_at"}[own]
        faults.append((("also_read",), f"there is {own!r}, which has a list of its own; move this to its {place!r}"))
    return found, faults


def _findings(
    records: Sequence[FindingRecord], where: tuple[str | int, ...], sources: Names
) -> tuple[tuple[Finding, ...], list[Fault]]:
    """What was read, with the sources looked up."""
    reasons = [(index, sources.fault(item.source)) for index, item in enumerate(records)]
    faults: list[Fault] = [((*where, index, "source"), reason) for index, reason in reasons if reason]
    found = (
        Finding(source=item.source, locator=item.locator, outcome=Outcome(item.outcome), fragment=item.fragment)
        for item in records
    )
    return tuple(found), faults


def _evidence_faults(record: AssessmentRecord) -> Iterator[Fault]:
    """What was looked at in vain decides nothing, and "true only" is said of what else was looked at."""
    outcomes = [item.outcome for item in record.evidence]
    if record.verdict in DECIDED and outcomes and all(outcome == "not_found" for outcome in outcomes):
        reason = (
            f"the verdict {record.verdict!r} rests on nothing that was found; add what shows it, or write 'unsettled'"
        )
        yield ("assessment", "evidence"), reason
    is_narrow = record.because.casefold().startswith("true only")
    if is_narrow and not {"not_found", "mismatch"} & set(outcomes):
        wanted = "add what else was looked at, with the outcome 'not_found' or 'mismatch'"
        yield ("assessment", "because"), f"'True only' says something of all else; {wanted}"


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
    looked_at = tuple(
        Finding(source=item.source, locator=item.locator, outcome=Outcome.NOT_FOUND, fragment=item.fragment)
        for item in record.looked_at
    )
    return Unsettled(
        reason=Reason(record.reason), because=record.because, looked_at=looked_at, ask_for=record.ask_for
    ), faults
