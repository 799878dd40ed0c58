"""The classes by which a reader can filter a list: `of-verdict-refuted`, `of-flag-unit-slip`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def slug(value: str) -> str:
    """A value as a word of an address and of a class: `unit_slip` is unit-slip."""
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


def facet_classes(facets: Mapping[str, Iterable[str]]) -> str:
    """One class for each value of each facet."""
    return " ".join(f"of-{name}-{slug(value)}" for name, values in facets.items() for value in values)


def claim_facets(verdict: str, kind: str, flags: Iterable[str]) -> dict[str, Iterable[str]]:
    """What a claim can be filtered by wherever it is listed."""
    return {"verdict": [verdict], "kind": [kind], "flag": flags}
