"""What the pages are made from: records and report, with the look-ups that go from one page to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from assay.articles.coverage import Coverage
from assay.book.pages.catalogued import Catalogued
from assay.book.pages.citation import Work
from assay.checkout.addresses import Addresses
from assay.checkout.history import History
from assay.model import Entity, Fact, Value
from assay.model.corpus import Corpus
from assay.model.corrections import Correction
from assay.model.dates import PartialDate
from assay.quantity import Quantity
from assay.verdicts.implied_range import Leftover, Leftovers
from assay.verdicts.report import Report, Row

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class File:
    """A record as it was written."""

    path: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything that a page may show."""

    corpus: Corpus
    report: Report
    files: Mapping[str, File] = field(default_factory=dict)
    """The records of claims, by the id of the claim."""
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    """What of each article the records account for."""
    audit: Mapping[str, Any] = field(default_factory=dict)
    """The checker's own error rate, as `_build/audit.json` has it."""
    addresses: Addresses = field(default_factory=Addresses)
    """Where the book and its repository stand in public."""
    work: Work = field(default_factory=Work)
    """The book as a whole, as it is cited."""
    history: History = field(default_factory=dict)
    """When the records of claims were added and changed; empty where git does not say."""
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """File and line of every record and every fact, by id."""
    corrections: Sequence[Correction] = ()
    """What was published and was wrong, the latest first."""
    measured: Mapping[str, Any] = field(default_factory=dict)
    """What the benchmarks measured, by part, as `tests/benchmarks/results.json` has it."""
    read: Mapping[str, Any] = field(default_factory=dict)
    """How well texts are read that nobody prepared, as `tests/benchmarks/scan.json` has it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of articles that are at hand, by the id of the article: they belong to their publishers."""
    catalogued: Catalogued = field(default_factory=Catalogued)
    """What the catalogues say."""

    @cached_property
    def leftovers(self) -> Mapping[str, Leftover]:
        """What the rest of a conflict leaves for the figure that stands out, by the id of the conflict."""
        return Leftovers(self.corpus, self.report).by_conflict

    @cached_property
    def rows_by_article(self) -> Mapping[str, Sequence[Row]]:
        """The claims of every article, in reading order."""
        rows: dict[str, list[Row]] = {article: [] for article in self.corpus.articles}
        for row in self.report.rows:
            rows[row.claim.article].append(row)
        return rows

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """For every claim its place in its article, counted from 1."""
        rows = self.rows_by_article.values()
        return {row.claim.id: number for listed in rows for number, row in enumerate(listed, start=1)}

    @cached_property
    def rows_by_claim(self) -> Mapping[str, Row]:
        """The row of every claim, by its id."""
        return {row.claim.id: row for row in self.report.rows}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Row | None, Row | None]]:
        """For every claim the one before it and the one behind it in its article."""
        found: dict[str, tuple[Row | None, Row | None]] = {}
        for rows in self.rows_by_article.values():
            before = [None, *rows]
            behind = [*rows[1:], None]
            for row, *sides in zip(rows, before, behind, strict=False):
                found[row.claim.id] = (sides[0], sides[1])
        return found

    @cached_property
    def facts_by_id(self) -> Mapping[str, Fact]:
        """The facts by id."""
        return {fact.id: fact for fact in self.corpus.facts}

    @cached_property
    def facts_by_source(self) -> Mapping[str, Sequence[Fact]]:
        """The facts of every source, in the order of its record."""
        return _grouped((fact.source, fact) for fact in self.corpus.facts)

    @cached_property
    def facts_by_entity(self) -> Mapping[str, Sequence[Fact]]:
        """The facts that name an entity, as what they are about or compare it with."""
        return _grouped(
            (name, fact) for fact in self.corpus.facts
            for name in dict.fromkeys((fact.subject, fact.when.object)) if name
        )  # fmt: skip

    @cached_property
    def facts_by_metric(self) -> Mapping[str, Sequence[Fact]]:
        """The facts that were measured by a benchmark."""
        return _grouped((fact.when.metric, fact) for fact in self.corpus.facts if fact.when.metric)

    @cached_property
    def rows_by_entity(self) -> Mapping[str, Sequence[Row]]:
        """The claims that name an entity, as subject, as object, as benchmark or as value."""
        return _grouped((name, row) for row in self.report.rows for name in _named(row) if name in self.corpus.entities)

    @cached_property
    def rows_by_source(self) -> Mapping[str, Sequence[Row]]:
        """The claims on which a source gives evidence, itself or through a law."""
        pairs = [(name, row) for row in self.report.rows for piece in row.evidence for name in piece.read_in]
        return _grouped(pairs)

    @cached_property
    def systems(self) -> Mapping[str, Entity]:
        """What a claim or a fact names and what has a page by its kind, by label."""
        named = {*self.facts_by_entity, *self.facts_by_metric, *self.rows_by_entity}
        chosen = [self.corpus.entities[name] for name in named if name in self.corpus.entities]
        ordered = sorted(chosen, key=lambda entity: (entity.label.casefold(), entity.id))
        return {entity.id: entity for entity in ordered if self.corpus.kinds.has_page(entity.kind)}

    def law_label(self, name: str) -> str:
        """The name of a law for readers."""
        return next((law.label for law in self.corpus.laws if law.id == name), name)

    def shown(self, value: Value | None) -> str:
        """A value for readers; None is undisclosed."""
        if value is None:
            return "not disclosed"
        if isinstance(value, Quantity):
            return value.printed
        if isinstance(value, PartialDate):
            return str(value)
        return ", ".join(self.corpus.label(name) for name in value)


def _named(row: Row) -> Iterable[str]:
    claim = row.claim
    values = claim.value if isinstance(claim.value, tuple) else ()
    return dict.fromkeys(name for name in (claim.subject, claim.when.object, claim.when.metric, *values) if name)


def _grouped(pairs: Iterable[tuple[str, Item]]) -> Mapping[str, Sequence[Item]]:
    """Items by name, each once where it comes several times in a row."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for name, item in pairs:
        if not groups[name] or groups[name][-1] is not item:
            groups[name].append(item)
    return dict(groups)
