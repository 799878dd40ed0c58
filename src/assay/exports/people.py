"""The authors of a source as bibliographies want them: people by the parts of their names, organisations whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assay.model import Source
from assay.model.sources import OTHERS


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody."""

    family: str
    given: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, a newspaper, a site; or somebody with one name."""

    name: str


@dataclass(frozen=True, slots=True)
class Others:
    """Authors whom the record does not name."""


Author = Person | Organisation | Others


def authors(source: Source) -> Iterator[Author]:
    """The authors in the order of the record, which has `Family, Given` or the name of an organisation."""
    for name in source.author:
        family, _, given = (part.strip() for part in name.partition(","))
        if OTHERS.fullmatch(name.strip()):
            yield Others()
        elif family and given:
            yield Person(family, given)
        else:
            yield Organisation(name.strip())
