"""Checks of an article that need no facts: what a text, on its own, shows to be impossible.

Each check is one module in `statistics`, `figures` or `tables` and asks one question; its docstring is its page in the
catalogue. A check reads a `Document` and yields faults. It knows nothing of the others or of what runs them, and says
nothing where the text does not give every part with certainty.
"""

from __future__ import annotations

from assay.articles.checks.catalogue import Check, catalogue, markdown
from assay.articles.checks.document import Document, read
from assay.articles.checks.finding import Fault, Finding, Span
from assay.articles.checks.run import run
from assay.articles.checks.table import Cell, Table
from assay.articles.checks.tie import Term, Tie, ties_of

__all__ = [
    "Cell",
    "Check",
    "Document",
    "Fault",
    "Finding",
    "Span",
    "Table",
    "Term",
    "Tie",
    "catalogue",
    "markdown",
    "read",
    "run",
    "ties_of",
]
