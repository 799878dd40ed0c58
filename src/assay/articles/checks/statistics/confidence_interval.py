"""Do a confidence interval, its estimate and its p agree?

The estimate that stands directly before an interval must lie in it, and the lower end must not be above the upper.
Where the measure says what no effect is (1 for odds, risk and hazard ratios, 0 for differences, slopes, d and g), a
95 % interval that clearly leaves it out goes with a p below .05, and one that clearly holds it with a p above. Near
.05 nothing is said: interval and p may come from different methods.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.intervals import Estimate, estimates_in

EXAMPLES = Examples(
    passes=(
        "The odds were higher (OR 1.52, 95% CI 1.10 to 2.10, p = .011).",
        "d = 0.45, 95% CI [0.12, 0.78]",
    ),
    fails=(
        "The odds were higher (OR 2.52, 95% CI 1.10 to 2.10).",
        "d = 0.45, 95% CI [0.78, 0.12]",
        "OR = 1.52, 95% CI [1.10, 2.10], p = .31",
    ),
    nearly=(
        "b = 0.20, t(120) = 2.20, 95% CI [0.02, 0.38]",
        "OR = 1.52, 95% CI [1.00, 2.10], p = .06",
        "It was 46% (95% CI 0.41 to 0.52).",
    ),
)

CLEARLY = (0.01, 0.10)
"""Between these p, interval and test may differ by their method (Wald, score, exact, bootstrap) and not by a slip."""


def check(document: Document) -> Iterator[Fault]:
    """Every interval that contradicts itself, its estimate or its p."""
    for estimate in estimates_in(document):
        low, high = estimate.low, estimate.high
        if low.value > high.value:
            message = f"The interval runs downwards, from {low.text} to {high.text}."
            yield Fault(spans=(estimate.span,), message=message, weight="minor")
        elif estimate.value is not None and not _is_inside(estimate):
            message = f"The estimate {estimate.value.text} lies outside of its interval, {low.text} to {high.text}."
            yield Fault(spans=(estimate.span,), message=message)
        elif estimate.p is not None and estimate.null is not None:
            yield from _against_p(document, estimate, estimate.null)


def _is_inside(estimate: Estimate) -> bool:
    assert estimate.value is not None
    printed = estimate.value.interval
    return estimate.low.interval.low <= printed.high and printed.low <= estimate.high.interval.high


def _against_p(document: Document, estimate: Estimate, null: float) -> Iterator[Fault]:
    p = estimate.p
    assert p is not None
    excluded = estimate.low.interval.low > null or estimate.high.interval.high < null
    held = estimate.low.interval.high < null < estimate.high.interval.low
    below = p.value is not None and p.relation != ">" and p.value.value <= CLEARLY[0]
    above = p.value is not None and p.relation == "=" and p.value.value >= CLEARLY[1]
    if (excluded and above) or (held and below):
        what = "leaves out" if excluded else "holds"
        message = (
            f"The 95 % interval {estimate.low.text} to {estimate.high.text} {what} {null:g}, so p is "
            f"{'below' if excluded else 'above'} .05, not {document[p.span]}."
        )
        yield Fault(spans=(estimate.span, p.span), message=message)
