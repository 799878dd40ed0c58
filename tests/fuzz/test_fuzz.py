"""No text makes a reader crash or slower than in proportion to its length; `make fuzz` looks for longer.

What is told of each target stands in `targets.py`; the texts are those of `texts.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from math import log2

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import growth
from tests.fuzz.growth import MOST, exponent
from tests.fuzz.targets import TARGETS
from tests.fuzz.texts import HARD, SHAPES, repeated


@pytest.mark.parametrize("name", TARGETS)
def test_no_text_makes_it_crash(name: str) -> None:
    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(HARD[name])
    def holds(text: str) -> None:
        TARGETS[name].run(text)

    holds()


SLOW = ("load", "prose", "fmt", "article")
"""Targets that are measured by `make fuzz` alone: they take minutes, or stand on a parser of others."""


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in TARGETS if name not in SLOW])
def test_time_grows_with_the_length_and_no_faster(name: str) -> None:
    target = TARGETS[name]
    found = {}
    for shape in SHAPES:
        growth = exponent(target.run, lambda length, shape=shape: target.head + repeated(shape, length), target.longest)  # type: ignore[misc]
        if growth > MOST:
            found[shape] = round(growth, 2)
    assert found == {}


TAKES: dict[str, tuple[Callable[[int], float], float]] = {
    "a look at every letter": (lambda length: 1e-6 * length, 1.0),
    "a search in halves for each": (lambda length: 1e-7 * length * log2(length), 1.1),
    "a look at every pair": (lambda length: 1e-8 * length**2, 2.0),
    "next to nothing": (lambda length: 1e-9 * length, 0.0),
}


@pytest.mark.parametrize("noise", [(1.0,), (1.0, 3.0), (2.0, 1.0, 1.0)])
@pytest.mark.parametrize("case", TAKES)
def test_a_reader_that_looks_at_every_pair_is_noticed(
    monkeypatch: pytest.MonkeyPatch, case: str, noise: tuple[float, ...]
) -> None:
    takes, expected = TAKES[case]
    slower = cycle(noise)
    monkeypatch.setattr(growth, "_seconds", lambda run, text: run(text) * next(slower))
    found = exponent(lambda text: takes(len(text)), lambda length: "a" * length, 200_000)
    assert (found > MOST) == (expected > MOST)
    assert noise != (1.0,) or found == pytest.approx(expected, abs=0.1)


@given(st.sampled_from(SHAPES), st.integers(20, 400))
def test_a_shape_has_the_length_that_is_asked_for(shape: tuple[str, str, str], length: int) -> None:
    assert abs(len(repeated(shape, length)) - length) < 60
