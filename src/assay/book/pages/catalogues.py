"""What the catalogues say: the differences between them on one page, and for each kind of thing a page to search in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from assay.book.pages.escape import text
from assay.book.pages.markdown import folded, page, table, to_page
from assay.evidence.source_differences import Compared, Difference
from assay.model import Attribute, Source
from assay.model.differences import Rule, Said, Thing
from assay.quantity import show, unit

FILTER = (
    '<form class="assay-filter" aria-label="Search the list" data-noun="things" data-marks="" '
    'data-items="table.assay-explorer tbody tr" hidden><label class="assay-filter-choice assay-filter-words">'
    '<span>Words</span><input type="search" name="words" autocomplete="off" spellcheck="false"></label>'
    '<p class="assay-filter-count"><output role="status" aria-live="polite">{count} things</output> '
    '<button type="reset" hidden>Show all</button></p></form>'
)
"""The bar above the list, hidden until `lookup.js` can make it work."""
LISTED = 200
"""Conflicts that are listed one by one; the rest are counted, so that the page stays one that people read."""


@dataclass(frozen=True, kw_only=True)
class Explored:
    """What the catalogues of a project say, ready to be shown."""

    things: Sequence[Thing] = ()
    compared: Sequence[Compared] = ()
    rules: Sequence[Rule] = ()
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name and kind of each thing."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The pages on which things stand, each with the kinds of things on it."""

    @cached_property
    def figures(self) -> Mapping[str, int]:
        """How many figures each source gives."""
        return Counter(one.source for thing in self.things for said in thing.said.values() for one in said)


def catalogue_pages(
    explored: Explored, attributes: Mapping[str, Attribute], sources: Mapping[str, Source]
) -> dict[str, str]:
    """The pages that chapters include; none for a project without catalogues."""
    if not explored.things:
        return {}
    found = {
        f"_generated/{name}.md": explorer_page(kinds, explored, attributes, sources)
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
            "assay-table",
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
            yield text(_label(one.entity, explored)), *_sides(difference, attribute, sources)


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


def briefly(one: Said, attribute: Attribute) -> str:
    """A figure in a few digits; anything else as it is."""
    if one.number is None or attribute.type != "quantity":
        return one.text
    return show(float(one.number))


def _headed(attribute: Attribute) -> str:
    """The head of a column: what stands in it, and in which unit."""
    symbol = unit(attribute.unit).symbol if attribute.type == "quantity" else ""
    return attribute.label if not symbol or symbol in attribute.label else f"{attribute.label}, {symbol}"


def _label(entity: str, explored: Explored) -> str:
    return explored.labels.get(entity, (entity, ""))[0]


def explorer_page(
    kinds: Sequence[str], explored: Explored, attributes: Mapping[str, Attribute], sources: Mapping[str, Source]
) -> str:
    """All things of some kinds, one row each: every attribute in a column, the values of all sources side by side.

    Written as HTML, because thousands of rows of Markdown would take the book minutes; every text is escaped here.
    """
    things = [thing for thing in explored.things if explored.labels.get(thing.entity, ("", ""))[1] in kinds]
    if not things:
        return "No catalogue knows any.\n"
    columns = _columns(things, attributes)
    numbers = {name: number for number, name in enumerate(_sources_of(things), 1)}
    head = "".join(
        f'<th scope="col">{escape(label)}</th>' for label in ("Name", *(_headed(attributes[one]) for one in columns))
    )
    rows = "\n".join(
        f'<tr><th scope="row">{escape(_label(thing.entity, explored))}</th>'
        + "".join(f"<td>{_cell(thing, column, attributes[column], numbers)}</td>" for column in columns)
        + "</tr>"
        for thing in sorted(things, key=lambda thing: _label(thing.entity, explored).casefold())
    )
    legend = "; ".join(
        f"{number}: {to_page(sources[name].title.partition(':')[0], f'sources/{name}')}"
        for name, number in numbers.items()
        if name in sources
    )
    drawn = f'<table class="assay-explorer">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'
    return page(
        f"{len(things):,} things. The small number behind a figure is its source; a figure in brackets is a default of "
        "a program and not the thing's own.",
        f"Sources: {legend}.",
        f"```{{raw}} html\n{FILTER.format(count=f'{len(things):,}')}\n```",
        f"```{{raw}} html\n{drawn}\n```",
    )


def _columns(things: Iterable[Thing], attributes: Mapping[str, Attribute]) -> list[str]:
    """The attributes of which something is said, in the order of the vocabulary."""
    said = {attribute for thing in things for attribute, _ in thing.said}
    return [name for name in attributes if name in said]


def _sources_of(things: Iterable[Thing]) -> list[str]:
    return sorted({one.source for thing in things for said in thing.said.values() for one in said})


def _cell(thing: Thing, column: str, attribute: Attribute, numbers: Mapping[str, int]) -> str:
    values: dict[str, list[str]] = {}
    for (name, _), said in thing.said.items():
        for one in said if name == column else ():
            value = escape(briefly(one, attribute))
            values.setdefault(f"({value})" if one.is_default else value, []).append(f"{numbers[one.source]:d}")
    return "; ".join(f"{value}<sup>{','.join(dict.fromkeys(said))}</sup>" for value, said in values.items())
