"""Where a quote stands in a text, and what stands there that is almost it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from assay.records.typography import PLAIN, UNSEEN

_ALIKE = {**PLAIN, "…": "."}
_ALIKE_ENOUGH, _BESIDE = 0.65, 0.25
"""The share of a quote's characters that a stretch of the text must have, in their order, to be shown for it, and what
each further character of the stretch takes off."""


@dataclass(frozen=True)
class Near:
    """A stretch of the text that differs from the quote only in signs that look alike, white space or capitals."""

    start: int
    quote: str


def places(text: str, quote: str) -> list[int]:
    """All offsets at which the quote stands, to the letter."""
    return [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []


def near_misses(text: str, quote: str) -> list[Near]:
    """What the quote may have meant: the same but for curly or straight signs, dashes, white space and capitals."""
    said, origins = _folded(text)
    wanted = _folded(quote)[0].strip()
    found = []
    for start in places(said, wanted) if wanted else []:
        first, last = origins[start], origins[start + len(wanted) - 1]
        found.append(Near(first, text[first : last + 1]))
    return found


def closest(text: str, quote: str) -> Near | None:
    """The stretch of words that looks most like the quote, where one is alike enough: with a word less or more, say."""
    words = [match.span() for match in re.finditer(r"\w\S*\w|\S", text)]
    wanted = _folded(quote)[0].strip()
    length = len(wanted.split())
    seen = SequenceMatcher(b=wanted, autojunk=False)
    best, found = _ALIKE_ENOUGH, None
    for first in range(len(words)):
        start = words[first][0]
        for _, end in words[first + max(0, length - 2) : first + length + 2]:
            said = _folded(text[start:end])[0]
            seen.set_seq1(said)
            both = (len(said) + len(wanted)) / 2
            beside = _BESIDE * max(0, len(said) - len(wanted))
            if (seen.quick_ratio() * both - beside) / len(wanted) <= best:
                continue
            likeness = (seen.ratio() * both - beside) / len(wanted)
            if likeness > best:
                best, found = likeness, Near(start, text[start:end])
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without what may differ, and for each of its characters the offset from which it comes."""
    said: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        if character in UNSEEN:
            continue
        if character.isspace():
            if said and said[-1] == " ":
                continue
            plain = " "
        else:
            plain = _ALIKE.get(character, character).casefold()
        said += plain
        origins += [offset] * len(plain)
    return "".join(said), origins
