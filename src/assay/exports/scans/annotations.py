"""Web Annotations (W3C): one for each refutation and question, to be laid over the page that was scanned."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from assay.articles.reading.findings import Say
from assay.articles.scan import Scan
from assay.exports.annotations import AROUND, CONTEXT

Node = dict[str, Any]


def as_annotations(scans: Iterable[Scan]) -> Node:
    """All annotations as one page; the target is the address of the text, else its name by its digest (RFC 6920)."""
    items = [item for scan in scans for item in _items(scan)]
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": items,
    }


def _items(scan: Scan) -> Iterator[Node]:
    for one in scan.of(Say.REFUTED, Say.ASKED):
        said = [("assessing", one.message), *([("commenting", one.why)] if one.why else []), ("tagging", str(one.say))]
        yield _annotation(scan, (one.start, one.end), said, is_sure=one.say is Say.REFUTED)
    for fault in scan.faults:
        first = fault.spans[0]
        said = [("assessing", fault.message), ("tagging", fault.check)]
        yield _annotation(scan, (first.start, first.end), said, is_sure=fault.weight == "major")


def _annotation(scan: Scan, place: tuple[int, int], said: list[tuple[str, str]], *, is_sure: bool) -> Node:
    text = {"type": "TextualBody", "format": "text/plain", "language": "en"}
    return {
        "type": "Annotation",
        "motivation": "assessing" if is_sure else "questioning",
        "body": [{**text, "purpose": purpose, "value": value} for purpose, value in said],
        "target": {"source": _target(scan), "selector": _selectors(scan, *place)},
    }


def _target(scan: Scan) -> str:
    if "://" in scan.name:
        return scan.name
    digest = base64.urlsafe_b64encode(hashlib.sha256(scan.text.encode()).digest()).decode().rstrip("=")
    return scan.url or f"ni:///sha-256;{digest}"


def _selectors(scan: Scan, start: int, end: int) -> list[Node]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": scan.text[start:end],
            "prefix": scan.text[max(start - AROUND, 0) : start],
            "suffix": scan.text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
