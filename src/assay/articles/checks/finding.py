"""What a check says of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["major", "minor"]
"""Major: what the reader is told changes. Minor: last digits, a slip of form, a doubt that the text leaves open."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of the text, the end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that cannot be as printed, as a check sees it.

    `spans` are its places, the one that is doubted first; `message` is one sentence with the recomputation; `ratio` is
    the printed figure over the recomputed one, where that has a meaning.
    """

    spans: tuple[Span, ...]
    message: str
    ratio: float | None = None
    weight: Weight = "major"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Fault):
    """A fault with the name of the check that found it."""

    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Texts that pass, that fail, and that nearly fail: what the check must leave alone."""

    passes: tuple[str, ...]
    fails: tuple[str, ...]
    nearly: tuple[str, ...]
