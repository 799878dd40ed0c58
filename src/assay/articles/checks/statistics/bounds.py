"""Can a statistic, or a p, take the printed value at all?

A correlation lies between −1 and 1, a p between 0 and 1, and F, χ² and Q are never negative. A p of exactly zero is
impossible too, but many programs print one for a very small p: such a p is named as a slip of form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.folding import clean
from assay.articles.checks.reading.statistics import Probability, Statistic, results_in, statistics_in

EXAMPLES = Examples(
    passes=("r(16) = .26, p = .30, and F(1, 30) = 0.40, p = .53.",),
    fails=(
        "r(16) = 26.05, p = .10.",
        "F(1, 30) = -4.20, p = .05.",
        "t(28) = 2.20, p = 1.03.",
        "t(28) = 9.20, p = .000.",
    ),
    nearly=("r(16) = 1.00, p < .001, and t(28) = -2.20, p = .036, and see p. 12.",),
)


def check(document: Document) -> Iterator[Fault]:
    """Every statistic, and every p beside one, outside of its range."""
    for statistic in statistics_in(document):
        if statistic.df is not None and _has_brackets(document, statistic) and (reason := _reason(statistic)):
            yield _fault(document, statistic.span, reason)
    for test in results_in(document):
        if test.statistic.df is not None:
            yield from _of_p(document, test.p)


def _has_brackets(document: Document, statistic: Statistic) -> bool:
    """Whether its degrees of freedom stand in brackets behind its name: an `r` without them may be anything."""
    return re.match(r"[^=<>]{1,12}[(\[]", document[statistic.span]) is not None


def _reason(statistic: Statistic) -> str:
    value = statistic.value.value
    if statistic.kind == "r" and abs(value) > 1:
        return "a correlation lies between -1 and 1"
    if statistic.kind in ("F", "χ²", "Q") and value < 0:
        return f"{statistic.kind} is never negative"
    return ""


def _of_p(document: Document, p: Probability) -> Iterator[Fault]:
    if p.value is None:
        return
    if p.value.value > 1 and p.relation == "=":
        yield _fault(document, p.span, "a p lies between 0 and 1")
    elif p.value.value == 0 and p.relation != ">":
        message = f"{clean(document[p.span])} is a rounded p, for none is zero: p < {p.value.step:g} says it."
        yield Fault(spans=(p.span,), message=message, weight="minor")


def _fault(document: Document, span: Span, reason: str) -> Fault:
    return Fault(spans=(span,), message=f"{clean(document[span])} cannot be: {reason}.")
