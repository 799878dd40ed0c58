"""The file `claims/corrections.yml`: what was published and was wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from assay.model import Verdict
from assay.model.corrections import Correction
from assay.model.dates import parse_date
from assay.records.fields import Text, When
from assay.records.reader import Reader
from assay.records.references import Fault, Names
from assay.records.types import Record, VerdictWord
from assay.yamlio import Document


class CorrectionRecord(Record):
    """One entry of `claims/corrections.yml`: a published verdict that was wrong."""

    date: When
    """Day on which the correction was published."""
    claim: Text
    """The claim's id; that of a withdrawn claim stays free for good."""
    was: VerdictWord
    """The verdict that was published."""
    now: Literal[VerdictWord, "withdrawn"]
    """What it became; `withdrawn` where the article does not make the claim, whose record is then taken out."""
    wrong: Text
    """What was wrong, in one sentence or two."""
    noticed_by: Text | None = None
    """Who noticed it, if they want to be named."""


def read_corrections(reader: Reader, path: Path, claims: Names) -> tuple[Correction, ...]:
    """The corrections, the latest first; a project need not have any, and entries with a fault are left out."""
    if not path.exists():
        return ()
    document = reader.document(path)
    if document.is_lost:
        return ()
    if not isinstance(document.tree, list):
        reader.faults.append(document.fault((), "a list is expected, one `- {date: …, claim: …}` an entry, or []"))
        return ()
    found: dict[str, Correction] = {}
    for index in range(len(document.tree)):
        entry = _entry(reader, document, index, claims, found)
        if entry:
            found[entry.id] = entry
            reader.places[f"correction {entry.id}"] = (document.file, document.line((index,)))
    return tuple(sorted(found.values(), key=lambda entry: (entry.date.first, entry.claim), reverse=True))


def _entry(reader: Reader, document: Document, index: int, claims: Names, others: Collection[str]) -> Correction | None:
    record = reader.decoded(document, CorrectionRecord, (index,))
    if record is None:
        return None
    now = None if record.now == "withdrawn" else Verdict(record.now)
    date = parse_date(record.date)
    entry = Correction(
        date=date,
        claim=record.claim,
        was=Verdict(record.was),
        now=now,
        wrong=record.wrong,
        noticed_by=record.noticed_by,
    )
    found: Correction | None = reader.resolved(
        document, (index,), lambda: (entry, list(_faults(entry, claims, others)))
    )
    return found


def _faults(entry: Correction, claims: Names, others: Collection[str]) -> Iterator[Fault]:
    if entry.date.first != entry.date.last:
        yield ("date",), f"{entry.date.printed!r} is no whole day; write the day of publication, such as 2026-11-21"
    if entry.now is None:
        if entry.claim in claims.known or entry.claim in claims.broken:
            yield ("now",), f"the claim {entry.claim} still has a record; take that out, or name the verdict it has now"
    elif reason := claims.fault(entry.claim):
        yield ("claim",), reason
    if entry.id in others:
        yield ("claim",), "was corrected on the same day already; make one entry of the two"
