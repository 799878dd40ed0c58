"""The page of a claim: what it says, what became of it, why, by how much, and the record itself."""

from __future__ import annotations

import json

from assay.book.pages.claim_footer import about
from assay.book.pages.conflict import full_account, said
from assay.book.pages.context import Material
from assay.book.pages.escape import block, text
from assay.book.pages.evidence import evidence_of
from assay.book.pages.in_article import as_read, claimed
from assay.book.pages.linkify import legible
from assay.book.pages.markdown import (
    ORPHAN,
    badge,
    box,
    bullets,
    folded,
    headline,
    page,
    to_finding,
    to_page,
)
from assay.book.pages.tensions import tensions_of
from assay.exports.claimreview import claim_review
from assay.model.corpus import Corpus
from assay.model.dates import parse_date
from assay.model.meanings import BASES, FLAGS, REASONS, VERDICTS
from assay.model.wording import spoken
from assay.quantity import Interval, Quantity
from assay.verdicts.by_hand import why_by_hand
from assay.verdicts.conflicts import Conflict
from assay.verdicts.distance import how_far, moved
from assay.verdicts.report import Row, row_as_json

SHOWN = 1
"""Sets of statements that contradict the claim which are not folded; the smallest come first."""

THING = {"metrics": "metric", "witnesses": "witness"}
"""One of what `Gap.turns` counts."""


def claim_page(row: Row, material: Material) -> str:
    """What was found first, then the claim, why, and what decided; all else is folded or comes last."""
    return page(
        ORPHAN,
        f"# {text(headline(row.finding))}",
        _place(row, material),
        claimed(row, material),
        _ruling(row, material),
        _gap(row),
        evidence_of(row, material),
        _diagnosis(row, material),
        _conflicts(row, material),
        _tensions(row, material),
        as_read(row, material),
        _firmness(row, material.corpus),
        _flags(row),
        about(row, material).rstrip(),
        _way_on(row, material),
        _review(row, material),
    )


def _place(row: Row, material: Material) -> str:
    article = material.corpus.articles[row.claim.article]
    number, count = material.numbers[row.claim.id], len(material.rows_by_article[article.id])
    return box("assay-place", f"Claim {number:,} of {count:,} in {to_page(article.title, f'articles/{article.id}')}")


def _ruling(row: Row, material: Material) -> str:
    return box(
        f"assay-ruling assay-{row.verdict.replace('_', '-')}",
        f"{badge(row.verdict)} {VERDICTS[row.verdict]}",
        box("assay-because", text(row.because)),
        _why_open(row),
        _off(row),
        _by_whom(row, material),
    )


def _by_whom(row: Row, material: Material) -> str:
    """Who came to the verdict, and when the record of it was last changed."""
    who = f"Judged by {text(material.addresses.author)}" if row.claim.assessment else "Computed from the records"
    changes = material.history.get(row.claim.id, ())
    when = f"; last changed on {text(str(parse_date(changes[0].date)))}" if changes else ""
    return box("assay-note", f"{who}{when}.")


def _off(row: Row) -> str:
    ratio = row.gap.ratio
    if ratio is None or not is_off(row.claim.value, row.truth, ratio):
        return ""
    measure = box("assay-measure", f"**{how_far(ratio, _figure(row))}**", "the claim, beside the evidence")
    return box("assay-measures", measure)


def _firmness(row: Row, corpus: Corpus) -> str:
    """On what the verdict rests, and how much would have to be otherwise for another one."""
    said = [f"{text(words)}: {value}." for value, words in _measures(row, corpus)]
    return folded("How firm is this?", bullets(said)) if said else ""


def _why_open(row: Row) -> str:
    """Of a claim that nothing settles: the reason in general, and what to ask for."""
    if row.reason is None:
        return ""
    wanted = row.claim.unsettled.ask_for if row.claim.unsettled else None
    asked = f" What would settle it: {text(wanted)}." if wanted else ""
    return box("assay-note", f"**{spoken(row.reason)}**: {REASONS[row.reason]}{asked}")


def _measures(row: Row, corpus: Corpus) -> list[tuple[str, str]]:
    found = []
    margin = row.gap.margin
    if row.ruling.decisive or row.claim.assessment:
        found.append((BASES[row.ruling.basis], "What the verdict rests on"))
    if why := why_by_hand(row, corpus):
        found.append((text(why), "Why no rule decides it"))
    if margin is not None and margin > 1:
        off = is_off(row.claim.value, row.truth, row.gap.ratio)
        what = "The verdict would change if the figures came closer by" if off else "Room before the verdict changes"
        found.append((moved(margin), what))
    if row.gap.turns is not None:
        found.append(_turns(row.gap.turns, row.gap.turns_of))
    return found


def _figure(row: Row) -> Quantity | None:
    return row.claim.figure


def _turns(count: int, things: str) -> tuple[str, str]:
    """How many metrics, or sources, stand between this verdict and another."""
    return f"{count} {things if count != 1 else THING[things]}", "The verdict would change if these said the opposite"


def _gap(row: Row) -> str:
    if not is_off(row.claim.value, row.truth, row.gap.ratio):
        return ""
    return f":::{{gap}} {row.claim.id}\n:::"


def _diagnosis(row: Row, material: Material) -> str:
    """Where a wrong figure may come from."""
    if not row.diagnosis:
        return ""
    leads = bullets(legible(lead.text, material) for lead in row.diagnosis)
    return page("## Where it may come from", "A guess at where the figure came from, not evidence.", leads).rstrip()


def _conflicts(row: Row, material: Material) -> str:
    """The sets of statements that cannot all be true with this one among them."""
    chosen = [conflict for conflict in material.report.conflicts.found if conflict.id in row.conflicts]
    if not chosen:
        return ""
    real = [conflict for conflict in chosen if not conflict.apparent]
    apparent = [conflict for conflict in chosen if conflict.apparent]
    shown = [_conflict(conflict, material) for conflict in (real[:SHOWN] or apparent[:SHOWN])]
    rest = (*real, *apparent)[len(shown) :]
    listed = bullets(_conflict(conflict, material) for conflict in rest)
    more = folded(f"{len(rest)} more that it contradicts", listed) if rest else ""
    return page("## What it contradicts", bullets(shown), more).rstrip()


def _conflict(conflict: Conflict, material: Material) -> str:
    """Why not all of a set can be true, and the way to its members."""
    sign = " *(explained)*" if conflict.apparent else ""
    return f"{said(conflict, material)}{sign} {full_account(conflict, material)}"


def _tensions(row: Row, material: Material) -> str:
    """The statements with which this one does not go together."""
    found = tensions_of(row.claim.id, material)
    return page("## What it does not go together with", bullets(found)).rstrip() if found else ""


def _flags(row: Row) -> str:
    if not row.flags:
        return ""
    return page("## Flags", bullets(f"**{spoken(flag)}**: {FLAGS[flag]}" for flag in row.flags)).rstrip()


def _way_on(row: Row, material: Material) -> str:
    before, behind = material.neighbours[row.claim.id]
    links = []
    if before:
        links.append(box("assay-before", f"Previous claim: {to_finding(before)}"))
    if behind:
        links.append(box("assay-behind", f"Next claim: {to_finding(behind)}"))
    return box("assay-way-on", *links) if links else ""


def _review(row: Row, material: Material) -> str:
    """The verdict for machines."""
    added = [change.date for change in material.history.get(row.claim.id, ())][-1:]
    review = claim_review(row_as_json(row, material.corpus), material.corpus, material.addresses, *added)
    return block(json.dumps(review, indent=1), "{jsonld}") if review else ""


def is_off(claimed: object, truth: Interval | None, ratio: float | None) -> bool:
    """Whether a figure lies apart from the truth, so that saying how far makes sense."""
    return (
        isinstance(claimed, Quantity) and truth is not None and ratio is not None
        and not claimed.interval.overlaps(truth)
    )  # fmt: skip
