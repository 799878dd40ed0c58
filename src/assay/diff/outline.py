"""What there is to say of a difference, in sections, before it has any form.

Our own words and what records say are kept apart, so that a form can make the latter harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assay.diff.changes import Change
from assay.diff.compare import Flip, Row, Shift
from assay.diff.result import Difference
from assay.model import GLYPHS, Verdict

MOST = 30
"""Lines of one catalogue that are told; a new version of a package changes hundreds."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that somebody wrote into a record, or that were made from such."""

    text: str


Piece = str | Said


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `depth` 1 belongs to the line above it."""

    pieces: tuple[Piece, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, how many things it counts, and the lines on them."""

    title: str
    count: int
    lines: tuple[Line, ...]


def summary(difference: Difference) -> str:
    """The whole in one sentence."""
    if difference.is_empty:
        return "No verdict, conflict, quote or page changes."
    found = difference.comparison
    worse = sum(flip.is_worse for flip in found.flips)
    parts = [
        f"{count(len(found.flips), 'verdict flips', 'verdicts flip')}{f', {worse} for the worse' if worse else ''}",
        f"{count(len(found.added), 'claim is', 'claims are')} new and {len(found.removed)} gone",
        f"{count(len(found.shifts), 'claim keeps its verdict', 'claims keep their verdict')} for other reasons",
        f"{count(len(found.new_conflicts), 'conflict is', 'conflicts are')} new and {len(found.gone_conflicts)} gone",
    ]
    if difference.pages is not None:
        parts.append(f"{count(len(difference.pages), 'page reads', 'pages read')} differently")
    return "; ".join(parts) + "."


def count(number: int, one: str, many: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {one if number == 1 else many}"


def sections(difference: Difference) -> list[Section]:
    """Everything, the most pressing first; what is empty is left out."""
    found = difference.comparison
    old = [fault for fault in difference.faults if fault not in difference.new_faults]
    every = [
        Section("Records that can no longer be read", len(difference.new_faults), _plain(difference.new_faults)),
        Section("Verdicts that flip", len(found.flips), _lines(_flip(flip, difference) for flip in found.flips)),
        Section("Quotes that no longer match the text", len(found.drifted), _lines(map(_quote, found.drifted))),
        Section("New conflicts", len(found.new_conflicts), _lines(map(_conflict, found.new_conflicts))),
        Section("Conflicts that are gone", len(found.gone_conflicts), _lines(map(_conflict, found.gone_conflicts))),
        Section("New claims", len(found.added), _lines(map(_claim, found.added))),
        Section("Claims that are gone", len(found.removed), _lines(map(_claim, found.removed))),
        Section(
            "Notebooks that were not run (--run executes them), so that what they compute is not compared",
            len(difference.waiting),
            _lines(_waiting(difference)),
        ),
        Section("The same verdict for other reasons", len(found.shifts), _lines(map(_shift, found.shifts))),
        Section(
            "Records that changed",
            len(difference.changes),
            tuple(Line(told(change)) for change in difference.changes.values()),
        ),
        Section(
            "Figures of catalogues that changed",
            sum(map(len, difference.catalogued.values())),
            _lines(_catalogued(name, lines) for name, lines in difference.catalogued.items()),
        ),
        Section("Records that could not be read before either", len(old), _plain(old)),
        Section("Records that can be read again", len(difference.mended), _plain(difference.mended)),
        Section(
            "Pages that read differently",
            len(difference.pages or ()),
            tuple(Line((Said(page.path), f" {page.state}")) for page in difference.pages or ()),
        ),
    ]
    return [section for section in every if section.lines]


def told(change: Change) -> tuple[Piece, ...]:
    """`fact otter-2022#otter.parameters changed: 70 billion → 7 billion (claims/sources/otter-2022.yml:9)`."""
    pieces: list[Piece] = [f"{change.kind} ", Said(change.id), f" {change.state}"]
    if change.was is not None and change.now is not None:
        pieces += [": ", Said(change.was), " → ", Said(change.now)]
    elif change.was is not None or change.now is not None:
        pieces += [": ", Said(change.was or change.now or "")]
    if change.fields:
        pieces += [f"{',' if change.was or change.now else ':'} another ", Said(", ".join(change.fields))]
    if change.place:
        pieces += [" in ", Said(change.place)]
    for reason in change.reasons:
        pieces += ["; ", Said(reason)]
    return tuple(pieces)


def _badge(verdict: str) -> str:
    return f"{GLYPHS[Verdict(verdict)]} {verdict.replace('_', ' ')}"


def _flip(flip: Flip, difference: Difference) -> Iterator[Line]:
    before, after = flip.verdicts
    yield Line((f"{_badge(before)} → {_badge(after)}: ", Said(flip.claim)))
    yield Line((Said(f"{flip.now['statement']} {flip.now['because']}"),), 1)
    causes = difference.causes_in_full(flip)
    for number, cause in enumerate(causes):
        head = "cause" if len(causes) == 1 else f"cause {number + 1} of {len(causes)}, each enough by itself"
        for place, change in enumerate(cause):
            yield Line((f"{head}: " if place == 0 else "together with: ", *told(change)), 1)
    if not causes:
        yield Line(("cause: not known",), 1)


def _quote(row: Row) -> Iterator[Line]:
    yield Line((Said(row["id"]), ": ", Said(row["quote"])))


def _conflict(row: Row) -> Iterator[Line]:
    yield Line((Said(row["id"]), f" ({row['scope']}): ", Said(row["because"])))
    yield Line(("between ", Said(", ".join((*row["members"], *row["laws"])))), 1)
    if row["apparent"]:
        yield Line(("apparent: ", Said(row["apparent"])), 1)


def _claim(row: Row) -> Iterator[Line]:
    yield Line((f"{_badge(row['verdict'])}: ", Said(row["id"])))
    yield Line((Said(f"{row['statement']} {row['because']}"),), 1)


def _waiting(difference: Difference) -> Iterator[list[Line]]:
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in difference.waiting:
        alike.setdefault((one.side, one.reasons[:3]), []).append(one.notebook)
    for (side, reasons), notebooks in alike.items():
        yield [Line((f"not run for the {side}, ", Said("; ".join(reasons)), ": ", Said(", ".join(notebooks))))]
    yield [Line(("may flip: ", Said(name)), 1) for name in difference.open]


def _catalogued(name: str, lines: tuple[str, ...]) -> Iterator[Line]:
    yield Line((Said(name), f": {count(len(lines), 'figure or row', 'figures or rows')}"))
    yield from (Line((Said(line),), 1) for line in lines[:MOST])
    if len(lines) > MOST:
        yield Line((f"and {len(lines) - MOST:,} more",), 1)


def _shift(shift: Shift) -> Iterator[Line]:
    flags = f" {' '.join(shift.flags)}" if shift.flags else ""
    yield Line((Said(f"{shift.claim}{flags}"), ": ", Said(shift.now["because"])))


def _plain(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line((Said(text),)) for text in texts)


def _lines(groups: Iterable[Iterable[Line]]) -> tuple[Line, ...]:
    return tuple(line for group in groups for line in group)
