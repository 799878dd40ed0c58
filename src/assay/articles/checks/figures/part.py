"""Is a part what its percentage of the whole gives?

`40 % of the 250 staff (100)`, `30 % of its 200 shops, or 60`: the percentage, the whole and the part stand side by
side. The part may be rounded, and so may the percentage. Hedges leave the matter open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import ROUND, shown
from assay.articles.checks.reading.decimals import NUMBER, Printed, printed
from assay.quantity import Interval

EXAMPLES = Examples(
    passes=("Some 40% of the 250 staff (100) are women.", "It shut 30% of its 200 shops, or 60."),
    fails=("Exactly 40% of the 250 staff (120) are women.", "It shut 30% of its 200 shops, or 80.", "20% of 50 is 15."),
    nearly=(
        "About 40% of the 250 staff (104) are women.",
        "It shut 30% of its 200 shops (in 80 towns).",
        "It shut 30% of its 200 shops (2019).",
        "It shut 33% of its 200 shops, or 67.",
    ),
)

_SCALE = r"(?:\s(?:thousand|million|billion|trillion))?"
_SAID = re.compile(
    rf"(?P<hedge>\b(?i:about|around|roughly|nearly|almost|some|over|under|more than|less than|up to|at least|~)\s?)?"
    rf"(?<![\d.,–-])(?P<share>{NUMBER})\s?(?:%|per ?cent)\sof\s(?:the\s|its\s|all\s|our\s|their\s|a total of\s)?"
    rf"(?P<whole>[$€£]?{NUMBER}{_SCALE})(?P<noun>(?:\s[a-z-]+){{0,3}}?)(?:\s?\(|,?\sor\s|\sis\s|\s=\s|,\swhich is\s)"
    rf"(?P<part>[$€£]?{NUMBER}{_SCALE})(?P<same>(?:\s[a-z-]+)?)(?=\s?[),.;](?!\d)|\Z)"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def check(document: Document) -> Iterator[Fault]:
    """Every part that is not the percentage of its whole."""
    for match in _SAID.finditer(document.text):
        share, whole, part = (_number(match[name]) for name in ("share", "whole", "part"))
        if not (share and whole and part) or match["hedge"] or _is_year(match["part"]):
            continue
        if match["same"] and match["same"].strip() not in match["noun"]:
            continue
        low, high = share.interval.low * whole.value / 100, share.interval.high * whole.value / 100
        slack = max(part.step / 2, ROUND * part.value if part.text.endswith("0") else 0.0)
        if not Interval(low, high).overlaps(Interval(part.value - slack, part.value + slack)):
            true = share.value * whole.value / 100
            message = f"{share.text} % of {match['whole']} is {shown(true)}, not {match['part']}."
            yield Fault(
                spans=(Span(match.start("share"), match.end()),),
                message=message,
                ratio=part.value / true if true else None,
            )


def _number(text: str) -> Printed | None:
    word = re.search(r"\s(thousand|million|billion|trillion)\Z", text)
    scale = _SCALES[word[1]] if word else 1.0
    number = printed(text[: word.start()].lstrip("$€£") if word else text.lstrip("$€£"))
    return Printed(number.text, number.value * scale, number.step * scale) if number else None


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", text) is not None
