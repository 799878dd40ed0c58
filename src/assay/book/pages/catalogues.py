"""What the catalogues say: the differences between them on one page, and for each kind of thing a page to search in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from assay.book.pages.escape import text
from assay.book.pages.explorer import Explored, explorer_page
from assay.book.pages.markdown import folded, page, table, to_page
from assay.evidence.source_differences import Compared, Difference
from assay.model import Attribute, Source
from assay.model.differences import Said
from assay.quantity import unit

LISTED = 200
"""Conflicts that are listed one by one; the rest are counted, so that the page stays one that people read."""


def catalogue_pages(
    explored: Explored,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
    systems: Collection[str] = (),
) -> dict[str, str]:
    """The pages that chapters include; none for a project without catalogues. `systems` have pages of their own."""
    if not explored.things:
        return {}
    found = {
        f"_generated/{name}.md": explorer_page(name, kinds, explored, attributes, sources, systems)
        for name, kinds in explored.lists.items()
    }
    return {"_generated/catalogues.md": differences_page(explored, attributes, sources), **found}


def differences_page(explored: Explored, attributes: Mapping[str, Attribute], sources: Mapping[str, Source]) -> str:
    """How often sources agree, what explains the rest, and every conflict that nothing explains."""
    conflicts = [one for one in explored.compared if one.is_conflict]
    return page(
        _summary(explored),
        "## What explains a difference",
        table("assay-table", ("Reason", "What it says", "Times"), _rules(explored)),
        "## By attribute",
        table(
            "assay-counts",
            ("Attribute", "Compared", "The same", "Explained", "Conflict"),
            _by_attribute(explored, attributes),
        ),
        "## Conflicts",
        *(_conflicts(name, found, explored, attributes, sources) for name, found in _grouped(conflicts)),
    )


def _summary(explored: Explored) -> str:
    same = sum(not one.differences for one in explored.compared)
    conflicts = sum(one.is_conflict for one in explored.compared)
    total = len(explored.compared)
    return (
        f"Of {total:,} figures for which at least two sources say something, {same:,} are the same everywhere, "
        f"{total - same - conflicts:,} differ for a reason that a rule states, and {conflicts:,} are conflicts."
    )


def _rules(explored: Explored) -> Iterator[tuple[str, str, str]]:
    times = Counter(rule.id for one in explored.compared for rule in one.rules)
    for rule in explored.rules:
        if times[rule.id]:
            yield text(rule.label), text(rule.statement), f"{times[rule.id]:,}"


def _by_attribute(explored: Explored, attributes: Mapping[str, Attribute]) -> Iterator[tuple[str, ...]]:
    for name in sorted({one.attribute for one in explored.compared}):
        mine = [one for one in explored.compared if one.attribute == name]
        same, conflicts = sum(not one.differences for one in mine), sum(one.is_conflict for one in mine)
        counts = (len(mine), same, len(mine) - same - conflicts, conflicts)
        yield text(attributes[name].label), *(f"{count:,}" for count in counts)


def _grouped(conflicts: Iterable[Compared]) -> Iterator[tuple[str, list[Compared]]]:
    found: dict[str, list[Compared]] = {}
    for one in conflicts:
        found.setdefault(one.attribute, []).append(one)
    yield from sorted(found.items())


def _conflicts(
    attribute: str,
    found: Sequence[Compared],
    explored: Explored,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
) -> str:
    rows = [row for one in found[:LISTED] for row in _conflict(one, explored, attributes[attribute], sources)]
    more = f"And {len(found) - LISTED:,} more." if len(found) > LISTED else ""
    head = ("Of", "One source", "Another")
    label = attributes[attribute].label
    return folded(f"{label[:1].upper()}{label[1:]}: {len(found):,}", table("assay-table", head, rows), more)


def _conflict(
    one: Compared, explored: Explored, attribute: Attribute, sources: Mapping[str, Source]
) -> Iterator[tuple[str, str, str]]:
    """One row for each two values that nothing reconciles; sources that say the same are not repeated."""
    seen: set[tuple[str, str]] = set()
    for difference in one.differences:
        values = (difference.one.text, difference.other.text)
        if difference.rule is None and values not in seen:
            seen |= {values, values[::-1]}
            yield text(explored.label(one.entity)), *_sides(difference, attribute, sources)


def _sides(difference: Difference, attribute: Attribute, sources: Mapping[str, Source]) -> tuple[str, str]:
    first, second = (_said(one, attribute, sources) for one in (difference.one, difference.other))
    return first, second


def _said(one: Said, attribute: Attribute, sources: Mapping[str, Source]) -> str:
    source = sources.get(one.source)
    where = to_page(source.title.partition(":")[0], f"sources/{one.source}") if source else text(one.source)
    return f"{text(exactly(one, attribute))} ({where}, {text(one.at)})"


def exactly(one: Said, attribute: Attribute) -> str:
    """A figure with all of its digits and its unit; anything else as it is."""
    if one.number is None or attribute.type != "quantity":
        return one.text
    return f"{one.number:,} {unit(attribute.unit).symbol}".rstrip()
