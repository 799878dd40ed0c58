"""Glyphs, words and classes, shared by all writers."""

from __future__ import annotations

from assay.book.sphinxext.data import Row
from assay.model import GLYPHS, Outcome, Verdict
from assay.model.wording import cells_apart

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


def shown_quote(row: Row) -> str:
    """The words of the article; of two cells of a table, which run together in its text, the figure alone."""
    value = row.get("value")
    return str(value["printed"] if value and cells_apart(row["quote"]) != row["quote"] else row["quote"])
