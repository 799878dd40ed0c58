"""Web Annotations (W3C): one for each claim, so that a reader of the article can have the verdicts laid over it.

The target is the article's address. Where that is not known, it is the name of the exact text by its digest (RFC 6920).
The words around a quote help to find it in a changed text; the texts belong to their publishers, so there are few.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from assay.checkout.addresses import Addresses
from assay.exports.imprint import LICENCE
from assay.model import Article, Claim
from assay.model.wording import spoken
from assay.verdicts.report import Report, Row

FILE = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 20
"""Most characters that are quoted before and behind a quote."""

Node = dict[str, Any]


def as_annotations(
    report: Report, articles: Mapping[str, Article], texts: Mapping[str, str], addresses: Addresses
) -> Node:
    """All annotations as a collection of one page; the words around a quote only where its text is at hand."""
    own = addresses.iri("export", FILE)
    items = [_annotation(row, articles[row.claim.article], texts, addresses) for row in report.rows]
    return {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": "Verdicts on the claims of the articles",
        "creator": {"type": "Organization", "name": addresses.author},
        "rights": LICENCE,
        "total": len(items),
        "first": {"id": f"{own}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(row: Row, article: Article, texts: Mapping[str, str], addresses: Addresses) -> Node:
    claim = row.claim
    return {
        "id": f"{addresses.iri('claim', claim.id)}#annotation",
        "type": "Annotation",
        "motivation": "assessing",
        "body": list(_bodies(row, addresses)),
        "target": {"source": target(article), "selector": list(_selectors(claim, texts.get(claim.article)))},
    }


def target(article: Article) -> str:
    """What is annotated: the article at its address, or the text that has this digest."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
    return article.url or f"ni:///sha-256;{digest}"


def _bodies(row: Row, addresses: Addresses) -> Iterator[Node]:
    verdict = spoken(row.verdict)
    text = {"type": "TextualBody", "format": "text/plain", "language": "en"}
    yield {**text, "purpose": "assessing", "value": f"{verdict.capitalize()}. {row.because}"}
    for tag in (row.verdict, *row.flags):
        yield {"type": "TextualBody", "purpose": "tagging", "value": str(tag)}
    page = addresses.page("claim", row.claim.id)
    if page:
        yield {"type": "SpecificResource", "purpose": "linking", "source": page}


def _selectors(claim: Claim, text: str | None) -> Iterator[Node]:
    quote = {"type": "TextQuoteSelector", "exact": claim.quote}
    if text is not None:
        quote["prefix"] = text[max(claim.start - AROUND, 0) : claim.start]
        quote["suffix"] = text[claim.end : claim.end + AROUND]
    yield quote
    yield {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
