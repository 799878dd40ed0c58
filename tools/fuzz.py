"""Look for texts on which a reader crashes or takes too long: `make fuzz`, or `python tools/fuzz.py SECONDS [TARGET…]`.

Each round gives every target texts that Hypothesis draws from a seed of the round, and repeats parts that it draws to
see how the time grows. A text that breaks something is shrunk and shown, with the seed. Ends with 1 if there was one.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.fuzz.growth import MOST, exponent  # noqa: E402 - the root is on the path now
from tests.fuzz.targets import TARGETS  # noqa: E402
from tests.fuzz.texts import HARD, MARKS, SHAPES, WORDS, repeated  # noqa: E402

PATIENCE = 2.0
"""Seconds of this thread that no drawn text, being short, may take."""
EXAMPLES = {"load": 30}
"""Texts of a round, where one costs much."""


def crashes(name: str, number: int, counts: Counter[str]) -> str | None:
    """What went wrong with the texts of one round, or None."""

    @seed(number)
    @settings(
        max_examples=EXAMPLES.get(name, 300), deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(HARD[name])
    def holds(text: str) -> None:
        counts[name] += 1
        start = time.thread_time()
        TARGETS[name].run(text)
        assert time.thread_time() - start < PATIENCE, "it takes too long"

    try:
        holds()
    except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
        return traceback.format_exc()
    return None


def slowness(name: str, number: int, counts: Counter[str]) -> str | None:
    """The shape of one round on which time grows too fast, or None."""
    chance = random.Random(number)  # noqa: S311 - a seed that is told is the point
    parts = (*WORDS, *MARKS, "a", "A", "1", "12", " ", "1.", "a: ")
    unit = "".join(chance.choices(parts, k=chance.randint(1, 4)))
    drawn = (chance.choice(("", *parts)), unit, chance.choice(("", *parts)))
    shape = SHAPES[number] if number < len(SHAPES) else drawn
    counts[f"{name}, growth"] += 1
    target = TARGETS[name]
    try:
        found = exponent(target.run, lambda length: target.head + repeated(shape, length), target.longest)
    except Exception:  # noqa: BLE001 - the same
        return f"{shape!r}\n{traceback.format_exc()}"
    return f"{shape!r}: time grows with the power {found:.2f} of the length\n" if found > MOST else None


def main() -> int:
    """Round after round until the time is over; what was done is printed at the end."""
    until = time.monotonic() + float(sys.argv[1] if len(sys.argv) > 1 else 600)
    names = sys.argv[2:] or list(TARGETS)
    counts: Counter[str] = Counter()
    findings = number = 0
    while time.monotonic() < until:
        for name in names:
            for look in (crashes, slowness):
                if time.monotonic() < until and (found := look(name, number, counts)):
                    findings += 1
                    print(f"== {name}, round {number}\n{found}", flush=True)
        number += 1
    for name, count in sorted(counts.items()):
        print(f"{name:>18} {count:>9,}")
    print(f"{number} rounds, {sum(counts.values()):,} executions, {findings} findings", flush=True)
    return int(findings > 0)


if __name__ == "__main__":
    sys.exit(main())
