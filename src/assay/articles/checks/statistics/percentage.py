"""Is a percentage possible for the number that it is a share of?

`12 of 30 (45 %)` is held against 12 ÷ 30, and `43 % of the 20 participants` against all shares that 20 people can
make. Rounding is taken either way. Shares that are hedged, weighted or adjusted are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.decimals import NUMBER, Printed, printed
from assay.articles.checks.reading.folding import folded

EXAMPLES = Examples(
    passes=("Of the patients, 12 of 30 (40%) recovered.", "45% of the 20 participants agreed.", "12/30 (40.0%)"),
    fails=("Of the patients, 12 of 30 (45%) recovered.", "43% of the 20 participants agreed.", "40.5% (12/30)"),
    nearly=(
        "About 43% of the 20 participants agreed.",
        "43% of the 200 participants agreed.",
        "In 2 of 3 (12% of all) cases it failed.",
        "It scored 12/30 (24 points).",
    ),
)

_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_TOTAL = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{'|'.join(_NUMBERS)})\b)"
_COUNT = rf"(?<![\w.,/-]){_TOTAL}"
_PERCENT = rf"({NUMBER})\s?(?:%|per ?cent)"
_OF = r"(?:\s?/\s?|\s(?:out )?of\s(?:the\s|all\s|its\s|our\s)?(?:total\s(?:of\s)?)?)"
_NOUN = r"(?:\s[A-Za-z-]+){0,2}"
_BEHIND = re.compile(
    rf"{_COUNT}{_NOUN}?{_OF}{_TOTAL}(?![\d/.]|,\d){_NOUN}\s?[(,]\s?(?:i\.e\.,?\s|or\s)?{_PERCENT}\s?[);.,]"
)
_BEFORE = re.compile(rf"(?<![\d.,]){_PERCENT}\s?\(\s?(?:n\s?=\s?)?{_COUNT}{_OF}{_TOTAL}{_NOUN}\s?\)")
_BETWEEN = re.compile(rf"{_COUNT}\s?\(\s?{_PERCENT}\s?\){_OF}{_TOTAL}(?![\d/.%]|,\d|\s?%)")
_AHEAD = re.compile(
    rf"\b[Oo]f\s(?:the\s|all\s|these\s|our\s)?{_TOTAL}\s[A-Za-z-]+,\s(?:only\s)?{_COUNT}\s?\(\s?{_PERCENT}\s?\)"
)
_PEOPLE = (
    "participants|patients|respondents|students|subjects|people|persons|women|men|children|adults|pupils|teachers|"
    "volunteers|infants|cases|trials|studies|samples|countries|companies|schools|households|employees|questions|papers"
)
_SHARE = re.compile(
    rf"(?<![\d.,]){_PERCENT}\sof\s(?:the|our|all|its)\s{_COUNT}\s(?:[a-z-]+\s)?(?:{_PEOPLE})\b", re.IGNORECASE
)
_HEDGED = re.compile(
    r"(?:about|around|roughly|some|nearly|almost|over|under|approximately|circa|ca\.|~|≈|>|<|than|least|most|up to|"
    r"weighted|adjusted|estimated|to|between|-)\s*\Z",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Fault]:
    """Every percentage that its count and total, or its total alone, rule out."""
    text = folded(document.text)
    for pattern, order in ((_BEHIND, (1, 2, 3)), (_BEFORE, (2, 3, 1)), (_BETWEEN, (1, 3, 2)), (_AHEAD, (2, 1, 3))):
        for match in pattern.finditer(text):
            count, total, share = (_number(match.group(i)) for i in order)
            if (
                count
                and total
                and share
                and not _HEDGED.search(text[max(0, match.start(order[2]) - 14) : match.start(order[2])])
            ):
                yield from _of_count(document, Span(match.start(), match.end()), count, total, share)
    for match in _SHARE.finditer(text):
        share, total = printed(match.group(1)), printed(match.group(2))
        if share and total and not _HEDGED.search(text[max(0, match.start() - 16) : match.start()]):
            yield from _of_total(Span(match.start(), match.end()), int(total.value), share)


def _number(text: str) -> Printed | None:
    word = _NUMBERS.get(text.lower())
    return printed(text) if word is None else Printed(text, word, 1.0)


def _of_count(document: Document, span: Span, count: Printed, total: Printed, share: Printed) -> Iterator[Fault]:
    if not 0 <= count.value <= total.value or total.value == 0 or re.search(r"\bin\b|weight|adjust", document[span]):
        return
    true = 100 * count.value / total.value
    if not share.interval.contains(true):
        message = f"{count.text} of {total.text} is {_shown(true, share)}, not {share.text} %."
        near = abs(true - share.value) <= 1.01 * share.step
        yield Fault(
            spans=(span,),
            message=message,
            ratio=share.value / true if true else None,
            weight="minor" if near else "major",
        )


def _of_total(span: Span, total: int, share: Printed) -> Iterator[Fault]:
    near = total * share.value / 100
    options = {min(max(k, 0), total) for k in (floor(near), ceil(near))}
    if total == 0 or any(share.interval.contains(100 * k / total) for k in options):
        return
    shown = " and ".join(f"{k} are {_shown(100 * k / total, share)}" for k in sorted(options))
    yield Fault(spans=(span,), message=f"No share of {total} is {share.text} %: {shown}.", weight="minor")


def _shown(value: float, like: Printed) -> str:
    decimals = max(1, len(like.text.rpartition(".")[2]) if "." in like.text else 0)
    return f"{value:.{decimals}f} %"
