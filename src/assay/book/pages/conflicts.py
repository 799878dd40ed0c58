"""The pages of contradictions, each error once, and of differences between sources."""

from __future__ import annotations

from collections.abc import Sequence

from assay.book.facets import facet_classes
from assay.book.pages.conflict import pair_of, said, statements
from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.linkify import legible
from assay.book.pages.markdown import badge, box, bullets, folded, page, to_finding
from assay.book.pages.tensions import tensions_part
from assay.checkout.anchors import conflict_anchor
from assay.verdicts.conflict_details import trend_of
from assay.verdicts.conflicts import Conflict, Difference, Scope
from assay.verdicts.differences import MEANINGS, difference_of
from assay.verdicts.distinct_errors import DistinctError

SHOWN = 5
"""Differences of one kind that are shown; the rest is folded."""


def conflicts_page(material: Material) -> str:
    """Each error once, then what does not go together, then what only seems to contradict something."""
    errors = material.report.errors
    found = material.report.conflicts.found
    explained = [item for item in found if item.apparent and item.scope is not Scope.SOURCES]
    more = ", ".join(text(name) for name in material.report.conflicts.more_in)
    return page(
        ":::{filter-conflicts}\n:::" if errors or material.corpus.tensions else "",
        _errors(errors, material),
        tensions_part(material),
        _explained(explained, material),
        f"There are more sets than are listed for {more}." if more else "",
    )


def _errors(errors: Sequence[DistinctError], material: Material) -> str:
    if not errors:
        return ""
    lead = (
        "Each of these statements cannot be true beside the others that are named with it. It stands here once; the "
        "other ways to see the same error are folded below it."
    )
    return page(
        f"## Errors that show in a contradiction ({len(errors)})", lead, *(_error(item, material) for item in errors)
    ).rstrip()


def _error(error: DistinctError, material: Material) -> str:
    first, *others = error.conflicts
    row = material.rows_by_claim[error.claim]
    laws = dict.fromkeys(law for item in error.conflicts for law in item.laws)
    facets = facet_classes({"kind": ["error"], "article": error.articles, "law": laws})
    ways = bullets(f"{_anchor(item)}{said(item, material)}" for item in others)
    count = "One more way to see it" if len(others) == 1 else f"{len(others)} more ways to see it"
    return box(
        f"assay-conflict {facets}",
        box("assay-conflict-head", f"{_anchor(first)}{badge(row.verdict)} {to_finding(row)}"),
        box("assay-note", said(first, material)),
        _picture(first, material),
        bullets(statements(first, material, error.claim)),
        folded(count, ways) if others else "",
    )


def _explained(conflicts: Sequence[Conflict], material: Material) -> str:
    """Those of articles that something explains, folded."""
    if not conflicts:
        return ""
    shown = (_single(item, material, str(item.apparent)) for item in conflicts)
    number = "one more that only seems" if len(conflicts) == 1 else f"{len(conflicts)} more that only seem"
    return folded(f"{number} to be a contradiction", *shown)


def differences_page(material: Material) -> str:
    """What sources say differently of one thing, by where the difference comes from."""
    between = [item for item in material.report.conflicts.found if item.scope is Scope.SOURCES]
    kinds = {kind: [item for item in between if difference_of(item, material.corpus) is kind] for kind in Difference}
    return page(*(_difference(kind, items, material) for kind, items in kinds.items() if items))


def _difference(kind: Difference, items: Sequence[Conflict], material: Material) -> str:
    shown = [_single(item, material, _why(item, kind)) for item in items]
    rest = shown[SHOWN:]
    return page(
        f"## {text(kind.capitalize())} ({len(items)})",
        MEANINGS[kind],
        *shown[:SHOWN],
        folded(f"{len(rest)} more", *rest) if rest else "",
    ).rstrip()


def _why(conflict: Conflict, kind: Difference) -> str:
    """What explains a difference, beyond what stands above all of its kind; without the id of a record."""
    if conflict.apparent is None or kind in (Difference.PRECISION, Difference.PROGRESS):
        return ""
    return f"{conflict.apparent.why}."


def _single(conflict: Conflict, material: Material, why: str) -> str:
    explained = f"*{legible(why, material)}*" if why else ""
    return box(
        "assay-difference",
        box("assay-conflict-head", _anchor(conflict) + said(conflict, material), explained),
        bullets(statements(conflict, material)),
    )


def _anchor(conflict: Conflict) -> str:
    return role("anchor", conflict_anchor(conflict.id))


def _picture(conflict: Conflict, material: Material) -> str:
    """The gap between two figures, or between one and what the rest of the set leaves; a trend, or a list."""
    drawn = pair_of(conflict, material) or conflict.id in material.leftovers or trend_of(conflict, material.corpus)
    return f":::{{between}} {conflict_anchor(conflict.id)}\n:::" if drawn else ""
