"""Do shares of a whole add up to 100 per cent?

Shares count as parts of one whole where the last of them is called the rest (`and the remaining 20 %`), or in a table
or chart that shows a distribution. Each may be off by its rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import is_plain
from assay.articles.checks.reading.announced import Announced, announced_in
from assay.articles.checks.reading.cells import percent_of
from assay.articles.checks.reading.decimals import NUMBER, printed
from assay.articles.checks.table import Table
from assay.quantity import Found

EXAMPLES = Examples(
    passes=(
        "Of the users, 40% came from Asia, 45% from Europe and the remaining 15% from elsewhere.",
        (
            "Table 1: Distribution of sizes\n\n| Size | Share |\n|---|---|\n| small | 33.3% |\n| medium | 33.3% |"
            "\n| large | 33.3% |"
        ),
    ),
    fails=(
        "Of the users, 40% came from Asia, 45% from Europe and the remaining 25% from elsewhere.",
        (
            "Table 1: Distribution of sizes\n\n| Size | Share |\n|---|---|\n| small | 40% |\n| medium | 45% |\n| "
            "large | 25% |"
        ),
    ),
    nearly=(
        "Of the users, 40% liked it, 45% used it daily and 25% did both.",
        "It fell by 40%, of the remaining 45% half stayed.",
        "Of the users, about 40% came from Asia, 45% from Europe and the remaining 16% from elsewhere.",
    ),
)

NOT_THE_PARTS = (60, 150)
"""Per cent; shares that add up to less or more are hardly the parts of one whole, badly printed."""

_REST = re.compile(
    r"\b(?:the\s(?:remaining|other|rest|remainder|balance)|remaining)(?:\s\(|,?\s(?:of\s)?|\s?[-–]\s?)\Z", re.IGNORECASE
)
_PARTS = re.compile(r"distribution|breakdown|composition|makeup|make-up|\bpie\b|split", re.IGNORECASE)
_SHARE = re.compile(r"share|proportion|percent|%|fraction|distribution", re.IGNORECASE)
_MANY = re.compile(r"multiple|more than one|select|each group|cumulative|within|per group|respond", re.IGNORECASE)


def check(document: Document) -> Iterator[Fault]:
    """Every list of shares of one whole that do not add up to it."""
    for sentence in document.sentences:
        if _REST_WORD.search(document[sentence]):
            yield from _of_sentence(document, sentence)
        if _DIVIDED.search(document[sentence]):
            yield from _beyond(document, sentence)
    for table in document.tables:
        yield from _of_table(table)
    for block in announced_in(document):
        yield from _of_chart(block)


_DIVIDED = re.compile(
    r"\b(?:split|breakdown|divided|broken down|made up of|consists? of|composed of|comprises)\b", re.IGNORECASE
)
_REST_WORD = re.compile(r"remaining|remainder|\bother\b|\brest\b|balance", re.IGNORECASE)


def _of_sentence(document: Document, sentence: Span) -> Iterator[Fault]:
    founds = document.quantities_in(sentence)
    shares = [found for found in founds if found.unit is not None and found.unit.name == "percent"]
    if len(shares) < 2 or not all(map(is_plain, shares)) or not _is_rest(document, shares[-1]):
        return
    between = document.text[sentence.start : shares[-1].start]
    if re.search(
        r"\bof (?:the|that|this|these|those) (?:remaining|rest|other)|\bof which|\b(?:by|from|to)\s*\Z", between
    ):
        return
    if any(
        re.search(r"(?:\bby|\bfrom|\bto|\bthan)\s*\Z", document.text[max(0, s.start - 8) : s.start]) for s in shares
    ):
        return
    spans = tuple(Span(found.start, found.end) for found in (shares[-1], *shares[:-1]))
    ends = [found.quantity.interval for found in shares if found.quantity]
    low, high = sum(end.low for end in ends), sum(end.high for end in ends)
    yield from _fault(spans, low, high, sum(_point(found) for found in shares))


def _beyond(document: Document, sentence: Span) -> Iterator[Fault]:
    """Parts of something that is said to be divided: more than all of it they cannot be."""
    shares = [
        found for found in document.quantities_in(sentence) if found.unit is not None and found.unit.name == "percent"
    ]
    if (
        len(shares) < 3
        or not all(map(is_plain, shares))
        or re.search(r"\bof (?:whom|which)|respectively|versus|\bvs", document[sentence])
    ):
        return
    if any(len(document.text[a.end : b.start]) > 40 for a, b in pairwise(shares)):
        return
    ends = [found.quantity.interval for found in shares if found.quantity]
    low, high = sum(end.low for end in ends), sum(end.high for end in ends)
    if low > 100:
        yield from _fault(
            tuple(Span(found.start, found.end) for found in shares), low, high, sum(_point(found) for found in shares)
        )


def _is_rest(document: Document, found: Found) -> bool:
    return _REST.search(document.text[max(0, found.start - 24) : found.start]) is not None


def _point(found: Found) -> float:
    assert found.quantity is not None
    return found.quantity.points[0]


def _of_table(table: Table) -> Iterator[Fault]:
    title = table.caption.text if table.caption else ""
    heads = " ".join(cell.text for cell in table.head)
    if _MANY.search(title) or _MANY.search(heads) or len(table.head) != 2 or len(table.rows) < 2:
        return
    if not (_PARTS.search(title) or _PARTS.search(heads)) or not _SHARE.search(table.head[1].text):
        return
    column = [
        cell
        for row, cell in zip(table.rows, table.column(1), strict=False)
        if not re.match(r"total|sum|all\b", row[0].text, re.IGNORECASE)
    ]
    shares = [percent_of(cell.text) for cell in column]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares):
        low, high = sum(end.low for end in known), sum(end.high for end in known)
        yield from _fault(tuple(cell.span for cell in column), low, high, sum(end.midpoint for end in known))


_LAST = re.compile(rf"(?P<share>{NUMBER})\s?%\Z")


def _of_chart(block: Announced) -> Iterator[Fault]:
    """The lines below the caption of a pie chart, each with a share at its end."""
    if "PIE" not in block.kind:
        return
    matches = [_LAST.search(row.text) for row in block.rows]
    numbers = [printed(match["share"]) if match else None for match in matches]
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers) > 1:
        ends = [number.interval for number in known]
        low, high = sum(end.low for end in ends), sum(end.high for end in ends)
        yield from _fault(tuple(row.span for row in block.rows), low, high, sum(number.value for number in known))


def _fault(spans: tuple[Span, ...], low: float, high: float, total: float) -> Iterator[Fault]:
    if not low - 1e-9 <= 100 <= high + 1e-9 and NOT_THE_PARTS[0] < total < NOT_THE_PARTS[1]:
        message = f"The shares add up to {total:.4g} %, not to 100 %."
        yield Fault(spans=spans, message=message, ratio=total / 100)
