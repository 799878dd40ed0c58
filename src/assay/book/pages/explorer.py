"""A page to look things up in: all things of some kinds, each with everything that every source says of it.

What most things have comes in columns of its own, to sort by; all else stands in one, each figure with its name. With a
column for every attribute there were thirty, nine tenths of them empty. Written as HTML, because thousands of rows of
Markdown would take the book minutes; every text is escaped here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from urllib.parse import quote

from assay.book.pages.escape import text
from assay.book.pages.markdown import page, to_page
from assay.evidence.source_differences import Compared
from assay.model import Attribute, Source
from assay.model.differences import Rule, Said, Thing
from assay.quantity import show, unit

LEADS = 3
"""Columns beside the name: with more, none has the room for several values side by side on a laptop."""
FILTER = (
    '<form class="assay-filter" aria-label="Search the list" data-noun="{noun}" data-marks="" '
    'data-items="table.assay-explorer tbody tr" hidden><label class="assay-filter-choice assay-filter-words">'
    '<span>Words</span><input type="search" name="words" autocomplete="off" spellcheck="false"></label>'
    '<p class="assay-filter-count"><output role="status" aria-live="polite">{count} {noun}</output> '
    '<button type="reset" hidden>Show all</button></p></form>'
)
"""The bar above the list, hidden until `lookup.js` can make it work."""


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

    def label(self, entity: str) -> str:
        """What readers call a thing."""
        return self.labels.get(entity, (entity, ""))[0]


@dataclass(frozen=True, kw_only=True)
class _Table:
    """What the rows of a page are made from."""

    explored: Explored
    attributes: Mapping[str, Attribute]
    numbers: Mapping[str, int]
    """The number by which each source is named."""
    leads: Sequence[str]
    systems: Collection[str]

    def row(self, thing: Thing) -> str:
        """Name, figures that lead, and all the others."""
        name = escape(self.explored.label(thing.entity))
        if thing.entity in self.systems:
            name = f'<a href="../systems/{quote(thing.entity)}.html">{name}</a>'
        cells = "".join(self._lead(thing, attribute) for attribute in self.leads)
        rest = ", ".join(self._others(thing))
        return f'<tr><th scope="row">{name}</th>{cells}<td>{rest}</td></tr>'

    def _lead(self, thing: Thing, attribute: str) -> str:
        said = [one for (name, _), all_ in thing.said.items() if name == attribute for one in all_]
        if not said:
            return "<td></td>"
        numbers = [one.number for one in said if one.number is not None]
        key = f"{float(numbers[0]):.6g}" if numbers else said[0].text
        return f'<td data-sort="{escape(key)}">{self._values(said, attribute)}</td>'

    def _others(self, thing: Thing) -> Iterator[str]:
        for attribute in self.attributes:
            for (name, conditions), said in thing.said.items() if attribute not in self.leads else ():
                if name == attribute:
                    parts = [self.explored.label(part) for part in conditions.split("@") if part]
                    of = f" ({', '.join(parts)})" if parts else ""
                    values = self._values(said, attribute)
                    yield f"<span>{escape(headed(self.attributes[attribute]) + of)} <b>{values}</b></span>"

    def _values(self, said: Iterable[Said], attribute: str) -> str:
        """The values of all sources side by side, each once, with the numbers of those that give it."""
        values: dict[str, list[str]] = {}
        for one in said:
            value = escape(briefly(one, self.attributes[attribute]))
            values.setdefault(f"({value})" if one.is_default else value, []).append(str(self.numbers[one.source]))
        return "; ".join(f"{value}<sup>{','.join(dict.fromkeys(by))}</sup>" for value, by in values.items())


def explorer_page(
    noun: str,
    kinds: Sequence[str],
    explored: Explored,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
    systems: Collection[str] = (),
) -> str:
    """All things of some kinds, one row each, with the values of all sources.

    `noun` is what they are called together, as in `3,017 models`; `systems` have pages of their own.
    """
    things = [thing for thing in explored.things if explored.labels.get(thing.entity, ("", ""))[1] in kinds]
    if not things:
        return "No catalogue knows any.\n"
    numbers = {name: number for number, name in enumerate(_sources_of(things), 1)}
    table = _Table(
        explored=explored,
        attributes=attributes,
        numbers=numbers,
        leads=leads_of(things, attributes),
        systems=systems,
    )
    heads = [("name", "Name"), *((one, headed(attributes[one])) for one in table.leads), ("other", "What else is said")]
    head = "".join(f'<th scope="col" data-key="{escape(key)}">{escape(label)}</th>' for key, label in heads)
    ordered = sorted(things, key=lambda thing: (explored.label(thing.entity).strip().casefold(), thing.entity))
    legend = "; ".join(
        f"{number}: {to_page(sources[name].title.partition(':')[0], f'sources/{name}')}"
        for name, number in numbers.items()
        if name in sources
    )
    drawn = (
        f'<table class="assay-lookup assay-explorer" style="{escape(_named_on_phones(table.leads, attributes))}">'
        f"<caption>All {escape(noun)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        f"{chr(10).join(map(table.row, ordered))}\n</tbody></table>"
    )
    return page(
        f"{len(things):,} {text(noun)}. The small number behind a figure is its source; a figure in brackets is a "
        "default of a program and no figure of its own.",
        f"```{{raw}} html\n{FILTER.format(count=f'{len(things):,}', noun=escape(noun))}\n```",
        f"```{{raw}} html\n{drawn}\n```",
        f"Sources: {legend}.",
    )


def _named_on_phones(leads: Sequence[str], attributes: Mapping[str, Attribute]) -> str:
    """The number of columns that lead, and the name of each for where a row is no row: strings of a style sheet."""
    names = (re.sub(r"[^\w ,./%$€²³-]", "", headed(attributes[lead])) for lead in leads)
    said = (f"--assay-head-{number}: '{name} '" for number, name in enumerate(names, 1))
    return "; ".join([f"--assay-leads: {len(leads)}", *said])


def leads_of(things: Sequence[Thing], attributes: Mapping[str, Attribute]) -> list[str]:
    """The attributes that most things have, in the order of the vocabulary."""
    found = Counter(name for thing in things for name in dict.fromkeys(name for name, _ in thing.said))
    order = {name: place for place, name in enumerate(attributes)}
    common = sorted((name for name in found if name in order), key=lambda name: (-found[name], order[name]))
    return sorted(common[:LEADS], key=order.__getitem__)


def briefly(one: Said, attribute: Attribute) -> str:
    """A figure in a few digits; anything else as it is."""
    if one.number is None or attribute.type != "quantity":
        return one.text
    return show(float(one.number))


def headed(attribute: Attribute) -> str:
    """The name of an attribute with the unit in which its figures are."""
    symbol = unit(attribute.unit).symbol if attribute.type == "quantity" else ""
    return attribute.label if not symbol or symbol in attribute.label else f"{attribute.label}, {symbol}"


def _sources_of(things: Iterable[Thing]) -> list[str]:
    return sorted({one.source for thing in things for said in thing.said.values() for one in said})
