"""Confidence intervals in a text, with the estimate before them and the p behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Span
from assay.articles.checks.reading.decimals import NUMBER, Printed, printed
from assay.articles.checks.reading.folding import folded
from assay.articles.checks.reading.statistics import Probability, probabilities_in

_SIGNED = rf"-?\s?{NUMBER}"
_CI = re.compile(
    r"(?<![\w.])(?:(?P<level>\d\d(?:\.\d)?)\s?%\s*-?\s*(?:CI|C\.I\.|confidence intervals?|credible intervals?|CrI)|"
    r"CI\s?_?\s?(?P<level_behind>\d\d)\s?%?)"
    r"\s*(?:[:=,]|of|from|was|is)?\s*\(?\s*"
    rf"(?P<low>{_SIGNED})(?P<percent>\s?%)?\s*(?:,|;|to|and|-|\.\.)\s*(?P<high>{_SIGNED})(?!\d|\.\d)\s?(?P<per_cent>%)?"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w.])(?P<name>[A-Za-zβΔδηρ][\w²/-]{{0,20}}(?:\sratio|\sdifference)?)\s*(?:=|:|of|was|is)?\s*)?"
    rf"(?<![\w.,-])(?P<value>{_SIGNED})\s?(?P<unit>%)?\s*[,;(]?\s*\Z"
)
_TESTS = frozenset({"t", "f", "z", "q", "p", "df", "n", "sd", "se", "sem", "chi2", "χ2", "x2", "i2", "m", "ci"})
"""Names of figures that an interval behind them does not belong to, or need not; a mean M has one, but of its own."""

_WORDS = frozenset(["and", "or", "to", "with", "in", "at", "for", "than", "versus", "vs", "by", "from"])

_RATIOS = frozenset(
    {"or", "aor", "hr", "ahr", "rr", "arr", "irr", "odds ratio", "hazard ratio", "risk ratio", "rate ratio"}
)
_DIFFERENCES = frozenset({"d", "g", "b", "β", "md", "smd", "mean difference", "risk difference", "difference"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A confidence interval; `null` is the value of no effect where the measure has one and the level is 95 %."""

    span: Span
    low: Printed
    high: Printed
    value: Printed | None
    null: float | None
    p: Probability | None


def estimates_in(document: Document) -> Iterator[Estimate]:
    """All confidence intervals of a text."""
    text = folded(document.text)
    ps = probabilities_in(document)
    for match in _CI.finditer(text):
        comma = re.search(r"\d,\d{1,2}(?!\d)", match.group("low") + " " + match.group("high")) is not None
        low, high = (_number(match.group(name), comma=comma) for name in ("low", "high"))
        if low is None or high is None or _is_odd(match):
            continue
        before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
        name = " ".join((before.group("name") or "").split()) if before else ""
        name = "" if name in _WORDS else name.lower()
        value = _estimate(before, name, is_percent=bool(match.group("percent") or match.group("per_cent")))
        start = before.start() if before and value is not None else match.start()
        level = match.group("level") or match.group("level_behind")
        null = (1.0 if name in _RATIOS else 0.0 if name in _DIFFERENCES else None) if level == "95" else None
        yield Estimate(
            span=Span(start, match.end()),
            low=low,
            high=high,
            value=value,
            null=null,
            p=_p_behind(ps, text, match.end()),
        )


def _number(text: str, *, comma: bool) -> Printed | None:
    return printed(text.replace(" ", ""), comma=comma)


def _is_odd(match: re.Match[str]) -> bool:
    """Whether `1.2, 3-4` or the like was cut in the middle."""
    return match.group("low").strip() == "" or match.string[match.end() : match.end() + 1] == "-"


def _estimate(before: re.Match[str] | None, name: str, *, is_percent: bool) -> Printed | None:
    """The number before an interval, if it is what the interval is of and printed in the same scale."""
    if before is None or name in _TESTS or before.group("name") in _WORDS:
        return None
    if not name and re.search(r"[=:<>)]\s*\Z", before.string[max(0, before.start() - 9) : before.start("value")]):
        return None
    if re.search(r"\d[%)]?\s*[,;]\s*\Z", before.string[max(0, before.start() - 6) : before.start()]):
        return None  # `t(14) = 5.68, d = 1.47, 95% CI`: the interval may be of the difference that was tested
    value = _number(before.group("value"), comma=False)
    if before.group("unit") and not is_percent:
        return None
    if not before.group("unit") and is_percent and value is not None and value.value <= 1:
        return None
    return value


def _p_behind(ps: tuple[Probability, ...], text: str, end: int) -> Probability | None:
    for p in ps:
        if p.span.start >= end:
            return p if re.fullmatch(r"[\s,;:()]{0,6}", text[end : p.span.start]) and not p.adjusted else None
    return None
