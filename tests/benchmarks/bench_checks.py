"""Whether the checks that need no facts are fast, and take time in proportion to the length of a text.

Run it by name: `pytest -s tests/benchmarks/bench_checks.py`.
"""

from __future__ import annotations

import time

import pytest

from assay.articles import checks

pytestmark = pytest.mark.benchmark


def statistics(number: int) -> str:
    """So many printed tests, two a sentence, most of them with a wrong p."""

    def some(i: int, low: int, high: int) -> int:
        return low + i * 7919 % (high - low)

    return "\n\n".join(
        f"Of effect {i} we saw t({some(i, 5, 200)}) = {some(i, 10, 500) / 100:.2f}, p = .{some(i, 1, 999):03d}, and "
        f"F({some(i, 1, 6)}, {some(i, 5, 190)}) = {some(i, 10, 900) / 100:.2f}, p < .05."
        for i in range(number // 2)
    )


def test_ten_thousand_statistics_take_less_than_five_seconds() -> None:
    text = statistics(10_000)
    start = time.process_time()
    found = checks.run(text, only={"p_value"})
    assert time.process_time() - start < 5
    assert len(found) > 5_000


SEEDS = [
    "1 ",
    "1,",
    "ab ",
    "a-",
    "a (n = 5) ",
    "| a ",
    "a\t",
    "from 1 to ",
    "t(1) = ",
    "p = .",
    "1990 and ",
    "40%, ",
    "{",
    "<i ",
    "\n",
]


@pytest.mark.parametrize("seed", SEEDS)
def test_time_grows_with_the_length_of_the_text(seed: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        checks.run(seed * (length // len(seed)))
        return time.process_time() - start

    seconds(100)
    assert seconds(40_000) < 40 * seconds(4_000) + 0.5
