"""Proposes the fields of a claim: kind, subject, attribute and value, told from the quote and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assay.articles.coverage.cue_words import PLACEHOLDER, REFERENCE
from assay.articles.coverage.segments import legible
from assay.articles.proposal.attribute import Likely, Vocabulary
from assay.articles.proposal.prose_dates import date_in
from assay.articles.proposal.relation import relation_of, scope_of
from assay.articles.proposal.surroundings import Mention, Scene, Stage
from assay.articles.reading.binding import THE_TEXT, Binding
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.reader import read
from assay.model import Article, Attribute, Kind, Role
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.records.values import read_quantity

_MOST = 5
_IN_ANOTHER_SENTENCE = 1000
_NOT = re.compile(r"\b(?:not?|never|unlike|without|n.t)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
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
    note: str = ""
    """Why something is not proposed, for the person who asks."""


NOT_ASSERTED = {
    "denied": "the text denies it, so nothing is asserted",
    "supposed": "the text only supposes it, so nothing is asserted",
    "planned": "the text tells a plan or a forecast, so nothing is asserted",
    "asked": "the text asks, so nothing is asserted",
}
"""Moods in which a figure is no claim, and what is said of them."""


@dataclass(frozen=True, kw_only=True)
class Proposer:
    """Proposes for the quotes of one article."""

    article: Article
    text: str
    corpus: Corpus
    bindings: tuple[Binding, ...] | None = None
    """What its figures are bound to, where that was read before."""

    @cached_property
    def _stage(self) -> Stage:
        return Stage(self.article.id, self.text, self.corpus)

    @cached_property
    def _bindings(self) -> list[Binding]:
        """What each figure of the article is bound to: the same binding that `assay scan` judges."""
        if self.bindings is not None:
            return list(self.bindings)
        return read(legible(self.text), Lexicon(self.corpus), self.article.title)

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
        entities, kinds = self.corpus.entities.values(), self.corpus.kinds
        of_members = {entity.family: entity.kind for entity in entities if entity.family}
        return {
            entity.id: of_members.get(entity.id, kinds.main) if kinds.role(entity.kind) is Role.FAMILY else entity.kind
            for entity in entities
        }

    def _kind(self, entity: str) -> str:
        """The kind of an entity; what can be said of a system can be said of a family and a class of systems."""
        kind, kinds = self._kinds.get(entity, ""), self.corpus.kinds
        return kinds.main if kinds.role(kind) in (Role.FAMILY, Role.CLASS) else kind

    def _role(self, entity: str) -> Role | None:
        return self.corpus.kinds.role(self._kind(entity))

    def propose(self, start: int, end: int) -> Proposal:
        """What the record of the characters `start` to `end` may say."""
        scene = self._stage.scene(start, end)
        if promised := self._promised(scene):
            return promised
        bound = self._bound(start, end)
        if compared := self._compared(scene, bound):
            return compared
        if bound:
            return self._of_figure(bound, scene)
        likely = self._vocabulary.likely(scene)
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
            return Proposal(kind=Kind.PLACEHOLDER, subject=subject, placeholder="data")
        if REFERENCE.fullmatch(scene.quote.strip()) and scene.quote.strip().startswith("["):
            return Proposal(kind=Kind.PLACEHOLDER, subject=subject, placeholder="reference")
        return None

    def _statement(self, scene: Scene) -> Proposal:
        near = [mention for mention in scene.mentions if mention.distance < _IN_ANOTHER_SENTENCE]
        subjects = _ids(sorted(near, key=lambda mention: not scene.within(mention)))  # those of the quote first
        return Proposal(kind=Kind.STATEMENT, subject=next(iter(subjects), None), subjects=subjects)

    def _compared(self, scene: Scene, bound: list[Binding]) -> Proposal | None:
        found = relation_of(scene)
        if found is None:
            return None
        relation, at = found
        is_rank = relation in ("outperforms", "matches")
        if not (is_rank and at >= scene.start) and any(one.found.unit for one in bound):
            return None
        systems = [one for one in scene.mentions if self._role(one.entity) is Role.SYSTEM]
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
        attribute = None if is_rank else self.corpus.size
        metric = (self._metric(scene) or self.corpus.everything) if is_rank else None
        return Proposal(
            kind=Kind.COMPARISON,
            subject=subject.entity,
            attribute=attribute,
            relation=relation,
            object=other.entity,
            metric=metric,
            scope=scope_of(scene.quote) if is_rank else None,
            subjects=_ids(systems),
        )

    def _bound(self, start: int, end: int) -> list[Binding]:
        """The bindings of the figures in the quote, the best told first; of equals the last."""
        inside = [one for one in self._bindings if one.start < end and start < one.end]
        return sorted(inside, key=lambda one: (not one.is_bound, one.attribute is None, -one.start))

    def _of_figure(self, bound: list[Binding], scene: Scene) -> Proposal:
        """What the record of a figure may say; without a subject or an attribute where the text gives none."""
        one = bound[0]
        if one.mood in NOT_ASSERTED:
            return Proposal(note=NOT_ASSERTED[one.mood])
        if one.attribute is None:
            return Proposal(note="; ".join(one.why))
        value = (_value_of(one, one.attribute),) if one.value and not one.says_more else ()
        subject = f"text-{self.article.id}" if one.entity == THE_TEXT else one.entity
        known = subject if subject in self.corpus.entities else None
        others = _ids(one for one in scene.mentions if known and self._kind(one.entity) == self._kind(known))
        return Proposal(
            kind=one.attribute.claim_kind,
            subject=known,
            attribute=one.attribute.id,
            value=value,
            metric=one.when.metric,
            subjects=tuple(dict.fromkeys((known, *others))) if known else (),
            attributes=(one.attribute.id,),
            note=one.says_more or ("" if known and one.value else "; ".join(one.why)),
        )

    def _asserted(self, scene: Scene, one: Likely, likely: list[Likely]) -> Proposal | None:
        attribute = self.corpus.attributes[one.attribute]
        value = self._value(scene, attribute)
        if not value:
            return None
        subjects = self._subjects(scene, attribute, value)
        attributes = tuple(other.attribute for other in likely[:_MOST])
        metric = self._metric(scene) if "metric" in attribute.needs else None
        return Proposal(
            kind=attribute.claim_kind,
            subject=next(iter(subjects), None),
            attribute=attribute.id,
            value=value,
            metric=metric,
            subjects=subjects,
            attributes=attributes,
        )

    def _metric(self, scene: Scene) -> str | None:
        """The benchmark, or set of them, that the sentence or row names."""
        tests = (one for one in scene.mentions if self._role(one.entity) in (Role.TEST, Role.TEST_SET))
        return next((one.entity for one in tests if one.distance < _IN_ANOTHER_SENTENCE), None)

    def _subjects(self, scene: Scene, attribute: Attribute, value: tuple[str, ...]) -> tuple[str, ...]:
        """What the attribute can be said of, the nearest before the value first."""
        kinds = set(self._kinds_of(attribute.id)) or {self.corpus.kinds.main}
        if {self.corpus.kinds.role(kind) for kind in kinds} == {Role.TEXT}:
            return (f"text-{self.article.id}",) if f"text-{self.article.id}" in self.corpus.entities else ()
        fitting = (one for one in scene.mentions if self._kind(one.entity) in kinds and one.entity not in value)
        return _ids(fitting)

    def _kinds_of(self, attribute: str) -> list[str]:
        return [kind for name, kind in self._said_of if name == attribute]

    def _value(self, scene: Scene, attribute: Attribute) -> tuple[str, ...]:
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


_LONGEST_SIGN = 3
"""Characters: `km`, `MWh` and `%` are signs of what is measured, `tokens` is a word for what is counted."""


def _value_of(one: Binding, attribute: Attribute) -> str:
    """The value as a record has it: a date in the form of ISO 8601, a figure with the scale of its column."""
    if isinstance(one.value, PartialDate):
        return one.value.printed
    scaled = one.found.quantity.printed if one.found.quantity else one.printed
    return _figure(" ".join(scaled.split()), attribute)


def _figure(printed: str, attribute: Attribute) -> str:
    """The figure; without the words of its unit where they merely say what is counted, as the attribute does anyway."""
    whole, _ = read_quantity(printed, attribute) if attribute.type == "quantity" else (None, "")
    unit = whole.unit if whole else None
    if whole is None or unit is None or unit.factor != 1 or len(unit.symbol) <= _LONGEST_SIGN:
        return printed  # a kilometre is no word for what is counted: without it the figure says less
    words = printed.split()
    for length in range(1, len(words)):
        shorter, _ = read_quantity(" ".join(words[:length]), attribute)
        if shorter and (shorter.interval, shorter.points) == (whole.interval, whole.points):
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
