"""The corpus under watch: it answers as the corpus does, and every look-up is noted for the unit that is being made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any

from assay.memory.keys import EVERYTHING, fact_keys
from assay.memory.watched import Watched
from assay.model import Attribute, Claim, Fact, Law, Role
from assay.model.corpus import Corpus
from assay.model.tension import Tension

Note = Callable[[str], None]
KINDS = {
    "attributes": "attribute",
    "entities": "entity",
    "sources": "source",
    "articles": "article",
    "claims": "claim",
    "errata": "erratum",
    "set_asides": "set aside",
    "tensions": "tension",
}
"""The records that are kept by id, and how their look-ups are called."""


class WatchedCorpus(Corpus):
    """Answers as another corpus does. What that can be asked and is not listed here counts as asking for everything.

    The sorts of things are as they are: where they change, all that is remembered is forgotten.
    """

    def __init__(self, corpus: Corpus, note: Note) -> None:
        vars(self).update({name: Watched(kind, getattr(corpus, name), note) for name, kind in KINDS.items()})
        vars(self).update(_corpus=corpus, _note=note, kinds=corpus.kinds)

    _corpus: Corpus
    _note: Note

    @property
    def size(self) -> str | None:
        """See Corpus."""
        self._note("attribute *")
        return self._corpus.size

    @property
    def everything(self) -> str | None:
        """See Corpus."""
        self._note("entity *")
        return self._corpus.everything

    def comparing(self, how: str) -> tuple[Attribute, ...]:
        """See Corpus."""
        self._note("attribute *")
        return self._corpus.comparing(how)

    def role(self, entity: str | None) -> Role | None:
        """See Corpus. The kinds themselves are part of what a memory was made with."""
        self._note(f"entity {entity}")
        return self._corpus.role(entity)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts."""
        self._note("fact *")
        return self._corpus.facts

    @property
    def laws(self) -> tuple[Law, ...]:
        """All laws."""
        self._note("law *")
        return self._corpus.laws

    # Through the mappings, which are watched.
    attribute = Corpus.attribute
    entity = Corpus.entity
    attribute_label = Corpus.attribute_label

    def facts_about(self, subject: str | None, attribute: str | None) -> tuple[Fact, ...]:
        """See Corpus."""
        self._note(f"facts {subject} {attribute}")
        return self._corpus.facts_about(subject, attribute)

    def mistakes_about(self, subject: str, attribute: str) -> tuple[Fact, ...]:
        """See Corpus."""
        self._note(f"facts {subject} {attribute}")
        return self._corpus.mistakes_about(subject, attribute)

    def facts_on(self, attribute: str) -> tuple[Fact, ...]:
        """See Corpus."""
        self._note(f"facts on {attribute}")
        return self._corpus.facts_on(attribute)

    def facts_of(self, subject: str) -> tuple[Fact, ...]:
        """See Corpus."""
        self._note(f"facts of {subject}")
        return self._corpus.facts_of(subject)

    def fact(self, name: str) -> Fact | None:
        """See Corpus. A known error of its source marks a fact, so that it matters what the fact is about."""
        self._note(f"fact {name}")
        found = self._corpus.fact(name)
        if found is not None:
            self._note(fact_keys(found.subject, found.attribute)[0])
        return found

    def all_facts_of(self, subject: str) -> tuple[Fact, ...]:
        """See Corpus."""
        self._note(f"facts of {subject}")
        return self._corpus.all_facts_of(subject)

    @property
    def subjects(self) -> tuple[str, ...]:
        """See Corpus."""
        self._note("fact *")
        return self._corpus.subjects

    def figures_between(self, attribute: str, low: float, high: float) -> tuple[Fact, ...]:
        """See Corpus."""
        self._note(f"facts on {attribute}")
        return self._corpus.figures_between(attribute, low, high)

    def members(self, family: str | None) -> tuple[str, ...]:
        """See Corpus."""
        self._note(f"members {family}")
        return self._corpus.members(family)

    def siblings(self, entity: str | None) -> tuple[str, ...]:
        """See Corpus."""
        record = self.entity(entity)
        if record is not None and record.family:
            self._note(f"members {record.family}")
        return self._corpus.siblings(entity)

    def variants(self, attribute: str) -> tuple[str, ...]:
        """See Corpus."""
        self._note("attribute *")
        return self._corpus.variants(attribute)

    def root(self, source: str) -> str:
        """See Corpus."""
        record = self.sources.get(source)
        return self.root(record.origin) if record and record.origin else source

    def claims_of(self, article: str) -> Iterator[Claim]:
        """See Corpus."""
        self._note(f"claims of {article}")
        return self._corpus.claims_of(article)

    def subjects_in(self, article: str) -> frozenset[str]:
        """See Corpus."""
        self._note(f"subjects of {article}")
        return self._corpus.subjects_in(article)

    def tensions_of(self, claim: str) -> tuple[Tension, ...]:
        """See Corpus."""
        self._note(f"tensions of {claim}")
        return self._corpus.tensions_of(claim)

    def label(self, entity: str | None) -> str:
        """See Corpus."""
        self._note(f"entity {entity}")
        return self._corpus.label(entity)


def _anything_else(name: str) -> Any:
    def asked(self: WatchedCorpus) -> Any:
        self._note(EVERYTHING)
        return getattr(self._corpus, name)

    return property(asked)


for _name in (*vars(Corpus), *(_field.name for _field in fields(Corpus))):
    if not _name.startswith("__") and _name not in (*vars(WatchedCorpus), *KINDS, "kinds"):
        setattr(WatchedCorpus, _name, _anything_else(_name))


class Part(WatchedCorpus):
    """The corpus as a search among some of its statements has it: it goes over these alone, and can look up all."""

    def __init__(self, corpus: Corpus, note: Note, claims: Mapping[str, Claim], subjects: Collection[str]) -> None:
        super().__init__(corpus, note)
        vars(self).update(claims=_Some(corpus.claims, note, claims), _subjects=subjects)

    _subjects: Collection[str]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts about its subjects, known errors too, in the order of the records."""
        found: list[Fact] = []
        for subject in self._subjects:
            found += self.all_facts_of(subject)
        return tuple(found)


class _Some(Watched[Claim]):
    """All claims to look up, and some of them to go over."""

    __slots__ = ("_chosen",)

    def __init__(self, known: Mapping[str, Claim], note: Note, chosen: Mapping[str, Claim]) -> None:
        super().__init__("claim", known, note)
        self._chosen = chosen

    def __iter__(self) -> Iterator[str]:
        for name in self._chosen:
            self._note(f"claim {name}")
            yield name

    def __len__(self) -> int:
        return len(self._chosen)
