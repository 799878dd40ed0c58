"""What catalogues say, put among the facts: only of things that are asked for, and only what no better source says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assay.model import Attribute, Entity, Fact, Kinds
from assay.model.corpus import Corpus
from assay.model.differences import is_rounding, sizes_of
from assay.model.name_index import Known
from assay.model.standing import Standing, standing_of
from assay.quantity import Quantity
from assay.records.catalogue_store import Catalogues
from assay.records.known_errors import marked


def catalogues_of(root: Path, corpus: Corpus) -> Catalogues:
    """The catalogues of a checkout whose records were loaded; nothing is read yet."""
    return Catalogues(root=root, entities=corpus.entities, attributes=corpus.attributes, kinds=corpus.kinds)


def with_catalogues(corpus: Corpus, catalogues: Catalogues, entities: Iterable[str]) -> Corpus:
    """The corpus with what catalogues say of these entities.

    Where a source of higher standing gives the same attribute under no other conditions, the catalogues' figures are
    left out: they could not decide anything. An id that neither the records nor the catalogues know changes nothing.
    """
    return extended(corpus, from_catalogues(corpus, catalogues, entities))


More = tuple[tuple[Entity, ...], tuple[Fact, ...]]
"""Entities and facts that only catalogues have."""


def from_catalogues(corpus: Corpus, catalogues: Catalogues, entities: Iterable[str]) -> More:
    """What catalogues say of these entities, and the entities that only they know."""
    more: list[Entity] = []
    facts: list[Fact] = []
    for name in dict.fromkeys(entities):
        if name not in corpus.entities:
            found = catalogues.entity(name)
            if found is None:
                continue
            more.append(found)
        said = marked(catalogues.facts(name), corpus.errata.values())
        facts += _handed_on(said, corpus, catalogues)
    return tuple(more), tuple(facts)


def extended(corpus: Corpus, more: More) -> Corpus:
    """The corpus with more entities and facts."""
    entities, facts = more
    known = {**corpus.entities, **{entity.id: entity for entity in entities}}
    return replace(corpus, entities=known, facts=(*corpus.facts, *facts))


def with_names(corpus: Corpus, catalogues: Catalogues, names: Iterable[str]) -> Corpus:
    """The corpus with everything that these names of a text lead to, each known by its spelling there too.

    A name that is an unknown sibling of known things, or of nothing known, leads to nothing.
    """
    spelled: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        found = catalogues.names.resolve(name)
        if isinstance(found, Known):
            spelled.setdefault(found.entity, []).append(name)
    extended = with_catalogues(corpus, catalogues, spelled)
    entities = dict(extended.entities)
    for entity, said in spelled.items():
        if entity not in corpus.entities and entity in entities:
            record = entities[entity]
            aliases = dict.fromkeys((*record.aliases, *(name for name in said if name != record.label)))
            entities[entity] = replace(record, aliases=tuple(aliases))
    return replace(extended, entities=entities)


def _handed_on(said: Sequence[Fact], corpus: Corpus, catalogues: Catalogues) -> Iterator[Fact]:
    """What of an entity's facts the judge may hear."""
    for fact in said:
        if corpus.fact(fact.id) is None and _counts(fact, corpus) and _is_plain(fact, said, catalogues):
            yield fact


def _counts(fact: Fact, corpus: Corpus) -> bool:
    """Whether the source is known, and nothing better says something on the same attribute."""
    source = corpus.sources.get(fact.source)
    if source is None:
        return False
    own = standing_of(source, fact.subject, corpus)
    recorded = corpus.facts_about(fact.subject, fact.attribute)
    best = (standing_of(corpus.sources[other.source], other.subject, corpus) for other in recorded)
    return max(best, default=Standing.SECONDARY) <= own


def _is_plain(fact: Fact, said: Sequence[Fact], catalogues: Catalogues) -> bool:
    """Whether the figure means what a reader would take it for.

    A model of seven billion by its name that has more than eight by count is called either, and which of its figures
    a text means nobody can tell: of such a model no size is handed on.
    """
    if fact.attribute != catalogues.sized:
        return True
    sizes = list(sizes_of(catalogues.names_of(fact.subject), catalogues.words))
    figures = [one.value for one in said if one.attribute == catalogues.sized and one.erratum is None]
    points = [figure.points[0] for figure in figures if isinstance(figure, Quantity)]
    return not sizes or all(any(is_rounding(size, point) for size in sizes) for point in points)


@dataclass(frozen=True)
class EntitiesAndCatalogues(Mapping[str, Any]):
    """The ids that a record may use: those of the records, and where one is none of these, those of the catalogues."""

    entities: Mapping[str, Entity]
    catalogues: Catalogues

    def __getitem__(self, name: str) -> Entity:
        found = self.entities.get(name) or self.catalogues.entity(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.entities)

    def __len__(self) -> int:
        return len(self.entities)


def names_with_catalogues(
    root: Path, entities: Mapping[str, Entity], attributes: Mapping[str, Attribute], kinds: Kinds
) -> EntitiesAndCatalogues:
    """What a record may speak of."""
    return EntitiesAndCatalogues(entities, Catalogues(root=root, entities=entities, attributes=attributes, kinds=kinds))
