"""What a figure may be instead of something that its subject has: a rate, a ratio, a difference, a part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assay.model import Attribute
from assay.quantity import Found

_RATE = re.compile(r"\s*(?:/\s?|(?:per|each|every|an?)\s(?!total))(?P<by>[A-Za-z]+)")
_COMPARATIVE_NOUNS = frozenset({"times", "more", "fewer", "less", "additional", "extra"})
_MORE = re.compile(r"\d.*(?<!\bor )\b(?:more|fewer|less|additional|extra)\b(?! than)", re.IGNORECASE)
"""Within a figure, between number and unit: `100 billion more parameters`."""
BEFORE = (
    (re.compile(r"(?:\bper|\bevery|\beach|/)\s*\Z", re.IGNORECASE), "it is what a rate is counted by"),
    (
        re.compile(
            r"\b(?:another|additional|extra|a further|by|increase of|decrease of|reduction of|rise of|drop of"
            r"|difference of|gap of|saving of|remaining|other|first|last|next|top|each of|one of|some of|any of|of the"
            r"|of its|out of|plus|minus)\s(?:about\s|only\s)?\Z",
            re.IGNORECASE,
        ),
        "it is a change, or a part of something",
    ),
    (
        re.compile(
            r"\bof (?:an?|its|the|their) (?:[\w-]+ ){0,2}(?:corpus|set|dataset|pool|collection|total|supply|stock)"
            r" (?:of|with) (?:about |over |nearly )?\Z",
            re.IGNORECASE,
        ),
        "it is a whole of which something is a part",
    ),
)
"""Words before a figure by which it is nothing that its subject has."""
AFTER = (
    (
        re.compile(
            r"\s*(?:(?:more|fewer|less|additional|extra|further|larger|smaller|longer|higher|lower|bigger|greater|short"
            r"|away|off|ahead|behind|apart)\b(?! than one)|(?:times|x|×)\s)",
            re.IGNORECASE,
        ),
        "it is a ratio or a difference",
    ),
    (re.compile(r"\s*of (?:its|their|the|these|those|all)\b"), "it is a part of something"),
)
"""The same behind it."""
_OF_WHICH = re.compile(r"\bof (?:which|these|them|whom)\s(?:\w+\s)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The words of one attribute, ready to be looked for."""

    attribute: Attribute
    cues: re.Pattern[str]
    unless: re.Pattern[str]
    hints: re.Pattern[str]
    """The words for proposals: where they stand alone in a label one may ask."""
    is_sure: bool
    """Whether the vocabulary says its cues; its label and the words for proposals only hint."""
    by_unit: bool
    """Whether its unit alone says it: as its record says, or because a vocabulary without cues has no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The words around a figure: up to its neighbours in the clause, and up to the next comma."""

    before: str
    after: str
    near_before: str
    near_after: str


def other_kinds(figure: Found, around: Around, signs: Iterable[Sign], divisors: Collection[str]) -> Iterator[str]:
    """Why a figure is a rate, a ratio, a difference or a part, and so no attribute of its own.

    By `divisors` something may be counted and still be what it is: heads per layer.
    """
    name = figure.unit.name if figure.unit else ""
    if name == "times" or figure.noun.split(" ")[0] in _COMPARATIVE_NOUNS or _MORE.search(figure.printed):
        yield "it is a ratio or a difference"
    if figure.printed.lower().startswith("from ") and re.match(r"\s*to\s", around.after):
        yield "it is what a change began with"
    yield from (reason for pattern, reason in BEFORE if pattern.search(around.before))
    yield from (reason for pattern, reason in AFTER if pattern.match(around.after))
    told = (sign.cues.search(around.near_after) for sign in signs if not sign.by_unit)
    if _OF_WHICH.search(around.before) and not any(told):
        yield "it is a part of something"
    rate = _RATE.match(around.after)
    if "_per_" not in name and rate and rate["by"] not in divisors:
        yield "it is a rate"
