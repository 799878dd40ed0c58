"""All that a claim may speak of or be held against: the vocabulary, articles, sources with their facts, and laws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assay.checkout.paths import UNITS
from assay.model import Erratum, Fact, Law
from assay.model.corpus import Corpus
from assay.quantity import use_units
from assay.records.articles import read_articles, undated
from assay.records.catalogue_facts import EntitiesAndCatalogues, names_with_catalogues
from assay.records.known_errors import marked
from assay.records.named import Named, names_by_word, names_with_digits
from assay.records.reader import Reader
from assay.records.references import Fault, Names
from assay.records.resolve import Scope
from assay.records.resolve_law import resolve_law
from assay.records.sources import read_all_facts, read_sources
from assay.records.units import read_units
from assay.records.vocabulary import read_attributes, read_entities, read_kinds

if TYPE_CHECKING:
    from assay.records.knowledge_types import LawRecord

V = TypeVar("V")
KINDS = "claims/kinds.yml"
ATTRIBUTES, ENTITIES = "claims/attributes.yml", "claims/entities.yml"
ERRATA = "claims/errata.yml"


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that claims may speak of, and how it is looked up."""

    corpus: Corpus
    """Without its claims, and what is said of them."""
    scope: Scope
    articles: Names
    catalogued: EntitiesAndCatalogues


def read_knowledge(reader: Reader, folder: Path) -> tuple[Known, dict[str, str]]:
    """Everything but the claims, and the texts that are at hand."""
    recall, root = reader.recall, reader.root
    kinds, kind_names = reader.once("kinds", (KINDS,), lambda: read_kinds(reader, root / KINDS))
    use_units(reader.once("units", (UNITS,), lambda: read_units(reader, root / UNITS)))
    attributes, broken, is_lost = reader.once(
        "attributes", (ATTRIBUTES,), lambda: _apart(*read_attributes(reader, root / ATTRIBUTES, kind_names))
    )
    vocabulary = Names(what="attribute", home=ATTRIBUTES, known=attributes, broken=broken, is_lost=is_lost)
    entities, broken, is_lost = reader.once(
        "entities",
        (ATTRIBUTES, ENTITIES),
        lambda: _apart(*read_entities(reader, root / ENTITIES, attributes, vocabulary, kind_names)),
    )
    entity_names = Names(what="entity", home=ENTITIES, known=entities, broken=broken, is_lost=is_lost)
    articles, article_names, texts = read_articles(reader, folder / "articles")
    catalogued = names_with_catalogues(root, entities, attributes, kinds)
    scope = Scope(
        attributes=recall.watched("attribute", attributes),
        entities=replace(entity_names, known=recall.watched("entity", catalogued)),
        vocabulary=replace(vocabulary, known=recall.watched("attribute", attributes)),
        sources=Names(what="source", home="claims/sources/", known={}),
        kinds=kind_names,
    )
    scope.named = Named(
        recall.watched("entity", entities),
        recall.watched("digits", names_with_digits(entities.values())),
        recall.watched("word", names_by_word(entities.values())),
    )
    article_names = replace(article_names, known=recall.watched("article", articles))
    sources, broken = read_sources(reader, folder / "sources", scope.entities, recall.watched("article", articles))
    scope.sources = replace(scope.sources, known=recall.watched("source", sources), broken=broken)
    for name, article in articles.items():
        for fault in undated(article, scope.sources):
            reader.faults.append(reader.document(folder / "articles" / f"{name}.yml").fault(*fault))
    read = read_all_facts(reader, sources, scope)
    errata = reader.once(
        "errata",
        (ERRATA, ATTRIBUTES, ENTITIES, "claims/sources/"),
        lambda: _errata(reader, root / ERRATA, scope, read),
    )
    corpus = Corpus(
        kinds=kinds,
        attributes=attributes,
        entities=entities,
        sources=sources,
        facts=marked(read, errata.values()),
        laws=reader.once("laws", ("claims/laws/",), lambda: tuple(_laws(reader, folder / "laws", scope))),
        articles=articles,
        errata=errata,
    )
    return Known(corpus=corpus, scope=scope, articles=article_names, catalogued=catalogued), texts


def _apart(known: dict[str, V], names: Names) -> tuple[dict[str, V], frozenset[str], bool]:
    """The records, the names of those with a fault, and whether the file could not be read at all."""
    return known, names.broken, names.is_lost


def _errata(reader: Reader, path: Path, scope: Scope, facts: Sequence[Fact]) -> dict[str, Erratum]:
    from assay.records.errata import read_errata  # noqa: PLC0415 - pydantic is for what is read anew

    return read_errata(reader, path, scope, facts)


def _laws(reader: Reader, folder: Path, scope: Scope) -> Iterator[Law]:
    from assay.records.knowledge_types import LawRecord  # noqa: PLC0415 - pydantic is for what is read anew

    for name, document in reader.flat_files(folder):
        record = reader.decoded(document, LawRecord)
        law = record and reader.resolved(document, (), lambda: _law(name, record, scope))  # noqa: B023
        if law:
            reader.places[name] = (document.file, 1)
            yield law


def _law(name: str, record: LawRecord, scope: Scope) -> tuple[Law, list[Fault]]:
    names = (*record.product, *record.assumed, *record.best_of, *record.only_for)
    scope.vocabulary.lean_on(names)
    return resolve_law(name, record, scope)
