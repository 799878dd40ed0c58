"""Do years, ages and spans of years fit together?

`Founded in 1998, 20 years later, in 2016`; `born in 1950, died in 2010 aged 65`; `from 1998 to 2016 (20 years)`. A
year more or less is never named, for months are not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.quantity import Interval, parse
from assay.quantity.errors import QuantityError

EXAMPLES = Examples(
    passes=(
        "It was founded in 1998 and 18 years later, in 2016, sold.",
        "She was born in 1950 and died in 2010, aged 59.",
        "It ran from 1998 to 2016 (18 years).",
    ),
    fails=(
        "It was founded in 1998 and 28 years later, in 2016, sold.",
        "She was born in 1950 and died in 2010, aged 69.",
        "It ran from 1998 to 2016 (20 years).",
        "In 2016, eight years after its founding in 1998, it was sold.",
    ),
    nearly=(
        "It was founded in 1998 and about 20 years later, in 2016, sold.",
        "It was founded in 1998, opened in 2001 and 15 years later, in 2016, sold.",
        "It ran from 1998 to 2016 (with 20 years of plans).",
    ),
)

_Y = r"(?<![\d.,$€£-])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)"
_SMALL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty"
)
_N = (
    "(?P<hedge>(?:about|around|some|nearly|almost|over|more than|roughly|just over|just under|less "
    rf"than)\s)?(?P<n>\d{{1,3}}|{_SMALL})"
)
_SPANS = (
    (re.compile(
        rf"(?P<from>{_Y})(?:(?!{_Y})[^.;]){{0,90}}?[\s,(–—-]{_N}\s(?P<unit>years?|decades?) later,?\s(?:in|"
        rf"by)\s(?P<to>{_Y})"
    ), 1),
    (re.compile(
        rf"[Ii]n (?P<to>{_Y}),?\s{_N}\s(?P<unit>years?|decades?) after (?:(?!{_Y})[^.;,]){{0,50}}?\bin "
        f"(?P<from>{_Y})"
    ), 1),
    (re.compile(
        rf"(?:[Ff]rom|[Bb]etween)\s(?P<from>{_Y})\s(?:to|until|and|till)\s(?P<to>{_Y})(?:\s?\(|,\s)(?:an? (?:span|"
        rf"period|total|interval|stretch) of )?{_N}[\s-](?P<unit>years?)(?=[,.;)]|\Z)"
    ), 1),
    (re.compile(
        r"\b(?:lasted|ran for|reigned for|ruled for|took|spanned|served for|over|period of|span "
        rf"of)\s{_N}\s(?P<unit>years?),?\s(?:from|between)\s(?P<from>{_Y})\s(?:to|until|and|till)\s(?P<to>{_Y})"
    ), 1),
    (re.compile(
        r"\b(?i:founded|established|opened|launched|married|born|built|created|"
        rf"formed)\sin\s(?P<from>{_Y})(?:(?!{_Y})[^.;]){{0,80}}?\bits (?P<n>\d{{1,3}})(?:st|nd|rd|"
        f"th)(?P<hedge>)(?P<unit>) (?:anniversary|birthday) in (?P<to>{_Y})"
    ), 1),
)  # fmt: skip
_LIVES = (
    re.compile(
        rf"\b[Bb]orn\b(?:(?!{_Y})[^.;]){{0,40}}(?P<from>{_Y})(?:(?!{_Y})[^.;]){{0,60}}\bdied\b(?:(?!{_Y})[^.;]){{0,"
        rf"40}}(?P<to>{_Y})[^.;\d]{{0,30}}\b(?:aged|at the age of|at age)\s(?P<n>\d{{1,3}})\b"
    ),
    re.compile(
        rf"\b[Bb]orn\b(?:(?!{_Y})[^.;]){{0,40}}(?P<from>{_Y})(?:(?!{_Y})[^.;]){{0,60}}\bdied\b[^.;\d]{{0,20}}\b(?:a"
        rf"ged|at the age of|at age)\s(?P<n>\d{{1,3}})\b[^.;\d]{{0,20}}\bin (?P<to>{_Y})"
    ),
    re.compile(
        rf"\((?P<from>{_Y})\s?[–-]\s?(?P<to>(?:1[0-9]|20)\d\d)\)[^.;\d]{{0,30}}"
        rf"\bdied\b[^.;\d]{{0,20}}\b(?:aged|at the age of|"
        rf"at age)\s(?P<n>\d{{1,3}})\b"
    ),
)  # fmt: skip


def check(document: Document) -> Iterator[Fault]:
    """Every span of years and every age that the years beside it rule out."""
    for sentence in document.sentences:
        if not re.search(_Y, document[sentence]):
            continue
        for pattern, slack in _SPANS:
            for match in pattern.finditer(document.text, sentence.start, sentence.end):
                yield from _fault(match, slack)
        for pattern in _LIVES:
            for match in pattern.finditer(document.text, sentence.start, sentence.end):
                yield from _fault(match, 1)


def _fault(match: re.Match[str], slack: int) -> Iterator[Fault]:
    stated = _years(match)
    passed = int(match["to"]) - int(match["from"])
    if stated is None or stated.overlaps(Interval(passed - slack, passed + slack)):
        return
    span = Span(match.start(), match.end())
    message = f"From {match['from']} to {match['to']} are {passed} years, not {match['n']}{_unit(match)}."
    yield Fault(spans=(span,), message=message, ratio=stated.midpoint / passed if passed else None)


def _unit(match: re.Match[str]) -> str:
    unit = match.groupdict().get("unit") or ""
    return f" {unit}" if unit.startswith("decade") else ""


def _years(match: re.Match[str]) -> Interval | None:
    try:
        number = parse(match["n"]).interval.midpoint
    except QuantityError:
        return None
    per = 10 if _unit(match) else 1
    wide = 0.1 * number * per + (5 if per == 10 else 0) if match.groupdict().get("hedge") or per == 10 else 0.0
    return Interval(number * per - wide, number * per + wide)
