"""The ids of what can be said and contradicted, each of a type of its own: nobody need read one to tell which it is."""

from __future__ import annotations


class ClaimId(str):
    """Of a claim: the article, a slash, and the name of its record."""

    __slots__ = ()


class FactId(str):
    """Of a fact: the key of the source, a sign, and what tells it from the others of that source."""

    __slots__ = ()


class Given(str):
    """Of what an entity has by definition: nobody states it, so no contradiction names it."""

    __slots__ = ()
