"""Does the printed p follow from the printed statistic and its degrees of freedom?

The p is computed again for t, F, χ², z, r and Q, for every value that rounds to the printed one, and compared with
every p that rounds to the printed p. A slip that moves the result across .05 weighs more. Where the text speaks of
one-tailed tests either p is taken. Nothing is said where the p is corrected for many tests, comes from an exact test
or a resampling, or where degrees of freedom are missing.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Weight
from assay.articles.checks.reading.folding import clean
from assay.articles.checks.reading.statistics import Probability, Result, results_in
from assay.articles.checks.reading.tails import TWO_TAILED, p_of, p_range
from assay.quantity import Interval

EXAMPLES = Examples(
    passes=(
        "The groups differed, t(28) = 2.20, p = .036.",
        "There was an effect, F(2, 45) = 3.52, p < .05, and χ²(1, N = 90) = 4.10, p = .043.",
    ),
    fails=(
        "The groups differed, t(28) = 1.20, p = .03.",
        "It was significant (χ²(2) = 4.10, P < 0,05).",
    ),
    nearly=(
        "A one-tailed test was significant, t(28) = 1.75, p = .045.",
        "t(28) = 2.2, p = .035",
        "After Bonferroni correction it was not, t(28) = 2.20, p = .11.",
    ),
)

ALPHA = 0.05
"""The level at which nearly all tests are called significant; statcheck takes the same."""

_ONE_TAILED = re.compile(r"(?:one|1|left|right|upper|lower|single)[\s-]?(?:tailed|sided)|directional", re.IGNORECASE)
_NOT_PLAIN = re.compile(
    r"\b(?:bonferroni|holm\b|benjamini|FDR\b|FWE|correct(?:ed|ion)|adjusted|permut|bootstrap|monte carlo|exact|simulat|"
    r"greenhouse|huynh|spearman|kendall|tukey|dunnett|scheff|randomi[sz]ation test|robust)",
    re.IGNORECASE,
)


BESIDE = (200, 60)
"""Characters before and behind a test within which a word says how its p came about: two lines, and half of one."""


def check(document: Document) -> Iterator[Fault]:
    """Every test whose p cannot come from its statistic."""
    one_tailed = _ONE_TAILED.search(document.text) is not None
    special = [match.start() for match in _NOT_PLAIN.finditer(document.text)]
    for test in results_in(document):
        if test.statistic.df is None or test.p.adjusted or _is_out_of_range(test) or _is_among(special, test):
            continue
        computed = p_range(test.statistic)
        allowed = _asserted(test.p)
        fits_one_tail = test.statistic.kind in TWO_TAILED and computed.scaled(0.5).overlaps(allowed)
        if not computed.overlaps(allowed) and not (one_tailed and fits_one_tail):
            yield _fault(document, test, fits_one_tail=fits_one_tail)


def _is_out_of_range(test: Result) -> bool:
    """Whether another check speaks of it: a correlation beyond 1, a negative F, a p above 1."""
    value, p = test.statistic.value.value, test.p.value
    if p is not None and not 0 <= p.value <= 1:
        return True
    return abs(value) > 1 if test.statistic.kind == "r" else value < 0 and test.statistic.kind in ("F", "χ²", "Q")


def _is_among(special: list[int], test: Result) -> bool:
    """Whether a word beside it says that p was not read off the plain distribution."""
    first = bisect.bisect_left(special, test.span.start - BESIDE[0])
    return first < len(special) and special[first] < test.span.end + BESIDE[1]


def _asserted(p: Probability) -> Interval:
    if p.value is None:
        return Interval(ALPHA, 1.0)
    if p.relation == "<":
        return Interval(0.0, p.value.value)
    if p.relation == ">":
        return Interval(p.value.value, 1.0)
    return p.value.interval


def _fault(document: Document, test: Result, *, fits_one_tail: bool) -> Fault:
    statistic, p = test.statistic, test.p
    assert statistic.df is not None
    middle = p_of(statistic.kind, statistic.value.value, statistic.df)
    said = "a p that is not significant" if p.value is None else clean(document[p.span])
    message = f"{clean(document[statistic.span])} gives p {_shown(middle)}, not {said}"
    if fits_one_tail:
        message += "; it fits a one-tailed test, of which the text says nothing"
    elif _crosses(middle, p):
        message += f", which is {'' if middle <= ALPHA else 'not '}significant at .05"
    ratio = p.value.value / middle if p.value is not None and p.relation == "=" and middle > 0 else None
    weight: Weight = "major" if _crosses(middle, p) and not fits_one_tail else "minor"
    return Fault(spans=(test.span,), message=f"{message}.", ratio=ratio, weight=weight)


def _crosses(computed: float, p: Probability) -> bool:
    """Whether printed and computed p lie on different sides of .05."""
    if p.value is None:
        return computed <= ALPHA
    if p.relation == "<":
        return p.value.value <= ALPHA < computed
    if p.relation == ">":
        return computed <= ALPHA <= p.value.value
    return (p.value.value <= ALPHA) != (computed <= ALPHA)


def _shown(p: float) -> str:
    if p < 0.0001:
        return "< .0001"
    return f"= {p:.4f}" if p < 0.01 else f"= {p:.3f}"
