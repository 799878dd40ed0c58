"""Web Annotations (W3C): one for each refutation and question, to be laid over the page that was scanned."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Any

from assay.articles.reading.findings import Finding, Say
from assay.articles.scan import Scan
from assay.exports.annotations import AROUND, CONTEXT

Node = dict[str, Any]


def as_annotations(scans: Iterable[Scan]) -> Node:
    """All annotations as one page; the target is the address of the text, else its name by its digest (RFC 6920)."""
    items = [_annotation(scan, one) for scan in scans for one in scan.of(Say.REFUTED, Say.ASKED)]
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": items,
    }


def _annotation(scan: Scan, one: Finding) -> Node:
    text = {"type": "TextualBody", "format": "text/plain", "language": "en"}
    return {
        "type": "Annotation",
        "motivation": "assessing" if one.say is Say.REFUTED else "questioning",
        "body": [
            {**text, "purpose": "assessing", "value": one.message},
            *([{**text, "purpose": "commenting", "value": one.why}] if one.why else []),
            {"type": "TextualBody", "purpose": "tagging", "value": str(one.say)},
        ],
        "target": {"source": _target(scan), "selector": _selectors(scan, one)},
    }


def _target(scan: Scan) -> str:
    if "://" in scan.name:
        return scan.name
    digest = base64.urlsafe_b64encode(hashlib.sha256(scan.text.encode()).digest()).decode().rstrip("=")
    return scan.url or f"ni:///sha-256;{digest}"


def _selectors(scan: Scan, one: Finding) -> list[Node]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": scan.text[one.start : one.end],
            "prefix": scan.text[max(one.start - AROUND, 0) : one.start],
            "suffix": scan.text[one.end : one.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": one.start, "end": one.end},
    ]
