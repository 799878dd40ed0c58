"""Cuts a sentence into its clauses, and tells whether a statement speaks of one.

A claim on one half of a sentence does not answer for the other half. A clause begins at a conjunction, a relative word,
a colon or a participle behind a comma; what has no verb, or too few words to say anything, belongs to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 3
"""Words with a meaning of their own that make a clause; fewer are an aside or an introduction: `He added that`."""
SHARE = 0.5
"""How much of a clause's words must come up in a statement for it to speak of the clause."""

_JOINTS = re.compile(
    r"[,;:—–]?\s+(?=(?:and|but|or|which|who|while|although|though|because|since|so|whereas|unless|if|when|where|that|thus)\b)"
    r"|[;:]\s+|\s[—–]\s|,\s(?=\w+ing\b)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|should|must|do|does|did|\w+(?:ed|es|s|ing)"
    r"|show|make|take|need|lead|get|give|run|cost|grow|found|built|made)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]+|\d[\d.,]*")
_SMALL_WORDS = """
the a an of to in on for and or but with as at by from is are was were be been it its this that these those which who
they their he his she we our you your not more than such also have has had can could may might will would should into
over about only even very much many some most all other one two between there what when where how
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that say nothing by themselves."""
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_STEM = 6


def clauses_of(sentence: str) -> Iterator[tuple[int, int]]:
    """Start and end of each clause; a sentence without joints is one."""
    parts: list[tuple[int, int]] = []
    start = 0
    for joint in _JOINTS.finditer(sentence):
        parts.append((start, joint.start()))
        start = joint.end()
    parts.append((start, len(sentence)))
    whole: list[tuple[int, int]] = []
    for low, high in parts:
        stands_alone = not whole or (_says(sentence[low:high]) and _says(sentence[whole[-1][0] : whole[-1][1]]))
        whole.append((low if stands_alone else whole.pop()[0], high))
    yield from whole


def _says(part: str) -> bool:
    return len(stems(part)) >= LEAST and _VERB.search(part) is not None


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that mean something by themselves."""
    return frozenset(_stem(word) for word in _WORD.findall(text) if word.lower() not in _SMALL)


def _stem(word: str) -> str:
    word = word.lower()
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + LEAST), "")
    return word.removesuffix(ending)[:_STEM]


def speaks_of(statement: str, clause: str) -> bool:
    """Whether a statement takes up half of what a clause says, in its words, and two of them at least."""
    said = stems(clause)
    return len(said & stems(statement)) >= max(2, SHARE * len(said))
