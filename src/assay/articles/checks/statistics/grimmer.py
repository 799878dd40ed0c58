"""Can so many whole numbers with this mean have the printed standard deviation?

The sum of the squares of whole numbers is a whole number too, and odd exactly if their sum is (GRIMMER). Asked where
GRIM is asked and passes, and a standard deviation is printed beside the mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.grim import is_possible_deviation, is_possible_mean
from assay.articles.checks.reading.means import is_readable, means_in

EXAMPLES = Examples(
    passes=("They rated it on a 7-point scale (M = 3.10, SD = 1.37, n = 10).",),
    fails=("They rated it on a 7-point scale (M = 3.10, SD = 1.32, n = 10).",),
    nearly=("They rated it on a 7-point scale (M = 3.1, SD = 1.4, n = 10).",),
)


def check(document: Document) -> Iterator[Fault]:
    """Every deviation that whole numbers of this mean cannot have."""
    for mean in means_in(document):
        if mean.sd is None or not is_readable(mean) or not is_possible_mean(mean.mean, mean.n):
            continue
        if not is_possible_deviation(mean.mean, mean.sd, mean.n):
            message = f"No {mean.n} whole numbers with the mean {mean.mean} have the standard deviation {mean.sd}."
            yield Fault(spans=(mean.span,), message=message)
