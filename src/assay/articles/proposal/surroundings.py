"""What stands around a quote: its sentence or table row, the names there, and the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assay.articles.coverage.mentions import Names
from assay.articles.coverage.segments import Unit, legible, units_of
from assay.model import Role
from assay.model.corpus import Corpus

_NEAR_BEFORE = 6
"""Units before that of the quote in which a subject is still looked for."""
_TOUCHING = 3
"""Characters between a figure and the name that it belongs to: `the 175-billion-parameter GPT-3`."""
_AFTER = 300.0
"""How much farther a name is that follows the quote, or that the sentence only compares with."""
_OTHER_MEANING = 5000
"""How much farther the less likely meaning of a name is."""
_ASIDE = re.compile(
    r"(?:based on|built on(?: top of)?|than|like|such as|unlike|\bof|from|\bby|\bon|outperform\w*|rival\w*"
    r"|compete with)\s+(?:the |an? |its |all )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
"""Words before a name that is not what the sentence is about."""
_RESUMED = re.compile(r"(?: \w+)?,? (?:which|that|with)\b")
"""Words after a name by which the sentence goes on to speak of it."""
_AND = re.compile(r"\s*(?:,|,? and|,? or)\s*(?:the )?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A known name in the text; `distance` grows with how unlikely it is that the quote speaks of it."""

    entity: str
    start: int
    end: int
    distance: float


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The surroundings of one quote; texts are legible, offsets are those of the article."""

    text: str
    start: int
    end: int
    unit: Unit
    mentions: tuple[Mention, ...]
    label: str = ""
    """Of a table: what stands at the head of the row, and at that of the column or table."""

    @property
    def quote(self) -> str:
        """The quote."""
        return self.text[self.start : self.end]

    @property
    def said(self) -> str:
        """The whole sentence or row."""
        return self.text[self.unit.start : self.unit.end]

    def within(self, mention: Mention) -> bool:
        """Whether the name stands in the quote."""
        return self.start <= mention.start and mention.end <= self.end


class Stage:
    """One article's text, cut into units once, for any number of quotes."""

    def __init__(self, article: str, text: str, corpus: Corpus) -> None:
        self._text = legible(text)
        self._units = units_of(self._text)
        self._prose = "\n".join(self._text[unit.start : unit.end] for unit in self._units if unit.kind == "sentence")
        self._names = Names(corpus)
        self._corpus = corpus
        self._known = _uses(article, corpus)
        self._methods = {
            name.lower(): entity.id
            for entity in corpus.entities.values()
            if corpus.kinds.role(entity.kind) is Role.METHOD
            for name in (entity.label, *entity.aliases)
        }
        either = "|".join(re.escape(name) for name in sorted(self._methods, key=lambda name: (-len(name), name)))
        self._small = re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?!\w)", re.IGNORECASE)

    def scene(self, start: int, end: int) -> Scene:
        """What stands around the characters `start` to `end`."""
        inside = [index for index, unit in enumerate(self._units) if unit.end > start]
        index = inside[0] if inside else len(self._units) - 1
        last = max((i for i, unit in enumerate(self._units) if unit.start < end), default=index)
        first = self._units[index]
        unit = Unit(first.kind, first.start, max(first.end, self._units[last].end))
        mentions = [*self._mentions(unit, start, end, 0)]
        back = range(index - 1, max(-1, index - 1 - _NEAR_BEFORE), -1)
        for steps, before in enumerate(back, start=1):
            mentions += self._mentions(self._units[before], start, end, steps)
        label, heads = self._table(index, start) if first.kind == "row" else ("", [])
        mentions += heads
        ordered = tuple(sorted(mentions, key=lambda mention: (mention.distance, mention.start)))
        return Scene(text=self._text, start=start, end=end, unit=unit, mentions=ordered, label=label)

    def _mentions(self, unit: Unit, start: int, end: int, steps: int) -> Iterator[Mention]:
        aside, previous = False, unit.start
        for first, last, ids in self._named(unit):
            before = self._text[previous:first]
            aside = bool(_ASIDE.search(before)) or (aside and _AND.fullmatch(before) is not None)
            previous = last
            if steps:
                distance = 1000.0 * steps + (first - unit.start) / 10
            elif last <= start:
                distance = float(start - last)
            elif first >= end:
                distance = 2.0 if first - end <= _TOUCHING else _AFTER + first - end
            else:
                distance = 0.0
            if aside and distance > _TOUCHING and not _RESUMED.match(self._text, last):
                distance += _AFTER
            for rank, entity in enumerate(sorted(ids, key=self._likelihood)):
                yield Mention(entity=entity, start=first, end=last, distance=distance + rank * _OTHER_MEANING)

    def _named(self, unit: Unit) -> list[tuple[int, int, frozenset[str]]]:
        """The known names of a unit, those of methods in small letters too."""
        known = [(first, last, ids) for first, last, _, ids in self._names.find(self._text, unit, self._prose) if ids]
        for match in self._small.finditer(self._text, unit.start, unit.end):
            if not any(first < match.end() and match.start() < last for first, last, _ in known):
                known.append((match.start(), match.end(), frozenset({self._methods[match.group().lower()]})))
        return sorted(known, key=lambda one: one[:2])

    def _likelihood(self, entity: str) -> tuple[int, int, str]:
        """For sorting: what the article is known to speak of comes first, then single systems."""
        return -self._known.get(entity, 0), self._corpus.role(entity) is not Role.SYSTEM, entity

    def _table(self, index: int, start: int) -> tuple[str, list[Mention]]:
        """The heads of the row and of the column in which the quote stands, or of the whole chart."""
        top = index
        while top and self._units[top - 1].kind == "row" and self._text[self._units[top - 1].end :][:2] != "\n\n\n":
            top -= 1
        row, head = self._units[index], self._units[top]
        said, over = self._text[row.start : row.end], self._text[head.start : head.end]
        if "|" not in said or index == top:
            return " ".join(self._text[unit.start : unit.end] for unit in self._units[top : min(top + 2, index)]), []
        column = self._text[row.start : start].count("|")
        cells, heads = said.split("|"), over.split("|")
        name = heads[column] if column < len(heads) else ""
        shorter = sum(bool(cell.strip()) for cell in heads) < sum(bool(cell.strip()) for cell in cells)
        if shorter and any(cell.strip() for cell in heads[:2]):
            name = heads[column - 1] if 0 < column <= len(heads) else name  # the corner of the table was left out
        label = next((cell.strip() for cell in cells if cell.strip()), "")
        at = head.start + over.find(name) if name else head.start
        found = self._mentions(Unit("row", at, at + len(name)), start, start, 0) if name.strip() else ()
        heading = [
            Mention(entity=one.entity, start=one.start, end=one.end, distance=float(rank))
            for rank, one in enumerate(found)
        ]
        return label, heading


def _uses(article: str, corpus: Corpus) -> Mapping[str, int]:
    """How often the article's claims speak of each entity, and all others' claims a little."""
    found: dict[str, int] = {}
    for claim in corpus.claims.values():
        weight = 100 if claim.article == article else 1
        for entity in (claim.subject, claim.when.object):
            if entity:
                found[entity] = found.get(entity, 0) + weight
    return found
