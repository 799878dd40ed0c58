"""All records together, as one frozen value with the look-ups that the checker needs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from assay.model import Article, Attribute, Claim, Entity, Erratum, Fact, Kinds, Law, Role, Source
from assay.model.set_aside import SetAside
from assay.model.tension import Tension

Item = TypeVar("Item")
Key = TypeVar("Key")


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """The records that could be read, by id."""

    kinds: Kinds = field(default_factory=Kinds)
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    laws: tuple[Law, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    errata: Mapping[str, Erratum] = field(default_factory=dict)
    set_asides: Mapping[str, tuple[SetAside, ...]] = field(default_factory=dict)
    """What of each article is no claim, by article, in the order of the text."""
    tensions: Mapping[str, Tension] = field(default_factory=dict)

    @cached_property
    def _sound(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.erratum is None)

    @cached_property
    def _mistakes(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        wrong = (fact for fact in self.facts if fact.erratum)
        return _group(wrong, lambda fact: (fact.subject, fact.attribute))

    @cached_property
    def _facts_by_key(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        return _group(self._sound, lambda fact: (fact.subject, fact.attribute))

    @cached_property
    def _facts_by_attribute(self) -> Mapping[str, tuple[Fact, ...]]:
        return _group(self._sound, lambda fact: fact.attribute)

    @cached_property
    def _facts_by_id(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _facts_by_subject(self) -> Mapping[str, tuple[Fact, ...]]:
        return _group(self._sound, lambda fact: fact.subject)

    @cached_property
    def _all_by_subject(self) -> Mapping[str, tuple[Fact, ...]]:
        return _group(self.facts, lambda fact: fact.subject)

    @cached_property
    def _figures(self) -> Mapping[str, tuple[tuple[float, ...], tuple[Fact, ...]]]:
        """For each attribute the single figures that facts print, from the least to the greatest, and the facts."""
        single: dict[str, list[tuple[float, Fact]]] = defaultdict(list)
        for fact in self._sound:
            if fact.figure and len(fact.figure.points) == 1:
                single[fact.attribute].append((fact.figure.points[0], fact))
        ordered = {name: sorted(pairs, key=lambda pair: pair[0]) for name, pairs in single.items()}
        return {
            name: (tuple(point for point, _ in pairs), tuple(fact for _, fact in pairs))
            for name, pairs in ordered.items()
        }

    @cached_property
    def _claims_by_article(self) -> Mapping[str, tuple[Claim, ...]]:
        return _group(self.claims.values(), lambda claim: claim.article)

    @cached_property
    def _subjects_by_article(self) -> Mapping[str, frozenset[str]]:
        return {
            article: frozenset(claim.subject for claim in claims if claim.subject is not None)
            for article, claims in self._claims_by_article.items()
        }

    @cached_property
    def _variants(self) -> Mapping[str, tuple[str, ...]]:
        return _group(
            (name for name, entry in self.attributes.items() if entry.variant_of),
            lambda name: self.attributes[name].variant_of or "",
        )

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        families: dict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.family:
                families[entity.family].append(entity.id)
        return {family: tuple(members) for family, members in families.items()}

    @cached_property
    def _tensions_by_claim(self) -> Mapping[str, tuple[Tension, ...]]:
        found: dict[str, list[Tension]] = defaultdict(list)
        for tension in self.tensions.values():
            for member in tension.members:
                found[member].append(tension)
        return {claim: tuple(tensions) for claim, tensions in found.items()}

    def tensions_of(self, claim: str) -> tuple[Tension, ...]:
        """The tensions in which a claim stands."""
        return self._tensions_by_claim.get(claim, ())

    def attribute(self, name: str | None) -> Attribute | None:
        """The entry of the vocabulary of that id; None where there is none, or none is named."""
        return self.attributes.get(name) if name else None

    def entity(self, name: str | None) -> Entity | None:
        """The entity of that id; None where there is none, or none is named."""
        return self.entities.get(name) if name else None

    def facts_about(self, subject: str | None, attribute: str | None) -> tuple[Fact, ...]:
        """The facts that give this attribute of this subject, in the order of the records, known errors left out.

        Like other look-ups it finds nothing where nothing is named.
        """
        return self._facts_by_key.get((subject, attribute), ()) if subject and attribute else ()

    def mistakes_about(self, subject: str, attribute: str) -> tuple[Fact, ...]:
        """What sources say of this attribute of this subject by a known error: to be shown, not counted."""
        return self._mistakes.get((subject, attribute), ())

    def facts_on(self, attribute: str) -> tuple[Fact, ...]:
        """The facts that give this attribute of anything; known errors are left out."""
        return self._facts_by_attribute.get(attribute, ())

    def fact(self, name: str) -> Fact | None:
        """The fact of that id, if there is one."""
        return self._facts_by_id.get(name)

    def facts_of(self, subject: str) -> tuple[Fact, ...]:
        """All facts about a subject; known errors are left out."""
        return self._facts_by_subject.get(subject, ())

    def all_facts_of(self, subject: str) -> tuple[Fact, ...]:
        """All facts about a subject, known errors too."""
        return self._all_by_subject.get(subject, ())

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everything that a fact is about."""
        return tuple(self._all_by_subject)

    def figures_between(self, attribute: str, low: float, high: float) -> tuple[Fact, ...]:
        """The facts that print a single figure from `low` to `high` for the attribute, in its unit; the least first."""
        points, facts = self._figures.get(attribute, ((), ()))
        return facts[bisect_left(points, low) : bisect_right(points, high)]

    def members(self, family: str | None) -> tuple[str, ...]:
        """The entities of a family; empty for anything that is no family."""
        return self._members.get(family, ()) if family else ()

    def siblings(self, entity: str | None) -> tuple[str, ...]:
        """Entities with which this one is easily confused: those named as siblings, then those of its family."""
        record = self.entity(entity)
        if record is None:
            return ()
        named = dict.fromkeys((*record.siblings, *self.members(record.family)))
        named.pop(record.id, None)
        return tuple(named)

    def variants(self, attribute: str) -> tuple[str, ...]:
        """Attributes that are defined as another reading of this one, and what this one is a reading of."""
        own = self.attributes[attribute].variant_of
        root = own or attribute
        return tuple(name for name in (root, *self._variants.get(root, ())) if name != attribute)

    def root(self, source: str) -> str:
        """The source from which this one has what it says: itself, unless it merely repeats another."""
        record = self.sources.get(source)
        return self.root(record.origin) if record and record.origin else source

    def claims_of(self, article: str) -> Iterator[Claim]:
        """The claims of an article in reading order."""
        chosen = self._claims_by_article.get(article, ())
        return iter(sorted(chosen, key=lambda claim: (claim.start, claim.id)))

    def subjects_in(self, article: str) -> frozenset[str]:
        """Everything of which an article claims something."""
        return self._subjects_by_article.get(article, frozenset())

    def role(self, entity: str | None) -> Role | None:
        """The part that an entity plays; None for a mere thing, and for what has no record."""
        record = self.entity(entity)
        return self.kinds.role(record.kind) if record else None

    @cached_property
    def size(self) -> str | None:
        """The attribute after which classes of size are named."""
        return next((name for name, entry in self.attributes.items() if entry.measures_size), None)

    def comparing(self, how: str) -> tuple[Attribute, ...]:
        """The attributes that tell who does better in this way: `score`, `won`, `tied` or `lost`."""
        return tuple(entry for entry in self.attributes.values() if entry.compares == how)

    @cached_property
    def everything(self) -> str | None:
        """The entity that stands for all tests there are."""
        return next((name for name, entity in self.entities.items() if entity.means_all), None)

    def attribute_label(self, attribute: str | None) -> str:
        """The name of an attribute for readers; an id without an entry is its own, and of nothing it is empty."""
        record = self.attribute(attribute)
        return record.label if record else attribute or ""

    def label(self, entity: str | None) -> str:
        """The name of an entity for readers; an id without a record is its own, and of nothing it is empty."""
        record = self.entity(entity)
        return record.label if record else entity or ""


def _group(items: Iterable[Item], key: Callable[[Item], Key]) -> Mapping[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
