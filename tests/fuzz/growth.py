"""How time grows with the length of what is read: measured, as the exponent of a power law."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import log

Run = Callable[[str], object]
Make = Callable[[int], str]
"""A text of about so many characters."""

ENOUGH = 0.004
"""Seconds from which on a measurement says something."""
FACTOR = 4
"""How much longer the longer text is."""
MOST = 1.6
"""The greatest exponent that passes for linear: a measured one is 1 with the noise of the machine, 2 is quadratic."""


def exponent(run: Run, make: Make, longest: int, *, tries: int = 5) -> float:
    """The exponent by which the time grows, 0 where even the longest text takes next to none.

    Noise only ever adds time to one of two measurements, so a result above `MOST` is measured anew, and the least of
    all tries counts: what grows with the square of the length does so every time.
    """
    length = min(100, longest // FACTOR)
    while _seconds(run, make(length)) < ENOUGH and length * 2 * FACTOR <= longest:
        length *= 2
    if _seconds(run, make(length)) < ENOUGH / FACTOR:
        return 0.0
    least = float("inf")
    for _ in range(tries):
        short = min(_seconds(run, make(length)) for _ in range(3))
        least = min(least, log(max(_seconds(run, make(length * FACTOR)) / max(short, 1e-6), 1.0)) / log(FACTOR))
        if least <= MOST:
            break
    return least


def _seconds(run: Run, text: str) -> float:
    """The time of this thread alone, so that other work of the machine does not count."""
    with _without_collector():
        start = time.thread_time()
        run(text)
        return time.thread_time() - start


@contextmanager
def _without_collector() -> Iterator[None]:
    """Collections of garbage come at any time, and are no part of what is measured."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
