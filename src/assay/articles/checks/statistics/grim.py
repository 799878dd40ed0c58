"""Can a mean of so many whole numbers be as printed?

The mean of n whole numbers is a whole number of nths, so that with few people most decimals cannot occur (GRIM).
Asked only where the sentence says that whole numbers were averaged (`number of errors`, `on a 7-point scale`) and of
how many.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.grim import is_possible_mean, nearest_means
from assay.articles.checks.reading.means import is_readable, means_in

EXAMPLES = Examples(
    passes=("They rated it on a 7-point scale (M = 5.20, SD = 1.09, n = 40).",),
    fails=(
        "They rated it on a 7-point scale (M = 5.19, SD = 1.10, n = 40).",
        "The number of errors was low (N = 25, M = 1.37).",
    ),
    nearly=(
        "They rated it on five items with a 7-point scale (M = 5.19, SD = 1.10, n = 40).",
        "Their age was 23.19 years (M = 23.19, n = 40).",
        "They rated it on a 7-point scale (M = 5.19, SD = 1.10, n = 412).",
    ),
)


def check(document: Document) -> Iterator[Fault]:
    """Every mean that so many whole numbers cannot have."""
    for mean in means_in(document):
        if is_readable(mean) and not is_possible_mean(mean.mean, mean.n):
            below, above = nearest_means(mean.mean, mean.n)
            message = f"No {mean.n} whole numbers have the mean {mean.mean}; the nearest are {below} and {above}."
            yield Fault(spans=(mean.span,), message=message)
