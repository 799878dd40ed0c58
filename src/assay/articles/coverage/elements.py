"""The checkable elements of a text: what a reader could ask evidence for, each with its kind and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from assay.articles.coverage.clauses import clauses_of
from assay.articles.coverage.cue_words import (
    ATTRIBUTION,
    COMPARISON,
    DATE,
    PLACEHOLDER,
    QUOTATION,
    REFERENCE,
    WORD_COUNT,
)
from assay.articles.coverage.mentions import NameKind, Names
from assay.articles.coverage.segments import Unit, UnitKind, legible, units_of
from assay.model.corpus import Corpus
from assay.quantity.find import find
from assay.quantity.number_words import STARTS

Kind = Literal[
    UnitKind, "clause", "number", "date", NameKind, "comparison", "attribution", "quotation", "reference",
    "placeholder", "word count",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
EXACT: frozenset[Kind] = frozenset({"number", "date", "reference", "placeholder", "word count", "row"})
"""Kinds that only a quote can bind: a claim elsewhere in the sentence does not answer for them."""

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("word count", WORD_COUNT),
    ("placeholder", PLACEHOLDER),
    ("reference", REFERENCE),
    ("date", DATE),
    ("comparison", COMPARISON),
    ("attribution", ATTRIBUTION),
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
"""Digits with the marks between them: no figure begins inside of another one."""
_APART = re.compile(r"[^\W\d_]*[A-Z][^\W_]*|[^\W\d_](?=\Z)")
"""A word with a capital, or a letter right before the next digit: what follows belongs to a name."""
_WORD = re.compile(r"[^ \u00a0]+")
_LEADING = re.compile(
    r"(?:In|On|At|By|From|Since|Until|For|With|Over|Under|About|Of|To|And|But|The|A|An|As|After|Before|During|Between"
    r"|Within|Through|Per|If|When|While|Around|Nearly|Almost|Only)\Z"
)
"""Words that stand before a name and belong to none."""
_NUMERAL = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Characters `start` to `end`, which lie within one unit; `entities` are those that a name may mean."""

    kind: Kind
    start: int
    end: int
    unit: Unit
    entities: frozenset[str] = frozenset()


def elements_of(text: str, corpus: Corpus) -> tuple[Element, ...]:
    """All elements of a text, in order; each unit is one of them."""
    text = legible(text)
    names = Names(corpus)
    quotations = [match.span() for match in QUOTATION.finditer(text)]
    units = units_of(text)
    prose = "\n".join(text[unit.start : unit.end] for unit in units if unit.kind == "sentence")
    found: list[Element] = []
    for unit in units:
        inner = list(_marked(text, unit, names, prose))
        quoted = _quoted(unit, quotations)
        found += [
            Element(kind=unit.kind, start=unit.start, end=unit.end, unit=unit),
            *(_clauses(text, unit) if unit.kind == "sentence" else ()),
            *inner,
            *_left_out(text, unit, inner),
            *quoted,
        ]
    return tuple(sorted(found, key=lambda element: (element.start, -element.end, KINDS.index(element.kind))))


def _clauses(text: str, unit: Unit) -> Iterator[Element]:
    """The clauses of a sentence that has more than one."""
    spans = list(clauses_of(text[unit.start : unit.end]))
    for start, end in spans if len(spans) > 1 else ():
        yield Element(kind="clause", start=unit.start + start, end=unit.start + end, unit=unit)


def _quoted(unit: Unit, quotations: list[tuple[int, int]]) -> Iterator[Element]:
    """What of the quotations stands in the unit: one of several sentences counts in each of them."""
    for start, end in quotations:
        if start < unit.end and unit.start < end:
            yield Element(kind="quotation", start=max(start, unit.start), end=min(end, unit.end), unit=unit)


def _marked(text: str, unit: Unit, names: Names, prose: str) -> Iterator[Element]:
    """What the patterns, the vocabulary and the reader of figures find; a figure within a known name is part of it."""
    said = text[unit.start : unit.end]
    taken: list[tuple[int, int]] = []
    named: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(said):
            yield Element(kind=kind, start=unit.start + match.start(), end=unit.start + match.end(), unit=unit)
            if kind in EXACT:
                taken.append((unit.start + match.start(), unit.start + match.end()))
    numbers = list(_numbers(said, unit))
    figures = (
        [(element.start, element.end) for element in numbers if element.kind != "name" and _has_digit(text, element)]
        + _units(said, unit)
        + taken
    )
    for first, last, name_kind, entities in names.find(text, unit, prose):
        start, end = (first, last) if entities else _without_figures(text, first, last, figures)
        if start == end:
            continue
        yield Element(kind=name_kind, start=start, end=end, unit=unit, entities=entities)
        named.append((start, end))
        if entities:
            taken.append((start, end))
    for element in numbers:
        if not _overlaps(element, taken + named if element.kind == "name" else taken):
            yield element


def _units(said: str, unit: Unit) -> list[tuple[int, int]]:
    """The one word behind a figure that is its unit, which is no name: the TWh of 390 TWh."""
    units: list[tuple[int, int]] = []
    for found in find(said):
        if found.kind == "quantity" and found.unit is not None:
            _, end = _numeral(said, found.start, found.end)
            if len(said[end : found.end].split()) == 1:
                units.append((unit.start + end, unit.start + found.end))
    return units


def _without_figures(text: str, start: int, end: int, figures: list[tuple[int, int]]) -> tuple[int, int]:
    """A name that nobody knows without the figures and units at its end, and the small words at its head."""
    words = [(start + word.start(), start + word.end()) for word in _WORD.finditer(text[start:end])]
    words = _trimmed(_trimmed(words, figures)[::-1], figures)[::-1]
    while len(words) > 1 and _LEADING.match(text[words[0][0] : words[0][1]]):
        words.pop(0)
    if len(words) == 1 and len(_WORD.findall(text[start:end])) > 1 and _LEADING.match(text[words[0][0] : words[0][1]]):
        words.pop()
    return (words[0][0], words[-1][1]) if words else (start, start)


def _has_digit(text: str, element: Element) -> bool:
    return any(sign.isdigit() for sign in text[element.start : element.end])


def _trimmed(words: list[tuple[int, int]], figures: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words without those at the end that a figure or a date holds."""
    while words and any(low < words[-1][1] and words[-1][0] < high for low, high in figures):
        words = words[:-1]
    return words


def _left_out(text: str, unit: Unit, inner: list[Element]) -> Iterator[Element]:
    """Digits that nothing else holds: no figure may vanish because nobody knew how to read it.

    Those in the name of what a figure counts are none: the 3 of 1,536 TPU v3 chips.
    """
    spans = [(element.start, element.end) for element in inner]
    said = text[unit.start : unit.end]
    counted = [(unit.start + one.start, unit.start + one.end) for one in find(said) if one.kind == "quantity"]
    for match in _FIGURE.finditer(text, unit.start, unit.end):
        element = Element(kind="number", start=match.start(), end=match.end(), unit=unit)
        of_a_word = match.start() > unit.start and text[match.start() - 1].isalpha() and _overlaps(element, counted)
        if not of_a_word and not _overlaps(element, spans):
            yield element


def _numbers(said: str, unit: Unit) -> Iterator[Element]:
    """Figures without their hedges, units and nouns, and the dates and names that hold digits."""
    for found in find(said):
        start, end = (found.start, found.end) if found.kind != "quantity" else _numeral(said, found.start, found.end)
        kind: Kind = "date" if found.kind in ("date", "year") else "name" if found.kind == "identifier" else "number"
        yield Element(kind=kind, start=unit.start + start, end=unit.start + end, unit=unit)


def _numeral(said: str, start: int, end: int) -> tuple[int, int]:
    """The part of a quantity from its first to its last digit or number word."""
    words = [word for word in _NUMERAL.finditer(said, start, end) if _counts(word.group())]
    if not words:
        return start, end
    digits = [word for word in words if word.group().lower() not in ("a", "an", "one")] or words
    last = digits[0]
    for word in digits[1:]:
        if _APART.search(said[last.end() : word.start()]):  # a digit in what is counted: 1,536 TPU v3 chips
            break
        last = word
    return digits[0].start(), last.end()


def _counts(word: str) -> bool:
    return word.isdigit() or (word.lower() in STARTS)


def _overlaps(element: Element, spans: list[tuple[int, int]]) -> bool:
    return any(start < element.end and element.start < end for start, end in spans)
