"""Proposes the fields of a claim: kind, subject, attribute and value, told from the quote and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assay.articles.coverage.cue_words import PLACEHOLDER, REFERENCE
from assay.articles.proposal.attribute import Likely, Vocabulary, figures_of
from assay.articles.proposal.prose_dates import date_in
from assay.articles.proposal.relation import relation_of, scope_of
from assay.articles.proposal.surroundings import Mention, Scene, Stage
from assay.model import Article, Attribute, Kind
from assay.model.corpus import Corpus
from assay.quantity import Found, find
from assay.records.values import read_quantity

_MOST = 5
_IN_ANOTHER_SENTENCE = 1000
_RATIO = re.compile(r"\btimes\b|\btwice\b|\bhalf\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not?|never|unlike|without|n.t)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Proposal:
    """What a record of this quote may say; the alternatives stand beside what is proposed, the likeliest first."""

    kind: Kind = Kind.STATEMENT
    subject: str | None = None
    attribute: str | None = None
    value: tuple[str, ...] = ()
    relation: str | None = None
    object: str | None = None
    metric: str | None = None
    scope: str | None = None
    placeholder: str | None = None
    subjects: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposer:
    """Proposes for the quotes of one article."""

    article: Article
    text: str
    corpus: Corpus

    @cached_property
    def _stage(self) -> Stage:
        return Stage(self.article.id, self.text, self.corpus)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.corpus)

    @cached_property
    def _said_of(self) -> Counter[tuple[str, str]]:
        """How often facts and claims give each attribute to each kind of entity."""
        pairs = [(fact.attribute, fact.subject) for fact in self.corpus.facts]
        pairs += [(one.attribute, one.subject) for one in self.corpus.claims.values() if one.attribute and one.subject]
        return Counter((attribute, self._kind(subject)) for attribute, subject in pairs)

    @cached_property
    def _taken(self) -> Counter[tuple[str, str]]:
        """How often each attribute has a value of each kind of entity."""
        values = [(fact.attribute, fact.value) for fact in self.corpus.facts]
        values += [(one.attribute or "", one.value) for one in self.corpus.claims.values()]
        named = ((name, item) for name, value in values if isinstance(value, tuple) for item in value)
        return Counter((name, self._kind(item)) for name, item in named)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of each entity; of a family, that of its members."""
        entities = self.corpus.entities.values()
        of_members = {entity.family: entity.kind for entity in entities if entity.family}
        return {
            entity.id: of_members.get(entity.id, "model") if entity.kind == "family" else entity.kind
            for entity in entities
        }

    def _kind(self, entity: str) -> str:
        """The kind of an entity; what can be said of a model can be said of a family and a class of models."""
        kind = self._kinds.get(entity, "")
        return "model" if kind in ("family", "size-class") else kind

    def propose(self, start: int, end: int) -> Proposal:
        """What the record of the characters `start` to `end` may say."""
        scene = self._stage.scene(start, end)
        if promised := self._promised(scene):
            return promised
        likely = self._vocabulary.likely(scene)
        if compared := self._compared(scene, likely):
            return compared
        if not likely:
            return self._statement(scene)
        for one in likely:
            if found := self._asserted(scene, one, likely):
                return found
        return self._statement(scene)

    def _promised(self, scene: Scene) -> Proposal | None:
        text = f"text-{self.article.id}"
        subject = text if text in self.corpus.entities else None
        if PLACEHOLDER.fullmatch(scene.quote.strip()):
            return Proposal(Kind.PLACEHOLDER, subject, placeholder="data")
        if REFERENCE.fullmatch(scene.quote.strip()) and scene.quote.strip().startswith("["):
            return Proposal(Kind.PLACEHOLDER, subject, placeholder="reference")
        return None

    def _statement(self, scene: Scene) -> Proposal:
        subjects = _ids(mention for mention in scene.mentions if mention.distance < _IN_ANOTHER_SENTENCE)
        return Proposal(Kind.STATEMENT, next(iter(subjects), None), subjects=subjects)

    def _compared(self, scene: Scene, likely: list[Likely]) -> Proposal | None:
        found = relation_of(scene)
        if found is None:
            return None
        relation, at = found
        is_rank = relation in ("outperforms", "matches")
        if not (is_rank and at >= scene.start) and any(figure.unit for figure in figures_of(scene)):
            return None
        systems = [one for one in scene.mentions if self._kind(one.entity) == "model"]
        after = sorted(
            (one for one in systems if one.start >= at and one.distance < _IN_ANOTHER_SENTENCE),
            key=lambda one: one.start,
        )
        quoted = [one for one in systems if scene.within(one) and one.start >= at]
        other = next(iter(quoted or after), None)
        if other is None and at >= scene.start:  # the other one was named before
            named = _ids(systems)
            other = next((one for one in systems if one.entity == named[1]), None) if len(named) > 1 else None
        subject = next((one for one in systems if one.end <= at and (not other or one.entity != other.entity)), None)
        if subject is None or other is None:
            return None
        attribute = None if is_rank else next(iter(self._quantities(likely)), "parameters")
        metric = (self._metric(scene) or "all-benchmarks") if is_rank else None
        return Proposal(
            Kind.COMPARISON, subject.entity, attribute, relation=relation, object=other.entity, metric=metric,
            scope=scope_of(scene.quote) if is_rank else None, subjects=_ids(systems),
        )  # fmt: skip

    def _quantities(self, likely: list[Likely]) -> list[str]:
        return [one.attribute for one in likely if self.corpus.attributes[one.attribute].type == "quantity"]

    def _asserted(self, scene: Scene, one: Likely, likely: list[Likely]) -> Proposal | None:
        attribute = self.corpus.attributes[one.attribute]
        value = self._value(scene, attribute, one.found)
        if not value:
            return None
        subjects = self._subjects(scene, attribute, value)
        attributes = tuple(other.attribute for other in likely[:_MOST])
        metric = self._metric(scene) if "metric" in attribute.needs else None
        return Proposal(
            attribute.claim_kind, next(iter(subjects), None), attribute.id, value, metric=metric,
            subjects=subjects, attributes=attributes,
        )  # fmt: skip

    def _metric(self, scene: Scene) -> str | None:
        """The benchmark, or set of them, that the sentence or row names."""
        tests = (one for one in scene.mentions if self._kind(one.entity) in ("benchmark", "benchmark-set"))
        return next((one.entity for one in tests if one.distance < _IN_ANOTHER_SENTENCE), None)

    def _subjects(self, scene: Scene, attribute: Attribute, value: tuple[str, ...]) -> tuple[str, ...]:
        """What the attribute can be said of, the nearest before the value first."""
        kinds = set(self._kinds_of(attribute.id)) or {"model"}
        if kinds == {"article"}:
            return (f"text-{self.article.id}",) if f"text-{self.article.id}" in self.corpus.entities else ()
        fitting = [
            mention for mention in scene.mentions if self._kind(mention.entity) in kinds and mention.entity not in value
        ]
        classes = self._size_classes(scene) if scene.unit.kind == "row" else []
        members = [member for mention in fitting[:1] for member in self._members_of_size(mention.entity, value)]
        families = self._families(fitting) if attribute.type == "quantity" and _is_range(value) else []
        return tuple(dict.fromkeys((*classes, *families, *members, *_ids(fitting))))

    def _families(self, mentions: list[Mention]) -> list[str]:
        """The family of the nearest name: a range is mostly told of all its members."""
        nearest = self.corpus.entities.get(mentions[0].entity) if mentions else None
        return [nearest.family] if nearest and nearest.family else []

    def _kinds_of(self, attribute: str) -> list[str]:
        return [kind for name, kind in self._said_of if name == attribute]

    def _size_classes(self, scene: Scene) -> list[str]:
        """The classes of models that have, by definition, the size with which the row begins."""
        found = next(find(scene.said.lstrip("| ")), None)
        first = found.quantity if found and not found.start else None
        if first is None:
            return []
        return [
            entity.id
            for entity in self.corpus.entities.values()
            if entity.kind == "size-class"
            and any(name == "parameters" and given.points == first.points for name, given in entity.given)
        ]

    def _members_of_size(self, family: str, value: tuple[str, ...]) -> list[str]:
        """The members of a family that bear the figure in their name: of LLaMA's `7 billion parameters`, LLaMA 7B."""
        size = re.match(r"([0-9.]+)[- ](billion|million)", value[0]) if value else None
        if size is None:
            return []
        sign = re.compile(rf"(?<![\d.]){re.escape(size[1])}{size[2][0].upper()}\b")
        return [name for name in self.corpus.members(family) if sign.search(self.corpus.label(name))]

    def _value(self, scene: Scene, attribute: Attribute, found: Found | None) -> tuple[str, ...]:
        if attribute.type == "quantity":
            return (_figure(found.printed, attribute),) if found else ()
        if attribute.type == "date":
            when = date_in(scene.quote, self.article.date)
            return (when,) if when else ()
        if attribute.type == "entity":
            return self._named(scene, attribute)
        return _category(scene, attribute)

    def _named(self, scene: Scene, attribute: Attribute) -> tuple[str, ...]:
        fitting = [one for one in scene.mentions if self._taken[attribute.id, self._kind(one.entity)]]
        quoted = [one for one in fitting if scene.within(one)]
        if quoted:
            best = max(self._taken[attribute.id, self._kind(one.entity)] for one in quoted)
            usual = [one for one in quoted if self._taken[attribute.id, self._kind(one.entity)] * 4 >= best]
            chosen = _ids(one for one in usual if one.distance < 5000)
            return chosen if attribute.many and not self._said_of_any(chosen, attribute) else chosen[:1]
        near = [one for one in fitting if one.distance < _IN_ANOTHER_SENTENCE]
        return _ids(near)[:1]

    def _said_of_any(self, entities: Iterable[str], attribute: Attribute) -> bool:
        return any(self._said_of[attribute.id, self._kind(entity)] for entity in entities)


def _is_range(value: tuple[str, ...]) -> bool:
    found = next(find(value[0]), None) if value else None
    return bool(found and found.quantity and len(found.quantity.points) > 1)


def _figure(printed: str, attribute: Attribute) -> str:
    """The figure without the words of the unit that its attribute has anyway."""
    whole, _ = read_quantity(printed, attribute)
    words = printed.split()
    for length in range(1, len(words)):
        shorter, _ = read_quantity(" ".join(words[:length]), attribute)
        if whole and shorter and (shorter.interval, shorter.points) == (whole.interval, whole.points):
            return " ".join(words[:length])
    return printed


def _category(scene: Scene, attribute: Attribute) -> tuple[str, ...]:
    said = scene.quote.lower()
    if set(attribute.values) >= {"yes", "no"}:
        return ("no",) if _NOT.search(scene.quote) else ("yes",)
    for value in attribute.values:
        if value.lower() in said or value.lower().replace("-", " ") in said:
            return (value,)
    return ()


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.entity for mention in mentions))
