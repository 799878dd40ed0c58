"""Ratios in words: `twice as many as`, `20 % more than`, `half of`."""

from __future__ import annotations

import re

from assay.quantity import Interval

LINK = (
    r"(?P<link>(?i:as\s+(?:many|much|large|big|long|high|old|fast|heavy|expensive|tall|wide)(?:\s+[a-z]+){0,2}\s+as|"
    "(?:more|less|fewer|larger|bigger|smaller|higher|lower|longer|shorter|greater|faster|slower|cheaper|heavier)"
    r"(?:\s+[a-z]+){0,2}\s+than|that of|of|the))"
)
"""What stands between a multiple and the second of the two things."""

MULTIPLE = (
    "(?P<hedge>(?i:about|around|roughly|nearly|almost|more than|over|less than|some|approximately|at least|only|just|"
    r"not quite|well over)\s)?"
    r"(?P<multiple>(?i:twice|double|half|triple|(?:two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)\s?"
    r"(?:times|x|×))|(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per ?cent))"
)
"""The multiple itself with its hedge."""

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS = {"half": 0.5, "twice": 2.0, "double": 2.0, "triple": 3.0} | _NUMBERS
_DOWN = re.compile(r"less|fewer|smaller|lower|shorter|slower|cheaper", re.IGNORECASE)


def expected_ratios(said: re.Match[str]) -> list[Interval]:
    """The ratios that the words of a match of `MULTIPLE` and `LINK` allow, the likeliest first."""
    link, hedge = said["link"].lower(), (said["hedge"] or "").strip().lower()
    is_more = "than" in link
    down = is_more and bool(_DOWN.search(link))
    if said["percent"]:
        share = float(said["percent"]) / 100
        exact = (1 - share if down else 1 + share) if is_more else share
        slack = 0.5 * 10.0 ** -(len(said["percent"].partition(".")[2]) + 2)
        return [_hedged(exact, slack + (0.05 if hedge else 0.0) * exact, hedge)]
    number = re.match(r"[a-z]+|\d+(?:\.\d+)?", said["multiple"].lower())
    assert number is not None
    factor = float(_WORDS[number[0]]) if number[0] in _WORDS else float(number[0])
    options = [1 / factor] if down and factor >= 1 else [factor, *([factor + 1] if is_more else [])]
    return [_hedged(option, _slack(option, number[0]), hedge) for option in options]


def _slack(factor: float, printed: str) -> float:
    """How far from a multiple people still use it: a tenth, of tens a quarter; decimals mean what they say."""
    if "." in printed:
        return 0.05
    return (0.25 if factor >= 10 and factor % 10 == 0 else 0.1) * factor


def _hedged(exact: float, slack: float, hedge: str) -> Interval:
    if hedge in ("more than", "over", "at least", "well over"):
        return Interval(exact * 0.98, float("inf"))
    if hedge in ("less than", "not quite"):
        return Interval(0.0, exact * 1.02)
    wide = 2.5 if hedge in ("nearly", "almost", "about", "around", "roughly", "some", "approximately") else 1.0
    return Interval(exact - wide * slack, exact + wide * slack)
