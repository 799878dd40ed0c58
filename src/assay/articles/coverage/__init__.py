"""What of an article's text the records account for: pure functions from a text and the corpus to a count."""

from assay.articles.coverage.account import Account, Coverage, Tally, as_json, coverage_of
from assay.articles.coverage.elements import Element, Kind, elements_of
from assay.articles.coverage.segments import Unit, units_of

__all__ = [
    "Account",
    "Coverage",
    "Element",
    "Kind",
    "Tally",
    "Unit",
    "as_json",
    "coverage_of",
    "elements_of",
    "units_of",
]
