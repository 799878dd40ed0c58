"""Where a quote stands in a text, and what stands there that is almost it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALIKE = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "…": ".",
}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


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


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without what may differ, and for each of its characters the offset from which it comes."""
    said: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        if character in _UNSEEN:
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
