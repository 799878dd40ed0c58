"""Whether a quote compares two things, and how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from assay.articles.proposal.surroundings import Scene
from assay.records.types import ScopeWord

_SIGNS: Mapping[str, re.Pattern[str]] = {
    "outperforms": re.compile(
        r"outperform\w*|surpass\w*|\bbeat(?:s|ing|en)?\b|better (?:performance|than)|\bway better", re.IGNORECASE
    ),
    "matches": re.compile(
        r"\brival(?:s|ed|ing)?\b|\bmatch(?:es|ed|ing)?\b|compet(?:e|es|ed|ing) with|toe-to-toe|\bon par\b|\breplicate"
        r"|comparable (?:to|with)",
        re.IGNORECASE,
    ),
    "exceeds": re.compile(r"(?:larger|bigger|greater|more \w+) (?:than|models like)", re.IGNORECASE),
    "is_below": re.compile(r"\b(?:less|fewer|smaller|lower)\b", re.IGNORECASE),
}
_MERE = 0.6
"""Share of a quote that a name must be for the quote to be a mere name."""
_SCOPES = sorted(get_args(ScopeWord), key=lambda scope: " " not in scope)
"""How much of it; where a quote has several, `almost every` counts first."""


def relation_of(scene: Scene) -> tuple[str, int] | None:
    """The relation that the quote, or its sentence around a mere name, tells, and the offset of the word that does."""
    for relation, sign in _SIGNS.items():
        if match := sign.search(scene.text, scene.start, scene.end):
            return relation, match.start()
    named = max((mention.end - mention.start for mention in scene.mentions if scene.within(mention)), default=0)
    if named < _MERE * len(scene.quote) and scope_of(scene.quote) is None:
        return None
    for relation in ("outperforms", "matches"):
        found = [match.start() for match in _SIGNS[relation].finditer(scene.text, scene.unit.start, scene.start)]
        if found:
            return relation, found[-1]
    return None


def scope_of(quote: str) -> str | None:
    """On how much of it the comparison is said to hold."""
    return next((scope for scope in _SCOPES if re.search(rf"\b{scope}\b", quote, re.IGNORECASE)), None)
