"""Whether reading and finding figures takes time in proportion to its length, whatever stands in it.

Run it by name: `pytest -s tests/benchmarks/bench_find.py`.
"""

from __future__ import annotations

import contextlib
import time

import pytest

from assay.quantity import NotAQuantity, find, parse

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize(
    "seed",
    [
        "about ",
        "1,",
        "one hundred ",
        "hundreds of ",
        "GPT-",
        "1 to 2 and ",
        "1e",
        "half of a ",
        "ABB8",
        "1/2 ",
        "(1) ",
        "1 000 ",
        "3B, ",
        "$1$ ",
        "from 1 to ",
        "5 kg·m/s² per ",
        "one in ",
        "several million ",
        "1 ± ",
        "5 m−1 ",
        '9" ',
        "bil-\n",
    ],
)
def test_time_grows_with_the_length_of_the_text(seed: str) -> None:
    def seconds(length: int) -> float:
        text = seed * length
        start = time.perf_counter()
        for _ in find(text):
            pass
        return time.perf_counter() - start

    seconds(10)
    assert seconds(4000) < 40 * seconds(400) + 0.5


@pytest.mark.parametrize(
    "seed", ["about ", "1,", "one hundred ", "hundreds of ", "1 to 2 and ", "1e", "- ", "half of a ", "10^"]
)
def test_reading_takes_time_in_proportion_to_length(seed: str) -> None:
    text = (seed * 500)[:500]
    start = time.perf_counter()
    for _ in range(10):
        with contextlib.suppress(NotAQuantity):
            parse(text)
    assert time.perf_counter() - start < 1
