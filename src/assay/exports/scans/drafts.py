"""Drafts of records: the article, and one claim for each bound figure, for a person to finish."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from assay.articles.proposal.record_text import claim_name, record_text, slug
from assay.articles.reading.binding import THE_TEXT
from assay.articles.reading.findings import Finding, Say
from assay.articles.scan import Scan
from assay.errors import RecordError, UsageError
from assay.model.corpus import Corpus


def drafts(scan: Scan, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Paths below `claims/` with their canonical texts: the article first, then its claims in the order of the text."""
    article = slug(_title(scan)) or "article"
    yield _drafted(f"articles/{article}.yml", _article(scan))
    yield from claim_drafts(scan, corpus, article)


def claim_drafts(scan: Scan, corpus: Corpus, article: str) -> Iterator[tuple[str, str]]:
    """The claims alone, of an article that has this id.

    Only what the text asserts and what was bound whole becomes a draft. The statement is made of the parts of the
    binding; a person says it in words of their own.
    """
    taken: set[str] = set()
    for one in scan.of(Say.REFUTED, Say.ASKED, Say.HOLDS, Say.OPEN):
        if one.binding.mood != "asserted" or one.binding.entity in (None, THE_TEXT):
            continue
        fields = _claim(one, scan, corpus)
        name = claim_name(fields, taken)
        taken.add(name)
        yield _drafted(f"records/{article}/{name}.yml", fields)


def _drafted(path: str, fields: dict[str, Any]) -> tuple[str, str]:
    text = record_text(fields, path)
    if isinstance(text, RecordError):
        raise UsageError(str(text))
    return path, text


def _title(scan: Scan) -> str:
    """The title; of a text without one the name of its file, never the folder in which it lies."""
    return scan.title or PurePath(scan.name).stem.strip("-") or "article"


def _article(scan: Scan) -> dict[str, Any]:
    data = scan.text.encode()
    markers = re.search(r"\[\d{1,3}\]", scan.text) is not None
    listed = re.search(r"(?m)^\s*\[?1[\].]\s+\S", scan.text) is not None
    return {
        "title": _title(scan),
        "url": scan.url,
        "sha256": hashlib.sha256(data).hexdigest(),
        "length": len(scan.text),
        "words": len(scan.text.split()),
        "references": ("list" if listed else "none") if markers else "unmarked",
    }


def _claim(one: Finding, scan: Scan, corpus: Corpus) -> dict[str, Any]:
    binding = one.binding
    assert binding.entity
    assert binding.attribute
    printed = " ".join(binding.printed.split())
    return {
        "statement": f"{corpus.label(binding.entity)}: {binding.attribute.label} {printed}.",
        "quote": scan.text[one.start : one.end],
        "at": one.start,
        "subject": binding.entity,
        "attribute": binding.attribute.id,
        "value": binding.value.printed if binding.value else printed,
        "metric": binding.when.metric,
    }
