"""Do two figures stand in the ratio that the sentence gives?

`80 layers, twice the 40 of the other`, `60 GB, 20 % more than the 50 GB`: two figures of the same kind with the
comparison between them. `Three times more` passes for three and for four. Nothing is said where the sentence has a
third figure of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import are_alike, in_base, is_plain, ratio_of
from assay.articles.checks.reading.multiples import LINK, MULTIPLE, expected_ratios
from assay.quantity import Found, find

EXAMPLES = Examples(
    passes=(
        "It has 80 layers, twice the 40 layers of the other.",
        "It holds 60 GB, 20% more than the 50 GB of last year.",
    ),
    fails=(
        "It has 80 layers, twice the 30 layers of the other.",
        "It holds 75 GB, 20% more than the 50 GB of last year.",
    ),
    nearly=(
        "It has 80 layers, nearly twice the 45 layers of the other.",
        "It has 80 layers and twice the 30 heads of the other.",
        "It has 80 layers, 24 layers less than twice the 30 layers.",
    ),
)

_SAID = re.compile(
    r"(?P<apart>(?:\s[a-z-]+){0,2}\s?(?:[,(–—-]|which is|is|was|or)\s?"
    r"(?:which is\s|or\s|i\.e\.,?\s|that is,?\s|compared\s|it\s(?:costs|weighs|is|has)\s)?)"
    rf"{MULTIPLE}\s+{LINK}\s+(?P<rest>(?:[A-Za-z’'-]+\s+){{0,4}}?[(]?)\Z"
)


def check(document: Document) -> Iterator[Fault]:
    """Every comparison whose two figures stand in another ratio."""
    for sentence in document.sentences:
        if not _CUE.search(document.text, sentence.start, sentence.end):
            continue
        founds = [bare for found in document.quantities_in(sentence) if (bare := _bare(document, found))]
        for first, second in ((a, b) for i, a in enumerate(founds) for b in founds[i + 1 : i + 4]):
            between = document.text[first.end : second.start]
            said = _SAID.match(between) if len(between) < 120 else None
            if said and _match(first, second, said) and sum(_is_like(found, first) for found in founds) <= 2:
                yield from _compared(first, second, said)


def _match(first: Found, second: Found, said: re.Match[str]) -> bool:
    """Whether both count the same; a share of something leaves no unit out."""
    if said["percent"] and (first.unit != second.unit or first.noun != second.noun):
        return False
    return are_alike(first, second)


_CUE = re.compile(r"\bas\b|\bthan\b|\bof\b|\bthe\b")
_LEAD = re.compile(r"(?:[a-z]+\s)*(?:the\s)?(?=[\d$€£])")


def _bare(document: Document, found: Found) -> Found | None:
    """The figure without the `more than` or `as long as` before it, which may belong to the comparison."""
    lead = _LEAD.match(found.printed)
    if found.kind != "quantity" or lead is None or not re.search(r"\bthan\b|\bas\b", lead.group()):
        return found if is_plain(found) else None
    start = found.start + lead.end()
    bare = next(iter(find(document.text[start : found.end + 40])), None)
    return replace(bare, start=start, end=start + bare.end) if bare and bare.start == 0 and is_plain(bare) else None


def _is_like(found: Found, first: Found) -> bool:
    """Whether a figure might be meant in place of one of the two."""
    return found.unit == first.unit and (found.unit is not None or found.noun == first.noun)


def _compared(first: Found, second: Found, said: re.Match[str]) -> Iterator[Fault]:
    assert first.quantity and second.quantity
    expected = expected_ratios(said)
    above, below = in_base(first.quantity), in_base(second.quantity)
    if first.unit is None and second.unit is not None:
        above = above.scaled(second.unit.factor)
    if second.unit is None and first.unit is not None:
        below = below.scaled(first.unit.factor)
    ratio = ratio_of(above, below)
    if ratio is None or any(ratio.overlaps(option) for option in expected):
        return
    true = above.midpoint / below.midpoint
    spans = tuple(Span(found.start, found.end) for found in (first, second))
    message = (
        f"{first.printed} is {true:.3g} times {second.printed}, not "
        f"{' '.join((said['hedge'] or '', said['multiple'], said['link'])).strip()!r}."
    )
    yield Fault(spans=spans, message=message, ratio=expected[0].midpoint / true if expected[0].high < 1e300 else None)
