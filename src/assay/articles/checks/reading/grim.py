"""GRIM and GRIMMER: which means and deviations a number of whole numbers can have.

Brown and Heathers (2017, doi:10.1177/1948550616673876) for means; Anaya (2016) and Allard (2018) for deviations.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from assay.articles.checks.reading.decimals import places_of


def rounded(text: str) -> tuple[Fraction, Fraction]:
    """The least and the greatest number that round to a printed decimal, halves either way."""
    half = Fraction(1, 2 * 10 ** places_of(text))
    value = Fraction(text.replace("−", "-").replace(",", "."))
    return value - half, value + half


def sums_for(mean: str, n: int, items: int = 1) -> range:
    """The sums of `n` times `items` whole numbers whose mean rounds to the printed one."""
    low, high = rounded(mean)
    return range(ceil(low * n * items), floor(high * n * items) + 1)


def is_possible_mean(mean: str, n: int, items: int = 1) -> bool:
    """GRIM: whether the mean of `n` scores, each of `items` whole numbers, can round to `mean`."""
    return len(sums_for(mean, n, items)) > 0


def is_possible_deviation(mean: str, sd: str, n: int, items: int = 1) -> bool:
    """GRIMMER: whether `n` whole numbers with such a mean can have such a standard deviation (of the sample, n − 1).

    The sum of their squares is a whole number, and odd exactly if their sum is. With several items a score that is no
    whole number is a sum over `items`, so that the same holds of the sums.
    """
    low, high = (max(Fraction(0), end) for end in rounded(sd))
    return any(_has_squares(total, low * items, high * items, n) for total in sums_for(mean, n, items))


def _has_squares(total: int, low: Fraction, high: Fraction, n: int) -> bool:
    least = (n - 1) * low * low + Fraction(total * total, n)
    greatest = (n - 1) * high * high + Fraction(total * total, n)
    first = ceil(least)
    if (first - total) % 2:
        first += 1
    return first <= floor(greatest)


def nearest_means(mean: str, n: int) -> Iterator[str]:
    """The possible means next to an impossible one, with two more decimals."""
    value = Fraction(mean.replace("−", "-"))
    for total in (floor(value * n), ceil(value * n)):
        yield f"{float(Fraction(total, n)):.{places_of(mean) + 2}f}"
