"""What a service says of a publication, in one form for all services."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assay.errors import visible
from assay.web.answer import BadAnswer, Page

_RETRACTING = frozenset(("retraction", "retracted", "retract", "withdrawal", "withdrawn", "removal", "removed"))
"""Words in the names of notices: Crossref has `retraction_and_replacement` too, and others may come."""

TITLE = 2_000
ABSTRACT = 20_000
AUTHORS = 500_000
"""Characters; some papers of physics have five thousand authors, and no title is a page long."""


class Absent(Exception):
    """The service knows nothing of the publication, and says so."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A word on a publication after it appeared: a retraction, a correction."""

    type: str
    """In the words of the service: retraction, withdrawal, removal, correction…"""
    said_by: str
    """Who says so: the notice's DOI, or the place where it stands."""

    @property
    def _words(self) -> frozenset[str]:
        return frozenset(re.split(r"[^a-z]+", self.type.lower()))

    @property
    def retracts(self) -> bool:
        """Whether it takes the whole publication back, for good."""
        return not self._words.isdisjoint(_RETRACTING) and self._words.isdisjoint(("partial", "temporary"))

    @property
    def reinstates(self) -> bool:
        """Whether it takes back that the publication was taken back."""
        return not self._words.isdisjoint(("reinstatement", "reinstated"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """One publication as a service describes it."""

    id: str
    title: str
    authors: tuple[str, ...]
    """`Family, Given` or the name of an organisation."""
    date: str
    """Of its first publication, as exact as it is told: YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not."""
    type: str = ""
    """In the words of the service: journal-article, proceedings-article, preprint…"""
    abstract: str = ""
    version: int | None = None
    """The newest version, where versions are counted."""
    notices: tuple[Notice, ...] = ()

    def __post_init__(self) -> None:
        """What a service says is kept as it may be shown, and within bounds."""
        longest = {"title": TITLE, "type": TITLE, "abstract": ABSTRACT}
        for name, most in longest.items():
            text = getattr(self, name)
            if len(text) > most:
                raise BadAnswer(f"the {name} is longer than {most:,} characters")
            object.__setattr__(self, name, _shown(text))
        if sum(map(len, self.authors)) > AUTHORS:
            raise BadAnswer(f"the names of the authors are longer than {AUTHORS:,} characters")
        object.__setattr__(self, "authors", tuple(map(_shown, self.authors)))


def _shown(text: str) -> str:
    """Without marks that nobody sees, and with what a terminal would obey written out."""
    return visible("".join(sign for sign in text if unicodedata.category(sign) != "Cf"))


def family_first(name: str) -> str:
    """`Hoffmann, Jordan` from `Jordan Hoffmann`; particles stay with the given names: `Casas, Diego de Las`."""
    given, _, family = " ".join(name.split()).rpartition(" ")
    return f"{family}, {given}" if given else family


def read_json(page: Page) -> Mapping[str, Any]:
    """The object in an answer; BadAnswer where it holds anything else."""
    try:
        found = json.loads(page.text)
    except (ValueError, RecursionError):
        raise BadAnswer("the answer is not readable as JSON") from None
    if not isinstance(found, dict):
        raise BadAnswer("the answer is JSON of another shape than expected")
    return found


def one(found: Mapping[str, Any], name: str, type_: type[Any]) -> Any:
    """A field that has to be there, of the type that it has to be; BadAnswer otherwise."""
    value = found.get(name)
    if not isinstance(value, type_):
        raise BadAnswer(f"the answer is JSON of another shape than expected ({name})")
    return value


def many(found: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects; empty where there is none, BadAnswer where something else stands there."""
    value = found.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise BadAnswer(f"the answer is JSON of another shape than expected ({name})")
    return value
