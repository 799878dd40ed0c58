"""Lines that were broken to fit a width, made whole again, with a map of offsets back to the text as it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

_ENDED = re.compile(r"[.!?:;…][\"'”’)\]»]*$")
_LISTED = re.compile(r"\s*(?:[-*•–—▪◦]\s|\d{1,3}[.)]\s|\||#{1,6}\s|>)")
_NARROWEST, _WIDEST = 30, 160
"""Characters of a line that may have been broken: shorter ones are headings and cells, longer ones paragraphs."""
_NEAR = 0.7
"""Share of the width of its neighbours that a line has at least which was broken to fit it."""
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text with whole lines, and where its pieces come from."""

    text: str
    starts: tuple[int, ...]
    """Offsets in the text at which pieces begin that were copied."""
    origins: tuple[int, ...]
    """For each of them the offset in the text as it was."""

    def origin(self, offset: int) -> int:
        """The offset in the text as it was."""
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]


def unwrap(text: str) -> Unwrapped:
    """Join the lines of each paragraph that was broken to fit a width, and the words that were broken with a hyphen."""
    lines = text.split("\n")
    hyphened = Counter(re.findall(r"[^\W\d_]+-[^\W\d_]+", text.casefold()))
    width = _width(lines)
    said: list[str] = []
    starts: list[int] = [0]
    origins: list[int] = [0]
    length = place = 0
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        kept, between, skipped = line, "\n", 0
        if number + 1 < len(lines) and _goes_on(line, after, width):
            kept, between, skipped = _joined(line, after, hyphened)
        said += (kept, between) if number + 1 < len(lines) else (kept,)
        length += len(kept) + len(between)
        place += len(line) + 1 + skipped
        if number + 1 < len(lines):
            lines[number + 1] = after[skipped:]
            starts.append(length)
            origins.append(place)
    return Unwrapped("".join(said), tuple(starts), tuple(origins))


def _width(lines: list[str]) -> int:
    """The width to which lines were broken: that of the longer ones among those that do not end a sentence."""
    lengths = sorted(
        len(line) for line in lines if len(line.rstrip()) >= _NARROWEST and not _ENDED.search(line.rstrip())
    )
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a line was broken where it ends."""
    line, after = line.rstrip(), after.strip()
    if not line or not after or (_LISTED.match(line) and line.startswith("|")) or _LISTED.match(after):
        return False
    if len(line) > _WIDEST or width > _WIDEST:
        return False
    begins_low = after[0].islower()
    if _HYPHEN.search(line) and begins_low and len(line) >= _NARROWEST // 2:
        return True
    if len(line) < _NARROWEST:
        return False
    if _ENDED.search(line):
        return len(line) >= _NEAR * width and begins_low
    return begins_low or len(line) >= _NEAR * width


def _joined(line: str, after: str, hyphened: Counter[str]) -> tuple[str, str, int]:
    """The line as it goes on, what stands between it and the next, and the characters of the next that are left out."""
    skipped = len(after) - len(after.lstrip())
    kept = line.rstrip()
    found = _HYPHEN.search(kept)
    second = re.match(r"[^\W\d_]+", after[skipped:])
    if found is None or second is None or not second[0][0].islower():
        return kept, " ", skipped
    if hyphened[f"{found[1]}-{second[0]}".casefold()] and kept[-1] != "\u00ad":
        return kept, "", skipped
    return kept[:-1], "", skipped
