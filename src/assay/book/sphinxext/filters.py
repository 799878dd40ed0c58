"""The bar above a list by which a reader narrows it. It is hidden until `lookup.js` can make it work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from assay.book.facets import slug
from assay.book.sphinxext.data import Row
from assay.book.sphinxext.drawings import Address
from assay.book.sphinxext.labels import css
from assay.model import GLYPHS, Verdict
from assay.model.wording import spoken

WORDS = (
    '<label class="assay-filter-choice assay-filter-words"><span>Words</span>'
    '<input type="search" name="words" autocomplete="off" spellcheck="false"></label>'
)


@dataclass(frozen=True)
class Choice:
    """A value of a facet, the words for it, and how many items have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """What items differ by, with the values that occur."""

    name: str
    label: str
    choices: Sequence[Choice]

    def html(self) -> str:
        """Verdicts as boxes to tick, everything else as a list to choose from; nothing where there is no choice."""
        if len(self.choices) < 2:
            return ""
        return self._boxes() if self.name == "verdict" else self._select()

    def _boxes(self) -> str:
        boxes = "".join(
            f'<label class="{css(choice.value)}"><input type="checkbox" name="verdict" value="{slug(choice.value)}"> '
            f'<span aria-hidden="true">{GLYPHS[Verdict(choice.value)]}</span> {escape(choice.label)} '
            f"<b>{choice.count:,}</b></label>"
            for choice in self.choices
        )
        return f'<fieldset class="assay-filter-verdicts"><legend>{escape(self.label)}</legend>{boxes}</fieldset>'

    def _select(self) -> str:
        options = "".join(
            f'<option value="{slug(choice.value)}">{escape(choice.label)} ({choice.count:,})</option>'
            for choice in self.choices
        )
        return (
            f'<label class="assay-filter-choice"><span>{escape(self.label)}</span>'
            f'<select name="{slug(self.name)}"><option value="">any</option>{options}</select></label>'
        )


@dataclass(frozen=True, kw_only=True)
class FilterBar:
    """The form: what the items are called, how many there are, where they stand, and what they differ by."""

    noun: str
    total: int
    items: str
    """Selector of the items, and below of the marks that stand for them elsewhere on the page."""
    facets: Sequence[Facet]
    marks: str = ""
    has_words: bool = False

    def html(self, address: Address) -> str:
        """Hidden: without a script there is nothing here that does not work."""
        total = f"{self.total:,} {escape(self.noun)}"
        return (
            f'<form class="assay-filter" aria-label="Filter the {escape(self.noun)}" data-noun="{escape(self.noun)}" '
            f'data-items="{escape(self.items)}" data-marks="{escape(self.marks)}" hidden>'
            f"{WORDS if self.has_words else ''}{''.join(facet.html() for facet in self.facets)}"
            f'<p class="assay-filter-count"><output role="status" aria-live="polite">{total}</output> '
            f'<button type="reset" hidden>Show all</button></p></form>'
        )


def counted(name: str, label: str, values: Iterable[str], word: Callable[[str], str] = spoken) -> Facet:
    """A facet with the values that occur, the most frequent first; verdicts in their own order."""
    found = Counter(values)
    ordered: Sequence[str] = sorted(found, key=lambda value: (-found[value], word(value)))
    if name == "verdict":
        ordered = [verdict for verdict in Verdict if verdict in found]
    return Facet(name, label, [Choice(value, word(value), found[value]) for value in ordered])


def facets_of(rows: Sequence[Row]) -> list[Facet]:
    """What claims can be filtered by wherever they are listed."""
    return [
        counted("verdict", "Verdict", (row["verdict"] for row in rows)),
        counted("kind", "Kind", (row["kind"] for row in rows)),
        counted("flag", "Flag", (flag for row in rows for flag in row["flags"])),
    ]
