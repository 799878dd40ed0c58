"""The list of contradictions: which statements cannot all be true, smallest sets first."""

from __future__ import annotations

from collections.abc import Sequence

from assay.book.facets import facet_classes
from assay.book.pages.conflict import said, statements
from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.linkify import legible
from assay.book.pages.markdown import box, bullets, folded, page
from assay.checkout.anchors import conflict_anchor
from assay.verdicts.conflict_details import trend_of
from assay.verdicts.conflicts import Conflict, Scope

SCOPES = {
    Scope.WITHIN: (
        "Within one article",
        "The article cannot be right in all of these places, whatever the sources say.",
    ),
    Scope.ACROSS: ("Between articles", "Two of the articles cannot both be right."),
    Scope.FACTS: (
        "Between an article and the evidence",
        "The article and what was read in the sources exclude each other.",
    ),
    Scope.SOURCES: ("Between sources", "Sources that disagree with each other, or with themselves. Both facts stand."),
}


def conflicts_page(material: Material) -> str:
    """All conflicts by who contradicts whom; those with an explanation come last."""
    found = material.report.conflicts.found
    parts = [_group(scope, [item for item in found if item.scope is scope], material) for scope in Scope]
    more = ", ".join(text(name) for name in material.report.conflicts.more_in)
    bar = ":::{filter-conflicts}\n:::" if found else ""
    return page(bar, *parts, f"More sets than are listed contradict each other in: {more}." if more else "")


def _group(scope: Scope, conflicts: Sequence[Conflict], material: Material) -> str:
    if not conflicts:
        return ""
    title, meaning = SCOPES[scope]
    real = [conflict for conflict in conflicts if not conflict.apparent]
    apparent = [conflict for conflict in conflicts if conflict.apparent]
    return page(
        f"## {title} ({len(real)})",
        meaning,
        *(_conflict(conflict, material) for conflict in real),
        _explained(apparent, material),
    ).rstrip()


def _explained(conflicts: Sequence[Conflict], material: Material) -> str:
    """Those that something explains, folded, by what explains them."""
    by_reason: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        by_reason.setdefault(_kind_of_reason(conflict.apparent or ""), []).append(conflict)
    parts = [
        page(f"**{text(reason.capitalize())}** ({len(chosen)})", *(_conflict(item, material) for item in chosen))
        for reason, chosen in by_reason.items()
    ]
    return folded(f"{len(conflicts)} more that only seem to contradict each other", *parts) if conflicts else ""


def _kind_of_reason(apparent: str) -> str:
    """`explained by date: May and July` is explained by date."""
    return apparent.partition(":")[0]


def _conflict(conflict: Conflict, material: Material) -> str:
    explained = f"*{legible(conflict.apparent, material)}*" if conflict.apparent else ""
    anchor = role("anchor", conflict_anchor(conflict.id))
    claims = [material.corpus.claims[name] for name in conflict.members if name in material.corpus.claims]
    facets = facet_classes(
        {
            "scope": [conflict.scope],
            "article": dict.fromkeys(claim.article for claim in claims),
            "law": conflict.laws,
        }
    )
    return box(
        f"assay-conflict {facets}",
        box("assay-conflict-head", anchor + said(conflict, material), explained),
        _picture(conflict, material),
        bullets(statements(conflict, material)),
    )


def _picture(conflict: Conflict, material: Material) -> str:
    """The gap between two figures, or between one and what the rest of the set leaves; a trend, or a list."""
    if conflict.apparent:
        return ""
    is_pair = len(conflict.members) == 2 and not conflict.laws
    drawn = is_pair or conflict.id in material.leftovers or trend_of(conflict, material.corpus)
    return f":::{{between}} {conflict_anchor(conflict.id)}\n:::" if drawn else ""
