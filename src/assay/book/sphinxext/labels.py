"""Glyphs, words and classes, shared by all writers."""

from __future__ import annotations

from assay.model import GLYPHS, Outcome, Verdict

OUTCOME_GLYPHS = {
    Outcome.MATCH: "✓",
    Outcome.MATCH_ROUNDED: "✓",
    Outcome.MISMATCH: "✗",
    Outcome.NOT_FOUND: "?",
    Outcome.NOT_CHECKED: "–",
    Outcome.ERROR: "!",
}

OUTCOME_CLASSES = {
    Outcome.MATCH: "supported",
    Outcome.MATCH_ROUNDED: "supported",
    Outcome.MISMATCH: "refuted",
    Outcome.NOT_FOUND: "unverifiable",
    Outcome.NOT_CHECKED: "not-checkable",
    Outcome.ERROR: "disputed",
}


def css(verdict: str) -> str:
    """The class of a verdict."""
    return f"assay-{verdict.replace('_', '-')}"


def glyph(verdict: str) -> str:
    """The sign of a verdict."""
    return GLYPHS[Verdict(verdict)]
