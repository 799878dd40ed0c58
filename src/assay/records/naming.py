"""The words of which names of systems are made, as `claims/naming.yml` has them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from assay.model import Kinds, Role
from assay.model.naming import NameWords, fold
from assay.records.fields import EntityId, KindId, Text
from assay.records.reader import Reader
from assay.records.types import Record


class MakerRecord(Record):
    """How an organisation stands in the names of what it makes."""

    names: list[Text] = Field([])
    """As names begin with it: Mistral AI."""
    owners: list[Text] = Field([])
    """As it stands before a slash: mistralai."""


class NamingRecord(Record):
    """`claims/naming.yml`."""

    makers: dict[EntityId, MakerRecord] = Field({})
    """Who makes systems, by the id of the organisation."""
    hosts: list[Text] = Field([])
    """Who merely serves or stores what others made; before a slash they say nothing."""
    variants: dict[Text, list[Text]] = Field({})
    """How a system was tuned: the usual word, and all that mean it."""
    quantisations: list[Text] = Field([])
    """Formats of the weights that make another system of it."""
    packaging: list[Text] = Field([])
    """Words that change nothing of the system."""
    systems: list[KindId] = Field([])
    """Kinds of entities whose names have such parts; all others are known by their whole name."""


def read_naming(reader: Reader, path: Path, kinds: Kinds) -> NameWords:
    """The words; none where the project has no such file.

    Where it does not say which kinds have names of parts, systems have, with their families and classes.
    """
    record = reader.decoded(reader.document(path), NamingRecord) if path.is_file() else None
    words = words_of(record) if record else NameWords()
    usual = kinds.of(Role.SYSTEM, Role.FAMILY, Role.CLASS) if kinds.declared else None
    return words if words.systems is not None else replace(words, systems=usual)


def words_of(record: NamingRecord) -> NameWords:
    """The words of a record, folded as names are."""
    return NameWords(
        makers={fold(name): maker for maker, said in record.makers.items() for name in said.names},
        owners={fold(name): maker for maker, said in record.makers.items() for name in said.owners},
        hosts=frozenset(map(fold, record.hosts)),
        variants={fold(word): usual for usual, words in record.variants.items() for word in words},
        quantisations=frozenset(map(fold, record.quantisations)),
        packaging=frozenset(map(fold, record.packaging)),
        systems=frozenset(record.systems) if record.systems else None,
    )
