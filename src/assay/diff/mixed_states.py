"""States of the records between two others: some of the changed records as they are now, the rest as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any

from assay.model import Claim, Entity, Erratum, Fact, Result
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.model.vocabulary import printed
from assay.quantity import Quantity
from assay.records.known_errors import concerned

Key = tuple[str, str]
"""Kind and id of a record: `("fact", "hoffmann-2022#chinchilla-70b.training_tokens")`."""

FIELDS = {
    "attribute": "attributes", "entity": "entities", "source": "sources", "article": "articles",
    "erratum": "errata", "law": "laws", "fact": "facts", "claim": "claims",
}  # fmt: skip
"""The kinds of records on which a verdict can depend, and where the corpus keeps them."""

NAMED = ("attribute", "entity", "source", "article")
"""Kinds of records that others name by their id."""

_Forms = Mapping[Key, Any]


@dataclass(frozen=True)
class Side:
    """One state: the records, and what the notebooks recorded."""

    corpus: Corpus
    results: tuple[Result, ...] = ()

    @cached_property
    def forms(self) -> _Forms:
        """Every record by its key; what a notebook recorded counts as one, and no fact bears its erratum."""
        found: dict[Key, Any] = {}
        for kind, field in FIELDS.items():
            held = getattr(self.corpus, field)
            for record in held.values() if isinstance(held, Mapping) else held:
                found[kind, record.id] = replace(record, erratum=None) if isinstance(record, Fact) else record
        for result in self.results:
            found["notebook", result.notebook] = (*found.get(("notebook", result.notebook), ()), result)
        return found


@dataclass(frozen=True)
class Worlds:
    """All states between a base and a head.

    What differs is put back or taken over record by record. A figure that reads differently only because the
    vocabulary gives its attribute another unit goes with the attribute. A record that another one names is there
    whenever that other one is.
    """

    base: Side
    head: Side

    @cached_property
    def _both(self) -> tuple[_Forms, _Forms]:
        return self.base.forms, self.head.forms

    @cached_property
    def _differing(self) -> tuple[Key, ...]:
        was, now = self._both
        return tuple(key for key in dict.fromkeys((*now, *was)) if was.get(key) != now.get(key))

    @cached_property
    def leaders(self) -> Mapping[Key, Key]:
        """Records that read differently though nobody rewrote them, each with the attribute that is the reason."""
        was, now = self._both
        moved = {name for kind, name in self._differing if kind == "attribute"}
        found: dict[Key, Key] = {}
        for key in self._differing:
            if key in was and key in now and _written(was[key]) == _written(now[key]):
                behind = [name for name in _attributes(now[key]) if name in moved]
                if behind:
                    found[key] = ("attribute", behind[0])
        return found

    @cached_property
    def changed(self) -> tuple[Key, ...]:
        """The records that somebody changed, added or removed."""
        return tuple(key for key in self._differing if key not in self.leaders)

    @cached_property
    def _lopsided(self) -> Mapping[str, tuple[Key, ...]]:
        """Records that others name and that only one side has, by id."""
        was, now = self._both
        found: dict[str, tuple[Key, ...]] = {}
        for key in self._differing:
            if key[0] in NAMED and (key in was) != (key in now):
                found[key[1]] = (*found.get(key[1], ()), key)
        return found

    @cached_property
    def _needs(self) -> tuple[Mapping[Key, tuple[Key, ...]], ...]:
        """What of the lopsided records each differing record names, as it was and as it is now."""
        return tuple(
            {key: tuple(self._named_by(forms[key])) for key in self._differing if key in forms} for forms in self._both
        )

    def _named_by(self, form: Any) -> Iterator[Key]:
        for name in self._lopsided.keys() & set(_texts(form)):
            yield from self._lopsided[name]

    def between(self, taken: AbstractSet[Key]) -> Side:
        """The base with these changes taken over: with none it is the base, with all of `changed` the head."""
        was, now = self._both
        chosen = {key: (now if self.leaders.get(key, key) in taken else was).get(key) for key in self._differing}
        if self._lopsided:
            self._complete(chosen)
        records: dict[str, dict[str, Any]] = {kind: {} for kind in (*FIELDS, "notebook")}
        for key in dict.fromkeys((*now, *was)):
            form = chosen[key] if key in chosen else now[key]
            if form is not None:
                records[key[0]][key[1]] = form
        results = tuple(result for own in records["notebook"].values() for result in own)
        return Side(_corpus(records, self.head.corpus), results)

    def _complete(self, chosen: dict[Key, Any]) -> None:
        """Bring in what the chosen records name."""
        was, now = self._both
        waiting = [key for key, form in chosen.items() if form is not None]
        while waiting:
            key = waiting.pop()
            for needed in self._needs[chosen[key] is now.get(key)].get(key, ()):
                if chosen[needed] is None:
                    chosen[needed] = now.get(needed) or was.get(needed)
                    waiting.append(needed)


def _corpus(records: Mapping[str, Mapping[str, Any]], head: Corpus) -> Corpus:
    errata: Mapping[str, Erratum] = records["erratum"]
    order = {source: place for place, source in enumerate(records["source"])}
    facts: list[Fact] = sorted(records["fact"].values(), key=lambda fact: order[fact.source])
    by_source: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_source[fact.source].append(fact)
    wrong = {fact.id: erratum for erratum in errata.values() for fact in concerned(erratum, by_source[erratum.source])}
    return Corpus(
        attributes=records["attribute"],
        entities=records["entity"],
        sources=records["source"],
        facts=tuple(replace(fact, erratum=wrong[fact.id]) if fact.id in wrong else fact for fact in facts),
        laws=tuple(records["law"].values()),
        articles=records["article"],
        claims=records["claim"],
        errata=errata,
        set_asides=head.set_asides,
    )


def _written(form: Any) -> Any:
    """The record as somebody wrote it, whatever the vocabulary makes of it."""
    if isinstance(form, Fact | Claim):
        return replace(form, value=None if form.value is None else printed(form.value))  # type: ignore[arg-type]
    if isinstance(form, Entity):
        return replace(form, given=tuple((name, value.printed) for name, value in form.given))  # type: ignore[misc]
    return form


def _attributes(form: Any) -> tuple[str, ...]:
    if isinstance(form, Fact | Claim):
        return (form.attribute,) if form.attribute else ()
    return tuple(name for name, _ in form.given) if isinstance(form, Entity) else ()


def _texts(value: Any) -> Iterator[str]:
    """Every text in a record, at any depth: the names in it are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, Quantity | PartialDate):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
