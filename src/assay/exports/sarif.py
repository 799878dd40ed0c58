"""SARIF 2.1.0 (OASIS): findings and faults at the lines of the records, as editors and code hosts show them.

The level tells a contributor what to do: a record that cannot be read is an `error`. A claim that does not hold is no
fault of its record, so it is a `warning` where it is refuted or its quote has gone, and a `note` otherwise.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import quote

from assay._version import __version__
from assay.checkout.addresses import Addresses
from assay.errors import RecordError
from assay.model import Flag, Outcome, Verdict
from assay.model.meanings import FLAGS, VERDICTS
from assay.model.wording import spoken
from assay.records.load import Loaded
from assay.verdicts.report import Report, Row

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
UNREADABLE, SKIPPED = "unreadable_record", "skipped_record"

Level = Literal["error", "warning", "note"]
Node = dict[str, Any]

RULES: Mapping[str, tuple[Level, str]] = {
    Verdict.REFUTED: ("warning", VERDICTS[Verdict.REFUTED]),
    Verdict.MISLEADING: ("note", VERDICTS[Verdict.MISLEADING]),
    Verdict.DISPUTED: ("note", VERDICTS[Verdict.DISPUTED]),
    Flag.QUOTE_DRIFTED: ("warning", FLAGS[Flag.QUOTE_DRIFTED]),
    UNREADABLE: ("error", "The record has a fault, and what it says is not judged. The message says how to repair it."),
    SKIPPED: ("note", "The record leans on another one that has a fault; it is judged when that one is repaired."),
}
"""What can be found, with its level and its meaning."""

_INDEX = {rule: index for index, rule in enumerate(RULES)}
_FLAGS = "flags"


def as_sarif(report: Report, loaded: Loaded, addresses: Addresses) -> Node:
    """One run: a result for each claim that does not hold, each quote that has gone and each fault of a record."""
    flags = [_descriptor(flag, meaning) for flag, meaning in FLAGS.items()]
    run = {
        "tool": {"driver": _driver(addresses)},
        "columnKind": "unicodeCodePoints",
        "taxonomies": [{"name": _FLAGS, "shortDescription": {"text": "Reasons beside a verdict."}, "taxa": flags}],
        "results": [*_faults(loaded), *_findings(report, loaded, addresses)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(addresses: Addresses) -> Node:
    rules = [
        {**_descriptor(rule, meaning), "defaultConfiguration": {"level": level}}
        for rule, (level, meaning) in RULES.items()
    ]
    where = {"informationUri": addresses.site} if addresses.site else {}
    return {"name": "Assay", "semanticVersion": __version__, **where, "rules": rules}


def _descriptor(name: str, meaning: str) -> Node:
    words = spoken(name)
    return {
        "id": str(name),
        "name": "".join(word.capitalize() for word in words.split()),
        "shortDescription": {"text": words.capitalize()},
        "fullDescription": {"text": meaning},
        "help": {"text": meaning},
    }


def _faults(loaded: Loaded) -> Iterator[Node]:
    for rule, notes in ((UNREADABLE, loaded.faults), (SKIPPED, loaded.skipped)):
        for note in notes:
            yield _result(rule, _fault_text(note), (note.file, note.line), f"{note.file} {note.path} {note.reason}")


def _fault_text(fault: RecordError) -> str:
    return f"{fault.path}: {fault.reason}" if fault.path else fault.reason


def _findings(report: Report, loaded: Loaded, addresses: Addresses) -> Iterator[Node]:
    for row in report.rows:
        place, claim = loaded.places[row.claim.id], row.claim.id
        if row.verdict in RULES:
            text = f"{spoken(row.verdict).capitalize()}: {row.claim.statement} {row.because}"
            yield _result(row.verdict, text, place, claim) | _more(row, loaded, addresses)
        if row.quote is Outcome.MISMATCH:
            text = f"The quote {row.claim.quote!r} no longer stands at {row.claim.start} of the article."
            if answer := loaded.answers.get(claim):
                text = f"The quote {row.claim.quote!r} of the article is not kept: {answer.state}, {answer}."
            yield _result(Flag.QUOTE_DRIFTED, text, place, claim)


def _result(rule: str, text: str, place: tuple[str, int], same: str) -> Node:
    """One result; two runs mean the same one when rule and `same` are equal, wherever it has moved to."""
    return {
        "ruleId": str(rule),
        "ruleIndex": _INDEX[rule],
        "level": RULES[rule][0],
        "message": {"text": message(text)},
        "locations": [_location(place)],
        "partialFingerprints": {"assay/v1": hashlib.sha256(f"{rule} {same}".encode()).hexdigest()},
    }


def _more(row: Row, loaded: Loaded, addresses: Addresses) -> Node:
    """The facts that decided, the flags, and the page of the claim."""
    facts = dict.fromkeys(piece.fact for piece in row.ruling.decisive if piece.fact)
    related = [{**_location(loaded.places[fact]), "message": {"text": message(fact)}} for fact in facts]
    page = addresses.page("claim", row.claim.id)
    return {
        **({"relatedLocations": related} if related else {}),
        **({"taxa": [{"id": str(flag), "toolComponent": {"name": _FLAGS}} for flag in row.flags]} if row.flags else {}),
        **({"hostedViewerUri": page} if page else {}),
        "properties": {"claim": row.claim.id, "basis": str(row.ruling.basis), "flags": [*map(str, row.flags)]},
    }


def _location(place: tuple[str, int]) -> Node:
    file, line = place
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(file), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": line},
        }
    }


def message(text: str) -> str:
    """The text without what a viewer would make of it: braces hold the place of arguments, `[…](…)` is a link."""
    return re.sub(r"\](?=\()", "] ", text.replace("{", "{{").replace("}", "}}"))
