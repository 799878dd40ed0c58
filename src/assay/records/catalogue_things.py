"""Everything that catalogues and records say, by thing: what the comparison of sources and the explorers begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.model.differences import Said, Thing, sizes_of
from assay.model.naming import NameWords
from assay.quantity import Quantity
from assay.records.catalogue_store import Catalogues, Stored


def things(catalogues: Catalogues, corpus: Corpus | None = None) -> Iterator[Thing]:
    """All that the catalogues know; with a corpus, each with what the hand-made records say of it too."""
    stored: dict[str, list[Stored]] = defaultdict(list)
    for one in catalogues.everything():
        stored[one.entity].append(one)
    for entity, said in sorted(stored.items()):
        yield _thing(entity, said, corpus.facts_of(entity) if corpus else (), catalogues.words)


def _thing(entity: str, stored: Iterable[Stored], facts: Iterable[Fact], words: NameWords) -> Thing:
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    names: dict[str, None] = {}
    for one in stored:
        names[one.name] = None
        found[one.attribute, one.conditions].append(
            Said(
                source=one.source,
                text=_plain(one.text),
                at=one.at,
                name=one.name,
                when=one.as_of,
                is_default=one.is_default,
            )
        )
    for fact in facts:
        text = _figure(fact)
        conditions = "@".join(part for part in (fact.when.metric, fact.when.accelerator, fact.when.setting) if part)
        if text is not None and (fact.attribute, conditions) in found:
            when = fact.when.as_of.printed if fact.when.as_of else ""
            found[fact.attribute, conditions].append(
                Said(source=fact.source, text=text, at=fact.locator, name="", when=when)
            )
    return Thing(entity, tuple(sizes_of(names, words)), found)


def _plain(text: str) -> str:
    """A number without an exponent; anything else as it is."""
    try:
        return format(Decimal(text), "f")
    except ArithmeticError:
        return text


def _figure(fact: Fact) -> str | None:
    """What a recorded fact says, where that is one exact figure, a date or one name."""
    match fact.value:
        case Quantity(points=(point,), hedge=""):
            return _plain(repr(point))
        case PartialDate():
            return fact.value.printed
        case (name,):
            return name
    return None
