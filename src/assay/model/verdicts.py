"""The words of a judgement: kinds of claims, outcomes of evidence, verdicts, flags, and what a verdict rests on."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of statement a claim is."""

    FIGURE = "figure"
    CATEGORY = "category"
    DATE = "date"
    COMPARISON = "comparison"
    ATTRIBUTION = "attribution"
    EXISTENCE = "existence"
    PLACEHOLDER = "placeholder"
    STATEMENT = "statement"


class Outcome(StrEnum):
    """What one piece of evidence says of a claim."""

    MATCH = "match"
    MATCH_ROUNDED = "match_rounded"
    MISMATCH = "mismatch"
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"
    ERROR = "error"


class Witness(StrEnum):
    """Who says it."""

    SOURCE = "source"
    NOTEBOOK = "notebook"
    LAW = "law"
    TEXT = "text"


class Verdict(StrEnum):
    """What all evidence together says of a claim; the order is from best to worst for the claim."""

    SUPPORTED = "supported"
    MISLEADING = "misleading"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"


FAILING = frozenset({Verdict.MISLEADING, Verdict.REFUTED, Verdict.DISPUTED})
"""Of a claim that does not hold."""
DECIDED = FAILING | {Verdict.SUPPORTED}
"""Of a claim on which the evidence says something."""

GLYPHS = {
    Verdict.SUPPORTED: "✓",
    Verdict.MISLEADING: "≈",
    Verdict.REFUTED: "✗",
    Verdict.DISPUTED: "⇄",
    Verdict.UNVERIFIABLE: "?",
    Verdict.NOT_CHECKABLE: "–",
}


class Flag(StrEnum):
    """A reason that a reader should know beside the verdict."""

    UNCITED = "uncited"
    DANGLING_CITATION = "dangling_citation"
    PLACEHOLDER = "placeholder"
    INTERNAL_CONFLICT = "internal_conflict"
    CROSS_CONFLICT = "cross_conflict"
    UNIT_SLIP = "unit_slip"
    CURRENCY_SLIP = "currency_slip"
    SIBLING_VALUE = "sibling_value"
    DEFINITION_MIXED = "definition_mixed"
    UNDERSTATES = "understates"
    LIMITED = "limited"
    HALF_COVERED = "half_covered"
    WRONG_ATTRIBUTION = "wrong_attribution"
    NO_SUCH_ENTITY = "no_such_entity"
    LAW_VIOLATED = "law_violated"
    ROUNDING = "rounding"
    SUPERSEDED = "superseded"
    SECONDARY_SOURCE = "secondary_source"
    SOURCE_DISPUTED = "source_disputed"
    QUOTE_DRIFTED = "quote_drifted"


class Reason(StrEnum):
    """Why nothing settles a claim."""

    NOTHING_CITED = "nothing_cited"
    NOT_DISCLOSED = "not_disclosed"
    INTERVIEW = "interview"
    UNNAMED = "unnamed"
    NO_SOURCE_HAD = "no_source_had"
    NOT_FOUND = "not_found"
    NO_MEASURE = "no_measure"


class Basis(StrEnum):
    """What a verdict rests on, the strongest first."""

    RECOMPUTED = "recomputed"
    FACT = "fact"
    ASSESSED = "assessed"
