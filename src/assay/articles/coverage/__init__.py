"""What of an article's text the records account for: pure functions from a text and the corpus to a count."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOMES = {
    **dict.fromkeys(("Account", "Coverage", "Tally", "as_json", "coverage_of"), "assay.articles.coverage.account"),
    **dict.fromkeys(("Element", "Kind", "elements_of"), "assay.articles.coverage.elements"),
    **dict.fromkeys(("Unit", "units_of"), "assay.articles.coverage.segments"),
}


def __getattr__(name: str) -> Any:
    """Only what is asked for is imported: what is accounted for is mostly remembered, and nobody counts again."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
